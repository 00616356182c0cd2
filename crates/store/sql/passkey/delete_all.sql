DELETE FROM passkey WHERE person_id = $1
