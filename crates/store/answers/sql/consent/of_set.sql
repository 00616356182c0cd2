SELECT use_of, given FROM consent WHERE handle = $1 ORDER BY use_of
