//! The tags of a round: a tree that is added to, renamed, merged and put away.

use super::super::rounds::parse;
use super::super::typed::Faults;
use super::super::{Here, Place};
use super::{Choice, Head, Tab, to};
use crate::form::Fields;
use crate::page::{Page, show};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::results::coding::{self, Change, Code, tree};
use diligence_domain::RoundId;

#[derive(Template)]
#[template(path = "desk/results/codes.html")]
struct CodesPage {
    page: Page,
    head: Head,
    token: String,
    action: String,
    typed: String,
    parents: Vec<Choice>,
    lines: Vec<Line>,
    faults: Faults,
}

struct Line {
    id: String,
    name: String,
    depth: usize,
    archived: bool,
    /// The tags under which it may lie; the one above it is chosen.
    parents: Vec<Choice>,
    /// The tags that it can be merged into.
    into: Vec<Choice>,
}

async fn page(
    here: &Here,
    id: RoundId,
    fields: Option<&Fields>,
    faults: Faults,
) -> Result<Response, Refused> {
    let (seen, codes) = coding::codes(&here.site.app, &here.visitor, id).await?;
    let codes = tree(&codes, here.locale);
    let typed =
        |name: &str| fields.filter(|it| it.get("do") == "add").map_or("", |it| it.get(name)).to_owned();
    let named = |(depth, it): &(usize, &Code), chosen: &str| Choice {
        value: it.id.clone(),
        // The tree stands in one line each.
        name: format!("{}{}", "— ".repeat(*depth), it.name),
        chosen: it.id == chosen,
    };
    let unarchived = || codes.iter().filter(|it| !it.1.archived);
    let line = |(at, (depth, it)): (usize, &(usize, &Code))| {
        // What lies under it stands right behind it.
        let end =
            codes[at + 1..].iter().position(|below| below.0 <= *depth).map_or(codes.len(), |n| at + 1 + n);
        let above = codes[..at].iter().chain(&codes[end..]);
        Line {
            id: it.id.clone(),
            name: it.name.clone(),
            depth: (*depth).min(4),
            archived: it.archived,
            parents: above
                .filter(|other| !other.1.archived || other.1.id == it.parent)
                .map(|other| named(other, &it.parent))
                .collect(),
            into: unarchived().filter(|other| other.1.id != it.id).map(|it| named(it, "")).collect(),
        }
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let parent = typed("parent");
    Ok(show(
        status,
        &CodesPage {
            token: here.token(),
            action: to(here, id, "/codes", &[]),
            typed: typed("name"),
            parents: unarchived().map(|it| named(it, &parent)).collect(),
            lines: codes.iter().enumerate().map(line).collect(),
            faults,
            head: Head::new(here, &seen, Tab::Codes),
            page: here.page(Place::Rounds, here.m.results_title()),
        },
    ))
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let shown = async { page(&here, parse(&id)?, None, Faults::default()).await };
    shown.await.unwrap_or_else(|refused| here.refuse(refused))
}

pub(crate) async fn save(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let done = async {
        let id = parse(&id)?;
        let (code, name) = (fields.get("code"), fields.get("name"));
        let change = match fields.get("do") {
            "add" => Change::Add { parent: fields.get("parent"), name },
            "set" => Change::Set { code, parent: fields.get("parent"), name },
            "merge" => Change::Merge { code, into: fields.get("into") },
            "archive" => Change::Archive { code, archived: true },
            "restore" => Change::Archive { code, archived: false },
            _ => return Err(Refused::NotFound),
        };
        match coding::change(&here.site.app, &here.visitor, id, change).await {
            Ok(()) => Ok(here.go(&format!("rounds/{id}/results/codes"))),
            Err(Refused::Invalid(faults)) => {
                page(&here, id, Some(&fields), Faults::new(here.m, &faults)).await
            }
            Err(refused) => Err(refused),
        }
    };
    done.await.unwrap_or_else(|refused| here.refuse(refused))
}
