INSERT INTO import_run (id, source, file_name, file_digest, added, changed, same, created_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
