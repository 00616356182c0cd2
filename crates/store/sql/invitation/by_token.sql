SELECT id, person_id, kind, created_by, expires_ms FROM invitation
WHERE token = $1 AND ended_ms IS NULL AND expires_ms > $2
