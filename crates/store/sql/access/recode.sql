UPDATE access SET locator = $1, code = $2, by_code = $3 WHERE id = $4 AND code = $5
AND NOT EXISTS (SELECT 1 FROM access WHERE locator = $1)
