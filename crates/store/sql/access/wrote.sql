UPDATE access SET written_day = $1, bounced = $2 WHERE id = $3
