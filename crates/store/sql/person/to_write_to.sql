SELECT id, email, name, state, locale, zone, digest, version FROM person
WHERE state = 'active' AND (digest = 'daily' AND digest_ms <= $1 OR digest = 'weekly' AND digest_ms <= $2)
AND EXISTS (SELECT 1 FROM notice WHERE notice.person_id = person.id AND notice.read_ms IS NULL
            AND notice.created_ms >= person.digest_ms)
ORDER BY id
