-- Whoever gives the key of an earlier answer is the same rater: few are looked through, those that agreed.
CREATE INDEX consent_rater ON consent (handle) WHERE use_of = 'rater';
