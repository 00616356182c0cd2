INSERT INTO vault.data_key (handle, wrapped)
SELECT value ->> 0, unhex(value ->> 1) FROM json_each($1) WHERE TRUE
ON CONFLICT (handle) DO NOTHING
