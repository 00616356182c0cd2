SELECT id, keeper_id, visibility, archived, facts, version FROM partner
WHERE visibility = 'public' AND NOT archived
ORDER BY id
