//! The desk: what every page behind sign-in knows.

pub(crate) mod account;
pub(crate) mod answers;
pub(crate) mod audit;
pub(crate) mod confirm;
pub(crate) mod home;
pub(crate) mod list;
pub(crate) mod notices;
pub(crate) mod organisation;
pub(crate) mod partner;
pub(crate) mod partners;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod questionnaires;
pub(crate) mod releases;
pub(crate) mod results;
pub(crate) mod round;
pub(crate) mod rounds;
pub(crate) mod translations;
pub(crate) mod typed;

use crate::error::Trouble;
use crate::page::{Page, Section};
use crate::{Site, form, guard, url};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::Refused;
use diligence_app::session::Visitor;
use diligence_domain::{Decision, Door, Locale, may_enter};
use diligence_i18n::{Messages, format, known, messages, moment};
use std::collections::HashMap;

/// The parts of the desk, as its menu has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Home,
    Rounds,
    Partners,
    People,
    Releases,
    Translations,
    Audit,
    Account,
}

/// What a page of the desk adds to every page.
pub struct Nav {
    /// The parts that are open to her.
    pub entries: Vec<crate::page::Entry>,
    /// What she is called.
    pub name: String,
    /// Where her own settings are.
    pub account: crate::page::Entry,
    /// Where signing out is sent.
    pub sign_out: String,
    /// Shows that our page sent a form.
    pub token: String,
}

/// A visitor at a page of the desk.
pub(crate) struct Here {
    pub site: Site,
    pub locale: Locale,
    pub m: &'static Messages,
    pub visitor: Visitor,
    /// The address after the language, with its query.
    rest: String,
}

impl FromRequestParts<Site> for Here {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, site).await;
        let path = path.map_err(|_| StatusCode::BAD_REQUEST.into_response())?;
        let locale = path.get("locale").and_then(|it| known(it));
        let locale = locale.ok_or_else(|| Trouble::NotFound.page(site, Locale::EN))?;
        // The guard puts her here; without it there is nobody.
        let visitor = parts.extensions.get::<Visitor>().cloned();
        let visitor = visitor.ok_or_else(|| StatusCode::FORBIDDEN.into_response())?;
        let whole = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let rest = whole.get(locale.to_string().len() + 1..).unwrap_or_default().to_owned();
        Ok(Self { site: site.clone(), locale, m: messages(locale), visitor, rest })
    }
}

impl Here {
    /// A page under a part of the desk.
    pub(crate) fn page(&self, place: Place, title: &str) -> Page {
        let opens = |door| may_enter(&self.visitor.actor, door) != Decision::No;
        let m = self.m;
        let parts = [
            (Place::Home, Door::Desk, m.desk_home(), ""),
            (Place::Rounds, Door::Rounds, m.desk_rounds(), "/rounds"),
            (Place::Partners, Door::Partners, m.desk_partners(), "/partners"),
            (Place::People, Door::People, m.desk_people(), "/people"),
            (Place::Releases, Door::Releases, m.desk_releases(), "/releases"),
            (Place::Translations, Door::Translate, m.translations_title(), "/translations"),
            (Place::Audit, Door::Audit, m.desk_audit(), "/audit"),
        ];
        let entry = |place_: Place, name: &str, url: String| crate::page::Entry {
            name: name.to_owned(),
            url,
            current: place_ == place,
        };
        let entries = parts
            .into_iter()
            .filter(|(_, door, ..)| opens(*door))
            .map(|(it, _, name, end)| entry(it, name, format!("{}{end}", url::desk(self.locale))));
        let nav = Nav {
            entries: entries.collect(),
            name: self.visitor.person.name.as_str().to_owned(),
            account: entry(Place::Account, m.desk_account(), self.to("account")),
            sign_out: self.to("sign-out"),
            token: self.token(),
        };
        Page::new(&self.site, self.locale, Section::None, title, self.rest.clone()).at_desk(nav)
    }

    /// Shows that our page sent a form.
    pub(crate) fn token(&self) -> String {
        form::token(&self.site, Some(&self.visitor), None)
    }

    /// A page of the desk.
    pub(crate) fn to(&self, place: &str) -> String {
        url::desk_page(self.locale, place)
    }

    /// To a page of the desk, after a form.
    pub(crate) fn go(&self, place: &str) -> Response {
        guard::see_other(&self.to(place))
    }

    /// An instant, where she is.
    pub(crate) fn moment(&self, ms: i64) -> String {
        moment(self.locale, ms, &self.visitor.person.zone)
    }

    /// A number in her digits.
    pub(crate) fn count(&self, n: usize) -> String {
        format(self.locale).integer(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// The page for what could not be done.
    pub(crate) fn refuse(&self, refused: Refused) -> Response {
        refuse(&self.site, self.locale, &self.to("home").replace("/home", ""), refused)
    }
}

/// The page for what could not be done; `back` is where somebody goes on who has to prove again who she is.
pub(crate) fn refuse(site: &Site, locale: Locale, back: &str, refused: Refused) -> Response {
    let mut seconds = None;
    let trouble = match refused {
        Refused::Key => Trouble::Key,
        Refused::NotFound | Refused::Desk(_) => Trouble::NotFound,
        Refused::Confirm => return guard::see_other(&url::confirm(locale, back)),
        Refused::Stale => Trouble::Stale,
        Refused::SecondPerson => Trouble::SecondPerson,
        Refused::Invalid(_) => Trouble::BadRequest,
        Refused::Wrong => Trouble::Forbidden,
        Refused::Later(after) => {
            seconds = Some(after);
            Trouble::TooMany
        }
        Refused::Crowded(_) => Trouble::Crowded,
        Refused::Store(error) => Trouble::from(error),
    };
    let mut response = trouble.page(site, locale);
    if let Some(after) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(after));
    }
    response
}
