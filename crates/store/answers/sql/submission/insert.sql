INSERT INTO submission (id, handle, number, client_key, receipt, day, closed, record)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
