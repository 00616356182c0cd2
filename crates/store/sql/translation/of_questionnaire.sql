SELECT locale, place, text, source, reviewed_by, version FROM translation WHERE questionnaire_id = $1
ORDER BY locale, place
