UPDATE person SET state = $1, version = version + 1, changed_ms = $2 WHERE id = $3 AND state <> $1
