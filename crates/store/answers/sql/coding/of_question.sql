SELECT c.handle, c.place, c.coder, c.code, a.jurisdiction
FROM coding c JOIN answer_set a ON a.handle = c.handle AND a.submissions = c.number
WHERE a.round_id = $1 AND c.question = $2
ORDER BY c.handle, c.place, c.coder, c.code
