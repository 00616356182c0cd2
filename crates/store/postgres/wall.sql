-- The wall on PostgreSQL: whoever serves acts as a role that owns no table and cannot step around the policies. On
-- whose behalf it acts is told with each transaction; where nothing was told, only what is public is there.

GRANT USAGE ON SCHEMA public TO diligence_web;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO diligence_web;
REVOKE DELETE ON ALL TABLES IN SCHEMA public FROM diligence_web;
GRANT DELETE ON passkey, recovery_code, session, spent TO diligence_web;
REVOKE INSERT, UPDATE ON _sqlx_migrations FROM diligence_web;
-- What was written down about acts and versions stays as it was written; chaining adds number and digest.
REVOKE UPDATE, DELETE ON audit_entry, history FROM diligence_web;
GRANT UPDATE (number, digest) ON audit_entry TO diligence_web;

CREATE OR REPLACE FUNCTION diligence_reach() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('diligence.reach', true), '') $$;
CREATE OR REPLACE FUNCTION diligence_person() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('diligence.person', true), '') $$;
-- Asked from policies, so it looks at memberships past their own policy.
CREATE OR REPLACE FUNCTION diligence_belongs(one text, other text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM membership WHERE person_id = diligence_person() AND ended_ms IS NULL AND accepted_ms IS NOT NULL
                  AND partner_id IN (one, other)) $$;

ALTER TABLE partner ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON partner;
CREATE POLICY wall ON partner USING (
    diligence_reach() = 'system' OR visibility = 'public' OR diligence_reach() = 'desk' AND visibility = 'desk'
    OR diligence_belongs(id, keeper_id)
) WITH CHECK (
    diligence_reach() = 'system'
    OR diligence_reach() = 'desk' AND (visibility <> 'hidden' OR diligence_belongs(id, keeper_id))
);

ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON membership;
CREATE POLICY wall ON membership USING (
    diligence_reach() = 'system' OR person_id = diligence_person()
    OR diligence_reach() = 'desk' AND partner_id IN (SELECT id FROM partner)
) WITH CHECK (
    diligence_reach() = 'system' OR diligence_reach() = 'desk' AND partner_id IN (SELECT id FROM partner)
);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON person;
CREATE POLICY wall ON person USING (
    diligence_reach() = 'system' OR id = diligence_person()
    OR diligence_reach() = 'desk' AND id IN (SELECT person_id FROM membership)
) WITH CHECK (diligence_reach() IN ('system', 'desk'));

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['invitation', 'passkey', 'recovery_code', 'session'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('DROP POLICY IF EXISTS wall ON %I', name);
        EXECUTE format(
            'CREATE POLICY wall ON %I USING (diligence_reach() = ''system'' OR person_id = diligence_person()
             OR diligence_reach() = ''desk'' AND person_id IN (SELECT id FROM person))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['audit_entry', 'release_request', 'spent'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('DROP POLICY IF EXISTS wall ON %I', name);
        EXECUTE format('CREATE POLICY wall ON %I USING (diligence_reach() IN (''system'', ''desk''))', name);
    END LOOP;
END
$$;

ALTER TABLE history ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON history;
-- Whoever puts away her own hidden partner belongs to it no more when its last version is written down.
CREATE POLICY wall ON history USING (
    diligence_reach() = 'system'
    OR diligence_reach() = 'desk' AND (kind <> 'partner' OR record_id IN (SELECT id FROM partner))
) WITH CHECK (diligence_reach() IN ('system', 'desk'));

ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON notice;
CREATE POLICY wall ON notice USING (diligence_reach() = 'system' OR person_id = diligence_person())
WITH CHECK (diligence_reach() IN ('system', 'desk'));

ALTER TABLE round ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON round;
CREATE POLICY wall ON round USING (diligence_reach() IN ('system', 'desk'));

-- Who was invited is known to those who invited, and, unless it is hidden, at the desk.
ALTER TABLE access ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS wall ON access;
CREATE POLICY wall ON access USING (
    diligence_reach() = 'system' OR diligence_reach() = 'desk' AND (NOT hidden OR diligence_belongs(keeper_id, keeper_id))
);
