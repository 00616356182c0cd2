//! The rules by table: who, what, and the answer.

use super::*;
use crate::partner::{PartnerKind, PartnerName};
use crate::{GrantId, Locale};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn partner_id(n: u128) -> PartnerId {
    PartnerId::new(uuid::Uuid::from_u128(n))
}

fn person_id(n: u128) -> PersonId {
    PersonId::new(uuid::Uuid::from_u128(n))
}

const HOST: u128 = 1;
const LOCAL: u128 = 2;
const OTHER: u128 = 3;

fn facts(codes: &[&str], visibility: Visibility) -> PartnerFacts {
    PartnerFacts {
        names: [(Locale::EN, PartnerName::new("Name").unwrap())].into(),
        kind: PartnerKind::CivilSociety,
        jurisdictions: codes.iter().map(|it| it.parse().unwrap()).collect(),
        themes: BTreeSet::new(),
        visibility,
        joined: String::new(),
    }
}

fn partner(id: u128, keeper: u128, codes: &[&str], visibility: Visibility) -> Partner {
    Partner {
        id: partner_id(id),
        facts: facts(codes, visibility),
        keeper: partner_id(keeper),
        archived: false,
        version: 1,
    }
}

fn scope(codes: &[&str]) -> Scope {
    if codes == ["*"] {
        Scope::Everywhere
    } else {
        Scope::In(codes.iter().map(|it| it.parse().unwrap()).collect())
    }
}

fn grant(at: u128, role: Role, codes: &[&str]) -> Grant {
    Grant { id: GrantId::new(uuid::Uuid::from_u128(9)), partner: partner_id(at), role, scope: scope(codes) }
}

fn actor(at: u128, role: Role, codes: &[&str]) -> Actor {
    Actor {
        person: Some(person_id(1)),
        state: PersonState::Active,
        grants: vec![grant(at, role, codes)],
        fresh: true,
    }
}

fn yes(actor: &Actor, act: Act<'_>) -> bool {
    may(actor, act) == Decision::Yes
}

#[test]
fn hidden_partners_are_known_to_their_keepers_and_their_own() {
    let hidden = partner(10, LOCAL, &["XAA"], Visibility::Hidden);
    let sees = |it: &Actor| yes(it, Act::SeePartner(&hidden));
    assert!(sees(&actor(LOCAL, Role::CountryPartner, &["XAA"])));
    assert!(sees(&actor(10, Role::Contributor, &["XAA"])));
    assert!(!sees(&actor(LOCAL, Role::CountryPartner, &["XAB"])), "another country");
    assert!(!sees(&actor(LOCAL, Role::ReadOnly, &["XAA"])), "keeps nothing");
    for role in Role::ALL {
        assert!(!sees(&actor(HOST, *role, &["*"])), "{role} of another partner");
        assert!(!yes(&actor(HOST, *role, &["*"]), Act::ChangePartner(&hidden, &hidden.facts)), "{role}");
        let contributor = grant(10, Role::Contributor, &["XAA"]);
        let at = [(&contributor, &hidden)];
        assert!(!yes(&actor(HOST, *role, &["*"]), Act::SeePerson(person_id(2), &at)), "{role}");
        assert!(!yes(&actor(HOST, *role, &["*"]), Act::Manage(person_id(2), &at)), "{role}");
        let give = Act::Give { partner: &hidden, role: Role::Contributor, scope: &contributor.scope };
        assert!(!yes(&actor(HOST, *role, &["*"]), give), "{role}");
    }
}

#[test]
fn nothing_follows_from_a_state_that_is_not_active() {
    let open = partner(10, LOCAL, &["XAA"], Visibility::Public);
    for state in [PersonState::Invited, PersonState::Disabled] {
        for role in Role::ALL {
            let mut it = actor(LOCAL, *role, &["*"]);
            it.state = state;
            assert!(Door::ALL.iter().all(|door| may_enter(&it, *door) == Decision::No), "{role} {state}");
            assert_eq!(may(&it, Act::SeePartner(&open)), Decision::No);
            assert_eq!(may(&it, Act::SeePerson(person_id(1), &[])), Decision::No, "not even herself");
        }
    }
    assert!(Door::ALL.iter().all(|door| may_enter(&Actor::ANYBODY, *door) == Decision::No));
}

