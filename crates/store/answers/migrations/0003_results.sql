-- Tags for what organisations wrote in their own words, a tree for each round. They are words of those who read, in
-- clear; what is tagged stays sealed.

CREATE TABLE code (
    id TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL,
    parent TEXT NOT NULL,
    name TEXT NOT NULL,
    archived BOOLEAN NOT NULL
);
CREATE INDEX code_round ON code (round_id);

-- Which tags a coder gave to one text of a submission. Whoever read one and gave none has a row whose `code` is empty;
-- so has everybody else, so that it is known who read. `place` names the text where a repeat holds several.
CREATE TABLE coding (
    handle TEXT NOT NULL REFERENCES answer_set (handle),
    number BIGINT NOT NULL,
    question TEXT NOT NULL,
    place TEXT NOT NULL,
    coder TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (handle, number, place, coder, code)
);
