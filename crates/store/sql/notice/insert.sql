INSERT INTO notice (id, person_id, kind, handle, created_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
