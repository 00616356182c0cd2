UPDATE access SET state = $1
WHERE id = $2 AND state <> $1 AND state <> 'ended' AND ($1 <> 'opened' OR state = 'invited')
