SELECT handle FROM answer_set WHERE round_id = $1 ORDER BY handle LIMIT $2
