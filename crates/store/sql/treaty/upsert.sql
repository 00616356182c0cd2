INSERT INTO treaty_status (treaty, jurisdiction, source, state, since, reservations, note, source_date, checked)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (treaty, jurisdiction, source) DO UPDATE SET
    state = excluded.state, since = excluded.since, reservations = excluded.reservations, note = excluded.note,
    source_date = excluded.source_date, checked = excluded.checked
