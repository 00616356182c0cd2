//! All that was answered on one page: to read, print, take along, and submit.

use super::Me;
use super::contents::{title, tongue};
use super::file;
use super::parts::{fault, lines};
use crate::form::Fields;
use crate::page::{Page, show};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::Refused;
use diligence_app::answering::Open;
use diligence_app::answering::page::{Said, progress, said};
use diligence_app::answering::submit::{self, NotSubmitted, differences};
use diligence_domain::Locale;
use std::fmt::Write as _;

#[derive(Template)]
#[template(path = "survey/review.html")]
struct ReviewPage {
    page: Page,
    token: String,
    key: String,
    tongue: Option<Locale>,
    sections: Vec<(String, String, Vec<Line>)>,
    wrong: usize,
    changes: Vec<(String, String, String)>,
    submitted: bool,
    read: String,
    told: String,
    unchanged: bool,
    writes: bool,
    closes: String,
}

struct Line {
    url: String,
    label: String,
    answer: String,
    fault: String,
}

async fn page(me: &Me, open: &Open, key: String, status: StatusCode) -> Response {
    let all = said(&open.asked, &open.answers);
    let before = match submit::last(&me.site.app, &me.who, open, me.locale).await {
        Ok(before) => before,
        Err(refused) => return me.refuse(refused),
    };
    let submitted = open.submissions > 0;
    let changes = if submitted { differences(&before, &all) } else { Vec::new() };
    let far = progress(&open.asked, &open.answers);
    let mut sections: Vec<(String, String, Vec<Line>)> = Vec::new();
    let mut last = None;
    for it in &all {
        if last != Some(it.section) {
            let here = &far[it.section];
            sections.push((
                title(me, here, it.section),
                me.to(&format!("answer/{}", it.section + 1)),
                Vec::new(),
            ));
            last = Some(it.section);
        }
        let line = Line {
            url: format!("{}#{}", me.to(&format!("answer/{}", it.section + 1)), it.id),
            label: lines(&it.label),
            answer: if it.file {
                file::link(&me.to(&format!("file/{}", it.answer)), &it.answer)
            } else {
                lines(&it.answer)
            },
            fault: it.wrong.as_ref().map(|it| fault(me.m, it.0, &it.1)).unwrap_or_default(),
        };
        if let Some((_, _, lines)) = sections.last_mut() {
            lines.push(line);
        }
    }
    show(
        status,
        &ReviewPage {
            token: me.token(),
            key,
            tongue: tongue(me, open),
            sections,
            wrong: all.iter().filter(|it| it.stops()).count(),
            unchanged: submitted && changes.is_empty(),
            changes,
            submitted,
            read: submit::as_read(open),
            told: if status == StatusCode::CONFLICT { me.m.survey_review_changed() } else { "" }.to_owned(),
            writes: me.who.may_write(),
            closes: me.closes(),
            page: me.page(),
        },
    )
}

pub(crate) async fn get(me: Me) -> Response {
    match me.open().await {
        Ok(open) => page(&me, &open, submit::client_key(), StatusCode::OK).await,
        Err(answer) => answer,
    }
}

pub(crate) async fn submit(me: Me, fields: Fields) -> Response {
    let key = fields.get("key");
    if key.len() < 16 || key.len() > 64 {
        return me.go("review");
    }
    match submit::submit_as_read(&me.site.app, &me.who, me.locale, key, fields.get("read")).await {
        Ok(Ok(_) | Err(NotSubmitted::Unchanged(_))) => me.go("receipts"),
        Ok(Err(NotSubmitted::Wrong(open))) => {
            page(&me, &open, key.to_owned(), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Ok(Err(NotSubmitted::Changed(open))) => page(&me, &open, key.to_owned(), StatusCode::CONFLICT).await,
        Err(Refused::NotFound) => me.go("begin"),
        Err(refused) => me.refuse(refused),
    }
}

/// Her answers as plain text, to keep.
pub(crate) async fn download(me: Me) -> Response {
    let open = match me.open().await {
        Ok(open) => open,
        Err(answer) => return answer,
    };
    let far = progress(&open.asked, &open.answers);
    let mut text = String::new();
    let mut last = None;
    for Said { section, label, answer, .. } in said(&open.asked, &open.answers) {
        if last != Some(section) {
            let _ = writeln!(text, "\n## {}\n", title(&me, &far[section], section));
            last = Some(section);
        }
        let _ = writeln!(text, "{label}\n    {}\n", answer.replace('\n', "\n    "));
    }
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        // A name that says nothing.
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"notes.txt\"")),
    ];
    (headers, text).into_response()
}
