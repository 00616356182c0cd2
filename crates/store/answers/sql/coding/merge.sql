INSERT INTO coding (handle, number, question, place, coder, code)
SELECT handle, number, question, place, coder, $2 FROM coding WHERE code = $1
ON CONFLICT (handle, number, place, coder, code) DO NOTHING
