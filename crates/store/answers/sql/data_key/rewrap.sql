UPDATE vault.data_key SET wrapped = $1 WHERE handle = $2 AND wrapped = $3
