//! One page of the questionnaire: shown, saved at each step, and what follows from an answer.

use super::contents::{title, tongue};
use super::parts::{Look, contradict, has_files, not_kept};
use super::{Me, typed, unsaved};
use crate::form::Fields;
use crate::guard::see_other;
use crate::page::{Page, Tongue, escape, show};
use crate::upload::Upload;
use crate::url;
use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::Refused;
use diligence_app::answering::file::{Brought, LARGEST, NotKept};
use diligence_app::answering::page::{Part, Progress, parts, progress};
use diligence_app::answering::{self, Conflict, Given, Open, Posted};
use diligence_domain::Locale;
use diligence_i18n::{autonym, known};
use std::fmt::Write as _;

#[derive(Template)]
#[template(path = "survey/section.html")]
#[allow(clippy::struct_excessive_bools)] // what a page shows and what it does not
struct SectionPage {
    page: Page,
    token: String,
    action: String,
    title: String,
    above: String,
    place: String,
    tongue: Option<Locale>,
    tongues: Vec<Tongue>,
    html: String,
    /// Whether files may be put into it, and the largest that one may be.
    files: Option<usize>,
    faults: Vec<(String, String)>,
    conflicts: bool,
    saved: bool,
    writes: bool,
    first: bool,
    last: bool,
    comments: Vec<(String, String, String)>,
    lost: Vec<String>,
    empty: bool,
}

/// What became of what was sent.
#[derive(Default)]
struct After {
    conflicts: Vec<Conflict>,
    not_kept: Vec<(String, NotKept)>,
    saved: bool,
    /// Whether missing answers are faults now.
    missing: bool,
}

fn number(text: &str) -> Option<usize> {
    text.parse::<usize>().ok()?.checked_sub(1)
}

pub(crate) async fn get(me: Me, Path((_, text)): Path<(String, String)>) -> Response {
    let open = match me.open().await {
        Ok(open) => open,
        Err(answer) => return answer,
    };
    match number(&text).filter(|it| *it < open.asked.sections.len()) {
        Some(index) => page(&me, &open, index, StatusCode::OK, &After::default()),
        None => me.refuse(Refused::NotFound),
    }
}

fn page(me: &Me, open: &Open, index: usize, status: StatusCode, after: &After) -> Response {
    let all = progress(&open.asked, &open.answers);
    let Some(here) = all.get(index) else { return me.refuse(Refused::NotFound) };
    let mut shown = parts(&open.asked, &open.answers, &open.asked.sections[index]);
    let lost = contradict(&mut shown, &after.conflicts);
    not_kept(me, &mut shown, &after.not_kept);
    let writes = me.who.may_write();
    let look = Look { locale: me.locale, writes, missing: after.missing };
    let mut faults = Vec::new();
    gather(me, &shown, after.missing, &mut faults);
    let html: String = look.blocks(&shown).into_iter().map(|it| it.1).collect();
    let count = |n: usize| diligence_i18n::format(me.locale).integer(i64::try_from(n).unwrap_or(0));
    let of_those = |end: usize| all.iter().take(end).filter(|it| it.shown).count();
    let place = format!("answer/{}", index + 1);
    let tongue_of = |it: &Locale| Tongue {
        tag: it.to_string(),
        name: autonym(*it),
        dir: it.direction().as_str(),
        url: url::survey(*it, &place),
        current: *it == me.locale,
    };
    let comments = open.draft.comments.iter().filter(|it| it.section == index);
    show(
        status,
        &SectionPage {
            token: me.token(),
            action: me.to(&place),
            title: title(me, here, index),
            above: here.above.clone(),
            place: me.m.survey_place(&count(of_those(index + 1)), &count(of_those(all.len()))),
            tongue: tongue(me, open),
            tongues: diligence_i18n::locales().iter().map(tongue_of).collect(),
            empty: shown.is_empty(),
            files: (writes && has_files(&shown)).then_some(LARGEST),
            html,
            faults,
            conflicts: !after.conflicts.is_empty(),
            saved: after.saved,
            writes,
            first: neighbour(&all, index, false).is_none(),
            last: neighbour(&all, index, true).is_none(),
            comments: comments.map(|it| (it.mark(), it.label.clone(), it.text.clone())).collect(),
            lost,
            page: me.page().with_tongues_in_form(),
        },
    )
}

/// All that does not fit on a page: the question’s name, and why.
fn gather(me: &Me, all: &[Part], missing: bool, faults: &mut Vec<(String, String)>) {
    for part in all {
        match part {
            Part::Group { parts, .. } => gather(me, parts, missing, faults),
            Part::Repeat { entries, .. } => {
                for (_, parts) in entries {
                    gather(me, parts, missing, faults);
                }
            }
            Part::Question(it) => {
                if let Some((why, message)) = &it.wrong
                    && (missing || *why != diligence_survey::Why::Missing)
                {
                    let words = super::parts::fault(me.m, *why, message);
                    faults.push((it.id.clone(), format!("{} {words}", it.label)));
                }
            }
        }
    }
}

/// The next page on which there is something, or the one before.
fn neighbour(all: &[Progress], index: usize, forward: bool) -> Option<usize> {
    let shown = |it: &usize| all.get(*it).is_some_and(|it| it.shown);
    if forward { (index + 1..all.len()).find(shown) } else { (0..index).rev().find(shown) }
}

