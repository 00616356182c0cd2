SELECT id, at_ms, actor, act, kind, handle, number, digest FROM audit_entry
WHERE ($1 = '' OR actor = $1) AND ($2 = '' OR act = $2) AND at_ms >= $3 AND at_ms < $4
ORDER BY id DESC LIMIT $5 OFFSET $6
