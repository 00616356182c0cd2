-- Each way to a row costs every submission a page of the disk: those that nothing walks go. A submission is named by its
-- answer set and its number; what a client sends twice has one receipt, which follows from it.
CREATE TABLE submitted (
    handle TEXT NOT NULL REFERENCES answer_set (handle),
    number BIGINT NOT NULL,
    receipt TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    closed TEXT NOT NULL,
    record BYTEA NOT NULL,
    PRIMARY KEY (handle, number)
);
INSERT INTO submitted (handle, number, receipt, day, closed, record)
SELECT handle, number, receipt, day, closed, record FROM submission;
DROP TABLE submission;
ALTER TABLE submitted RENAME TO submission;

CREATE TABLE done (
    day TEXT NOT NULL,
    id TEXT NOT NULL,
    act TEXT NOT NULL,
    handle TEXT NOT NULL,
    digest TEXT,
    PRIMARY KEY (day, id)
);
INSERT INTO done (day, id, act, handle, digest) SELECT day, id, act, handle, digest FROM act;
DROP TABLE act;
ALTER TABLE done RENAME TO act;

DROP INDEX answer_set_round;
