INSERT INTO framework_edition (id, code, digest, content, created_ms) VALUES ($1, $2, $3, $4, $5)
