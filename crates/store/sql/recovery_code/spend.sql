UPDATE recovery_code SET used_ms = $1 WHERE person_id = $2 AND code = $3 AND used_ms IS NULL
