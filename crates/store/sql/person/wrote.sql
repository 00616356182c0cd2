UPDATE person SET digest_ms = $1 WHERE id = $2
