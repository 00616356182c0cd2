//! The page that lets somebody in. Its title and words say nothing of what is behind it.

use crate::desk::refuse;
use crate::error::Trouble;
use crate::form::{self, Fields};
use crate::page::{Page, Section, show};
use crate::{Site, cookie, guard, url};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::desk::token::Token;
use diligence_app::session::Visitor;
use diligence_app::sign_in::{self, Typed};
use diligence_domain::Locale;
use diligence_i18n::known;

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignInPage {
    page: Page,
    token: String,
    email: String,
    next: String,
    trouble: String,
    options: String,
    state: String,
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
    uri: axum::http::Uri,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, crate::home::asked(&headers));
    };
    let next = guard::safe_next(Fields::of_query(uri.query()).get("next")).unwrap_or_default();
    if visitor.is_some() {
        return guard::see_other(if next.is_empty() { url::desk(locale) } else { next.clone() }.as_str());
    }
    page(&site, locale, &headers, (StatusCode::OK, ""), "", &next)
}

fn page(
    site: &Site,
    locale: Locale,
    headers: &HeaderMap,
    (status, trouble): (StatusCode, &str),
    email: &str,
    next: &str,
) -> Response {
    let ceremony = match sign_in::ask_passkey(&site.app) {
        Ok(ceremony) => ceremony,
        Err(refused) => return refuse(site, locale, "", refused),
    };
    let known_browser = cookie::read(headers, cookie::FORM);
    let browser = known_browser.clone().unwrap_or_else(Token::random);
    let rest =
        if next.is_empty() { "/sign-in".into() } else { format!("/sign-in?next={}", url::encode(next)) };
    let page = Page::new(site, locale, Section::None, "", rest);
    let mut response = show(
        status,
        &SignInPage {
            token: form::token(site, None, Some(&browser)),
            email: email.chars().take(254).collect(),
            next: next.to_owned(),
            trouble: trouble.to_owned(),
            options: ceremony.options,
            state: ceremony.state,
            page,
        },
    );
    if known_browser.is_none() {
        response.headers_mut().append(header::SET_COOKIE, cookie::set(cookie::FORM, &browser));
    }
    response
}

pub(crate) async fn by_password(
    State(site): State<Site>,
    Path(locale): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let typed = Typed {
        email: fields.get("email").to_owned(),
        password: fields.get("password").to_owned(),
        code: fields.get("code").to_owned(),
    };
    let entered = sign_in::by_password(&site.app, &typed).await;
    enter(&site, locale, &headers, visitor, entered, &fields).await
}

pub(crate) async fn by_passkey(
    State(site): State<Site>,
    Path(locale): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let entered = sign_in::by_passkey(&site.app, fields.get("state"), fields.get("answer")).await;
    enter(&site, locale, &headers, visitor, entered, &fields).await
}

async fn enter(
    site: &Site,
    locale: Locale,
    headers: &HeaderMap,
    before: Option<Extension<Visitor>>,
    entered: Result<Token, Refused>,
    fields: &Fields,
) -> Response {
    let next = guard::safe_next(fields.get("next")).unwrap_or_default();
    let m = diligence_i18n::messages(locale);
    let again =
        |status, trouble: &str| page(site, locale, headers, (status, trouble), fields.get("email"), &next);
    match entered {
        Ok(token) => {
            // Whoever sat here before is out.
            if let Some(Extension(before)) = before
                && let Err(error) = diligence_app::session::end(&site.app, &before).await
            {
                tracing::error!(%error, "a session could not be ended");
            }
            let mut response =
                guard::see_other(if next.is_empty() { url::desk(locale) } else { next.clone() }.as_str());
            let headers = response.headers_mut();
            headers.append(header::SET_COOKIE, cookie::set(cookie::SESSION, &token));
            headers.append(header::SET_COOKIE, cookie::clear(cookie::FORM));
            response
        }
        Err(Refused::Wrong | Refused::NotFound) => again(StatusCode::UNPROCESSABLE_ENTITY, m.sign_in_wrong()),
        Err(Refused::Later(seconds)) => {
            let mut response = again(StatusCode::TOO_MANY_REQUESTS, m.sign_in_later());
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
        Err(Refused::Crowded(_)) => {
            let mut response = again(StatusCode::SERVICE_UNAVAILABLE, m.sign_in_crowded());
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            response
        }
        Err(other) => refuse(site, locale, "", other),
    }
}
