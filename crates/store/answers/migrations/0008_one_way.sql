-- The same as answer_set_in_round: each answer that begins wrote both.
DROP INDEX answer_set_page;
