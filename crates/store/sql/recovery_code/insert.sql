INSERT INTO recovery_code (person_id, code) VALUES ($1, $2)
