SELECT id, keeper_id, questionnaire_id, state, facts, version FROM round WHERE id = $1
