//! The log of acts: whatever is done to it afterwards shows.

use crate::house::{House, MINUTE, here, now, pass, typed};
use diligence_app::audit::{self, Filter, Logged, Verified, seal, verify};
use diligence_app::desk::keys::Keys;
use diligence_app::invite::{self, Invitee};
use diligence_app::session::FRESH;
use diligence_app::{App, Desk, Refused, partner, people, sign_in};
use diligence_domain::{Event, Locale, Role, Scope};
use diligence_framework::digest;
use diligence_store::{Store, Who};
use diligence_testkit::{Scratch, databases};

/// An empty database of the same engine.
async fn another(engine: &str) -> Scratch {
    if engine == "sqlite" {
        return diligence_testkit::sqlite();
    }
    databases().await.into_iter().find(|it| it.engine == engine).unwrap()
}

/// Acts happen, and are chained in two goes, so that there are two heads outside.
async fn lived(house: &House) {
    let app = &house.app;
    let mina = house.visitor(&house.mina).await;
    seal(app).await.unwrap();
    for n in 0..4 {
        partner::add(app, &mina, &typed(&format!("Partner {n}"), "MYS", "desk"), Some(house.mys))
            .await
            .unwrap();
    }
    seal(app).await.unwrap();
}

async fn entries(house: &House) -> Vec<Logged> {
    house.store.look(Who::SYSTEM).await.unwrap().chained_after(0, 10_000).await.unwrap()
}

/// What verifying says of a log that holds these entries, beside the same file of heads and the same key.
async fn verified(house: &House, entries: &[Logged]) -> Verified {
    let scratch = another(house.scratch.engine).await;
    let app = App::open_and_migrate(&scratch.address).await.unwrap().with_clock(now);
    let store = Store::open(&scratch.address).await.unwrap();
    let mut tx = store.begin_as(Who::SYSTEM).await.unwrap();
    for it in entries {
        tx.log(&it.id, it.at_ms, &it.actor, &it.act, (&it.kind, &it.handle)).await.unwrap();
        if let (Some(number), Some(digest)) = (it.number, &it.digest) {
            assert!(tx.seal(&it.id, number, digest).await.unwrap());
        }
    }
    tx.commit_unseen().await.unwrap();
    let desk = Desk::new(house.keys(), "https://desk.example", Some(house.heads()), None).unwrap();
    verify(&app.with_desk(desk)).await.unwrap()
}

/// Chains entries as the program would: whoever holds the database can do that too.
fn rechained(mut entries: Vec<Logged>) -> Vec<Logged> {
    let mut before = String::new();
    for (number, it) in (1_i64..).zip(&mut entries) {
        let text = format!(
            "{before}\n{number}\n{}\n{}\n{}\n{}\n{}\n{}",
            it.id, it.at_ms, it.actor, it.act, it.kind, it.handle
        );
        before = digest::hex(text.as_bytes());
        (it.number, it.digest) = (Some(number), Some(before.clone()));
    }
    entries
}

fn broken(answer: &Verified, words: &str) -> bool {
    matches!(answer, Verified::Broken(why) if why.contains(words))
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_whole() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let nothing = verify(app).await.unwrap();
        assert!(
            matches!(nothing, Verified::Whole { chained: 0, waiting: 1.., heads: 0 }),
            "{engine}: {nothing:?}"
        );
        lived(&house).await;
        let chained = i64::try_from(entries(&house).await.len()).unwrap();
        assert_eq!(verify(app).await.unwrap(), Verified::Whole { chained, waiting: 0, heads: 2 }, "{engine}");
        assert_eq!(seal(app).await.unwrap(), 0, "{engine}: nothing new, nothing written");
        let mina = house.visitor(&house.mina).await;
        partner::add(app, &mina, &typed("New", "MYS", "desk"), Some(house.mys)).await.unwrap();
        assert_eq!(verify(app).await.unwrap(), Verified::Whole { chained, waiting: 1, heads: 2 }, "{engine}");
        assert_eq!(seal(app).await.unwrap(), 1, "{engine}");
        let chained = chained + 1;
        assert_eq!(verify(app).await.unwrap(), Verified::Whole { chained, waiting: 0, heads: 3 }, "{engine}");
        // The tool by which the tests below tamper does nothing else.
        let all = entries(&house).await;
        assert_eq!(all, rechained(all.clone()), "{engine}: the chain is another than this test knows");
        assert_eq!(
            verified(&house, &all).await,
            Verified::Whole { chained, waiting: 0, heads: 3 },
            "{engine}"
        );
    }
}

