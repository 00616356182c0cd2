INSERT INTO answer_set (handle, round_id, jurisdiction, class, rater, version, draft, submissions, day)
SELECT handle, $2, $3, $4, $5, 1, $6, 0, $7 FROM vault.data_key WHERE handle = $1 AND length(wrapped) > 0
ON CONFLICT (handle) DO NOTHING
