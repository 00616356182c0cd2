//! Partners: who sees, changes and takes away which, and what a file may do.

use crate::house::{HIDDEN, House, here, is_field, pass, typed};
use diligence_app::desk::token::Token;
use diligence_app::partner::table::{self, Imported};
use diligence_app::partner::{self, Typed};
use diligence_app::session::{FRESH, Visitor};
use diligence_app::{Field, Refused, Why, notice, people, release};
use diligence_domain::{Locale, PartnerId, Role, Scope, Visibility};
use diligence_sheet::{Cell, Limits, read_bytes, write_csv};
use diligence_store::Who;
use diligence_testkit::databases;
use std::fmt::Write as _;

async fn ids(house: &House, visitor: &Visitor) -> Vec<PartnerId> {
    partner::list(&house.app, visitor).await.unwrap().into_iter().map(|it| it.id).collect()
}

async fn director(house: &House) -> Token {
    house.someone("dina@network.example", Role::Director, house.host, Scope::Everywhere).await
}

/// Everybody who is not of the hidden partner or of its keeper.
async fn outsiders(house: &House) -> Vec<(&'static str, Token)> {
    let host = house.host;
    let everywhere = Scope::Everywhere;
    vec![
        ("director", director(house).await),
        (
            "administrator",
            house.someone("ana@network.example", Role::Administrator, host, everywhere.clone()).await,
        ),
        (
            "coordinator",
            house.someone("coral@network.example", Role::Coordinator, host, here(&["MYS"])).await,
        ),
        (
            "publisher",
            house.someone("petra@network.example", Role::Publisher, host, everywhere.clone()).await,
        ),
        ("reader", house.someone("rosa@network.example", Role::ReadOnly, host, everywhere).await),
        ("country partner", house.nora.clone()),
    ]
}

fn not_found<T>(answer: &Result<T, Refused>) -> bool {
    matches!(answer, Err(Refused::NotFound))
}

fn rows(table: &str) -> Vec<Vec<String>> {
    table.lines().map(|it| it.split('|').map(str::to_owned).collect()).collect()
}

async fn import(house: &House, by: &Visitor, table: &str, dry: bool) -> Result<Imported, Refused> {
    let keeper = by.actor.grants[0].partner;
    table::import(&house.app, by, &rows(table), keeper, dry).await
}

#[tokio::test]
async fn a_hidden_partner_is_there_for_its_own_people_and_its_keepers_alone() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine, hidden) = (&house.app, house.scratch.engine, house.hidden);
        let hana = house.someone("hana@hidden.example", Role::Contributor, hidden, here(&["MYS"])).await;
        let hana = house.visitor(&hana).await;
        assert!(partner::get(app, &hana, hidden).await.is_ok(), "{engine}: its own people");
        let mina = house.visitor(&house.mina).await;
        assert_eq!(partner::get(app, &mina, hidden).await.unwrap().facts.name(Locale::EN).0, HIDDEN);
        for (who, token) in outsiders(&house).await {
            let it = house.visitor(&token).await;
            assert!(!ids(&house, &it).await.contains(&hidden), "{engine}: {who} lists it");
            assert!(not_found(&partner::get(app, &it, hidden).await), "{engine}: {who} reads it");
            let changed = partner::change(app, &it, hidden, &typed("Mine", "MYS", "public"), 1).await;
            assert!(not_found(&changed), "{engine}: {who} changes it: {changed:?}");
            assert!(
                not_found(&partner::archive(app, &it, hidden, true, 1).await),
                "{engine}: {who} puts it away"
            );
            assert!(
                not_found(&partner::history(app, &it, hidden).await),
                "{engine}: {who} reads its history"
            );
            let listed = people::list(app, &it).await.unwrap();
            assert!(!listed.iter().any(|it| it.id == hana.id()), "{engine}: {who} sees its people");
            assert!(not_found(&people::get(app, &it, hana.id()).await), "{engine}: {who} reads its people");
            assert!(
                !people::manages(app, &it, hana.id()).await.unwrap(),
                "{engine}: {who} manages its people"
            );
            assert!(not_found(&people::set_disabled(app, &it, hana.id(), true).await), "{engine}: {who}");
            assert!(not_found(&people::reset(app, &it, hana.id()).await), "{engine}: {who}");
            let role = hana.actor.grants[0].id;
            assert!(not_found(&people::take(app, &it, hana.id(), role).await), "{engine}: {who}");
            if let Ok(taken) = table::export(app, &it, None).await {
                assert!(!taken.iter().any(|it| it.id == hidden), "{engine}: {who} takes it away");
            }
        }
        assert!(!partner::directory(app).await.unwrap().iter().any(|it| it.id == hidden), "{engine}");
        let kept = house.store.look(Who::SYSTEM).await.unwrap().partner(hidden).await.unwrap().unwrap();
        assert_eq!(
            (kept.version, kept.archived, kept.facts.visibility),
            (1, false, Visibility::Hidden),
            "{engine}"
        );
        // Even her who keeps it: not without a second person.
        let taken = table::export(app, &mina, None).await.unwrap();
        assert!(!taken.is_empty() && !taken.iter().any(|it| it.id == hidden), "{engine}");
    }
}

