DELETE FROM file WHERE handle = $1
