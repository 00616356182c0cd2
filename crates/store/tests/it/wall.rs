//! `PostgreSQL` only: what the database itself does not show, whatever SQL reaches it.

use crate::contract::open;
use crate::desk::{belongs, desk, facts, grant, id, partner, person};
use diligence_domain::{
    Email, InvitationId, Locale, PartnerId, PasskeyId, PersonId, PersonName, Role, Scope, SessionId,
    Visibility,
};
use diligence_store::{Invitation, Store, StoredPasskey, Version, Who, partner_content};
use diligence_testkit::{Scratch, databases};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Postgres, Transaction};

/// Tables whose rows stand behind the wall, with a column by which a row belongs to somebody.
const PEOPLES: [&str; 5] = ["invitation", "membership", "passkey", "recovery_code", "session"];

/// Two tenants. Each keeps a hidden partner where somebody is who is nowhere else.
struct Tenants {
    store: Store,
    a: PartnerId,
    b: PartnerId,
    hidden_b: PartnerId,
    alice: PersonId,
    bela: PersonId,
    hana: PersonId,
}

async fn tenants(scratch: &Scratch) -> Tenants {
    let store = open(scratch).await;
    partner(&store, "Open", "MYS", Visibility::Public, None).await;
    let a = partner(&store, "A", "MYS", Visibility::Desk, None).await;
    let b = partner(&store, "B", "NAM", Visibility::Desk, None).await;
    let hidden_a = partner(&store, "Hidden A", "MYS", Visibility::Hidden, Some(a)).await;
    let hidden_b = partner(&store, "Hidden B", "NAM", Visibility::Hidden, Some(b)).await;
    let mut all = Vec::new();
    for (email, at) in [
        ("alice@a.example", a),
        ("bela@b.example", b),
        ("hugo@a.example", hidden_a),
        ("hana@b.example", hidden_b),
    ] {
        let who = person(&store, email).await;
        belongs(&store, who, &grant(at, Role::Coordinator, Scope::Everywhere)).await;
        let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
        let key = StoredPasskey {
            id: PasskeyId::new(id()),
            person: who,
            credential_id: email.into(),
            credential: "{}".into(),
            name: "Key".into(),
            created_ms: 1,
            used_ms: None,
        };
        tx.add_passkey(&key).await.unwrap();
        tx.add_session(SessionId::new(id()), email, who, 1).await.unwrap();
        tx.set_recovery_codes(who, &["code".to_owned()]).await.unwrap();
        let link = Invitation {
            id: InvitationId::new(id()),
            person: who,
            by: "system".into(),
            reset: false,
            expires_ms: 9,
        };
        tx.add_invitation(&link, email, 1).await.unwrap();
        tx.notify(&id().to_string(), who, "offered", "x", 1).await.unwrap();
        tx.log(&id().to_string(), 1, "system", "invited", ("person", &who.to_string())).await.unwrap();
        tx.commit_unseen().await.unwrap();
        all.push(who);
    }
    let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
    for (which, name) in [(a, "A"), (b, "B"), (hidden_a, "Hidden A"), (hidden_b, "Hidden B")] {
        let content = partner_content(&facts(name, "MYS", Visibility::Hidden)).unwrap();
        let it = Version { version: 1, at_ms: 1, by_person: "system".into(), content };
        tx.keep_version(("partner", &which.to_string()), &it).await.unwrap();
    }
    tx.commit_unseen().await.unwrap();
    Tenants { store, a, b, hidden_b, alice: all[0], bela: all[1], hana: all[3] }
}

/// A connection of our own, as the program's role.
async fn intruder(scratch: &Scratch) -> PgConnection {
    let mut connection = PgConnection::connect(&scratch.address).await.unwrap();
    connection.execute("SET ROLE diligence_web").await.unwrap();
    connection
}

async fn behalf<'a>(
    connection: &'a mut PgConnection,
    reach: &str,
    person: impl ToString,
) -> Transaction<'a, Postgres> {
    let mut tx = connection.begin().await.unwrap();
    sqlx::query("SELECT set_config('diligence.reach', $1, true), set_config('diligence.person', $2, true)")
        .bind(reach)
        .bind(person.to_string())
        .execute(&mut *tx)
        .await
        .unwrap();
    tx
}

