-- What was answered. Nothing here tells who answered, or when but for the day: identifiers are random, no row counts up
-- across answer sets; on SQLite the tables are made WITHOUT ROWID (store/src/answers.rs), which would count. The keys that open what is sealed lie in a database of their own, which no backup holds.

CREATE TABLE vault.data_key (
    handle TEXT NOT NULL PRIMARY KEY,
    wrapped BYTEA NOT NULL
);

-- One organisation’s answer to one round. `draft` is sealed: the record, who touched which section, comments.
CREATE TABLE answer_set (
    handle TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    class TEXT NOT NULL,
    rater TEXT NOT NULL,
    version BIGINT NOT NULL,
    draft BYTEA NOT NULL,
    submissions BIGINT NOT NULL,
    day TEXT NOT NULL
);
CREATE INDEX answer_set_round ON answer_set (round_id, jurisdiction);

-- What was submitted; a correction is a further one, and keeps what it corrects. `closed` holds answers that are one of
-- a list or a number, in clear; `record` holds all of it, sealed.
CREATE TABLE submission (
    id TEXT NOT NULL PRIMARY KEY,
    handle TEXT NOT NULL REFERENCES answer_set (handle),
    number BIGINT NOT NULL,
    client_key TEXT NOT NULL UNIQUE,
    receipt TEXT NOT NULL,
    day TEXT NOT NULL,
    closed TEXT NOT NULL,
    record BYTEA NOT NULL,
    UNIQUE (handle, number)
);

CREATE TABLE consent (
    handle TEXT NOT NULL REFERENCES answer_set (handle),
    use_of TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (handle, use_of)
);

-- What the other side has to be told, sealed with the installation’s key; gone once it was.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL
);

-- What contributors did, by day. Within a day acts stand in the order of their digests, which is none.
CREATE TABLE act (
    id TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    act TEXT NOT NULL,
    handle TEXT NOT NULL,
    digest TEXT
);
CREATE INDEX act_day ON act (day);
