SELECT a.handle, a.jurisdiction, a.class, a.rater, s.number, s.day, s.record, k.wrapped
FROM answer_set a
JOIN submission s ON s.handle = a.handle AND s.number = a.submissions
JOIN vault.data_key k ON k.handle = a.handle
WHERE a.round_id = $1 AND a.handle > $2
ORDER BY a.handle LIMIT $3
