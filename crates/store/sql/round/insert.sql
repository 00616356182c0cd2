INSERT INTO round (id, keeper_id, questionnaire_id, state, facts, version, created_ms, changed_ms)
VALUES ($1, $2, $3, 'draft', $4, 1, $5, $5)
