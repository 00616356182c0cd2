SELECT id, keeper_id, visibility, archived, facts, version FROM partner
WHERE ($1 = 'system' OR visibility = 'public' OR ($1 = 'desk' AND visibility = 'desk')
    OR EXISTS (SELECT 1 FROM membership WHERE membership.person_id = $2 AND membership.ended_ms IS NULL
               AND membership.accepted_ms IS NOT NULL
               AND membership.partner_id IN (partner.id, partner.keeper_id)))
ORDER BY id
