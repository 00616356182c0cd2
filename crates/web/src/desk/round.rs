//! A round set up, changed, given its words, opened and closed.

use super::partners::Choice;
use super::rounds::{parse, place};
use super::typed::Faults;
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, show};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::round::{self, Change, Typed, WordsTyped};
use diligence_app::{Refused, answering};
use diligence_domain::{Locale, Round, RoundId};
use diligence_i18n::{autonym, known, locales, zones};

#[derive(Template)]
#[template(path = "desk/round-edit.html")]
struct EditPage {
    page: Page,
    token: String,
    heading: String,
    action: String,
    back: String,
    version: String,
    typed: Typed,
    questionnaires: Vec<Choice>,
    tongues: Vec<Choice>,
    zones: Vec<Choice>,
    faults: Faults,
    stale: bool,
}

fn typed(fields: &Fields) -> Typed {
    Typed {
        name: fields.get("name").to_owned(),
        questionnaire: fields.get("questionnaire").to_owned(),
        targets: fields.get("targets").to_owned(),
        locales: fields.all("locales"),
        opens: fields.get("opens").to_owned(),
        closes: fields.get("closes").to_owned(),
        zone: fields.get("zone").to_owned(),
        keep_months: fields.get("keep").to_owned(),
    }
}

async fn form(
    here: &Here,
    status: StatusCode,
    of: Option<(RoundId, i64)>,
    typed: Typed,
    faults: Faults,
    stale: bool,
) -> Response {
    let known = match answering::list(&here.site.app, &here.visitor).await {
        Ok(known) => known,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let choice = |value: String, name: String, chosen| Choice { value, name, chosen };
    let back = of.map_or_else(|| here.to("rounds"), |it| here.to(&format!("rounds/{}", it.0)));
    let heading = if of.is_some() { m.round_edit() } else { m.round_new() };
    let page = EditPage {
        questionnaires: known
            .iter()
            .rev()
            .map(|it| {
                let id = it.id.to_string();
                let chosen = typed.questionnaire == id;
                choice(id, format!("{} · {}", it.title, it.code), chosen)
            })
            .collect(),
        tongues: locales()
            .iter()
            .map(|it| {
                choice(it.to_string(), autonym(*it).to_owned(), typed.locales.contains(&it.to_string()))
            })
            .collect(),
        zones: zones().into_iter().map(|it| choice(it.clone(), it.clone(), typed.zone == it)).collect(),
        heading: heading.to_owned(),
        action: of.map_or_else(|| here.to("rounds/new"), |it| here.to(&format!("rounds/{}/edit", it.0))),
        back,
        version: of.map(|it| it.1.to_string()).unwrap_or_default(),
        typed,
        faults,
        stale,
        token: here.token(),
        page: here.page(Place::Rounds, heading),
    };
    show(status, &page)
}

pub(crate) async fn new(here: Here) -> Response {
    let typed = Typed {
        locales: vec![here.locale.to_string()],
        zone: here.visitor.person.zone.clone(),
        keep_months: "24".to_owned(),
        ..Typed::default()
    };
    form(&here, StatusCode::OK, None, typed, Faults::default(), false).await
}

pub(crate) async fn add(here: Here, fields: Fields) -> Response {
    let typed = typed(&fields);
    match round::add(&here.site.app, &here.visitor, &typed).await {
        Ok(id) => here.go(&format!("rounds/{id}")),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            form(&here, StatusCode::UNPROCESSABLE_ENTITY, None, typed, faults, false).await
        }
        Err(refused) => here.refuse(refused),
    }
}

async fn load(here: &Here, id: &str) -> Result<Round, Refused> {
    let round = round::get(&here.site.app, &here.visitor, parse(id)?).await?;
    if round::changes(&here.visitor, &round) { Ok(round) } else { Err(Refused::NotFound) }
}

