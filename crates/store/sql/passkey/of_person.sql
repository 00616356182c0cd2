SELECT id, person_id, credential_id, credential, name, created_ms, used_ms FROM passkey WHERE person_id = $1 ORDER BY id
