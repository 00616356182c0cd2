SELECT id, person_id, partner_id, role, scope, accepted_ms FROM membership WHERE ended_ms IS NULL ORDER BY id
