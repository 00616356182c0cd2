INSERT INTO observation (variable_id, jurisdiction, period, disaggregation, year, kind, number, answer,
    answer_code, lower_bound, upper_bound, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (variable_id, jurisdiction, period, disaggregation) DO UPDATE SET
    year = excluded.year, kind = excluded.kind, number = excluded.number, answer = excluded.answer,
    answer_code = excluded.answer_code, lower_bound = excluded.lower_bound, upper_bound = excluded.upper_bound,
    note = excluded.note
