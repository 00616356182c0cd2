DELETE FROM coding WHERE handle = $1
