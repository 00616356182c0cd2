SELECT COUNT(*) FROM consent c JOIN answer_set s ON s.handle = c.handle
WHERE c.use_of = 'rater' AND c.given AND s.rater = $1
