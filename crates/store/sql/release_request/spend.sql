UPDATE release_request SET used_ms = $1 WHERE id = $2 AND granted AND used_ms IS NULL AND asked_by = $3
