INSERT INTO coding (handle, number, question, place, coder, code) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (handle, number, place, coder, code) DO NOTHING
