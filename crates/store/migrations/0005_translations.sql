-- Words of a questionnaire in a language, beside its workbook, which stays as it is. `place` names the words in the form,
-- `source` is the digest of what they translate, `reviewed_by` the person who read them and found them right.
CREATE TABLE translation (
    questionnaire_id TEXT NOT NULL REFERENCES questionnaire (id),
    locale TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    reviewed_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    PRIMARY KEY (questionnaire_id, locale, place)
);
