//! A whole record at once, for programs: the code stands in a header, the record in the body, what came of it in the
//! answer. No cookie is looked at and none is set.

use super::parts::fault;
use crate::Site;
use crate::desk::refuse;
use crate::error::Trouble;
use crate::form::Fields;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use diligence_app::Refused;
use diligence_app::answering::record::{NotTaken, take};
use diligence_app::answering::{Entry, enter};
use diligence_domain::{AccessState, Locale};
use diligence_i18n::{Messages, known, messages};
use serde_json::{Value, json};

fn answer(status: StatusCode, it: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], it.to_string()).into_response()
}

fn said(status: StatusCode, why: &str, about: &Value) -> Response {
    answer(status, &json!({ "why": why, "about": about }))
}

pub(crate) async fn post(
    State(site): State<Site>,
    Path(locale): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let m = messages(locale);
    let sent = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok());
    let Some(code) = sent.and_then(|it| it.strip_prefix("Bearer ")) else {
        return said(StatusCode::UNAUTHORIZED, m.survey_wrong_code(), &Value::Null);
    };
    if Fields::of_query(uri.query()).get("agree") != "1" {
        return said(StatusCode::UNPROCESSABLE_ENTITY, m.survey_record_agree(), &Value::Null);
    }
    match taken(&site, m, locale, code, &body).await {
        Ok(answer) => answer,
        Err(Refused::Wrong) => said(StatusCode::UNAUTHORIZED, m.survey_wrong_code(), &Value::Null),
        Err(Refused::Stale) => said(StatusCode::CONFLICT, m.survey_closed_title(), &Value::Null),
        Err(refused) => refuse(&site, locale, "", refused),
    }
}

async fn taken(
    site: &Site,
    m: &Messages,
    locale: Locale,
    code: &str,
    xml: &str,
) -> Result<Response, Refused> {
    let who = match enter(&site.app, code, "").await? {
        Entry::In(who) => who,
        Entry::Over(state) => {
            let taken_back = state == AccessState::Withdrawn;
            let why = if taken_back { m.survey_withdrawn_title() } else { m.survey_over_title() };
            return Ok(said(StatusCode::GONE, why, &Value::Null));
        }
    };
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(match take(&site.app, &who, locale, xml).await? {
        Ok(it) => {
            answer(StatusCode::CREATED, &json!({ "receipt": it.code, "number": it.number, "day": it.day }))
        }
        Err(NotTaken::None(why)) => {
            said(StatusCode::BAD_REQUEST, m.survey_record_none(), &json!(why.to_string()))
        }
        Err(NotTaken::Foreign(names)) => said(unfit, m.survey_record_foreign(), &json!(names)),
        Err(NotTaken::Begun) => said(StatusCode::CONFLICT, m.survey_record_begun(), &Value::Null),
        Err(NotTaken::Wrong(all)) => {
            let about = all.into_iter().map(|it| {
                let why = it.wrong.map(|(why, message)| fault(m, why, &message));
                json!({ "name": it.id, "label": it.label, "why": why })
            });
            said(unfit, m.survey_record_wrong(), &about.collect())
        }
    })
}
