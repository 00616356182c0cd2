SELECT id, person_id, partner_id, role, scope, accepted_ms FROM membership
WHERE person_id = $1 AND ended_ms IS NULL AND accepted_ms IS NULL AND ($2 = '' OR created_by = $2) ORDER BY id
