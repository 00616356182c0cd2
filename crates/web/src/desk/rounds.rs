//! Rounds, and one of them: what is written down, how far its organisations are; never what they answered.

use super::organisation::access_state;
use super::partners::places;
use super::{Here, Place};
use crate::page::{Page, ok};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use diligence_app::picture::kind_words;
use diligence_app::round::{self, invite};
use diligence_app::{Refused, answering, results};
use diligence_domain::round::Lacking;
use diligence_domain::{
    AccessState, Act, Decision, Door, JurisdictionCode, PartnerKind, Register, Round, RoundId, RoundState,
    may, may_enter,
};
use diligence_i18n::{Messages, autonym, format};

#[derive(Template)]
#[template(path = "desk/rounds.html")]
struct RoundsPage {
    page: Page,
    lines: Vec<RoundLine>,
    changes: bool,
}

struct RoundLine {
    url: String,
    name: String,
    state: String,
    open: bool,
    days: String,
    places: String,
}

/// How far a round is, in words.
fn state(m: &Messages, round: &Round, today: &str) -> String {
    match round.state {
        RoundState::Draft => m.round_state_draft(),
        _ if round.is_over(today) && round.state == RoundState::Open => m.round_state_over(),
        RoundState::Open => m.round_state_open(),
        RoundState::Closed => m.round_state_closed(),
    }
    .to_owned()
}

fn days(here: &Here, round: &Round) -> String {
    let format = format(here.locale);
    here.m.round_days(&format.date(&round.facts.opens), &format.date(&round.facts.closes))
}

/// What a jurisdiction is called.
pub(super) fn place(here: &Here, code: JurisdictionCode) -> String {
    Register::shipped().get(code).map_or_else(|| code.to_string(), |it| it.name(here.locale).text.to_owned())
}

pub(super) fn parse(id: &str) -> Result<RoundId, Refused> {
    id.parse().map_err(|_| Refused::NotFound)
}

pub(crate) async fn get(here: Here) -> Response {
    let all = match round::list(&here.site.app, &here.visitor).await {
        Ok(all) => all,
        Err(refused) => return here.refuse(refused),
    };
    let line = |it: &Round| {
        let today = round::today(&here.site.app, it);
        let codes: std::collections::BTreeSet<_> = it.facts.targets.keys().copied().collect();
        RoundLine {
            url: here.to(&format!("rounds/{}", it.id)),
            name: it.facts.name.clone(),
            state: state(here.m, it, &today),
            open: it.takes_answers(&today),
            days: days(&here, it),
            places: super::partners::listed(here.locale, &places(&codes, here.locale)),
        }
    };
    ok(&RoundsPage {
        lines: all.iter().map(line).collect(),
        changes: may_enter(&here.visitor.actor, Door::ChangeRounds) != Decision::No,
        page: here.page(Place::Rounds, here.m.desk_rounds()),
    })
}

#[derive(Template)]
#[template(path = "desk/round.html")]
#[allow(clippy::struct_excessive_bools)] // what a page shows and what it does not
struct RoundPage {
    page: Page,
    token: String,
    id: String,
    version: i64,
    name: String,
    state: String,
    draft: bool,
    open: bool,
    takes: bool,
    changes: bool,
    results: bool,
    invites: bool,
    exports: bool,
    mail: bool,
    facts: Vec<(String, String)>,
    lacking: Vec<String>,
    states: Vec<String>,
    coverage: Vec<(String, String, Vec<String>)>,
    organisations: Vec<OrganisationLine>,
    said: String,
}

struct OrganisationLine {
    url: String,
    name: String,
    place: String,
    kind: String,
    state: String,
    done: bool,
    invited: String,
    written: String,
    bounced: bool,
}

pub(crate) async fn one(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    match page(&here, id, String::new()).await {
        Ok(response) => response,
        Err(refused) => here.refuse(refused),
    }
}

/// What an organisation is called; after its round was kept long enough, nothing says so any more.
pub(super) fn named(m: &Messages, name: String) -> String {
    if name.is_empty() { m.round_forgotten().to_owned() } else { name }
}

