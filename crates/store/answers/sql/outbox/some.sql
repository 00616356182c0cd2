SELECT id, sealed FROM outbox ORDER BY id LIMIT $1
