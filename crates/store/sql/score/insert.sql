INSERT INTO score (run_id, kind, principle, dimension, jurisdiction, year, since, withheld, numbers)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
