-- Files that go with an answer, sealed with its key. What a file is called here is a digest made with that key too: it
-- tells nobody what the file is, and not that two answers hold the same one. No name, kind or time.
CREATE TABLE file (
    handle TEXT NOT NULL REFERENCES answer_set (handle),
    id TEXT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (handle, id)
);
