SELECT treaty, jurisdiction, source, state, since, reservations, note, source_date, checked
FROM treaty_status WHERE jurisdiction = $1 ORDER BY treaty, source
