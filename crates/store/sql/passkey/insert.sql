INSERT INTO passkey (id, person_id, credential_id, credential, name, created_ms) VALUES ($1, $2, $3, $4, $5, $6)
