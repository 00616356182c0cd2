SELECT s.handle, a.jurisdiction, a.class, s.number, s.day, s.closed
FROM answer_set a JOIN submission s ON s.handle = a.handle AND s.number = a.submissions
WHERE a.round_id = $1 AND a.handle > $2
ORDER BY a.handle LIMIT $3