/// All that the people of one tenant are given, as text.
async fn all_of(house: &House, tokens: &[Token]) -> String {
    let app = &house.app;
    let mut out = String::new();
    let mut say = |what: &str, it: String| writeln!(out, "{what}: {it}").unwrap();
    for token in tokens {
        let it = house.visitor(token).await;
        let all = partner::list(app, &it).await.unwrap();
        say("list", format!("{all:?}"));
        for one in &all {
            say("get", format!("{:?}", partner::get(app, &it, one.id).await.unwrap()));
            if partner::changes(&it, one) {
                say("history", format!("{:?}", partner::history(app, &it, one.id).await.unwrap()));
            }
        }
        say("keepers", format!("{:?}", partner::keepers(app, &it).await.unwrap()));
        say("export", format!("{:?}", table::export(app, &it, None).await.map_err(|it| it.to_string())));
        say("people", format!("{:?}", people::list(app, &it).await.unwrap()));
        say("releases", format!("{:?}", release::list(app, &it).await.unwrap()));
        say("notices", format!("{:?}", notice::list(app, &it).await.unwrap()));
        say("unread", format!("{:?}", notice::unread(app, &it).await.unwrap()));
    }
    say("directory", format!("{:?}", partner::directory(app).await.unwrap()));
    say("revision", format!("{:?}", app.revision().await.unwrap()));
    out
}

/// The first line that is not the same.
fn differs(before: &str, after: &str) -> Option<(String, String)> {
    let owned = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
    let lines = before.lines().zip(after.lines()).find(|(a, b)| a != b).map(owned);
    lines.or_else(|| (before != after).then(|| owned((before, after))))
}

