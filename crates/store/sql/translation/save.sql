INSERT INTO translation (questionnaire_id, locale, place, text, source, reviewed_by, version, changed_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7 + 1, $8)
ON CONFLICT (questionnaire_id, locale, place) DO UPDATE
SET text = excluded.text, source = excluded.source, reviewed_by = excluded.reviewed_by, version = excluded.version,
    changed_ms = excluded.changed_ms
WHERE translation.version = $7