#[tokio::test]
async fn whatever_is_done_to_the_log_shows() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        lived(&house).await;
        let good = entries(&house).await;
        let last = good.len();
        assert!(last >= 7, "{last}");
        // A database of its own for each makes the other engine slow: there, one of each sort.
        let some = |most: usize| if engine == "sqlite" { most } else { 1 };
        // One field of one act, whichever it is.
        let edits: [fn(&mut Logged); 5] = [
            |it| it.at_ms += 1,
            |it| it.actor = "system".into(),
            |it| it.act = "signed-out".into(),
            |it| it.kind = "release".into(),
            |it| it.handle = "x".into(),
        ];
        for (n, edit) in edits.into_iter().enumerate().take(some(5)) {
            let mut all = good.clone();
            edit(&mut all[last - 2]);
            let words = format!("act {} is not what was written", last - 1);
            let answer = verified(&house, &all).await;
            assert!(broken(&answer, &words), "{engine}: field {n}: {answer:?}");
        }
        // Taken out, in the middle and at the beginning.
        for at in [3, 0].into_iter().take(some(2)) {
            let mut all = good.clone();
            all.remove(at);
            let answer = verified(&house, &all).await;
            assert!(broken(&answer, &format!("act {} is missing", at + 1)), "{engine}: {answer:?}");
        }
        // Taken out and the rest chained anew.
        let mut all = good.clone();
        all.remove(3);
        let answer = verified(&house, &rechained(all)).await;
        assert!(
            broken(&answer, "outside the database") || broken(&answer, "cut off"),
            "{engine}: {answer:?}"
        );
        // Two that changed places, with their digests and without.
        let mut all = good.clone();
        let (a, b) = (all[2].clone(), all[4].clone());
        all[2] = Logged { number: a.number, digest: a.digest.clone(), ..b.clone() };
        all[4] = Logged { number: b.number, digest: b.digest.clone(), ..a.clone() };
        let answer = verified(&house, &all).await;
        assert!(broken(&answer, "act 3 is not what was written"), "{engine}: {answer:?}");
        let mut all = good.clone();
        (all[2].number, all[4].number) = (b.number, a.number);
        let answer = verified(&house, &all).await;
        assert!(broken(&answer, "act 3 is not what was written"), "{engine}: {answer:?}");
        // Cut off at the end, by one and by all.
        for left in [last - 1, 2, 0].into_iter().take(some(3)) {
            let answer = verified(&house, &good[..left]).await;
            let words = format!("the log was cut off: {last} acts were written, {left} are there");
            assert!(broken(&answer, &words), "{engine}: {answer:?}");
        }
        // Cut off and written on with other acts, to the same length and beyond.
        for more in [0, 3].into_iter().take(some(2)) {
            let mut all = good[..last - 1].to_vec();
            for n in 0..=more {
                all.push(Logged { id: format!("new-{n}"), ..good[0].clone() });
            }
            let answer = verified(&house, &rechained(all)).await;
            let words = format!("act {last} is not the one whose digest was written outside the database");
            assert!(broken(&answer, &words), "{engine}: {more}: {answer:?}");
        }
        // Another act at the end alone.
        let mut all = good.clone();
        all[last - 1].act = "signed-out".into();
        let answer = verified(&house, &rechained(all)).await;
        assert!(broken(&answer, "outside the database"), "{engine}: {answer:?}");
    }
}

