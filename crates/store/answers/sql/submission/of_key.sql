SELECT id, handle, number, receipt, day, closed, record FROM submission WHERE client_key = $1
