-- The wall around answers on PostgreSQL: whoever serves them is a role that reaches nothing else, and the role that
-- reaches everything else does not reach them.

GRANT USAGE ON SCHEMA answers, vault TO diligence_answers;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA answers, vault TO diligence_answers;
REVOKE INSERT, UPDATE, DELETE ON answers._sqlx_migrations FROM diligence_answers;
-- What was submitted, and each file, stays as it was until it is deleted; acts stay, and are chained.
REVOKE UPDATE ON answers.submission, answers.file FROM diligence_answers;
REVOKE UPDATE, DELETE ON answers.act FROM diligence_answers;
GRANT UPDATE (digest) ON answers.act TO diligence_answers;