async fn count(connection: &mut PgConnection, sql: String) -> i64 {
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await.unwrap()
}

/// What the database answers to a statement: how many rows it changed, or that it refuses.
async fn refused(connection: &mut PgConnection, reach: &str, person: PersonId, sql: String) -> bool {
    let mut tx = behalf(connection, reach, person).await;
    match sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await {
        Ok(done) => done.rows_affected() == 0,
        Err(error) => {
            let code =
                error.as_database_error().and_then(sqlx::error::DatabaseError::code).unwrap_or_default();
            assert_eq!(code, "42501", "refused for another reason: {error}");
            true
        }
    }
}

async fn postgres() -> Option<Scratch> {
    databases().await.into_iter().find(|it| it.engine == "postgres")
}

#[tokio::test]
async fn another_tenants_hidden_partners_and_their_people_are_not_there() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut connection = intruder(&scratch).await;
    let mut tx = behalf(&mut connection, "desk", it.alice).await;
    let names: Vec<String> =
        sqlx::query_scalar("SELECT facts FROM partner ORDER BY id").fetch_all(&mut *tx).await.unwrap();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(
        names.iter().any(|it| it.contains("Hidden A")) && !names.iter().any(|it| it.contains("Hidden B"))
    );
    let hidden = it.hidden_b;
    assert_eq!(
        count(&mut tx, format!("SELECT COUNT(*) FROM membership WHERE partner_id = '{hidden}'")).await,
        0
    );
    let (hana, bela) = (it.hana, it.bela);
    assert_eq!(count(&mut tx, format!("SELECT COUNT(*) FROM person WHERE id = '{hana}'")).await, 0);
    assert_eq!(count(&mut tx, format!("SELECT COUNT(*) FROM person WHERE id = '{bela}'")).await, 1);
    for table in PEOPLES {
        let of = |who| format!("SELECT COUNT(*) FROM {table} WHERE person_id = '{who}'");
        assert_eq!(count(&mut tx, of(hana)).await, 0, "{table}");
        assert_eq!(count(&mut tx, of(it.alice)).await, 1, "{table}: her own");
    }
    // Nor by looking them up from elsewhere.
    let joined = "SELECT COUNT(*) FROM session JOIN person ON person.id = person_id WHERE email LIKE 'hana%'";
    assert_eq!(count(&mut tx, joined.to_owned()).await, 0);
    drop(tx);
    let mut tx = behalf(&mut connection, "desk", it.hana).await;
    assert_eq!(count(&mut tx, format!("SELECT COUNT(*) FROM partner WHERE id = '{hidden}'")).await, 1);
}

#[tokio::test]
async fn what_hidden_partners_said_and_their_people_are_told_is_not_there() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut connection = intruder(&scratch).await;
    let mut tx = behalf(&mut connection, "desk", it.alice).await;
    let all: Vec<String> =
        sqlx::query_scalar("SELECT content FROM history").fetch_all(&mut *tx).await.unwrap();
    assert!(!all.iter().any(|it| it.contains("Hidden B")), "history names another tenant's hidden partner");
    assert!(all.iter().any(|it| it.contains("Hidden A")), "her own is not there");
    let of = |who| format!("SELECT COUNT(*) FROM notice WHERE person_id = '{who}'");
    assert_eq!(count(&mut tx, of(it.hana)).await, 0, "a notice names somebody who is nowhere else");
    assert_eq!(count(&mut tx, of(it.alice)).await, 1, "her own");
}

