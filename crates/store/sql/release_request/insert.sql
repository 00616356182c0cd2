INSERT INTO release_request (id, kind, reason, asked_by, asked_ms) VALUES ($1, $2, $3, $4, $5)
