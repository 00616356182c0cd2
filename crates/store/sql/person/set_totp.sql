UPDATE person SET totp = $1, totp_step = $2, changed_ms = $3 WHERE id = $4