/// What a page sends, as the use case takes it.
fn posted(fields: &Fields, files: Vec<(String, Option<Vec<u8>>)>) -> Posted {
    let action = fields.get("do");
    let of = |name: &str| action.strip_prefix(name).map(str::to_owned);
    let shown = fields.pairs().iter().filter_map(|(name, seen)| Some((name.strip_prefix("w:")?, seen)));
    let answers = shown.map(|(id, seen)| Given {
        id: id.to_owned(),
        seen: seen.clone(),
        sent: fields.all(&format!("q:{id}")),
    });
    let counts = fields
        .pairs()
        .iter()
        .filter_map(|(name, count)| Some((name.strip_prefix("n:")?.to_owned(), count.parse().ok()?)));
    let brought = |(name, bytes): (String, Option<Vec<u8>>)| {
        let id = name.strip_prefix("f:")?;
        Some(Brought { id: id.to_owned(), seen: fields.get(&format!("w:{id}")).to_owned(), bytes })
    };
    Posted {
        answers: answers.collect(),
        files: files.into_iter().filter_map(brought).collect(),
        drop: of("drop:"),
        add: of("add:"),
        remove: of("remove:"),
        comment: fields.get("comment").to_owned(),
        counts: counts.collect(),
        settle: of("settle:"),
    }
}

pub(crate) async fn post(me: Me, Path((_, text)): Path<(String, String)>, sent: Upload) -> Response {
    let Some(index) = number(&text) else { return me.refuse(Refused::NotFound) };
    let Upload { fields, files } = sent;
    let script = fields.get("script") == "1";
    let posted = posted(&fields, files);
    let saved = match answering::save(&me.site.app, &me.who, me.locale, index, &posted).await {
        Ok(saved) => saved,
        // The round ended while she wrote: she is shown what is there, and what she wrote beside it.
        Err(Refused::Stale) if !me.who.may_write() => return closed(&me, &fields),
        Err(Refused::NotFound) if typed(&fields).is_empty() => return me.go("begin"),
        // Script keeps the page.
        Err(refused) if script => return me.refuse(refused),
        Err(refused) => {
            let action = me.to(&format!("answer/{}", index + 1));
            return unsaved(&me.site, me.locale, &action, fields, refused);
        }
    };
    let open = saved.open;
    if script {
        return changes(&me, &open, index, &fields, &saved.conflicts);
    }
    let after = After { conflicts: saved.conflicts, not_kept: saved.not_kept, saved: true, missing: false };
    if !after.conflicts.is_empty() {
        return page(&me, &open, index, StatusCode::CONFLICT, &After { saved: false, ..after });
    }
    // She may think that it is there: she is told before she goes on.
    if !after.not_kept.is_empty() {
        return page(&me, &open, index, StatusCode::UNPROCESSABLE_ENTITY, &after);
    }
    let all = progress(&open.asked, &open.answers);
    let action = fields.get("do");
    if let Some(locale) = action.strip_prefix("tongue:").and_then(known) {
        return see_other(&url::survey(locale, &format!("answer/{}", index + 1)));
    }
    match action {
        "next" => {
            let wrong = all.get(index).is_some_and(|it| it.wrong > 0);
            // She is told once; the second time she goes on.
            if wrong && fields.get("told") != "1" {
                let after = After { missing: true, ..after };
                return page(&me, &open, index, StatusCode::UNPROCESSABLE_ENTITY, &after);
            }
            match neighbour(&all, index, true) {
                Some(next) => me.go(&format!("answer/{}", next + 1)),
                None => me.go("review"),
            }
        }
        "back" => match neighbour(&all, index, false) {
            Some(back) => me.go(&format!("answer/{}", back + 1)),
            None => me.go("answer"),
        },
        "contents" => me.go("answer"),
        _ => page(&me, &open, index, StatusCode::OK, &after),
    }
}

/// For script: every part of the page by name, in order, with its HTML only where it changed.
fn changes(me: &Me, open: &Open, index: usize, fields: &Fields, conflicts: &[Conflict]) -> Response {
    let Some(section) = open.asked.sections.get(index) else { return me.refuse(Refused::NotFound) };
    let mut shown = parts(&open.asked, &open.answers, section);
    let lost = contradict(&mut shown, conflicts);
    let look = Look { locale: me.locale, writes: true, missing: false };
    let said = if conflicts.is_empty() { me.m.survey_saved() } else { me.m.survey_conflict() };
    let mut html = format!("<!doctype html><title></title><p data-said>{}</p>", escape(said));
    for text in lost {
        let _ = write!(
            html,
            "<p class=\"note wrong\" role=\"alert\" data-lost>{} {}</p>",
            escape(me.m.survey_lost()),
            escape(&text)
        );
    }
    for (name, part, digest) in look.blocks(&shown) {
        // The browser says what it holds: what it holds already is not sent.
        if fields.get(&format!("b:{name}")) == digest {
            let _ = write!(html, "<div data-same=\"{}\"></div>", escape(&name));
        } else {
            html.push_str(&part);
        }
    }
    let status = if conflicts.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

#[derive(Template)]
#[template(path = "survey/closed.html")]
struct ClosedPage {
    page: Page,
    typed: Vec<String>,
}

/// The round takes no answers any more: what she typed is hers to copy.
fn closed(me: &Me, fields: &Fields) -> Response {
    show(StatusCode::CONFLICT, &ClosedPage { page: me.page(), typed: super::typed(fields) })
}
