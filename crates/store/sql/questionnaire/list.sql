SELECT id, code, framework, title, digest FROM questionnaire ORDER BY id
