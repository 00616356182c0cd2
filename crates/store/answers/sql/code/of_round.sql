SELECT id, parent, name, archived FROM code WHERE round_id = $1 ORDER BY id
