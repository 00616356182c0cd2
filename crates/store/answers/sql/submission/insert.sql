INSERT INTO submission (handle, number, receipt, day, closed, record) VALUES ($1, $2, $3, $4, $5, $6)
