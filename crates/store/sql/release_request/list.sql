SELECT id, kind, reason, asked_by, asked_ms, decided_by, decided_ms, granted, used_ms FROM release_request
WHERE asked_ms > $1 ORDER BY id DESC
