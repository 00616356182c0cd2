//! What is kept as long as contributors were told, and then no longer.

use crate::house::{DAY, House, pass};
use crate::open_round::{Put, began, came_in, code, director, director_again, open_round, save, submitted};
use diligence_app::answering::{AccessCode, chain, enter, keys, outbox, retention, submit};
use diligence_app::audit::{self, Verified};
use diligence_app::round::{self, Change, Typed, invite};
use diligence_app::session::Visitor;
use diligence_app::{Field, Refused, Why};
use diligence_domain::{AccessState, RoundId};
use diligence_testkit::databases;

/// Sets how long answers are kept, or when the round ends.
async fn keeps(
    house: &House,
    dina: &Visitor,
    id: RoundId,
    months: &str,
    closes: &str,
) -> Result<(), Refused> {
    let round = round::get(&house.app, dina, id).await?;
    let typed = Typed {
        keep_months: months.into(),
        closes: closes.into(),
        ..Typed::from_facts(round.questionnaire, &round.facts)
    };
    round::change(&house.app, dina, id, Change::Facts(&typed), round.version).await
}

async fn answered(house: &House, dina: &Visitor, id: RoundId, name: &str) -> AccessCode {
    let code = code(house, dina, id, name).await;
    let who = began(house, &code, "").await;
    save(house, &who, 0, &[Put("about/staff", "32")]).await;
    submitted(house, &who, &submit::client_key()).await;
    code
}

#[tokio::test]
async fn what_was_kept_long_enough_is_deleted_with_who_it_was() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let dina = director(&house).await;
        let (id, later) = (open_round(&house, &dina).await, open_round(&house, &dina).await);
        let answered_it = answered(&house, &dina, id, "House of the lamp").await;
        let invited = code(&house, &dina, id, "House of the well").await;
        let stays = answered(&house, &dina, later, "House of the hill").await;
        outbox::carry(app).await.unwrap();
        keeps(&house, &dina, id, "2", "2026-12-31").await.unwrap();

        // From 24 November to the last day of February.
        pass(65 * DAY);
        assert_eq!(retention::warn(app).await.unwrap(), 0, "{engine}: more than a month is left");
        pass(2 * DAY);
        let told = retention::warn(app).await.unwrap();
        assert!(told > 0, "{engine}: nobody was told");
        assert_eq!(retention::warn(app).await.unwrap(), 0, "{engine}: told once");
        let notices = diligence_app::notice::list(app, &dina).await.unwrap();
        let about: Vec<_> =
            notices.iter().filter(|it| it.kind == "round-ends").map(|it| &it.handle).collect();
        assert_eq!(about, [&id.to_string()], "{engine}: of this round, and not of the one that is kept");
        pass(28 * DAY);
        assert_eq!(retention::expire(app).await.unwrap(), 0, "{engine}: too early");
        came_in(&house, &answered_it, "").await;
        pass(DAY);
        assert_eq!(retention::expire(app).await.unwrap(), 3, "{engine}: an answer and two invitations");
        assert_eq!(retention::expire(app).await.unwrap(), 0, "{engine}: once is enough");

        for code in [&answered_it, &invited] {
            let entered = enter(app, code.as_str(), "").await;
            assert!(matches!(entered, Err(Refused::Wrong)), "{engine}: a code that opens nothing");
        }
        came_in(&house, &stays, "").await;
        let key = &house.answers_key;
        assert_eq!(keys::check(app, key).await.unwrap().opened, 1, "{engine}: keys of the other round alone");
        let dump = house.scratch.dump().await;
        let holds = |word: &str| dump.windows(word.len()).any(|it| it == word.as_bytes());
        assert!(!holds(&answered_it.hash()) && !holds(invited.locator()), "{engine}: codes are left");
        assert!(holds(&stays.hash()), "the test would show nothing");

        // How many they were stays; who they were does not.
        let dora = director_again(&house).await;
        let left = invite::list(app, &dora, id).await.unwrap();
        let states: Vec<_> = left.iter().map(|it| (it.access.state, it.organisation.name.as_str())).collect();
        assert_eq!(states, [(AccessState::Submitted, ""), (AccessState::Invited, "")], "{engine}");
        assert!(matches!(chain::seal(app).await, Ok(2..)), "{engine}");
        audit::seal(app).await.unwrap();
        assert!(matches!(audit::verify(app).await.unwrap(), Verified::Whole { .. }), "{engine}");

        // What is deleted does not come back by moving the last day.
        let moved = keeps(&house, &dora, id, "2", "2027-12-31").await;
        assert!(matches!(&moved, Err(Refused::Invalid(all)) if all[0].field == Field::Keep), "{moved:?}");
        pass(-96 * DAY);
    }
}

#[tokio::test]
async fn what_contributors_were_told_may_only_become_shorter_and_not_at_once() {
    let house = House::build(diligence_testkit::sqlite()).await;
    let dina = director(&house).await;
    let id = open_round(&house, &dina).await;
    let refused = |it: Result<(), Refused>, why: Why| {
        assert!(
            matches!(&it, Err(Refused::Invalid(all)) if all[0].field == Field::Keep && all[0].why == why),
            "{it:?}"
        );
    };
    refused(keeps(&house, &dina, id, "25", "2026-12-31").await, Why::Pinned);
    for bad in ["0", "121", "-3", "a while"] {
        refused(keeps(&house, &dina, id, bad, "2026-12-31").await, Why::Wrong);
    }
    refused(keeps(&house, &dina, id, "", "2026-12-31").await, Why::Missing);
    // On 23 December at the earliest.
    refused(keeps(&house, &dina, id, "1", "2026-11-20").await, Why::Wrong);
    keeps(&house, &dina, id, "١", "2026-11-24").await.unwrap();
    refused(keeps(&house, &dina, id, "2", "2026-12-31").await, Why::Pinned);
}
