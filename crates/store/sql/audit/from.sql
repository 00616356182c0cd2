SELECT id, at_ms, actor, act, kind, handle, number, digest FROM audit_entry
WHERE number > $1 ORDER BY number LIMIT $2
