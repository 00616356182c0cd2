//! The page of an invitation. Its link is exchanged at once for a cookie and a clean address.

use crate::desk::refuse;
use crate::desk::typed::Faults;
use crate::error::Trouble;
use crate::form::{self, Fields};
use crate::page::{Page, Section, ok, show};
use crate::{Site, cookie, guard, url};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::desk::token::Token;
use diligence_app::invite::{self, Entered, Opened, Setup};
use diligence_app::session::Visitor;
use diligence_domain::Locale;
use diligence_i18n::{known, messages};

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    page: Page,
    token: String,
    email: String,
    offers: Vec<(String, String)>,
    has_account: bool,
    signed_in: bool,
    setup: Option<SetupForm>,
    faults: Faults,
}

/// What a form to set up ways of signing in shows.
pub(crate) struct SetupForm {
    pub options: String,
    pub state: String,
    pub secret: String,
    pub sealed: String,
    pub qr: String,
}

impl SetupForm {
    pub(crate) fn new(setup: Setup) -> Self {
        let (options, state) = setup.ceremony.map(|it| (it.options, it.state)).unwrap_or_default();
        // In groups of four, as people read letters to each other.
        let groups: Vec<&str> =
            setup.secret.as_bytes().chunks(4).filter_map(|it| std::str::from_utf8(it).ok()).collect();
        Self { options, state, secret: groups.join(" "), qr: qr(&setup.uri), sealed: setup.sealed }
    }
}

/// A QR code as a picture; empty where the text is too long for one.
fn qr(text: &str) -> String {
    use std::fmt::Write as _;
    let Ok(code) = qrcode::QrCode::new(text.as_bytes()) else { return String::new() };
    let width = code.width();
    let mut path = String::new();
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            let _ = write!(path, "M{} {}h1v1h-1z", at % width + 4, at / width + 4);
        }
    }
    let side = width + 8;
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )
}

#[derive(Template)]
#[template(path = "welcome.html")]
pub(crate) struct WelcomePage {
    pub page: Page,
    pub codes: Vec<String>,
}

/// A link is exchanged for a cookie, so that its secret stands in no history and goes to no other page.
pub(crate) async fn exchange(
    State(site): State<Site>,
    Path((locale, token)): Path<(String, String)>,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let Some(token) = Token::parse(&token) else { return gone(&site, locale) };
    let mut response = guard::see_other(&url::invitation(locale));
    response.headers_mut().append(header::SET_COOKIE, cookie::set(cookie::INVITATION, &token));
    response
}

#[derive(Template)]
#[template(path = "gone.html")]
struct GonePage {
    page: Page,
}

fn gone(site: &Site, locale: Locale) -> Response {
    let page = Page::new(site, locale, Section::None, "", "/invitation");
    show(StatusCode::NOT_FOUND, &GonePage { page })
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, crate::home::asked(&headers));
    };
    let visitor = visitor.map(|Extension(it)| it);
    match opened(&site, &headers).await {
        Ok(Some((_, opened))) => {
            page(&site, locale, visitor.as_ref(), &headers, &opened, None, Faults::default())
        }
        Ok(None) => gone(&site, locale),
        Err(refused) => refuse(&site, locale, "", refused),
    }
}

async fn opened(site: &Site, headers: &HeaderMap) -> Result<Option<(Token, Opened)>, Refused> {
    let Some(token) = cookie::read(headers, cookie::INVITATION) else { return Ok(None) };
    Ok(invite::open(&site.app, &token).await?.map(|it| (token, it)))
}

fn page(
    site: &Site,
    locale: Locale,
    visitor: Option<&Visitor>,
    headers: &HeaderMap,
    opened: &Opened,
    kept: Option<&str>,
    faults: Faults,
) -> Response {
    let setup = if opened.has_account {
        None
    } else {
        match invite::begin(&site.app, opened, kept) {
            Ok(setup) => Some(SetupForm::new(setup)),
            Err(refused) => return refuse(site, locale, "", refused),
        }
    };
    let m = messages(locale);
    let signed_in = visitor.is_some_and(|it| it.id() == opened.person.id);
    // Whose link it is, only she is told; a link in other hands should not say more than it must.
    let mine = !opened.has_account || signed_in;
    let browser = cookie::read(headers, cookie::INVITATION);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let offers = opened.offers.iter().filter(|_| mine);
    show(
        status,
        &InvitationPage {
            token: form::token(site, visitor.filter(|_| signed_in), browser.as_ref()),
            email: if mine { opened.person.email.as_str().to_owned() } else { String::new() },
            offers: offers
                .map(|(name, role)| (name.clone(), crate::desk::people::role(m, *role).to_owned()))
                .collect(),
            has_account: opened.has_account,
            signed_in,
            setup,
            faults,
            page: Page::new(site, locale, Section::None, "", "/invitation"),
        },
    )
}

pub(crate) async fn by_password(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let (token, opened) = match opened(&site, &headers).await {
        Ok(Some(it)) => it,
        Ok(None) => return gone(&site, locale),
        Err(refused) => return refuse(&site, locale, "", refused),
    };
    let (password, sealed, code) = (fields.get("password"), fields.get("sealed"), fields.get("code"));
    match invite::accept_by_password(&site.app, &token, password, sealed, code).await {
        Ok(entered) => welcome(&site, locale, entered),
        Err(Refused::Invalid(faults)) => {
            page(&site, locale, None, &headers, &opened, Some(sealed), Faults::new(messages(locale), &faults))
        }
        Err(Refused::NotFound) => gone(&site, locale),
        Err(refused) => refuse(&site, locale, "", refused),
    }
}

pub(crate) async fn by_passkey(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let (token, opened) = match opened(&site, &headers).await {
        Ok(Some(it)) => it,
        Ok(None) => return gone(&site, locale),
        Err(refused) => return refuse(&site, locale, "", refused),
    };
    match invite::accept_by_passkey(&site.app, &token, fields.get("state"), fields.get("answer")).await {
        Ok(entered) => welcome(&site, locale, entered),
        Err(Refused::Invalid(faults)) => {
            page(&site, locale, None, &headers, &opened, None, Faults::new(messages(locale), &faults))
        }
        Err(Refused::NotFound) => gone(&site, locale),
        Err(refused) => refuse(&site, locale, "", refused),
    }
}

fn welcome(site: &Site, locale: Locale, entered: Entered) -> Response {
    let page = Page::new(site, locale, Section::None, "", "/invitation");
    let mut response = ok(&WelcomePage { page, codes: entered.recovery_codes });
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, cookie::set(cookie::SESSION, &entered.token));
    headers.append(header::SET_COOKIE, cookie::clear(cookie::INVITATION));
    response
}

/// Somebody who has an account accepts by being signed in to it.
pub(crate) async fn accept(
    State(site): State<Site>,
    Path(locale): Path<String>,
    visitor: Option<Extension<Visitor>>,
    headers: HeaderMap,
    _: Fields,
) -> Response {
    let Some(locale) = known(&locale) else { return Trouble::NotFound.page(&site, Locale::EN) };
    let (Some(Extension(visitor)), Some(token)) = (visitor, cookie::read(&headers, cookie::INVITATION))
    else {
        return gone(&site, locale);
    };
    match invite::accept_signed_in(&site.app, &visitor, &token).await {
        Ok(()) => {
            let mut response = guard::see_other(&url::desk(locale));
            response.headers_mut().append(header::SET_COOKIE, cookie::clear(cookie::INVITATION));
            response
        }
        Err(Refused::NotFound) => gone(&site, locale),
        Err(refused) => refuse(&site, locale, "", refused),
    }
}
