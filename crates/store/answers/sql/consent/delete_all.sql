DELETE FROM consent WHERE handle = $1
