SELECT id, email, name, state, locale, zone, digest, version FROM person
WHERE ($1 = 'system' OR id = $2 OR $1 = 'desk' AND EXISTS (
    SELECT 1 FROM membership JOIN partner ON partner.id = membership.partner_id
    WHERE membership.person_id = person.id AND (partner.visibility <> 'hidden' OR EXISTS (
        SELECT 1 FROM membership AS own WHERE own.person_id = $2 AND own.ended_ms IS NULL
        AND own.accepted_ms IS NOT NULL AND own.partner_id IN (partner.id, partner.keeper_id)))))
ORDER BY id
