SELECT id, person_id, partner_id, role, scope FROM membership WHERE person_id = $1 AND ended_ms IS NULL ORDER BY id
