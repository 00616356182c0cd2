SELECT handle, wrapped FROM vault.data_key WHERE handle > $1 AND length(wrapped) > 0 ORDER BY handle LIMIT $2
