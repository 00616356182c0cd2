INSERT INTO vault.data_key (handle, wrapped) VALUES ($1, $2)
ON CONFLICT (handle) DO UPDATE SET wrapped = data_key.wrapped
RETURNING wrapped
