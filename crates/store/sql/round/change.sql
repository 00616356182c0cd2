UPDATE round SET questionnaire_id = $1, state = $2, facts = $3, version = version + 1, changed_ms = $4
WHERE id = $5 AND version = $6
