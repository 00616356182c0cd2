DELETE FROM coding WHERE handle = $1 AND place = $2 AND coder = $3
