SELECT id, kind, handle, created_ms, read_ms FROM notice WHERE person_id = $1 ORDER BY id DESC LIMIT $2
