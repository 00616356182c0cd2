SELECT source, file_name, file_digest, added, changed, same, created_ms FROM import_run ORDER BY created_ms, id
