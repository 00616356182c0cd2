UPDATE access SET state = $1
WHERE id IN (SELECT jsonb_array_elements_text($2::jsonb))
  AND state NOT IN ('withdrawn', 'ended') AND ($1 <> 'opened' OR state = 'invited')
