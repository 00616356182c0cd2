DELETE FROM answer_set WHERE handle = $1
