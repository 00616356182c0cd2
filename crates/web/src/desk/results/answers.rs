//! Single answers of a round: a table of them, and one as it was given.

use super::super::list::{Asked, PER_PAGE, Shown};
use super::super::rounds::{parse, place};
use super::super::{Here, Place};
use super::{Choice, Head, Tab, jurisdictions, section, sections, title, to};
use crate::form::Fields;
use crate::page::{Page, ok};
use crate::survey::file::{link as file_link, taken};
use crate::survey::lines;
use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::picture::kind_words;
use diligence_app::results::table::{self, By, Filter, Table};
use diligence_app::results::{Question, Shape};
use diligence_domain::PartnerKind;
use diligence_i18n::{Messages, format};

const FILTERS: &[&str] = &["at", "class", "section", "answer"];
const COLUMNS: &[&str] = &["mark", "place", "class", "corrections", "day"];

#[derive(Template)]
#[template(path = "desk/results/answers.html")]
struct AnswersPage {
    page: Page,
    head: Head,
    asked: Asked,
    shown: Shown<Line>,
    total: String,
    places: Vec<Choice>,
    classes: Vec<Choice>,
    sections: Vec<Choice>,
    /// Questions of the columns, each with the values that its answer may hold.
    questions: Vec<(String, Vec<Choice>)>,
}

struct Line {
    url: String,
    mark: String,
    place: String,
    class: String,
    corrections: String,
    day: String,
    cells: Vec<String>,
}

/// A kind of organisation, in words.
pub(super) fn class(m: &Messages, word: &str) -> String {
    PartnerKind::parse(word).map_or(word, |kind| kind_words(m, kind)).to_owned()
}

fn filter(asked: &Asked) -> Filter {
    let by = match asked.sort.trim_start_matches('-') {
        "place" => By::Place,
        "class" => By::Class,
        "corrections" => By::Corrections,
        "day" => By::Day,
        _ => By::Mark,
    };
    Filter {
        at: asked.filter("at").parse().ok(),
        class: asked.filter("class").to_owned(),
        answer: asked.filter("answer").split_once('=').map(|it| (it.0.to_owned(), it.1.to_owned())),
        section: section(asked.filter("section")),
        by,
        reversed: asked.sort.starts_with('-'),
        skip: (asked.page - 1) * PER_PAGE,
        most: PER_PAGE,
    }
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    match show(&here, &id, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show(here: &Here, id: &str, uri: &Uri) -> Result<AnswersPage, Refused> {
    let (m, id) = (here.m, parse(id)?);
    let asked = Asked::read(to(here, id, "/answers", &[]), &Fields::of_query(uri.query()), FILTERS, COLUMNS);
    let filter = filter(&asked);
    let Table { seen, within, questions, lines, total } =
        table::page(&here.site.app, &here.visitor, id, here.locale, &filter).await?;
    let (form, language) = (seen.asked.form(), seen.asked.language(here.locale));
    let values = |question: &Question| {
        let own = question.values.iter().map(String::as_str);
        let of = |value: &str| {
            let value_ = format!("{}={value}", question.name);
            Choice {
                chosen: asked.filter("answer") == value_,
                name: question.value(form, language, value),
                value: value_,
            }
        };
        own.map(of).collect()
    };
    let line = |it: table::Line| Line {
        url: to(here, id, "/answer", &[("of", &it.handle)]),
        mark: it.mark,
        place: place(here, it.at),
        class: class(m, &it.class),
        corrections: here.count(usize::try_from(it.corrections).unwrap_or_default()),
        day: format(here.locale).date(&it.day),
        cells: it.cells,
    };
    let kind = |it: &PartnerKind| Choice {
        value: it.as_str().to_owned(),
        name: kind_words(m, *it).to_owned(),
        chosen: filter.class == it.as_str(),
    };
    Ok(AnswersPage {
        places: jurisdictions(here, &within, asked.filter("at")),
        classes: PartnerKind::ALL.iter().map(kind).collect(),
        sections: sections(here, &seen.asked, filter.section, |it| it.shape != Shape::Text),
        questions: questions.iter().map(|it| (it.label(form, language), values(it))).collect(),
        shown: asked.shown(lines.into_iter().map(line).collect(), total),
        total: here.count(total),
        head: Head::new(here, &seen, Tab::Answers),
        page: here.page(Place::Rounds, m.results_title()),
        asked,
    })
}

#[derive(Template)]
#[template(path = "desk/results/answer.html")]
struct AnswerPage {
    page: Page,
    head: Head,
    back: String,
    mark: String,
    facts: Vec<(String, String)>,
    sections: Vec<(String, Vec<(String, String)>)>,
}

pub(crate) async fn one(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    match show_one(&here, &id, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

/// What something may be done for, in words.
fn use_words<'a>(m: &'a Messages, use_of: &'a str) -> &'a str {
    match use_of {
        "use" => m.results_consent_use(),
        "quote" => m.results_consent_quote(),
        "share" => m.results_consent_share(),
        other => other,
    }
}

async fn show_one(here: &Here, id: &str, uri: &Uri) -> Result<AnswerPage, Refused> {
    let (m, id) = (here.m, parse(id)?);
    let fields = Fields::of_query(uri.query());
    let it = table::one(&here.site.app, &here.visitor, id, here.locale, fields.get("of")).await?;
    let mut facts = vec![
        (m.round_place().to_owned(), place(here, it.line.at)),
        (m.partner_kind().to_owned(), class(m, &it.line.class)),
        (
            m.results_corrections().to_owned(),
            here.count(usize::try_from(it.line.corrections).unwrap_or_default()),
        ),
        (m.results_day().to_owned(), format(here.locale).date(&it.line.day)),
    ];
    for (use_of, given) in &it.consents {
        let said = if *given { m.value_yes() } else { m.value_no() };
        facts.push((use_words(m, use_of).to_owned(), said.to_owned()));
    }
    let mut parts: Vec<(usize, Vec<(String, String)>)> = Vec::new();
    for said in &it.said {
        if parts.last().is_none_or(|part| part.0 != said.section) {
            parts.push((said.section, Vec::new()));
        }
        if let Some((_, all)) = parts.last_mut() {
            let query = [("of", it.line.handle.as_str()), ("name", &said.answer)];
            let answer = if said.file {
                file_link(&to(here, id, "/file", &query), &said.answer)
            } else {
                lines(&said.answer)
            };
            all.push((lines(&said.label), answer));
        }
    }
    Ok(AnswerPage {
        back: to(here, id, "/answers", &[]),
        mark: it.line.mark,
        facts,
        sections: parts.into_iter().map(|(at, all)| (title(here, &it.seen.asked, at), all)).collect(),
        head: Head::new(here, &it.seen, Tab::Answers),
        page: here.page(Place::Rounds, m.results_title()),
    })
}

/// A file of it, to take along.
pub(crate) async fn file(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    let fields = Fields::of_query(uri.query());
    let (handle, name) = (fields.get("of"), fields.get("name"));
    let kept = match parse(&id) {
        Ok(id) => table::file(&here.site.app, &here.visitor, id, here.locale, (handle, name)).await,
        Err(refused) => Err(refused),
    };
    kept.map_or_else(|refused| here.refuse(refused), |it| taken(name, &it))
}
