INSERT INTO history (kind, record_id, version, at_ms, by_person, content) VALUES ($1, $2, $3, $4, $5, $6)
