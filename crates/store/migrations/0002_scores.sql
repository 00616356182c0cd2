-- Runs of the measurement model and what they publish. Equal runs give equal numbers, so one is kept.

CREATE TABLE score_run (
    id TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL,
    model TEXT NOT NULL,
    input TEXT NOT NULL,
    seed TEXT NOT NULL,
    chains BIGINT NOT NULL,
    draws BIGINT NOT NULL,
    program TEXT NOT NULL,
    ratings BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    UNIQUE (edition, model, input, seed, chains)
);

-- One number, or the reason why there is none. A gap has both dimensions and says neither; a change says since when.
CREATE TABLE score (
    run_id TEXT NOT NULL REFERENCES score_run (id),
    kind TEXT NOT NULL CHECK (kind IN ('score', 'gap', 'change', 'self-assessment')),
    principle TEXT NOT NULL,
    dimension TEXT NOT NULL CHECK (dimension IN ('law', 'practice', '')),
    jurisdiction TEXT NOT NULL,
    year BIGINT NOT NULL,
    since BIGINT,
    withheld TEXT,
    numbers TEXT,
    PRIMARY KEY (run_id, jurisdiction, kind, principle, dimension, year),
    CHECK ((withheld IS NULL) = (numbers IS NOT NULL)),
    CHECK ((kind = 'gap') = (dimension = '')),
    CHECK ((kind = 'change') = (since IS NOT NULL))
);
CREATE INDEX score_jurisdiction ON score (jurisdiction);
