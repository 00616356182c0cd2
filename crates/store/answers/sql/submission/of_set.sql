SELECT handle, number, receipt, day, closed, record FROM submission WHERE handle = $1 ORDER BY number
