UPDATE access
SET who = $1, locator = 'forgotten ' || id, code = '', by_code = '', by_staff = '', written_day = NULL, bounced = FALSE
WHERE id = $2
