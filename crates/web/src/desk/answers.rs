//! The answers of a round as files: a second person is asked, lets them go, and then they are taken.

use super::rounds::parse;
use super::typed::Faults;
use super::{Here, Place};
use crate::error::Trouble;
use crate::form::Fields;
use crate::page::{Page, show};
use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::export::{self, Broken, Table, Taken};
use diligence_app::{Refused, release};
use diligence_domain::ReleaseId;
use diligence_survey::Form;
use tokio_stream::wrappers::ReceiverStream;

#[derive(Template)]
#[template(path = "desk/answers.html")]
struct AnswersPage {
    page: Page,
    token: String,
    back: String,
    action: String,
    name: String,
    count: String,
    empty: bool,
    state: String,
    asks: bool,
    files: Vec<(String, String, String)>,
    reason: String,
    faults: Faults,
    long: bool,
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>) -> Response {
    page(&here, &id, StatusCode::OK, String::new(), Faults::default(), false).await
}

/// The files that there are: address, name, what it holds.
fn files(here: &Here, form: &Form, at: &str) -> Vec<(String, String, String)> {
    let m = here.m;
    let mut all = vec![("answers.xlsx".to_owned(), m.answers_file_xlsx().to_owned())];
    for table in Table::of(form) {
        let holds = match table.repeat {
            None => m.answers_file_csv().to_owned(),
            Some(_) => m.answers_file_repeat(&table.name),
        };
        all.push((format!("{}.csv", table.name), holds));
    }
    all.push(("answers.json".to_owned(), m.answers_file_json().to_owned()));
    all.push(("codebook.csv".to_owned(), m.answers_file_codebook().to_owned()));
    all.push(("ratings.csv".to_owned(), m.answers_file_ratings().to_owned()));
    if export::asks_for_files(form) {
        all.push(("files.zip".to_owned(), m.answers_file_files().to_owned()));
    }
    all.into_iter().map(|(name, holds)| (format!("{at}/{name}"), name, holds)).collect()
}

async fn page(
    here: &Here,
    id: &str,
    status: StatusCode,
    reason: String,
    faults: Faults,
    long: bool,
) -> Response {
    let app = &here.site.app;
    let found = async {
        let id = parse(id)?;
        let (round, asked) = export::of_round(app, &here.visitor, id).await?;
        let mine = release::list(app, &here.visitor).await?.into_iter();
        let last = mine.filter(|it| it.kind == export::kind(id) && it.asked_by == here.visitor.id());
        let last = last.max_by_key(|it| it.asked_ms);
        Ok::<_, Refused>((round, asked, last, export::count(app, id).await?))
    };
    let (round, asked, last, count) = match found.await {
        Ok(found) => found,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let usable = last.as_ref().is_some_and(|it| release::may_take(app, it));
    let state = match &last {
        Some(it) if it.decided.is_none() => m.answers_waiting(),
        Some(_) if usable => m.answers_granted(),
        Some(it) if matches!(it.decided, Some((_, _, false))) => m.answers_refused(),
        _ => "",
    };
    let home = here.to(&format!("rounds/{}", round.id));
    let files = match last.as_ref().filter(|_| usable) {
        Some(it) => files(here, asked.form(), &format!("{home}/answers/{}", it.id)),
        None => Vec::new(),
    };
    show(
        status,
        &AnswersPage {
            action: format!("{home}/answers"),
            back: home,
            name: round.facts.name,
            count: here.count(usize::try_from(count).unwrap_or_default()),
            empty: count == 0,
            asks: !usable && last.is_none_or(|it| it.decided.is_some()),
            state: state.to_owned(),
            files,
            reason,
            faults,
            long,
            token: here.token(),
            page: here.page(Place::Rounds, m.answers_title()),
        },
    )
}

pub(crate) async fn ask(here: Here, Path((_, id)): Path<(String, String)>, fields: Fields) -> Response {
    let round = match parse(&id) {
        Ok(round) => round,
        Err(refused) => return here.refuse(refused),
    };
    let reason = fields.get("reason");
    match export::ask(&here.site.app, &here.visitor, round, reason).await {
        Ok(_) => here.go(&format!("rounds/{round}/answers")),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            page(&here, &id, StatusCode::UNPROCESSABLE_ENTITY, reason.to_owned(), faults, false).await
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn take(
    here: Here,
    Path((_, id, release, name)): Path<(String, String, String, String)>,
) -> Response {
    let Some(file) = Taken::parse(&name) else { return here.refuse(Refused::NotFound) };
    let (Ok(round), Ok(release)) = (parse(&id), release.parse::<ReleaseId>()) else {
        return here.refuse(Refused::NotFound);
    };
    let kind = match file {
        Taken::Xlsx => super::partners::XLSX,
        Taken::Json => "application/json",
        Taken::Files => "application/zip",
        Taken::Csv(_) | Taken::Codebook | Taken::Ratings => "text/csv; charset=utf-8",
    };
    match export::take(&here.site.app, &here.visitor, round, release, file, here.locale).await {
        Ok(pieces) => {
            let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
            let Ok(disposition) = disposition else { return here.refuse(Refused::NotFound) };
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
                (header::CONTENT_DISPOSITION, disposition),
            ];
            (headers, Body::from_stream(ReceiverStream::new(pieces))).into_response()
        }
        Err(Broken::Refused(refused)) => here.refuse(refused),
        Err(Broken::Long) => {
            page(&here, &id, StatusCode::CONFLICT, String::new(), Faults::default(), true).await
        }
        Err(error) => Trouble::from(error).page(&here.site, here.locale),
    }
}
