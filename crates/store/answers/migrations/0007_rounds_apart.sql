-- The answers of a round are read in the order of handles, page by page, and counted: without this, each round was read
-- with all others.
CREATE INDEX answer_set_in_round ON answer_set (round_id, handle);
