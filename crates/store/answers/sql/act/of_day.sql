SELECT id, day, act, handle, digest FROM act WHERE day = $1 ORDER BY id
