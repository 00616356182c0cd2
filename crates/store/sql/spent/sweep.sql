DELETE FROM spent WHERE expires_ms < $1
