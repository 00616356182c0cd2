DELETE FROM file WHERE handle = $1 AND id = $2
