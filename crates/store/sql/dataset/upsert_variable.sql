INSERT INTO variable (id, dataset_id, code, words, unit, better, caveat)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (dataset_id, code) DO UPDATE SET
    words = excluded.words, unit = excluded.unit, better = excluded.better, caveat = excluded.caveat
RETURNING id
