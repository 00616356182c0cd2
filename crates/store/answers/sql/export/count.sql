SELECT COUNT(*) FROM answer_set WHERE round_id = $1 AND submissions > 0
