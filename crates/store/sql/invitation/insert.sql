INSERT INTO invitation (id, person_id, kind, token, created_ms, created_by, expires_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7)
