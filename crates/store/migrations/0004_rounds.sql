-- Rounds and who was invited to them. What was answered lies in another database; `access` holds the way to it, sealed.

CREATE TABLE questionnaire (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    framework TEXT NOT NULL,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,
    workbook BYTEA NOT NULL,
    created_ms BIGINT NOT NULL
);

CREATE TABLE round (
    id TEXT NOT NULL PRIMARY KEY,
    keeper_id TEXT NOT NULL REFERENCES partner (id),
    questionnaire_id TEXT NOT NULL REFERENCES questionnaire (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    facts TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL
);

-- One invitation of an organisation to a round. Times are days. `code` is the hash of the secret half of the code;
-- `by_code` and `by_staff` are the handle of the answer set, sealed with the code and with the installation’s key.
CREATE TABLE access (
    id TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    keeper_id TEXT NOT NULL REFERENCES partner (id),
    hidden BOOLEAN NOT NULL,
    jurisdiction TEXT NOT NULL,
    locator TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'opened', 'submitted', 'withdrawn', 'ended')),
    who TEXT NOT NULL,
    by_code TEXT NOT NULL,
    by_staff TEXT NOT NULL,
    invited_day TEXT NOT NULL,
    written_day TEXT,
    bounced BOOLEAN NOT NULL
);
CREATE INDEX access_round ON access (round_id, jurisdiction);
