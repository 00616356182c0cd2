INSERT INTO person (id, email, name, state, locale, zone, digest, totp_step, version, created_ms, changed_ms, digest_ms)
VALUES ($1, $2, $3, 'invited', $4, $5, 'never', 0, 1, $6, $6, $6)