#[test]
fn a_country_partner_works_in_her_country_for_her_own() {
    let her = actor(LOCAL, Role::CountryPartner, &["MYS"]);
    let own = partner(10, LOCAL, &["MY-10"], Visibility::Desk);
    let wider = partner(11, LOCAL, &["MYS", "NAM"], Visibility::Desk);
    let others = partner(12, OTHER, &["MYS"], Visibility::Desk);
    assert!(yes(&her, Act::ChangePartner(&own, &own.facts)));
    assert!(
        !yes(&her, Act::ChangePartner(&own, &facts(&["NAM"], Visibility::Desk))),
        "cannot move it out of reach"
    );
    assert!(!yes(&her, Act::ChangePartner(&wider, &own.facts)), "cannot take from another country");
    assert!(yes(&her, Act::SeePartner(&others)) && !yes(&her, Act::ChangePartner(&others, &others.facts)));
    let add = |codes: &[&str], keeper| {
        yes(&her, Act::AddPartner { facts: &facts(codes, Visibility::Hidden), keeper: partner_id(keeper) })
    };
    assert!(add(&["MY-10"], LOCAL) && !add(&["MYS"], OTHER) && !add(&[], LOCAL) && !add(&["NAM"], LOCAL));
    for (role, may_give) in [
        (Role::Contributor, true),
        (Role::GovernmentFocalPoint, true),
        (Role::CountryPartner, false),
        (Role::Coordinator, false),
        (Role::Administrator, false),
        (Role::Publisher, false),
    ] {
        assert_eq!(
            yes(&her, Act::Give { partner: &own, role, scope: &scope(&["MY-10"]) }),
            may_give,
            "{role}"
        );
        assert!(
            !yes(&her, Act::Give { partner: &others, role, scope: &scope(&["MYS"]) }),
            "{role} at another's"
        );
        assert!(
            !yes(&her, Act::Give { partner: &own, role, scope: &Scope::Everywhere }),
            "{role} everywhere"
        );
    }
}

#[test]
fn sensitive_acts_ask_again_who_it_is() {
    let mut her = actor(LOCAL, Role::Administrator, &["*"]);
    her.fresh = false;
    let at = partner(10, LOCAL, &["XAA"], Visibility::Desk);
    let contributor = grant(10, Role::Contributor, &["XAA"]);
    let everywhere = Scope::Everywhere;
    for act in [
        Act::Give { partner: &at, role: Role::Director, scope: &everywhere },
        Act::Take(&contributor, &at),
        Act::Manage(person_id(2), &[(&contributor, &at)]),
        Act::Release { asked_by: person_id(2) },
    ] {
        assert_eq!(may(&her, act), Decision::Confirm, "{act:?}");
        let now = Actor { fresh: true, ..her.clone() };
        assert_eq!(may(&now, act), Decision::Yes, "{act:?}");
    }
}

#[test]
fn nobody_manages_or_releases_for_herself() {
    let her = actor(HOST, Role::Administrator, &["*"]);
    let at = partner(HOST, HOST, &[], Visibility::Public);
    assert_eq!(may(&her, Act::Manage(person_id(1), &[(&her.grants[0], &at)])), Decision::No);
    assert_eq!(may(&her, Act::Release { asked_by: person_id(1) }), Decision::No);
    assert_eq!(may(&her, Act::Manage(person_id(2), &[])), Decision::No, "somebody of whom nothing is known");
}

#[test]
fn what_was_put_away_takes_nobody_in() {
    let her = actor(HOST, Role::Administrator, &["*"]);
    let mut at = partner(10, HOST, &["XAA"], Visibility::Desk);
    assert!(yes(&her, Act::Give { partner: &at, role: Role::Contributor, scope: &scope(&["XAA"]) }));
    at.archived = true;
    assert!(!yes(&her, Act::Give { partner: &at, role: Role::Contributor, scope: &scope(&["XAA"]) }));
}

