SELECT id, at_ms, actor, act, kind, handle, number, digest FROM audit_entry WHERE number IS NULL ORDER BY id LIMIT $1
