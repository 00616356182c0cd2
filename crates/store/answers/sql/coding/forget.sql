DELETE FROM coding WHERE code = $1
