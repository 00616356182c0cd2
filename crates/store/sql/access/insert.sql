INSERT INTO access (id, round_id, keeper_id, hidden, jurisdiction, locator, code, state, who, by_code, by_staff, invited_day, bounced)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'invited', $8, $9, $10, $11, FALSE)
ON CONFLICT (locator) DO NOTHING
