SELECT a.id, a.round_id, a.keeper_id, a.hidden, a.jurisdiction, a.locator, a.code, a.state, a.who, a.by_code,
       a.by_staff, a.invited_day, a.written_day, a.bounced,
       r.keeper_id AS round_keeper_id, r.questionnaire_id, r.state AS round_state, r.facts, r.version
FROM access a JOIN round r ON r.id = a.round_id
WHERE a.locator = $1 OR a.id = $2
