SELECT record FROM submission WHERE handle = $1 AND number = $2
