UPDATE access SET state = $1
WHERE id IN (SELECT value FROM json_each($2))
  AND state NOT IN ('withdrawn', 'ended') AND ($1 <> 'opened' OR state = 'invited')
