SELECT a.id, a.round_id, a.keeper_id, a.hidden, a.jurisdiction, a.locator, a.code, a.state, a.who, a.by_code, a.by_staff,
       a.invited_day, a.written_day, a.bounced
FROM access a
WHERE a.round_id = $3 AND ($1 = 'system' OR NOT a.hidden OR EXISTS (
    SELECT 1 FROM membership m
    WHERE m.person_id = $2 AND m.partner_id = a.keeper_id AND m.ended_ms IS NULL AND m.accepted_ms IS NOT NULL))
ORDER BY a.id