#[tokio::test]
async fn nothing_that_one_tenant_gets_depends_on_what_another_hides() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mut tokens = vec![house.mina.clone()];
        for (role, at, scope) in [
            (Role::Director, house.host, Scope::Everywhere),
            (Role::Coordinator, house.host, here(&["MYS", "NAM"])),
            (Role::Contributor, house.mys, here(&["MYS"])),
            (Role::ReadOnly, house.mys, Scope::Everywhere),
        ] {
            tokens.push(house.someone(&format!("{role}@mys.example"), role, at, scope).await);
        }
        let before = all_of(&house, &tokens).await;
        assert!(before.contains("Namibian partner") && before.contains(HIDDEN), "{before}");

        // The second tenant adds hidden partners by hand and by file, in both countries' names, with people.
        let nora = house.visitor(&house.nora).await;
        let first =
            partner::add(app, &nora, &typed("Shelter", "NAM", "hidden"), Some(house.nam)).await.unwrap();
        partner::change(app, &nora, first, &typed("Shelter of ours", "NAM", "hidden"), 1).await.unwrap();
        let away = partner::add(app, &nora, &typed("Gone", "NAM", "hidden"), Some(house.nam)).await.unwrap();
        partner::archive(app, &nora, away, true, 1).await.unwrap();
        house.someone("hana@shelter.example", Role::Contributor, first, here(&["NAM"])).await;
        assert_eq!(differs(&before, &all_of(&house, &tokens).await), None, "{engine}: by hand");
        let file = "name_en|kind|jurisdictions\nAnother shelter|civil-society|NAM";
        assert_eq!(import(&house, &nora, file, false).await.unwrap().added, 1, "{engine}");
        assert_eq!(differs(&before, &all_of(&house, &tokens).await), None, "{engine}: by file");
        // And she has them.
        assert_eq!(
            ids(&house, &nora).await.iter().filter(|it| ![house.nam, house.host].contains(it)).count(),
            3
        );
    }
}

#[tokio::test]
async fn a_record_is_changed_within_reach_and_from_what_was_seen() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        let one = partner::add(app, &mina, &typed("One", "MYS", "desk"), Some(house.mys)).await.unwrap();
        let stale = partner::change(app, &mina, one, &typed("Two", "MYS", "desk"), 0).await;
        assert!(matches!(stale, Err(Refused::Stale)), "{engine}: {stale:?}");
        partner::change(app, &mina, one, &typed("Two", "MYS", "desk"), 1).await.unwrap();
        let stale = partner::change(app, &mina, one, &typed("Three", "MYS", "desk"), 1).await;
        assert!(matches!(stale, Err(Refused::Stale)), "{engine}: {stale:?}");
        let kept = partner::get(app, &mina, one).await.unwrap();
        assert_eq!((kept.version, kept.facts.name(Locale::EN).0), (2, "Two"), "{engine}");
        partner::change(app, &mina, one, &typed("Two", "MYS", "desk"), 2).await.unwrap();
        assert_eq!(
            partner::get(app, &mina, one).await.unwrap().version,
            2,
            "{engine}: nothing new is no version"
        );
        // Of two at once one is too late.
        let (three, four) = (typed("Three", "MYS", "desk"), typed("Four", "MYS", "desk"));
        let (a, b) = tokio::join!(
            partner::change(app, &mina, one, &three, 2),
            partner::change(app, &mina, one, &four, 2)
        );
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{engine}: {a:?} {b:?}");
        assert!([a, b].into_iter().any(|it| matches!(it, Err(Refused::Stale))), "{engine}");

        let beyond = partner::change(app, &mina, one, &typed("Two", "MYS, NAM", "desk"), 3).await;
        assert!(is_field(&beyond, Field::Jurisdictions, Why::Reach), "{engine}: {beyond:?}");
        let beyond = partner::add(app, &mina, &typed("X", "NAM", "desk"), Some(house.mys)).await;
        assert!(is_field(&beyond, Field::Jurisdictions, Why::Reach), "{engine}: {beyond:?}");
        let others = partner::add(app, &mina, &typed("X", "MYS", "hidden"), Some(house.nam)).await;
        assert!(is_field(&others, Field::Jurisdictions, Why::Reach), "{engine}: {others:?}");
        let nora = house.visitor(&house.nora).await;
        assert!(
            not_found(&partner::change(app, &nora, one, &typed("Mine", "NAM", "desk"), 3).await),
            "{engine}"
        );
        // Read-only reads.
        let rosa = house.someone("rosa@mys.example", Role::ReadOnly, house.mys, here(&["MYS"])).await;
        let rosa = house.visitor(&rosa).await;
        assert!(partner::get(app, &rosa, one).await.is_ok(), "{engine}");
        assert!(
            not_found(&partner::change(app, &rosa, one, &typed("X", "MYS", "desk"), 3).await),
            "{engine}"
        );
        assert!(not_found(&table::export(app, &rosa, None).await), "{engine}");
    }
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_all_at_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let mina = house.visitor(&house.mina).await;
        let bad = Typed {
            names: [(Locale::EN, "a\u{202e}b".to_owned())].into(),
            kind: "shop".into(),
            jurisdictions: "MYS, Nowhere".into(),
            themes: vec!["magic".into()],
            visibility: "some".into(),
            joined: "2023-02-29".into(),
        };
        let answer = partner::add(&house.app, &mina, &bad, Some(house.mys)).await;
        let Err(Refused::Invalid(faults)) = answer else { panic!("{answer:?}") };
        let fields: Vec<Field> = faults.iter().map(|it| it.field).collect();
        for field in [Field::Kind, Field::Jurisdictions, Field::Themes, Field::Visibility, Field::Joined] {
            assert!(fields.contains(&field), "{}: {field:?}: {fields:?}", house.scratch.engine);
        }
        let nameless = Typed { names: [(Locale::EN, " ".to_owned())].into(), ..typed("", "MYS", "desk") };
        let answer = partner::add(&house.app, &mina, &nameless, Some(house.mys)).await;
        assert!(is_field(&answer, Field::Name, Why::Missing), "{answer:?}");
    }
}

