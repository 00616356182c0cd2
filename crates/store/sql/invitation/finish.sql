UPDATE invitation SET ended_ms = $1 WHERE id = $2 AND ended_ms IS NULL
