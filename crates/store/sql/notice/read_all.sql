UPDATE notice SET read_ms = $1 WHERE person_id = $2 AND read_ms IS NULL
