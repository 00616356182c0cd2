//! Words of questionnaires to translate: how far each language is, and a queue of what is left.

use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, ok, show};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::translation::{self, NotSaved, Progress, State, Text, Typed};
use diligence_domain::{Locale, QuestionnaireId};
use diligence_i18n::{Messages, autonym, known};
use std::collections::HashMap;

/// Texts on a page.
const PER_PAGE: usize = 15;

#[derive(Template)]
#[template(path = "desk/translations.html")]
struct TranslationsPage {
    page: Page,
    editions: Vec<Edition>,
}

struct Edition {
    title: String,
    code: String,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    locale: Locale,
    name: &'static str,
    total: usize,
    current: usize,
    share: String,
    missing: String,
    stale: String,
    reviewed: String,
}

pub(crate) async fn get(here: Here) -> Response {
    let all = match translation::list(&here.site.app, &here.visitor).await {
        Ok(all) => all,
        Err(refused) => return here.refuse(refused),
    };
    let line = |id: QuestionnaireId, (locale, it): (Locale, Progress)| Line {
        url: here.to(&format!("translations/{id}/{locale}")),
        locale,
        name: autonym(locale),
        total: it.total,
        current: it.current,
        share: far(&here, it),
        missing: here.count(it.total - it.current - it.stale),
        stale: here.count(it.stale),
        reviewed: here.count(it.reviewed),
    };
    let editions = all.into_iter().map(|(it, languages)| Edition {
        title: it.title,
        code: it.code,
        lines: languages.into_iter().map(|language| line(it.id, language)).collect(),
    });
    ok(&TranslationsPage {
        editions: editions.collect(),
        page: here.page(Place::Translations, here.m.translations_title()),
    })
}

fn far(here: &Here, it: Progress) -> String {
    here.m.translation_far(&here.count(it.current), &here.count(it.total))
}

#[derive(Template)]
#[template(path = "desk/translate.html")]
struct TranslatePage {
    page: Page,
    token: String,
    title: String,
    tongue: &'static str,
    from: Locale,
    to: Locale,
    total: usize,
    current: usize,
    far: String,
    said: String,
    wrong: bool,
    all: bool,
    action: String,
    here: String,
    texts: Vec<Shown>,
    pages: (usize, usize),
    before: Option<String>,
    after: Option<String>,
}

struct Shown {
    n: usize,
    place: String,
    source: String,
    text: String,
    theirs: String,
    rows: usize,
    version: i64,
    state: String,
    colour: &'static str,
    reviewed: bool,
    fault: String,
}

/// What the address asks for.
struct Wanted {
    id: QuestionnaireId,
    to: Locale,
    all: bool,
    page: usize,
    /// Something was just saved.
    saved: bool,
}

impl Wanted {
    fn read(id: &str, tongue: &str, query: Option<&str>) -> Result<Self, Refused> {
        let fields = Fields::of_query(query);
        Ok(Self {
            id: id.parse().map_err(|_| Refused::NotFound)?,
            to: known(tongue).ok_or(Refused::NotFound)?,
            all: fields.get("show") == "all",
            saved: fields.get("saved") == "1",
            page: fields.get("page").parse().ok().filter(|it| *it > 0).unwrap_or(1),
        })
    }

    fn query(&self, page: usize) -> String {
        match (self.all, page) {
            (false, 1) => String::new(),
            (true, 1) => "?show=all".to_owned(),
            (false, page) => format!("?page={page}"),
            (true, page) => format!("?show=all&page={page}"),
        }
    }
}

fn state(m: &Messages, it: State) -> (&str, &'static str) {
    match it {
        State::Missing => (m.translation_missing(), "pu"),
        State::Stale => (m.translation_stale(), "pu"),
        State::Unreviewed => (m.translation_unreviewed(), "plain"),
        State::Reviewed => (m.translation_reviewed(), "pv"),
    }
}

