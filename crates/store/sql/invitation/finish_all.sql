UPDATE invitation SET ended_ms = $1 WHERE person_id = $2 AND ended_ms IS NULL
