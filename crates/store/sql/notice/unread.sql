SELECT COUNT(*) FROM notice WHERE person_id = $1 AND read_ms IS NULL
