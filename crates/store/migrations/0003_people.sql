-- Partners, people and what they may do; sessions; the log of acts. Ids are time-ordered; instants are UTC milliseconds.

CREATE TABLE partner (
    id TEXT NOT NULL PRIMARY KEY,
    keeper_id TEXT NOT NULL REFERENCES partner (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('hidden', 'desk', 'public')),
    archived BOOLEAN NOT NULL,
    facts TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL
);
CREATE INDEX partner_keeper ON partner (keeper_id);

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    locale TEXT NOT NULL,
    zone TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (digest IN ('never', 'daily', 'weekly')),
    password TEXT,
    totp TEXT,
    totp_step BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    digest_ms BIGINT NOT NULL
);

-- One role of one person at one partner. It gives something from when she accepted it until it ended, and stays here.
CREATE TABLE membership (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    partner_id TEXT NOT NULL REFERENCES partner (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope <> ''),
    created_ms BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    accepted_ms BIGINT,
    ended_ms BIGINT,
    ended_by TEXT
);
CREATE UNIQUE INDEX membership_live ON membership (person_id, partner_id, role) WHERE ended_ms IS NULL;
CREATE INDEX membership_partner ON membership (partner_id);
CREATE INDEX membership_person ON membership (person_id);

-- Only the hash of the link's secret is kept.
CREATE TABLE invitation (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset')),
    token TEXT NOT NULL UNIQUE,
    created_ms BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    expires_ms BIGINT NOT NULL,
    ended_ms BIGINT
);
CREATE INDEX invitation_person ON invitation (person_id);

CREATE TABLE passkey (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    credential_id TEXT NOT NULL UNIQUE,
    credential TEXT NOT NULL,
    name TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    used_ms BIGINT
);
CREATE INDEX passkey_person ON passkey (person_id);

CREATE TABLE recovery_code (
    person_id TEXT NOT NULL REFERENCES person (id),
    code TEXT NOT NULL,
    used_ms BIGINT,
    PRIMARY KEY (person_id, code)
);

-- Only the hash of the token is kept.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    created_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    fresh_ms BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);

-- What may be used once: a challenge that was answered.
CREATE TABLE spent (
    token TEXT NOT NULL PRIMARY KEY,
    expires_ms BIGINT NOT NULL
);

-- Who did what to which record. Written in the transaction of the act, chained afterwards; holds no content.
CREATE TABLE audit_entry (
    id TEXT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    handle TEXT NOT NULL,
    number BIGINT UNIQUE,
    digest TEXT,
    CHECK ((number IS NULL) = (digest IS NULL))
);

-- What a record said in each of its versions.
CREATE TABLE history (
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, record_id, version)
);

-- Something that a person should look at; says what kind, never what it holds.
CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    handle TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    read_ms BIGINT
);
CREATE INDEX notice_person ON notice (person_id);

-- An act that waits for a second person, and what came of it.
CREATE TABLE release_request (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES person (id),
    asked_ms BIGINT NOT NULL,
    decided_by TEXT REFERENCES person (id),
    decided_ms BIGINT,
    granted BOOLEAN,
    used_ms BIGINT,
    CHECK ((decided_by IS NULL) = (decided_ms IS NULL)),
    CHECK ((decided_by IS NULL) = (granted IS NULL)),
    CHECK (decided_by <> asked_by)
);
