//! Questionnaire editions: kept, made from the framework, brought as a file.

use super::{Here, Place};
use crate::form::{self, Fields};
use crate::page::{Page, show};
use askama::Template;
use axum::extract::{FromRequest as _, Multipart, Path, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::Refused;
use diligence_app::answering::{self, Rejected};
use diligence_app::questionnaire::Version;
use diligence_domain::{Decision, Door, may_enter};

#[derive(Template)]
#[template(path = "desk/questionnaires.html")]
struct QuestionnairesPage {
    page: Page,
    token: String,
    lines: Vec<(String, String, String)>,
    versions: Vec<super::partners::Choice>,
    changes: bool,
    trouble: String,
    faults: Vec<String>,
}

async fn page(here: &Here, status: StatusCode, trouble: String, faults: Vec<String>) -> Response {
    let known = match answering::list(&here.site.app, &here.visitor).await {
        Ok(known) => known,
        Err(refused) => return here.refuse(refused),
    };
    let version = |it: &Version| super::partners::Choice {
        value: it.as_str().to_owned(),
        name: it.title(here.m),
        chosen: *it == Version::Long,
    };
    show(
        status,
        &QuestionnairesPage {
            lines: known
                .into_iter()
                .rev()
                .map(|it| (here.to(&format!("questionnaires/{}/workbook.xlsx", it.id)), it.code, it.title))
                .collect(),
            versions: Version::ALL.iter().map(version).collect(),
            changes: may_enter(&here.visitor.actor, Door::ChangeRounds) != Decision::No,
            trouble,
            faults,
            token: here.token(),
            page: here.page(Place::Rounds, here.m.questionnaires_title()),
        },
    )
}

pub(crate) async fn get(here: Here) -> Response {
    page(&here, StatusCode::OK, String::new(), Vec::new()).await
}

pub(crate) async fn workbook(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    let Ok(id) = id.parse() else { return here.refuse(Refused::NotFound) };
    match answering::workbook(&here.site.app, &here.visitor, id).await {
        Ok((code, bytes)) => {
            let plain: String = code
                .chars()
                .map(|it| if it.is_ascii_alphanumeric() || it == '.' { it } else { '-' })
                .collect();
            let disposition = format!("attachment; filename=\"{plain}.xlsx\"");
            let headers = [
                (header::CONTENT_TYPE, super::partners::XLSX.to_owned()),
                (header::CONTENT_DISPOSITION, disposition),
            ];
            (headers, bytes).into_response()
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn make(here: Here, fields: Fields) -> Response {
    let version = Version::ALL.iter().find(|it| it.as_str() == fields.get("version"));
    let Some(version) = version else { return here.go("questionnaires") };
    let made = answering::generate(&here.site.app, &here.visitor, *version).await;
    after(&here, made.map(drop)).await
}

async fn after(here: &Here, done: Result<(), Rejected>) -> Response {
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    match done {
        Ok(()) => here.go("questionnaires"),
        Err(Rejected::Refused(refused)) => here.refuse(refused),
        Err(Rejected::Faults(faults)) => {
            let faults = faults.iter().filter(|it| !it.warning).map(ToString::to_string).collect();
            page(here, wrong, here.m.questionnaire_faults().to_owned(), faults).await
        }
        Err(Rejected::File(why)) => {
            page(here, wrong, here.m.questionnaire_faults().to_owned(), vec![why]).await
        }
    }
}

pub(crate) async fn bring(here: Here, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let said = Request::from_parts(parts.clone(), axum::body::Body::empty());
    let multipart = Multipart::from_request(Request::from_parts(parts, body), &here.site).await;
    let Some((token, name, bytes)) = (match multipart {
        Ok(multipart) => brought(multipart).await,
        Err(_) => None,
    }) else {
        return page(&here, StatusCode::BAD_REQUEST, here.m.import_unreadable().to_owned(), Vec::new()).await;
    };
    if !form::is_ours(&here.site, &said, &token) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let kept = answering::add(&here.site.app, &here.visitor, &bytes, &name).await;
    after(&here, kept.map(drop)).await
}

/// The token, the file’s name without what stands before it, and the file.
async fn brought(mut parts: Multipart) -> Option<(String, String, Vec<u8>)> {
    let (mut token, mut name, mut bytes) = (String::new(), String::new(), Vec::new());
    for _ in 0..4 {
        let Some(field) = parts.next_field().await.ok()? else { return Some((token, name, bytes)) };
        match field.name().unwrap_or_default() {
            "token" => token = field.text().await.ok()?,
            "file" => {
                let whole = field.file_name().unwrap_or_default().to_owned();
                whole.rsplit(['/', '\\']).next().unwrap_or_default().clone_into(&mut name);
                bytes = field.bytes().await.ok()?.to_vec();
            }
            _ => {}
        }
    }
    None
}
