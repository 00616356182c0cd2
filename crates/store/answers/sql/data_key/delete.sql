DELETE FROM vault.data_key WHERE handle = $1
