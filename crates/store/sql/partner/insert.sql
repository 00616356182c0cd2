INSERT INTO partner (id, keeper_id, visibility, archived, facts, version, created_ms, changed_ms)
VALUES ($1, $2, $3, FALSE, $4, 1, $5, $5)
