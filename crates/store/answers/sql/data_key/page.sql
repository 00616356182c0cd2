SELECT handle, wrapped FROM vault.data_key WHERE handle > $1 ORDER BY handle LIMIT $2
