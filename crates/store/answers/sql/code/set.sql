INSERT INTO code (id, round_id, parent, name, archived) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, name = excluded.name, archived = excluded.archived