#[tokio::test]
async fn where_nothing_was_told_only_what_is_public_is_there() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut connection = intruder(&scratch).await;
    for told in [false, true] {
        let mut tx = if told {
            behalf(&mut connection, "public", it.alice.to_string().replace('0', "1")).await
        } else {
            connection.begin().await.unwrap()
        };
        let all: Vec<String> =
            sqlx::query_scalar("SELECT visibility FROM partner").fetch_all(&mut *tx).await.unwrap();
        assert_eq!(all, ["public"]);
        for table in
            ["person", "audit_entry", "history", "notice", "release_request", "spent"].iter().chain(&PEOPLES)
        {
            assert_eq!(count(&mut tx, format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
        }
    }
}

#[tokio::test]
async fn nobody_writes_beyond_her_reach() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut connection = intruder(&scratch).await;
    let (a, b, hidden, hana) = (it.a, it.b, it.hidden_b, it.hana);
    let new = |keeper: PartnerId, visibility: &str| {
        format!(
            "INSERT INTO partner (id, keeper_id, visibility, archived, facts, version, created_ms, changed_ms)
             VALUES ('{}', '{keeper}', '{visibility}', FALSE, '{{}}', 1, 1, 1)",
            id()
        )
    };
    for sql in [
        format!("UPDATE partner SET archived = TRUE WHERE id = '{hidden}'"),
        format!("UPDATE partner SET keeper_id = '{a}' WHERE id = '{hidden}'"),
        format!("DELETE FROM partner WHERE id = '{hidden}'"),
        format!("UPDATE membership SET ended_ms = 1 WHERE person_id = '{hana}'"),
        format!("UPDATE person SET state = 'disabled' WHERE id = '{hana}'"),
        format!("DELETE FROM session WHERE person_id = '{hana}'"),
        format!("UPDATE recovery_code SET used_ms = 1 WHERE person_id = '{hana}'"),
        format!(
            "INSERT INTO session (id, token, person_id, created_ms, seen_ms, fresh_ms) VALUES ('s', 's', '{hana}', 1, 1, 1)"
        ),
        new(b, "hidden"),
    ] {
        assert!(refused(&mut connection, "desk", it.alice, sql.clone()).await, "{sql}");
    }
    assert!(!refused(&mut connection, "desk", it.alice, new(a, "hidden")).await, "her own");
    let stranger = format!(
        "INSERT INTO person (id, email, name, state, locale, zone, digest, totp_step, version, created_ms, changed_ms, digest_ms)
         VALUES ('{}', 'x@y.z', 'X', 'active', 'en', 'UTC', 'never', 0, 1, 1, 1, 1)",
        id()
    );
    assert!(refused(&mut connection, "public", it.alice, stranger).await);
    assert!(refused(&mut connection, "", it.alice, new(b, "hidden")).await);
}

#[tokio::test]
async fn nobody_gives_herself_a_role_where_she_sees_nothing() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut connection = intruder(&scratch).await;
    let sql = format!(
        "INSERT INTO membership (id, person_id, partner_id, role, scope, created_ms, created_by, accepted_ms)
         VALUES ('{}', '{}', '{}', 'coordinator', '*', 1, 'x', 1)",
        id(),
        it.alice,
        it.hidden_b
    );
    assert!(refused(&mut connection, "desk", it.alice, sql.clone()).await, "as herself");
    assert!(refused(&mut connection, "public", it.alice, sql).await, "as a name that was merely told");
}

#[tokio::test]
async fn whoever_did_not_sign_in_writes_nothing_of_partners() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut connection = intruder(&scratch).await;
    for sql in [
        "UPDATE partner SET facts = '{}' WHERE visibility = 'public'".to_owned(),
        "DELETE FROM partner WHERE visibility = 'public'".to_owned(),
        format!(
            "INSERT INTO partner (id, keeper_id, visibility, archived, facts, version, created_ms, changed_ms)
             VALUES ('{}', '{}', 'public', FALSE, '{{}}', 1, 1, 1)",
            id(),
            it.b
        ),
    ] {
        assert!(refused(&mut connection, "public", it.alice, sql.clone()).await, "{sql}");
    }
}