#[tokio::test]
async fn putting_a_partner_away_ends_its_roles_at_once() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        for visibility in ["desk", "hidden"] {
            let one =
                partner::add(app, &mina, &typed("One", "MYS", visibility), Some(house.mys)).await.unwrap();
            let email = format!("{visibility}@one.example");
            let hana = house.someone(&email, Role::CountryPartner, one, here(&["MYS"])).await;
            assert!(partner::get(app, &house.visitor(&hana).await, one).await.is_ok(), "{engine}");
            let stale = partner::archive(app, &mina, one, true, 7).await;
            assert!(matches!(stale, Err(Refused::Stale)), "{engine}: {stale:?}");
            partner::archive(app, &mina, one, true, 1).await.unwrap();
            let after = house.visitor(&hana).await;
            assert!(
                after.actor.grants.is_empty() && ids(&house, &after).await.is_empty(),
                "{engine}: {visibility}"
            );
            assert!(
                partner::get(app, &mina, one).await.unwrap().archived,
                "{engine}: its keeper still has it"
            );
            assert!(
                !table::export(app, &mina, None).await.unwrap().iter().any(|it| it.id == one),
                "{engine}"
            );
            partner::archive(app, &mina, one, false, 2).await.unwrap();
            assert!(
                house.visitor(&hana).await.actor.grants.is_empty(),
                "{engine}: coming back gives no role back"
            );
        }
        // The one that keeps its own record stays.
        let dina = house.visitor(&director(&house).await).await;
        let own = partner::archive(app, &dina, house.host, true, 1).await;
        assert!(is_field(&own, Field::Partner, Why::Reach), "{engine}: {own:?}");
    }
}

#[tokio::test]
async fn history_says_what_each_version_said_and_by_whom() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        partner::change(app, &mina, house.hidden, &typed("Second name", "MYS", "desk"), 1).await.unwrap();
        let (partner, past) = partner::history(app, &mina, house.hidden).await.unwrap();
        assert_eq!((partner.version, past.len()), (2, 2), "{engine}");
        let said: Vec<_> =
            past.iter().map(|it| (it.version, it.facts.name(Locale::EN).0, it.facts.visibility)).collect();
        assert_eq!(said, [(2, "Second name", Visibility::Desk), (1, HIDDEN, Visibility::Hidden)], "{engine}");
        assert!(past.iter().all(|it| it.by.as_deref() == Some("mina")), "{engine}: {past:?}");
        // Shown at the desk, it is read by others; what it was when it was hidden, is not.
        let rosa = house.someone("rosa@network.example", Role::ReadOnly, house.host, Scope::Everywhere).await;
        let rosa = house.visitor(&rosa).await;
        assert!(partner::get(app, &rosa, house.hidden).await.is_ok(), "{engine}");
        assert!(not_found(&partner::history(app, &rosa, house.hidden).await), "{engine}");
    }
}

