UPDATE person SET password = $1, changed_ms = $2 WHERE id = $3