#[tokio::test]
async fn the_role_owns_nothing_and_what_was_written_stays_written() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut owner = PgConnection::connect(&scratch.address).await.unwrap();
    let powers: (bool, bool, bool, bool, bool) = sqlx::query_as(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin
         FROM pg_roles WHERE rolname = 'diligence_web'",
    )
    .fetch_one(&mut owner)
    .await
    .unwrap();
    assert_eq!(powers, (false, false, false, false, false));
    let tables = "SELECT COUNT(*) FROM pg_class WHERE relowner = 'diligence_web'::regrole";
    assert_eq!(count(&mut owner, tables.to_owned()).await, 0);
    let walled: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relrowsecurity
         AND relnamespace = 'public'::regnamespace ORDER BY relname",
    )
    .fetch_all(&mut owner)
    .await
    .unwrap();
    assert_eq!(
        walled,
        [
            "access",
            "audit_entry",
            "history",
            "invitation",
            "membership",
            "notice",
            "partner",
            "passkey",
            "person",
            "recovery_code",
            "release_request",
            "round",
            "session",
            "spent"
        ]
    );

    let mut connection = intruder(&scratch).await;
    for sql in [
        "UPDATE history SET content = 'x'",
        "DELETE FROM history",
        "DELETE FROM audit_entry",
        "UPDATE audit_entry SET actor = 'x'",
        "UPDATE audit_entry SET act = 'x', number = 1, digest = 'x'",
        "UPDATE audit_entry SET at_ms = 0",
        "UPDATE audit_entry SET handle = 'x'",
        "TRUNCATE audit_entry",
        "TRUNCATE partner CASCADE",
        "ALTER TABLE partner DISABLE ROW LEVEL SECURITY",
        "DROP POLICY wall ON partner",
        "CREATE TABLE mine (x TEXT)",
        "DELETE FROM _sqlx_migrations",
    ] {
        for reach in ["desk", "system"] {
            let mut tx = behalf(&mut connection, reach, it.alice).await;
            let error = tx.execute(sql).await.unwrap_err();
            let code = error
                .as_database_error()
                .and_then(sqlx::error::DatabaseError::code)
                .unwrap_or_default()
                .into_owned();
            assert_eq!(code, "42501", "{sql}: {error}");
        }
    }
    let mut tx = behalf(&mut connection, "system", "").await;
    let entry: String =
        sqlx::query_scalar("SELECT id FROM audit_entry LIMIT 1").fetch_one(&mut *tx).await.unwrap();
    let sealed = sqlx::query("UPDATE audit_entry SET number = 99, digest = 'd' WHERE id = $1").bind(entry);
    assert_eq!(sealed.execute(&mut *tx).await.unwrap().rows_affected(), 1, "chaining must work");
}

#[tokio::test]
async fn the_programs_own_connections_stand_behind_the_wall() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    // As many as the pool has, so that none is left out. These queries name no reach: the wall alone keeps rows back.
    let mut open = Vec::new();
    for _ in 0..16 {
        open.push(it.store.look(desk(it.alice)).await.unwrap());
    }
    for tx in &mut open {
        let people: Vec<PersonId> = tx.people().await.unwrap().into_iter().map(|it| it.id).collect();
        assert!(people.contains(&it.bela) && !people.contains(&it.hana), "{people:?}");
        assert!(tx.person(it.hana).await.unwrap().is_none());
        assert!(tx.sessions(it.hana).await.unwrap().is_empty());
        assert_eq!(tx.partner_count().await.unwrap(), 4);
    }
    drop(open);
    assert!(it.store.look(Who::PUBLIC).await.unwrap().people().await.unwrap().is_empty());
    let mut tx = it.store.begin_as(Who::PUBLIC).await.unwrap();
    let (email, name) = (Email::new("x@y.zz").unwrap(), PersonName::new("X").unwrap());
    assert!(tx.add_person(PersonId::new(id()), &email, &name, Locale::EN, 1).await.is_err());
    drop(tx);
    // What was told to one transaction is forgotten with it.
    assert_eq!(it.store.look(Who::SYSTEM).await.unwrap().people().await.unwrap().len(), 4);
    assert!(it.store.look(Who::PUBLIC).await.unwrap().people().await.unwrap().is_empty());
}