/// The queue; `typed` and `not_saved` are what came of a form that was sent.
async fn page(
    here: &Here,
    wanted: &Wanted,
    typed: &[Typed],
    not_saved: &[(String, NotSaved)],
) -> Result<Response, Refused> {
    let (known, from, texts) =
        translation::queue(&here.site.app, &here.visitor, wanted.id, wanted.to).await?;
    let m = here.m;
    let progress = Progress::of(&texts);
    let faults: HashMap<&str, &NotSaved> = not_saved.iter().map(|it| (it.0.as_str(), &it.1)).collect();
    let typed: HashMap<&str, &Typed> = typed.iter().map(|it| (it.place.as_str(), it)).collect();
    let left = |it: &Text| {
        wanted.all
            || matches!(it.state, State::Missing | State::Stale)
            || faults.contains_key(it.place.as_str())
    };
    let mut all: Vec<Text> = texts.into_iter().filter(left).collect();
    // What was not saved is shown, wherever it would stand.
    if !faults.is_empty() {
        all.retain(|it| faults.contains_key(it.place.as_str()));
    }
    let last = all.len().div_ceil(PER_PAGE).max(1);
    let at = wanted.page.min(last);
    let some = all.into_iter().skip((at - 1) * PER_PAGE).take(PER_PAGE).enumerate().map(|(n, it)| {
        let fault = faults.get(it.place.as_str());
        let sent = typed.get(it.place.as_str()).filter(|_| fault.is_some());
        let text = sent.map_or_else(|| it.text.clone(), |it| it.text.clone());
        let (words, colour) = state(m, it.state);
        Shown {
            n,
            rows: (it.source.chars().count().max(text.chars().count()) / 70 + 1).min(8),
            reviewed: sent.map_or(it.state == State::Reviewed, |it| it.reviewed),
            fault: match fault {
                None => String::new(),
                Some(NotSaved::Conflict) => m.translation_conflict().to_owned(),
                Some(NotSaved::Wrong(why)) => super::typed::words(m, *why).to_owned(),
                Some(NotSaved::Marks(marks)) if marks.is_empty() => m.translation_no_marks().to_owned(),
                Some(NotSaved::Marks(marks)) => m.translation_marks(marks),
            },
            theirs: if matches!(fault, Some(NotSaved::Conflict)) { it.text } else { String::new() },
            place: it.place,
            source: it.source,
            text,
            version: it.version,
            state: words.to_owned(),
            colour,
        }
    });
    let action = here.to(&format!("translations/{}/{}", wanted.id, wanted.to));
    let url = |page: usize| format!("{action}{}", wanted.query(page));
    let wrong = !not_saved.is_empty();
    let said = match (wrong, wanted.saved) {
        (true, _) => m.translation_not_saved(),
        (false, true) => m.translation_saved(),
        (false, false) => "",
    };
    Ok(show(
        if wrong { StatusCode::CONFLICT } else { StatusCode::OK },
        &TranslatePage {
            texts: some.collect(),
            token: here.token(),
            title: known.title,
            tongue: autonym(wanted.to),
            from,
            to: wanted.to,
            total: progress.total,
            current: progress.current,
            far: far(here, progress),
            said: said.to_owned(),
            wrong,
            all: wanted.all,
            here: url(wanted.page),
            pages: (at, last),
            before: (at > 1).then(|| url(at - 1)),
            after: (at < last).then(|| url(at + 1)),
            action: action.clone(),
            page: here.page(Place::Translations, m.translations_title()),
        },
    ))
}

pub(crate) async fn one(
    here: Here,
    Path((_, id, tongue)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let done = async {
        let wanted = Wanted::read(&id, &tongue, query.as_deref())?;
        page(&here, &wanted, &[], &[]).await
    };
    done.await.unwrap_or_else(|refused| here.refuse(refused))
}

pub(crate) async fn save(
    here: Here,
    Path((_, id, tongue)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    fields: Fields,
) -> Response {
    let done = async {
        let wanted = Wanted::read(&id, &tongue, query.as_deref())?;
        let typed = (0..PER_PAGE).map(|n| Typed {
            place: fields.get(&format!("p{n}")).to_owned(),
            text: fields.get(&format!("t{n}")).to_owned(),
            reviewed: !fields.get(&format!("r{n}")).is_empty(),
            was: fields.get(&format!("v{n}")).parse().unwrap_or(-1),
        });
        let typed: Vec<Typed> = typed.filter(|it| !it.place.is_empty()).collect();
        let not_saved =
            translation::save(&here.site.app, &here.visitor, wanted.id, wanted.to, &typed).await?;
        if not_saved.is_empty() {
            let query = wanted.query(wanted.page);
            let mark = if query.is_empty() { "?" } else { "&" };
            return Ok(here.go(&format!("translations/{}/{}{query}{mark}saved=1", wanted.id, wanted.to)));
        }
        page(&here, &wanted, &typed, &not_saved).await
    };
    done.await.unwrap_or_else(|refused| here.refuse(refused))
}
