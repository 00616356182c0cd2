//! What organisations wrote: the questions, the texts of one with their tags, and how far coders agree.

use super::super::rounds::{parse, place};
use super::super::{Here, Place};
use super::answers::class;
use super::{Head, Tab, title, to};
use crate::form::Fields;
use crate::page::{Page, ok};
use crate::survey::lines;
use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::results::coding::{self, Agreed, Agreement, Code, tree};
use diligence_app::results::mark;
use diligence_app::results::text::{self, Text, Texts};
use diligence_domain::RoundId;
use diligence_i18n::format;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "desk/results/texts.html")]
struct TextsPage {
    page: Page,
    head: Head,
    /// By part of the questionnaire.
    sections: Vec<(String, Vec<Asked>)>,
}

/// A question: what is asked, where its texts are, how many they are.
struct Asked {
    label: String,
    url: String,
    count: String,
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    match show(&here, &id).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show(here: &Here, id: &str) -> Result<TextsPage, Refused> {
    let id = parse(id)?;
    let (seen, all) = text::questions(&here.site.app, &here.visitor, id, here.locale).await?;
    let (form, language) = (seen.asked.form(), seen.asked.language(here.locale));
    let mut sections: Vec<(String, Vec<Asked>)> = Vec::new();
    let mut last = None;
    // Questions that nobody answered would hide those that somebody did.
    for (question, count) in all.iter().filter(|it| it.1 > 0) {
        if last != Some(question.section) {
            sections.push((title(here, &seen.asked, question.section), Vec::new()));
            last = Some(question.section);
        }
        if let Some((_, lines)) = sections.last_mut() {
            let url = to(here, id, "/text", &[("q", &question.name)]);
            lines.push(Asked { label: question.label(form, language), url, count: here.count(*count) });
        }
    }
    Ok(TextsPage {
        sections,
        head: Head::new(here, &seen, Tab::Texts),
        page: here.page(Place::Rounds, here.m.results_title()),
    })
}

#[derive(Template)]
#[template(path = "desk/results/text.html")]
struct TextPage {
    page: Page,
    head: Head,
    token: String,
    action: String,
    back: String,
    agreement: String,
    codes_url: String,
    label: String,
    texts: Vec<Line>,
    has_codes: bool,
    next: Option<String>,
}

struct Line {
    id: String,
    handle: String,
    mark: String,
    place_in: String,
    url: String,
    place: String,
    class: String,
    quote: bool,
    text: String,
    tagged: bool,
    tags: Vec<Tag>,
    others: Vec<String>,
}

struct Tag {
    id: String,
    name: String,
    depth: usize,
    given: bool,
}

pub(crate) async fn one(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    match show_one(&here, &id, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show_one(here: &Here, id: &str, uri: &Uri) -> Result<TextPage, Refused> {
    let id = parse(id)?;
    let fields = Fields::of_query(uri.query());
    let (name, after) = (fields.get("q"), fields.get("after"));
    let Texts { seen, question, texts, codes, next } =
        text::page(&here.site.app, &here.visitor, id, here.locale, name, after).await?;
    let codes = tree(&codes, here.locale);
    let line = |(it, number): (Text, usize)| Line {
        id: format!("t{number}"),
        mark: it.mark(),
        url: to(here, id, "/answer", &[("of", &it.handle)]),
        place: place(here, it.at),
        class: class(here.m, &it.class),
        quote: it.quote == Some(true),
        text: lines(&it.text),
        tagged: it.own.is_some(),
        tags: tags(&codes, it.own.as_ref()),
        others: it.others.iter().map(|given| names(here, &codes, given)).collect(),
        handle: it.handle,
        place_in: it.place,
    };
    Ok(TextPage {
        token: here.token(),
        action: to(here, id, "/text", &[("q", name), ("after", after)]),
        back: to(here, id, "/texts", &[]),
        agreement: to(here, id, "/agreement", &[("q", name)]),
        codes_url: to(here, id, "/codes", &[]),
        label: question.label(seen.asked.form(), seen.asked.language(here.locale)),
        texts: texts.into_iter().zip(1..).map(line).collect(),
        has_codes: codes.iter().any(|it| !it.1.archived),
        next: next.map(|it| to(here, id, "/text", &[("q", name), ("after", &it)])),
        head: Head::new(here, &seen, Tab::Texts),
        page: here.page(Place::Rounds, here.m.results_title()),
    })
}

/// The tags that can be given, and those that were before they were put away.
fn tags(codes: &[(usize, &Code)], own: Option<&BTreeSet<String>>) -> Vec<Tag> {
    let given = |it: &Code| own.is_some_and(|own| own.contains(&it.id));
    let shown = codes.iter().filter(|it| !it.1.archived || given(it.1));
    let tag = |(depth, it): &(usize, &Code)| Tag {
        id: it.id.clone(),
        name: it.name.clone(),
        depth: (*depth).min(4),
        given: given(it),
    };
    shown.map(tag).collect()
}

/// The tags that somebody gave, in words.
fn names(here: &Here, codes: &[(usize, &Code)], given: &BTreeSet<String>) -> String {
    let names: Vec<&str> =
        codes.iter().filter(|it| given.contains(&it.1.id)).map(|it| it.1.name.as_str()).collect();
    if names.is_empty() { here.m.results_text_no_tag().to_owned() } else { format(here.locale).list(&names) }
}

pub(crate) async fn save(
    here: Here,
    Path((_, id)): Path<(String, String)>,
    uri: Uri,
    fields: Fields,
) -> Response {
    let done = async {
        let id: RoundId = parse(&id)?;
        let query = Fields::of_query(uri.query());
        let question = query.get("q");
        let text = (fields.get("of"), fields.get("place"));
        coding::give(&here.site.app, &here.visitor, id, question, text, &fields.all("tag")).await?;
        let place = to(&here, id, "/text", &[("q", question), ("after", query.get("after"))]);
        // Back to the text that she tagged.
        let at = fields.get("at");
        let sound = at.len() < 8 && at.bytes().all(|it| it.is_ascii_alphanumeric());
        Ok(if sound { format!("{place}#{at}") } else { place })
    };
    match done.await {
        Ok(place) => crate::guard::see_other(&place),
        Err(refused) => here.refuse(refused),
    }
}

#[derive(Template)]
#[template(path = "desk/results/agreement.html")]
struct AgreementPage {
    page: Page,
    head: Head,
    back: String,
    label: String,
    coders: String,
    any: bool,
    lines: Vec<AgreementLine>,
}

struct AgreementLine {
    name: String,
    depth: usize,
    archived: bool,
    given: String,
    texts: String,
    share: String,
    alpha: String,
    differing: String,
    /// Answers about whose texts coders differ, among those that she tagged.
    differ: Vec<(String, String)>,
}

pub(crate) async fn agreement(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    match show_agreement(&here, &id, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show_agreement(here: &Here, id: &str, uri: &Uri) -> Result<AgreementPage, Refused> {
    let id = parse(id)?;
    let fields = Fields::of_query(uri.query());
    let name = fields.get("q");
    let Agreed { seen, question, coders, tagged, tags } =
        coding::agreement(&here.site.app, &here.visitor, id, here.locale, name).await?;
    let format = format(here.locale);
    let nothing = || "–".to_owned();
    let line = |it: Agreement| AgreementLine {
        name: it.code.name,
        depth: it.depth.min(4),
        archived: it.code.archived,
        given: here.count(it.given),
        texts: here.count(it.texts),
        share: it.share.map_or_else(nothing, |it| format.percent(it * 100.0, 0)),
        alpha: it.alpha.map_or_else(nothing, |it| format.fixed(it, 2)),
        differing: here.count(it.differing),
        differ: it
            .differ
            .iter()
            .map(|(handle, _)| (mark(handle), to(here, id, "/answer", &[("of", handle)])))
            .collect(),
    };
    let any = tags.iter().any(|it| it.texts > 0);
    Ok(AgreementPage {
        back: to(here, id, "/text", &[("q", name)]),
        label: question.label(seen.asked.form(), seen.asked.language(here.locale)),
        coders: here.m.results_agreement_lede(&here.count(coders), &here.count(tagged)),
        lines: tags.into_iter().map(line).collect(),
        any,
        head: Head::new(here, &seen, Tab::Texts),
        page: here.page(Place::Rounds, here.m.results_title()),
    })
}
