INSERT INTO act (id, day, act, handle) VALUES ($1, $2, $3, $4)
