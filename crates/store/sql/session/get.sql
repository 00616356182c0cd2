SELECT id, person_id, created_ms, seen_ms, fresh_ms FROM session WHERE token = $1
