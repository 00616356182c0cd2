UPDATE membership SET ended_ms = $1, ended_by = $2 WHERE partner_id = $3 AND ended_ms IS NULL
