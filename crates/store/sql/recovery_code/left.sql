SELECT COUNT(*) FROM recovery_code WHERE person_id = $1 AND used_ms IS NULL
