//! Receipts: what was submitted, what differed each time, whether a receipt is one, and taking the answer back.

use super::Me;
use crate::desk::refuse;
use crate::error::Trouble;
use crate::form::Fields;
use crate::page::{Page, Section, ok, show};
use crate::{Site, cookie};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::Response;
use diligence_app::answering::{rater, submit, withdraw as back};
use diligence_domain::Locale;
use diligence_i18n::{Messages, format, known, messages};

#[derive(Template)]
#[template(path = "survey/receipts.html")]
struct ReceiptsPage {
    page: Page,
    token: String,
    past: Vec<PastLine>,
    missing: bool,
    opens: bool,
    rater: Option<String>,
}

struct PastLine {
    code: String,
    words: String,
    changes: Vec<(String, String, String)>,
}

/// What a receipt says, in words.
fn words(m: &Messages, locale: Locale, it: &submit::Receipt) -> String {
    m.survey_receipt_words(&format(locale).integer(it.number), &format(locale).date(&it.day))
}

async fn page(me: &Me, missing: bool) -> Result<ReceiptsPage, Response> {
    let open = match diligence_app::answering::Open::load(&me.site.app, &me.who, me.locale).await {
        Ok(open) => open,
        // What cannot be opened can still be taken back.
        Err(diligence_app::Refused::Key) => None,
        Err(refused) => return Err(me.refuse(refused)),
    };
    let past = match &open {
        Some(open) => {
            submit::past(&me.site.app, &me.who, open, me.locale).await.map_err(|it| me.refuse(it))?
        }
        None => Vec::new(),
    };
    let line = |it: submit::Past| PastLine {
        words: words(me.m, me.locale, &it.receipt),
        code: it.receipt.code,
        changes: it.changes,
    };
    Ok(ReceiptsPage {
        past: past.into_iter().map(line).collect(),
        missing,
        opens: open.is_some(),
        rater: rater::key(&me.site.app, &me.who).await.map_err(|it| me.refuse(it))?,
        token: me.token(),
        page: me.page(),
    })
}

pub(crate) async fn get(me: Me) -> Response {
    match page(&me, false).await {
        Ok(page) => ok(&page),
        Err(answer) => answer,
    }
}

/// Whether a later answer may be known as of the same rater.
pub(crate) async fn share(me: Me, fields: Fields) -> Response {
    match rater::agree(&me.site.app, &me.who, fields.get("agree") == "1").await {
        Ok(()) => me.go("receipts"),
        Err(refused) => me.refuse(refused),
    }
}

#[derive(Template)]
#[template(path = "survey/withdrawn.html")]
struct WithdrawnPage {
    page: Page,
}

pub(crate) async fn withdraw(me: Me, fields: Fields) -> Response {
    if fields.get("sure") != "1" {
        return match page(&me, true).await {
            Ok(page) => show(StatusCode::UNPROCESSABLE_ENTITY, &page),
            Err(answer) => answer,
        };
    }
    if let Err(refused) = back::withdraw(&me.site.app, &me.who).await {
        return me.refuse(refused);
    }
    let page = Page::new(&me.site, me.locale, Section::Survey, "", "/survey");
    let mut response = ok(&WithdrawnPage { page });
    response.headers_mut().append(header::SET_COOKIE, cookie::clear(cookie::ANSWER));
    response
}

#[derive(Template)]
#[template(path = "survey/receipt.html")]
struct ReceiptPage {
    page: Page,
    code: String,
    words: String,
}

/// Whether a receipt is one. Anybody who holds it may ask; the answer says nothing of whose it is.
pub(crate) async fn verify(State(site): State<Site>, Path(locale): Path<String>, uri: Uri) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let fields = Fields::of_query(uri.query());
    let typed: String = fields.get("code").chars().take(60).collect();
    match submit::verify(&site.app, &typed).await {
        Ok(found) => {
            let words = found.as_ref().map(|it| words(messages(locale), locale, it)).unwrap_or_default();
            let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let page = Page::new(&site, locale, Section::Survey, "", "/survey");
            show(status, &ReceiptPage { page, code: typed, words })
        }
        Err(refused) => refuse(&site, locale, "", refused),
    }
}
