SELECT version, at_ms, by_person, content FROM history WHERE kind = $1 AND record_id = $2 ORDER BY version DESC
