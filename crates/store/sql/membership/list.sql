SELECT membership.id, membership.person_id, membership.partner_id, membership.role, membership.scope, membership.accepted_ms
FROM membership JOIN partner ON partner.id = membership.partner_id
WHERE membership.ended_ms IS NULL AND ($1 = 'system' OR membership.person_id = $2 OR $1 = 'desk' AND (partner.visibility <> 'hidden' OR EXISTS (
        SELECT 1 FROM membership AS own WHERE own.person_id = $2 AND own.ended_ms IS NULL
        AND own.accepted_ms IS NOT NULL AND own.partner_id IN (partner.id, partner.keeper_id))))
ORDER BY membership.id
