UPDATE person SET name = $1, locale = $2, zone = $3, digest = $4, version = version + 1, changed_ms = $5
WHERE id = $6 AND version = $7
