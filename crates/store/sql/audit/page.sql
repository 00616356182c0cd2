SELECT id, at_ms, actor, act, kind, handle, number, digest FROM audit_entry
WHERE ($1 = '' OR actor = $1) AND ($2 = '' OR act = $2) AND at_ms >= $3 AND at_ms < $4
AND (kind <> 'partner' OR EXISTS (
    SELECT 1 FROM partner WHERE partner.id = audit_entry.handle
    AND (partner.visibility <> 'hidden' OR EXISTS (
        SELECT 1 FROM membership WHERE membership.person_id = $5 AND membership.ended_ms IS NULL
        AND membership.accepted_ms IS NOT NULL AND membership.partner_id IN (partner.id, partner.keeper_id)))))
AND (kind <> 'access' OR EXISTS (
    SELECT 1 FROM access WHERE access.id = audit_entry.handle
    AND (NOT access.hidden OR EXISTS (
        SELECT 1 FROM membership WHERE membership.person_id = $5 AND membership.ended_ms IS NULL
        AND membership.accepted_ms IS NOT NULL AND membership.partner_id = access.keeper_id))))
ORDER BY id DESC LIMIT $6 OFFSET $7
