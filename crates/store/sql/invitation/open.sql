SELECT id, person_id, kind, created_by, expires_ms FROM invitation
WHERE ended_ms IS NULL AND expires_ms > $1 ORDER BY id
