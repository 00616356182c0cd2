SELECT COUNT(*) FROM audit_entry
WHERE ($1 = '' OR actor = $1) AND ($2 = '' OR act = $2) AND at_ms >= $3 AND at_ms < $4
