-- One text for SQLite and PostgreSQL. Integers are BIGINT, identifiers time-ordered UUIDs as TEXT, instants
-- UTC milliseconds, dates ISO text.

CREATE TABLE revision (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL
);
INSERT INTO revision (id, number) VALUES (1, 1);

CREATE TABLE framework_edition (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    content TEXT NOT NULL,
    created_ms BIGINT NOT NULL
);

CREATE TABLE dataset (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    edition TEXT NOT NULL,
    publisher TEXT NOT NULL,
    title TEXT NOT NULL,
    licence TEXT NOT NULL,
    url TEXT NOT NULL,
    citation TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    UNIQUE (source, edition)
);

CREATE TABLE variable (
    id TEXT NOT NULL PRIMARY KEY,
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    unit TEXT NOT NULL,
    better TEXT NOT NULL,
    caveat TEXT NOT NULL,
    UNIQUE (dataset_id, code)
);

CREATE TABLE observation (
    variable_id TEXT NOT NULL REFERENCES variable (id),
    jurisdiction TEXT NOT NULL,
    period TEXT NOT NULL,
    disaggregation TEXT NOT NULL,
    year BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('number', 'answer', 'not-applicable')),
    number DOUBLE PRECISION,
    answer TEXT,
    answer_code TEXT,
    lower_bound DOUBLE PRECISION,
    upper_bound DOUBLE PRECISION,
    note TEXT NOT NULL,
    PRIMARY KEY (variable_id, jurisdiction, period, disaggregation),
    CHECK ((kind = 'number') = (number IS NOT NULL)),
    CHECK ((kind = 'answer') = (answer IS NOT NULL))
);
CREATE INDEX observation_jurisdiction ON observation (jurisdiction);

CREATE TABLE treaty_status (
    treaty TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    reservations TEXT,
    note TEXT NOT NULL,
    source_date TEXT NOT NULL,
    checked BOOLEAN NOT NULL,
    PRIMARY KEY (treaty, jurisdiction, source)
);
CREATE INDEX treaty_status_jurisdiction ON treaty_status (jurisdiction);

CREATE TABLE import_run (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_digest TEXT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    same BIGINT NOT NULL,
    created_ms BIGINT NOT NULL
);
