UPDATE passkey SET credential = $1, used_ms = $2 WHERE id = $3
