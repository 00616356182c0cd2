SELECT id, round_id, keeper_id, hidden, jurisdiction, locator, code, state, who, by_code, by_staff,
       invited_day, written_day, bounced
FROM access WHERE locator = $1