pub(crate) async fn edit(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    match load(&here, &id).await {
        Ok(it) => {
            let typed = Typed::from_facts(it.questionnaire, &it.facts);
            form(&here, StatusCode::OK, Some((it.id, it.version)), typed, Faults::default(), false).await
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn save(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let (typed, was) = (typed(&fields), fields.get("version").parse().unwrap_or(0));
    match round::change(&here.site.app, &here.visitor, id, Change::Facts(&typed), was).await {
        Ok(()) => here.go(&format!("rounds/{id}")),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            form(&here, StatusCode::UNPROCESSABLE_ENTITY, Some((id, was)), typed, faults, false).await
        }
        // Saving again is a choice made with a warning before her.
        Err(Refused::Stale) => match load(&here, &id.to_string()).await {
            Ok(now) => {
                let of = Some((id, now.version));
                form(&here, StatusCode::CONFLICT, of, typed, Faults::default(), true).await
            }
            Err(refused) => here.refuse(refused),
        },
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn set_state(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let id = match parse(&id) {
        Ok(id) => id,
        Err(refused) => return here.refuse(refused),
    };
    let change = match fields.get("state") {
        "open" => Change::Open,
        "closed" => Change::Close,
        _ => return here.refuse(Refused::NotFound),
    };
    let was = fields.get("version").parse().unwrap_or(0);
    match round::change(&here.site.app, &here.visitor, id, change, was).await {
        // What it lacks stands on its page.
        Ok(()) | Err(Refused::Invalid(_)) => here.go(&format!("rounds/{id}")),
        Err(refused) => here.refuse(refused),
    }
}

#[derive(Template)]
#[template(path = "desk/round-words.html")]
struct WordsPage {
    page: Page,
    token: String,
    action: String,
    back: String,
    version: i64,
    fields: Vec<Field>,
    faults: Faults,
    stale: bool,
}

struct Field {
    id: String,
    label: String,
    locale: Locale,
    text: String,
    hint: String,
}

fn words_page(
    here: &Here,
    status: StatusCode,
    round: &Round,
    typed: &WordsTyped,
    faults: Faults,
    stale: bool,
) -> Response {
    let m = here.m;
    let mut fields = Vec::new();
    for locale in &round.facts.locales {
        fields.push(Field {
            id: format!("consent-{locale}"),
            label: m.round_consent(autonym(*locale)),
            locale: *locale,
            text: typed.consent.get(locale).cloned().unwrap_or_default(),
            hint: m.round_consent_hint().to_owned(),
        });
    }
    for at in round.facts.targets.keys() {
        let place = place(here, *at);
        for locale in &round.facts.locales {
            let text = typed.referral.get(at).and_then(|it| it.get(locale)).cloned();
            fields.push(Field {
                id: format!("referral-{at}-{locale}"),
                label: m.round_referral(&place, autonym(*locale)),
                locale: *locale,
                text: text.unwrap_or_default(),
                hint: m.round_referral_hint().to_owned(),
            });
        }
    }
    show(
        status,
        &WordsPage {
            token: here.token(),
            action: here.to(&format!("rounds/{}/words", round.id)),
            back: here.to(&format!("rounds/{}", round.id)),
            version: round.version,
            fields,
            faults,
            stale,
            page: here.page(Place::Rounds, m.round_words_title()),
        },
    )
}

pub(crate) async fn words(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    match load(&here, &id).await {
        Ok(it) => {
            let typed = WordsTyped { consent: it.facts.consent.clone(), referral: it.facts.referral.clone() };
            words_page(&here, StatusCode::OK, &it, &typed, Faults::default(), false)
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn save_words(
    here: Here,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Response {
    let round = match load(&here, &id).await {
        Ok(round) => round,
        Err(refused) => return here.refuse(refused),
    };
    let mut typed = WordsTyped::default();
    for (name, text) in fields.pairs() {
        if let Some(locale) = name.strip_prefix("consent-").and_then(known) {
            typed.consent.insert(locale, text.clone());
        }
        if let Some((at, locale)) = name.strip_prefix("referral-").and_then(|it| it.rsplit_once('-'))
            && let (Ok(at), Some(locale)) = (at.parse(), known(locale))
        {
            typed.referral.entry(at).or_default().insert(locale, text.clone());
        }
    }
    let was = fields.get("version").parse().unwrap_or(0);
    match round::change(&here.site.app, &here.visitor, round.id, Change::Words(&typed), was).await {
        Ok(()) => here.go(&format!("rounds/{}", round.id)),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            words_page(&here, StatusCode::UNPROCESSABLE_ENTITY, &round, &typed, faults, false)
        }
        Err(Refused::Stale) => {
            words_page(&here, StatusCode::CONFLICT, &round, &typed, Faults::default(), true)
        }
        Err(refused) => here.refuse(refused),
    }
}
