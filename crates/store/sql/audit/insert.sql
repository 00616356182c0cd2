INSERT INTO audit_entry (id, at_ms, actor, act, kind, handle) VALUES ($1, $2, $3, $4, $5, $6)
