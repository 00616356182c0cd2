INSERT INTO answer_set (handle, round_id, jurisdiction, class, rater, version, draft, submissions, day)
VALUES ($1, $2, $3, $4, $5, 1, $6, 1, $7)
ON CONFLICT (handle) DO NOTHING;
INSERT INTO submission (id, handle, number, client_key, receipt, day, closed, record)
SELECT $8, $1, 1, $9, $10, $7, $11, $12 WHERE changes() = 1;
INSERT INTO act (id, day, act, handle) SELECT $13, $7, 'submitted', $1 WHERE changes() = 1;
INSERT INTO outbox (id, sealed) SELECT $14, $15 WHERE changes() = 1;
INSERT INTO consent (handle, use_of, given, day)
SELECT $1, value ->> 0, value ->> 1, $7 FROM json_each($16) WHERE changes() = 1