#[tokio::test]
async fn heads_are_believed_only_as_they_were_signed() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        lived(&house).await;
        let good = std::fs::read_to_string(house.heads()).unwrap();
        let lines: Vec<&str> = good.lines().collect();
        let with = async |text: String| {
            std::fs::write(house.heads(), text).unwrap();
            verify(app).await
        };
        // Without its last line the file says less, and nothing wrong.
        let less = with(format!("{}\n", lines[0])).await.unwrap();
        assert!(matches!(less, Verified::Whole { heads: 1, .. }), "{engine}: {less:?}");
        let answer = with(good.replacen("\"count\":", "\"count\":1", 1)).await.unwrap();
        assert!(broken(&answer, "line 1 of the file of heads was not signed"), "{engine}: {answer:?}");
        let head: serde_json::Value = serde_json::from_str(lines[1]).unwrap();
        for (field, value) in
            [("digest", "0".repeat(64)), ("signature", "AAAA".into()), ("signature", String::new())]
        {
            let mut head = head.clone();
            head[field] = value.into();
            let answer = with(format!("{}\n{head}\n", lines[0])).await.unwrap();
            assert!(
                broken(&answer, "line 2 of the file of heads was not signed"),
                "{engine}: {field}: {answer:?}"
            );
        }
        let mut moved = head.clone();
        moved["at_ms"] = 0.into();
        let answer = with(format!("{}\n{moved}\n", lines[0])).await.unwrap();
        assert!(broken(&answer, "line 2"), "{engine}: {answer:?}");
        // Signed by another installation.
        let (count, digest) = (head["count"].as_i64().unwrap(), head["digest"].as_str().unwrap().to_owned());
        let mut foreign = head.clone();
        let at_ms = head["at_ms"].as_i64().unwrap();
        foreign["signature"] = Keys::random().sign(&format!("{count} {digest} {at_ms}")).into();
        let answer = with(format!("{}\n{foreign}\n", lines[0])).await.unwrap();
        assert!(broken(&answer, "line 2 of the file of heads was not signed"), "{engine}: {answer:?}");
        // The test signs as the program does.
        foreign["signature"] = house.keys().sign(&format!("{count} {digest} {at_ms}")).into();
        let answer = with(format!("{}\n{foreign}\n", lines[0])).await.unwrap();
        assert!(matches!(answer, Verified::Whole { heads: 2, .. }), "{engine}: {answer:?}");
        assert!(with("rubbish\n".into()).await.is_err(), "{engine}: a line that is no head");
    }
}

#[tokio::test]
async fn a_crash_between_chaining_and_the_head_heals() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let desk = Desk::new(house.keys(), "https://desk.example", None, None).unwrap();
        let headless = app.clone().with_desk(desk);
        let sealed = seal(&headless).await.unwrap();
        assert!(sealed > 0 && !house.heads().exists(), "{engine}");
        assert_eq!(seal(app).await.unwrap(), 0, "{engine}");
        let chained = i64::try_from(sealed).unwrap();
        assert_eq!(verify(app).await.unwrap(), Verified::Whole { chained, waiting: 0, heads: 1 }, "{engine}");
    }
}

#[tokio::test]
async fn a_crash_while_the_head_is_written_heals() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        lived(&house).await;
        let good = std::fs::read_to_string(house.heads()).unwrap();
        std::fs::write(house.heads(), &good[..good.len() - 20]).unwrap();
        let torn = verify(app).await.unwrap();
        assert!(matches!(torn, Verified::Whole { heads: 1, .. }), "{engine}: {torn:?}");
        seal(app).await.unwrap();
        let healed = verify(app).await;
        assert!(matches!(healed, Ok(Verified::Whole { heads: 2, .. })), "{engine}: {healed:?}");
    }
}