/// The page of a round; `said` is what was just done.
pub(super) async fn page(here: &Here, id: RoundId, said: String) -> Result<Response, Refused> {
    let (app, m) = (&here.site.app, here.m);
    let round = round::get(app, &here.visitor, id).await?;
    let today = round::today(app, &round);
    let mut organisations = invite::list(app, &here.visitor, id).await?;
    let questionnaires = answering::list(app, &here.visitor).await?;
    let asked = questionnaires.iter().find(|it| it.id == round.questionnaire);
    let counts = invite::counts(&organisations);
    let format = format(here.locale);
    let coverage = round.facts.targets.iter().map(|(at, hoped)| {
        let of = |state: &AccessState| {
            let count = counts.get(at).and_then(|it| it.get(state)).copied().unwrap_or_default();
            here.count(count)
        };
        (place(here, *at), format.integer(i64::from(*hoped)), AccessState::ALL.iter().map(of).collect())
    });
    let lacking = |it: &Lacking| match it {
        Lacking::Consent(locale) => m.round_lacking_consent(autonym(*locale)),
        Lacking::Referral(at) => m.round_lacking_referral(&place(here, *at)),
        Lacking::Days => m.round_lacking_days().to_owned(),
    };
    let tongues: Vec<String> = round.facts.locales.iter().map(|it| autonym(*it).to_owned()).collect();
    let kept = if round::is_past(app, &round) {
        m.round_expired().to_owned()
    } else {
        format.date(&round::kept_until(&round.facts))
    };
    let facts = vec![
        (
            m.round_questionnaire().to_owned(),
            asked.map(|it| format!("{} · {}", it.title, it.code)).unwrap_or_default(),
        ),
        (m.round_opens().to_owned(), format.date(&round.facts.opens)),
        (m.round_closes().to_owned(), format.date(&round.facts.closes)),
        (m.round_zone().to_owned(), round.facts.zone.clone()),
        (m.round_kept_until().to_owned(), kept),
        (m.round_languages().to_owned(), super::partners::listed(here.locale, &tongues)),
    ];
    diligence_i18n::sort_by_name(here.locale, &mut organisations, |it| it.organisation.name.clone());
    let line = |it: invite::Place| OrganisationLine {
        url: here.to(&format!("organisations/{}", it.access.id)),
        name: named(m, it.organisation.name),
        place: place(here, it.access.jurisdiction),
        kind: PartnerKind::parse(&it.organisation.class).map_or("", |kind| kind_words(m, kind)).to_owned(),
        state: access_state(m, it.access.state).to_owned(),
        done: it.access.state == AccessState::Submitted,
        invited: format.date(&it.invited),
        written: it.written.map(|it| format.date(&it)).unwrap_or_default(),
        bounced: it.bounced,
    };
    let changes = round::changes(&here.visitor, &round);
    Ok(ok(&RoundPage {
        token: here.token(),
        id: id.to_string(),
        version: round.version,
        name: round.facts.name.clone(),
        state: state(m, &round, &today),
        draft: round.state == RoundState::Draft,
        open: round.state == RoundState::Open,
        takes: round.takes_answers(&today),
        exports: may(&here.visitor.actor, Act::ExportAnswers(&round)) != Decision::No,
        results: round.state != RoundState::Draft && results::any(&here.visitor, &round),
        invites: !round.is_over(&today) && !invite::places(&here.visitor, &round).is_empty(),
        mail: app.has_post(),
        lacking: if changes && round.state == RoundState::Draft {
            round.lacking(&today).iter().map(lacking).collect()
        } else {
            Vec::new()
        },
        changes,
        facts,
        states: AccessState::ALL.iter().map(|it| access_state(m, *it).to_owned()).collect(),
        coverage: coverage.collect(),
        organisations: organisations.into_iter().map(line).collect(),
        said,
        page: here.page(Place::Rounds, m.desk_rounds()),
    }))
}
