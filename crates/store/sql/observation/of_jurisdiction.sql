SELECT d.source, d.edition, v.code AS variable, v.words, v.unit, v.better, v.caveat,
       o.jurisdiction, o.period, o.disaggregation, o.year, o.kind, o.number, o.answer,
       o.answer_code, o.lower_bound, o.upper_bound, o.note
FROM observation o
JOIN variable v ON v.id = o.variable_id
JOIN dataset d ON d.id = v.dataset_id
WHERE o.jurisdiction = $1
ORDER BY d.source, d.edition, v.code, o.disaggregation, o.year, o.period
