SELECT v.code AS variable, o.jurisdiction, o.period, o.disaggregation, o.year, o.kind, o.number, o.answer,
       o.answer_code, o.lower_bound, o.upper_bound, o.note
FROM observation o
JOIN variable v ON v.id = o.variable_id
JOIN dataset d ON d.id = v.dataset_id
WHERE d.source = $1 AND d.edition = $2
ORDER BY v.code, o.jurisdiction, o.period, o.disaggregation
