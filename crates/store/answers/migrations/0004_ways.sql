-- What is looked for by more than its key, so that nothing slows with the number of answers.
CREATE INDEX submission_receipt ON submission (receipt);
CREATE INDEX answer_set_page ON answer_set (round_id, handle);
