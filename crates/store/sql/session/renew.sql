UPDATE session SET token = $1, seen_ms = $2, fresh_ms = $2 WHERE id = $3
