SELECT id, at_ms, actor, act, kind, handle, number, digest FROM audit_entry
WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1
