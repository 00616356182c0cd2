DELETE FROM session WHERE id = $1 AND person_id = $2
