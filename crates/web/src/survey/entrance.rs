//! The way in: a code, or a link that carries one.

use super::Me;
use crate::desk::refuse;
use crate::error::Trouble;
use crate::form::{self, Fields};
use crate::page::{Page, Section, ok, show};
use crate::{Site, cookie, guard, url};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::answering::{self, Entry};
use diligence_app::desk::token::Token;
use diligence_domain::{AccessState, Locale};
use diligence_i18n::{known, messages};

#[derive(Template)]
#[template(path = "survey/entrance.html")]
struct EntrancePage {
    page: Page,
    token: String,
    trouble: String,
    label: String,
    inside: bool,
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, crate::home::asked(&headers));
    };
    page(&site, locale, &headers, (StatusCode::OK, String::new()), "").await
}

async fn page(
    site: &Site,
    locale: Locale,
    headers: &HeaderMap,
    (status, trouble): (StatusCode, String),
    label: &str,
) -> Response {
    let browser = cookie::read(headers, cookie::FORM);
    let known = browser.clone().unwrap_or_else(Token::random);
    let inside = match cookie::text(headers, cookie::ANSWER) {
        Some(pass) => matches!(answering::open(&site.app, pass).await, Ok(Some(_))),
        None => false,
    };
    let mut response = show(
        status,
        &EntrancePage {
            token: form::token(site, None, Some(&known)),
            trouble,
            label: label.to_owned(),
            inside,
            page: Page::new(site, locale, Section::Survey, "", "/survey"),
        },
    );
    if browser.is_none() {
        response.headers_mut().append(header::SET_COOKIE, cookie::set(cookie::FORM, &known));
    }
    response
}

pub(crate) async fn enter(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    come_in(&site, locale, &headers, fields.get("code"), fields.get("label")).await
}

async fn come_in(site: &Site, locale: Locale, headers: &HeaderMap, code: &str, label: &str) -> Response {
    match answering::enter(&site.app, code, label).await {
        Ok(Entry::In(who)) => match who.pass(&site.app) {
            Ok(pass) => let_in(locale, &pass),
            Err(refused) => refuse(site, locale, "", refused),
        },
        Ok(Entry::Over(state)) => over(site, locale, state, Vec::new()),
        Err(Refused::Wrong) => {
            let trouble = messages(locale).survey_wrong_code().to_owned();
            page(site, locale, headers, (StatusCode::FORBIDDEN, trouble), label).await
        }
        Err(refused) => refuse(site, locale, "", refused),
    }
}

fn let_in(locale: Locale, pass: &str) -> Response {
    let mut response = guard::see_other(&url::survey(locale, "answer"));
    response.headers_mut().append(header::SET_COOKIE, cookie::set_text(cookie::ANSWER, pass));
    response
}

/// A link is exchanged for a cookie, so that its code stands in no history and goes to no other page.
pub(crate) async fn exchange(
    State(site): State<Site>,
    Path((locale, code)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    come_in(&site, locale, &headers, &code, "").await
}

#[derive(Template)]
#[template(path = "survey/over.html")]
struct OverPage {
    page: Page,
    withdrawn: bool,
    typed: Vec<String>,
}

/// The page of a code that opens nothing any more.
pub(super) fn over(site: &Site, locale: Locale, state: AccessState, typed: Vec<String>) -> Response {
    let page = Page::new(site, locale, Section::Survey, "", "/survey");
    let mut response =
        show(StatusCode::GONE, &OverPage { page, withdrawn: state == AccessState::Withdrawn, typed });
    response.headers_mut().append(header::SET_COOKIE, cookie::clear(cookie::ANSWER));
    response
}

#[derive(Template)]
#[template(path = "survey/ended.html")]
struct EndedPage {
    page: Page,
}

/// Closes the answer for now: nothing of it is left in the browser.
pub(crate) async fn end(me: Me, _: Fields) -> Response {
    let page = Page::new(&me.site, me.locale, Section::Survey, "", "/survey");
    let mut response = ok(&EndedPage { page });
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, cookie::clear(cookie::ANSWER));
    headers.insert(crate::leave::CLEAR, header::HeaderValue::from_static("\"storage\""));
    response
}
