UPDATE session SET seen_ms = $1 WHERE id = $2 AND seen_ms < $1
