INSERT INTO dataset (id, source, edition, publisher, title, licence, url, citation, created_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (source, edition) DO UPDATE SET
    publisher = excluded.publisher, title = excluded.title, licence = excluded.licence,
    url = excluded.url, citation = excluded.citation
RETURNING id
