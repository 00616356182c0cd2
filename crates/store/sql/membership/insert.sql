INSERT INTO membership (id, person_id, partner_id, role, scope, created_ms, created_by, accepted_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
