INSERT INTO answer_set (handle, round_id, jurisdiction, class, rater, version, draft, submissions, day)
VALUES ($1, $2, $3, $4, $5, 1, $6, 0, $7)
ON CONFLICT (handle) DO NOTHING
