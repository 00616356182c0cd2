UPDATE release_request SET decided_by = $1, decided_ms = $2, granted = $3 WHERE id = $4 AND decided_by IS NULL
