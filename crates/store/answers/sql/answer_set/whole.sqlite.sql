INSERT INTO answer_set (handle, round_id, jurisdiction, class, rater, version, draft, submissions, day)
SELECT $1, $2, $3, $4, $5, 1, $6, 1, $7
WHERE EXISTS (SELECT 1 FROM vault.data_key WHERE handle = $1 AND wrapped = $15)
AND NOT EXISTS (SELECT 1 FROM submission WHERE receipt = $8)
ON CONFLICT (handle) DO NOTHING;
INSERT INTO submission (handle, number, receipt, day, closed, record)
SELECT $1, 1, $8, $7, $9, $10 WHERE changes() = 1;
INSERT INTO act (id, day, act, handle) SELECT $11, $7, 'submitted', $1 WHERE changes() = 1;
INSERT INTO outbox (id, sealed) SELECT $12, $13 WHERE changes() = 1;
INSERT INTO consent (handle, use_of, given, day)
SELECT $1, value ->> 0, value ->> 1, $7 FROM json_each($14) WHERE changes() = 1
