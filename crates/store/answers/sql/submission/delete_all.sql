DELETE FROM submission WHERE handle = $1
