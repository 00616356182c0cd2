INSERT INTO questionnaire (id, code, framework, title, digest, workbook, created_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (code) DO NOTHING