#[tokio::test]
async fn history_names_nobody_who_may_not_be_known() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        // Somebody who is at another tenant's hidden partner alone, and coordinates from there.
        let hana =
            house.someone("hana@hidden.example", Role::Coordinator, house.hidden, Scope::Everywhere).await;
        let hana = house.visitor(&hana).await;
        partner::change(app, &hana, house.nam, &typed("Renamed", "NAM", "desk"), 1).await.unwrap();
        let nora = house.visitor(&house.nora).await;
        assert!(not_found(&people::get(app, &nora, hana.id()).await), "{engine}");
        let (_, past) = partner::history(app, &nora, house.nam).await.unwrap();
        assert_eq!(past[0].by, None, "{engine}: history names her");
    }
}

#[tokio::test]
async fn hiding_anothers_partner_is_answered_alike_on_both_engines() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        let one = partner::add(app, &mina, &typed("One", "MYS", "desk"), Some(house.mys)).await.unwrap();
        let dina = house.visitor(&director(&house).await).await;
        let hidden = partner::change(app, &dina, one, &typed("One", "MYS", "hidden"), 1).await;
        let broken = matches!(hidden, Err(Refused::Store(_)));
        assert!(!broken, "{engine}: {hidden:?}");
    }
}

#[tokio::test]
async fn a_file_comes_in_whole_or_not_at_all() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        let one = partner::add(app, &mina, &typed("One", "MYS", "desk"), Some(house.mys)).await.unwrap();
        let strange = PartnerId::new(uuid::Uuid::now_v7());
        let count = async || house.store.look(Who::SYSTEM).await.unwrap().partner_count().await.unwrap();
        let before = (count().await, app.revision().await.unwrap());

        let head = "id|name_en|name_ar|kind|jurisdictions|themes|visibility|joined";
        let change = format!("{one}|Changed||civil-society|MYS||desk|2024");
        let new = "|New|جديدة|academia|MYS، MY-10|research، redress||";
        let good = format!("{head}\n{change}\n\n{new}");
        let dry = import(&house, &mina, &good, true).await.unwrap();
        assert_eq!((dry.added, dry.changed, dry.same, dry.faults.len()), (1, 1, 0, 0), "{engine}: {dry:?}");
        assert_eq!(
            (count().await, app.revision().await.unwrap()),
            before,
            "{engine}: trying changed something"
        );
        assert_eq!(partner::get(app, &mina, one).await.unwrap().version, 1, "{engine}");

        let nam = house.nam;
        for (line, field, why) in [
            (format!("{strange}|X||academia|MYS|||"), Field::Partner, Why::Unknown),
            (format!("{one}|X||academia|MYS|||"), Field::Partner, Why::Taken),
            ("no-id|X||academia|MYS|||".to_owned(), Field::Partner, Why::Form),
            (format!("{nam}|X||academia|NAM|||"), Field::Partner, Why::Unknown),
            ("|X||academia|NAM|||".to_owned(), Field::Jurisdictions, Why::Reach),
            ("|X||shop|MYS|||".to_owned(), Field::Kind, Why::Unknown),
            ("|||academia|MYS|||".to_owned(), Field::Name, Why::Missing),
            ("|X||academia|Atlantis|||".to_owned(), Field::Jurisdictions, Why::Unknown),
            ("|X||academia|MYS||everyone|".to_owned(), Field::Visibility, Why::Unknown),
        ] {
            let outcome = import(&house, &mina, &format!("{good}\n{line}"), false).await.unwrap();
            let faults = outcome.faults;
            assert_eq!(faults.len(), 1, "{engine}: {line}: {faults:?}");
            let fault = (faults[0].line, faults[0].fault.field, faults[0].fault.why);
            assert_eq!(fault, (5, field, why), "{engine}: {line}");
            assert_eq!(
                (count().await, app.revision().await.unwrap()),
                before,
                "{engine}: {line}: half of it came in"
            );
        }

        let done = import(&house, &mina, &good, false).await.unwrap();
        assert_eq!(done, dry, "{engine}: trying said what would be");
        assert_eq!(count().await, before.0 + 1, "{engine}");
        let all = partner::list(app, &mina).await.unwrap();
        let new = all.iter().find(|it| it.facts.name(Locale::EN).0 == "New").unwrap();
        assert_eq!(new.facts.visibility, Visibility::Hidden, "{engine}: where a file says nothing");
        assert_eq!(
            (new.facts.jurisdictions.len(), new.facts.themes.len()),
            (2, 2),
            "{engine}: Arabic commas"
        );
        assert_eq!(new.facts.name("ar".parse().unwrap()).0, "جديدة");
        let (_, past) = partner::history(app, &mina, one).await.unwrap();
        assert_eq!(past.len(), 2, "{engine}");
    }
}

