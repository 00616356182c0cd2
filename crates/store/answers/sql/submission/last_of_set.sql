SELECT s.id, s.handle, a.jurisdiction, a.class, s.number, s.day, s.closed
FROM submission s JOIN answer_set a ON a.handle = s.handle AND a.submissions = s.number
WHERE a.round_id = $1 AND a.handle = $2
