WITH key AS (
    INSERT INTO vault.data_key AS kept (handle, wrapped) VALUES ($1, $15)
    ON CONFLICT (handle) DO UPDATE SET wrapped = kept.wrapped WHERE kept.wrapped = excluded.wrapped
    RETURNING handle
), begun AS (
    INSERT INTO answer_set (handle, round_id, jurisdiction, class, rater, version, draft, submissions, day)
    SELECT handle, $2, $3, $4, $5, 1, $6, 1, $7 FROM key
    WHERE NOT EXISTS (SELECT 1 FROM submission WHERE receipt = $8)
    ON CONFLICT (handle) DO NOTHING
    RETURNING handle
), done AS (
    INSERT INTO act (id, day, act, handle) SELECT $11, $7, 'submitted', handle FROM begun
), told AS (
    INSERT INTO outbox (id, sealed) SELECT $12, $13 FROM begun
), agreed AS (
    INSERT INTO consent (handle, use_of, given, day)
    SELECT handle, value ->> 0, (value ->> 1)::boolean, $7 FROM begun, jsonb_array_elements($14::jsonb)
)
INSERT INTO submission (handle, number, receipt, day, closed, record)
SELECT handle, 1, $8, $7, $9, $10 FROM begun
