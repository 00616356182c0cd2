INSERT INTO session (id, token, person_id, created_ms, seen_ms, fresh_ms) VALUES ($1, $2, $3, $4, $4, $4)
