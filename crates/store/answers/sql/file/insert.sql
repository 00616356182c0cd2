INSERT INTO file (handle, id, content) VALUES ($1, $2, $3) ON CONFLICT (handle, id) DO NOTHING