#[tokio::test]
async fn an_act_holds_no_content_and_is_of_the_same_moment_as_what_it_tells() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let member = house.member("quokka@mys.example", Role::Contributor, house.mys, &here(&["MYS"])).await;
        let mina = house.visitor(&house.mina).await;
        let it = Invitee {
            email: "zebrafinch@mys.example".into(),
            name: "Zebra Finch".into(),
            locale: Locale::EN,
            partner: Some(house.mys),
            role: Some(Role::Reviewer),
            scope: here(&["MYS"]),
        };
        invite::invite(app, &mina, &it).await.unwrap();
        partner::get(app, &mina, house.hidden).await.unwrap();
        people::get(app, &mina, member.id).await.unwrap();
        sign_in::by_password(app, &member.entry()).await.unwrap();
        partner::table::export(app, &mina, None).await.unwrap();
        seal(app).await.unwrap();
        let all = entries(&house).await;
        let acts: Vec<&str> = all.iter().map(|it| it.act.as_str()).collect();
        for act in [
            "invited",
            "partner-read",
            "person-read",
            "signed-in",
            "partners-exported",
            "accepted",
            "partner-added",
        ] {
            assert!(acts.contains(&act), "{engine}: {act}: {acts:?}");
        }
        for it in &all {
            assert!(Event::parse(&it.act).is_some(), "{engine}: {it:?}");
            let is_id = |text: &str| text.parse::<uuid::Uuid>().is_ok();
            assert!(is_id(&it.id) && (it.actor == "system" || is_id(&it.actor)), "{engine}: {it:?}");
            assert!(it.handle.is_empty() || is_id(&it.handle), "{engine}: {it:?}");
            assert!(
                ["person", "partner", "partners", "release", "audit"].contains(&it.kind.as_str()),
                "{it:?}"
            );
        }
        // What was not done is not written down.
        let before = acts.len();
        assert!(partner::change(app, &mina, house.nam, &typed("X", "NAM", "desk"), 1).await.is_err());
        assert!(partner::add(app, &mina, &typed("X", "NAM", "desk"), Some(house.mys)).await.is_err());
        seal(app).await.unwrap();
        assert_eq!(entries(&house).await.len(), before, "{engine}");
    }
}

#[tokio::test]
async fn the_log_is_read_by_few_and_reading_is_in_it() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let all = Filter { until_ms: i64::MAX, ..Filter::default() };
        let mina = house.visitor(&house.mina).await;
        assert!(matches!(audit::page(app, &mina, &all, 10, 0).await, Err(Refused::NotFound)), "{engine}");
        assert!(matches!(audit::export(app, &mina, &all).await, Err(Refused::NotFound)), "{engine}");
        for role in [Role::Publisher, Role::Coordinator, Role::ReadOnly] {
            let token =
                house.someone(&format!("{role}@x.example"), role, house.host, Scope::Everywhere).await;
            let visitor = house.visitor(&token).await;
            assert!(audit::page(app, &visitor, &all, 10, 0).await.is_err(), "{engine}: {role}");
        }
        let token =
            house.someone("ana@network.example", Role::Administrator, house.host, Scope::Everywhere).await;
        let ana = house.visitor(&token).await;
        pass(MINUTE);
        let (page, count) = audit::page(app, &ana, &all, 2, 0).await.unwrap();
        assert_eq!((page.len(), page[0].act.as_str()), (2, "audit-read"), "{engine}");
        assert!(page[0].at_ms >= page[1].at_ms, "{engine}: newest first");
        let own = Filter { actor: ana.id().to_string(), ..all.clone() };
        assert_eq!(audit::page(app, &ana, &own, 10, 0).await.unwrap().1, 2, "{engine}");
        let table = audit::export(app, &ana, &all).await.unwrap();
        assert_eq!(i64::try_from(table.len()).unwrap(), count + 2, "{engine}");
        assert_eq!(table.last().unwrap().act, "audit-exported", "{engine}: oldest first");
        pass(FRESH);
        let ana = house.visitor(&token).await;
        assert!(matches!(audit::export(app, &ana, &all).await, Err(Refused::Confirm)), "{engine}");
        assert!(audit::page(app, &ana, &all, 1, 0).await.is_ok(), "{engine}");
    }
}
