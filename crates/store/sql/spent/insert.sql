INSERT INTO spent (token, expires_ms) VALUES ($1, $2) ON CONFLICT (token) DO NOTHING
