INSERT INTO score_run (id, edition, model, input, seed, chains, draws, program, ratings, created_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
