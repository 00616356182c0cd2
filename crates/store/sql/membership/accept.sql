UPDATE membership SET accepted_ms = $1
WHERE person_id = $2 AND ended_ms IS NULL AND accepted_ms IS NULL AND ($3 = '' OR created_by = $3)
