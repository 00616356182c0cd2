INSERT INTO outbox (id, sealed) VALUES ($1, $2)