#[test]
fn results_are_for_her_jurisdictions_and_single_answers_for_few() {
    use crate::{QuestionnaireId, RoundFacts, RoundId, RoundState};
    let targets = ["MYS", "NAM"].map(|it| (it.parse().unwrap(), 5));
    let round = Round {
        id: RoundId::new(uuid::Uuid::nil()),
        keeper: partner_id(HOST),
        questionnaire: QuestionnaireId::new(uuid::Uuid::nil()),
        state: RoundState::Open,
        facts: RoundFacts { targets: targets.into(), ..RoundFacts::default() },
        version: 1,
    };
    let results = |it: &Actor, at: &str, over| {
        yes(it, Act::SeeResults { round: &round, jurisdiction: at.parse().unwrap(), over })
    };
    let answers =
        |it: &Actor, at: &str| may(it, Act::SeeAnswers { round: &round, jurisdiction: at.parse().unwrap() });
    let partner = actor(LOCAL, Role::CountryPartner, &["MYS"]);
    assert!(results(&partner, "MYS", true) && !results(&partner, "MYS", false), "not while she could watch");
    assert!(!results(&partner, "NAM", true), "another country");
    assert_eq!(answers(&partner, "MYS"), Decision::No);
    let coordinator = actor(HOST, Role::Coordinator, &["MYS"]);
    assert!(results(&coordinator, "MYS", false) && !results(&coordinator, "NAM", true));
    assert_eq!(answers(&coordinator, "MYS"), Decision::Yes);
    assert_eq!(answers(&Actor { fresh: false, ..coordinator.clone() }, "MYS"), Decision::Confirm);
    assert_eq!(answers(&coordinator, "NAM"), Decision::No);
    let director = actor(HOST, Role::Director, &["*"]);
    assert_eq!(answers(&director, "EGY"), Decision::No, "of which the round does not ask");
    for role in Role::ALL.iter().filter(|it| !KEEPERS.contains(it)) {
        let it = actor(HOST, *role, &["*"]);
        assert!(!results(&it, "MYS", true) && answers(&it, "MYS") == Decision::No, "{role}");
    }
}

fn roles() -> impl Strategy<Value = Role> {
    proptest::sample::select(Role::ALL)
}

fn scopes() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::Everywhere),
        proptest::collection::btree_set(proptest::sample::select(&["MYS", "MY-10", "NAM", "XAA"][..]), 0..3)
            .prop_map(|codes| Scope::In(codes.iter().map(|it| it.parse().unwrap()).collect())),
    ]
}

proptest! {
    /// Whoever gives a role gives none that reaches further than her own, so no chain of invitations climbs.
    #[test]
    fn nobody_gives_what_she_could_not_reach(held in roles(), own in scopes(), role in roles(), given in scopes(), at in 1..4_u128) {
        let her = Actor {
            person: Some(person_id(1)),
            state: PersonState::Active,
            grants: vec![Grant { id: GrantId::new(uuid::Uuid::nil()), partner: partner_id(LOCAL), role: held, scope: own.clone() }],
            fresh: true,
        };
        let place = partner(at, LOCAL, &["MYS"], Visibility::Desk);
        if yes(&her, Act::Give { partner: &place, role, scope: &given }) {
            prop_assert!(own.contains(&given));
            prop_assert!(held == Role::Administrator || (role != Role::Administrator && role != held));
        }
    }

    /// More grants never take away, fewer never add: what follows from a role ends with it.
    #[test]
    fn a_grant_only_adds(held in roles(), own in scopes(), more in roles(), wide in scopes(), hidden: bool) {
        let one = Grant { id: GrantId::new(uuid::Uuid::nil()), partner: partner_id(LOCAL), role: held, scope: own };
        let two = Grant { id: GrantId::new(uuid::Uuid::max()), partner: partner_id(OTHER), role: more, scope: wide };
        let with = |grants| Actor { person: Some(person_id(1)), state: PersonState::Active, grants, fresh: true };
        let visibility = if hidden { Visibility::Hidden } else { Visibility::Desk };
        let place = partner(10, LOCAL, &["MY-10"], visibility);
        for act in [Act::SeePartner(&place), Act::ChangePartner(&place, &place.facts), Act::ExportPartners, Act::ReadAudit] {
            let alone = yes(&with(vec![one.clone()]), act) || yes(&with(vec![two.clone()]), act);
            prop_assert_eq!(alone, yes(&with(vec![one.clone(), two.clone()]), act));
        }
    }
}
