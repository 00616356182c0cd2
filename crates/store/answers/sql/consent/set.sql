INSERT INTO consent (handle, use_of, given, day) VALUES ($1, $2, $3, $4)
ON CONFLICT (handle, use_of) DO UPDATE SET given = excluded.given, day = excluded.day
