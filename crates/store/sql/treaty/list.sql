SELECT treaty, jurisdiction, source, state, since, reservations, note, source_date, checked
FROM treaty_status ORDER BY treaty, jurisdiction, source