#[tokio::test]
async fn who_answers_and_who_reads_people_are_roles_apart() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let answers = diligence_store::AnswerStore::open(&scratch.address).await.unwrap();
    answers.migrate().await.unwrap();
    let mut web = intruder(&scratch).await;
    for sql in [
        "SELECT * FROM answers.answer_set",
        "SELECT * FROM vault.data_key",
        "DELETE FROM answers.submission",
        "SELECT * FROM answers.file",
    ] {
        let mut tx = behalf(&mut web, "system", it.alice).await;
        let error = tx.execute(sql).await.unwrap_err();
        assert_eq!(
            error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref(),
            Some("42501"),
            "{sql}"
        );
    }
    let mut other = PgConnection::connect(&scratch.address).await.unwrap();
    other.execute("SET ROLE diligence_answers").await.unwrap();
    for sql in [
        "SELECT * FROM person",
        "SELECT * FROM access",
        "SELECT * FROM partner",
        "SELECT set_config('diligence.reach', 'system', false), * FROM session",
        "UPDATE answers.submission SET closed = ''",
        "UPDATE answers.file SET content = ''",
        "DELETE FROM answers.act",
        "CREATE TABLE answers.mine (x TEXT)",
    ] {
        let error = other.execute(sql).await.unwrap_err();
        assert_eq!(
            error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref(),
            Some("42501"),
            "{sql}"
        );
    }
    assert!(other.execute("SELECT * FROM answers.answer_set").await.is_ok());
}

#[tokio::test]
async fn hidden_invitations_are_there_for_those_who_made_them() {
    let Some(scratch) = postgres().await else { return };
    let it = tenants(&scratch).await;
    let mut tx = it.store.begin_as(Who::SYSTEM).await.unwrap();
    let questionnaire = diligence_store::Questionnaire {
        id: diligence_domain::QuestionnaireId::new(id()),
        code: "q.1".into(),
        framework: "f".into(),
        title: "Q".into(),
        digest: "d".into(),
    };
    tx.add_questionnaire(&questionnaire, b"x", 1).await.unwrap();
    let round = diligence_domain::Round {
        id: diligence_domain::RoundId::new(id()),
        keeper: it.a,
        questionnaire: questionnaire.id,
        state: diligence_domain::RoundState::Draft,
        facts: diligence_domain::RoundFacts::default(),
        version: 1,
    };
    tx.add_round(&round, 1).await.unwrap();
    for (keeper, hidden) in [(it.a, false), (it.a, true), (it.b, true)] {
        let access = diligence_domain::Access {
            id: diligence_domain::AccessId::new(id()),
            round: round.id,
            keeper,
            hidden,
            jurisdiction: "MYS".parse().unwrap(),
            state: diligence_domain::AccessState::Invited,
        };
        let stored = diligence_store::StoredAccess {
            locator: access.id.to_string(),
            code: "c".into(),
            who: "w".into(),
            by_code: "x".into(),
            by_staff: "y".into(),
            invited: "2026-11-24".into(),
            written: None,
            bounced: false,
            access,
        };
        assert!(tx.add_access(&stored).await.unwrap());
        let mut taken = stored.clone();
        taken.access.id = diligence_domain::AccessId::new(id());
        assert!(!tx.add_access(&taken).await.unwrap(), "two invitations have the same locator");
    }
    tx.commit_unseen().await.unwrap();
    let mut connection = intruder(&scratch).await;
    let mut tx = behalf(&mut connection, "desk", it.alice).await;
    let all = |hidden: bool| format!("SELECT COUNT(*) FROM access WHERE hidden = {hidden}");
    assert_eq!(count(&mut tx, all(true)).await, 1, "her own");
    assert_eq!(count(&mut tx, all(false)).await, 1);
    drop(tx);
    let mut tx = behalf(&mut connection, "public", it.alice).await;
    assert_eq!(count(&mut tx, "SELECT COUNT(*) FROM access".to_owned()).await, 0);
    assert_eq!(count(&mut tx, "SELECT COUNT(*) FROM round".to_owned()).await, 0);
}