#[tokio::test]
async fn another_tenants_partner_in_a_file_is_as_one_that_does_not_exist() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let nora = house.visitor(&house.nora).await;
        let strange = PartnerId::new(uuid::Uuid::now_v7());
        let head = "id|name_en|kind|jurisdictions|visibility";
        let mut answers = Vec::new();
        for id in [house.hidden, strange] {
            let file = format!("{head}\n{id}|{HIDDEN}|civil-society|MYS|hidden");
            answers.push(import(&house, &nora, &file, false).await.unwrap());
        }
        assert_eq!(answers[0], answers[1], "{engine}");
        assert_eq!(answers[0].faults[0].fault.why, Why::Unknown, "{engine}");
        let dina = house.visitor(&director(&house).await).await;
        let file = format!("{head}\n{}|Mine|civil-society|MYS|public", house.hidden);
        let answer = import(&house, &dina, &file, false).await.unwrap();
        assert_eq!(answer.faults[0].fault.why, Why::Unknown, "{engine}: not even a director");

        pass(FRESH);
        let nora = house.visitor(&house.nora).await;
        let late = import(&house, &nora, head, false).await;
        assert!(matches!(late, Err(Refused::Confirm)), "{engine}: {late:?}");
    }
}

#[tokio::test]
async fn what_goes_out_comes_in_as_it_was_even_where_it_looks_like_a_formula() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let mina = house.visitor(&house.mina).await;
        for name in ["=HYPERLINK(\"http://x\")", "+1+1", "-2", "@SUM(A1)", "'quoted", "a,b;\"c\"", "منظمة"]
        {
            partner::add(app, &mina, &typed(name, "MYS, MY-10", "desk"), Some(house.mys)).await.unwrap();
        }
        let taken = table::export(app, &mina, None).await.unwrap();
        let cells = |it: Vec<String>| it.iter().map(|it| Cell::from(it.as_str())).collect::<Vec<_>>();
        let lines = std::iter::once(table::columns()).chain(taken.iter().map(table::line));
        let bytes = write_csv(&lines.map(cells).collect::<Vec<_>>()).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        for start in ["\"=", "\"+", "\"-", "\"@"] {
            assert!(!text.contains(start), "{engine}: a cell runs: {text}");
        }
        let book = read_bytes("p.csv", &bytes, &Limits::default()).unwrap();
        let rows: Vec<Vec<String>> = book.sheets[0]
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|it| it.text().into_owned()).collect())
            .collect();
        let back = table::import(app, &mina, &rows, house.mys, false).await.unwrap();
        let same = Imported { same: taken.len(), ..Imported::default() };
        // What she sees and does not keep comes back unchanged too.
        assert_eq!(back, same, "{engine}");
    }
}
