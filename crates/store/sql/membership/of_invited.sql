SELECT membership.id, membership.person_id, membership.partner_id, membership.role, membership.scope,
       membership.accepted_ms, person.state
FROM membership JOIN partner ON partner.id = membership.partner_id JOIN person ON person.id = membership.person_id
WHERE membership.ended_ms IS NULL
AND ($1 = 'system' OR membership.person_id = $2 OR $1 = 'desk' AND (partner.visibility <> 'hidden' OR EXISTS (
        SELECT 1 FROM membership AS own WHERE own.person_id = $2 AND own.ended_ms IS NULL
        AND own.accepted_ms IS NOT NULL AND own.partner_id IN (partner.id, partner.keeper_id))))
AND (person.state = 'invited' OR person.id IN (
    SELECT person_id FROM membership AS offer WHERE offer.ended_ms IS NULL AND offer.accepted_ms IS NULL))
ORDER BY membership.id
