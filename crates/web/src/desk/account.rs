//! Her own account: profile, sessions, ways of signing in.

use super::partners::Choice;
use super::typed::Faults;
use super::{Here, Place};
use crate::form::Fields;
use crate::invitation::{SetupForm, WelcomePage};
use crate::page::{Page, ok, show};
use crate::{cookie, guard, leave, url};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use diligence_app::account::{self, Profile};
use diligence_app::{Fault, Field, Refused, Why, session};
use diligence_domain::{Digest, SessionId};
use diligence_i18n::{Messages, autonym, known, locales, zones};

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage {
    page: Page,
    token: String,
    email: String,
    name: String,
    locales: Vec<Choice>,
    zones: Vec<Choice>,
    digests: Vec<Choice>,
    version: i64,
    faults: Faults,
    stale: bool,
    sessions: Vec<(String, String, String, bool)>,
    mail: bool,
}

fn digest(m: &Messages, it: Digest) -> &str {
    match it {
        Digest::Never => m.digest_never(),
        Digest::Daily => m.digest_daily(),
        Digest::Weekly => m.digest_weekly(),
    }
}

pub(crate) async fn get(here: Here) -> Response {
    let person = &here.visitor.person;
    let profile = Profile {
        name: person.name.as_str().to_owned(),
        locale: Some(person.locale),
        zone: person.zone.clone(),
        digest: Some(person.digest),
    };
    page(&here, StatusCode::OK, &profile, Faults::default(), false).await
}

async fn page(here: &Here, status: StatusCode, it: &Profile, faults: Faults, stale: bool) -> Response {
    let sessions = match session::list(&here.site.app, &here.visitor).await {
        Ok(sessions) => sessions,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let choice =
        |value: &str, name: &str, chosen| Choice { value: value.to_owned(), name: name.to_owned(), chosen };
    let page = AccountPage {
        email: here.visitor.person.email.as_str().to_owned(),
        name: it.name.clone(),
        locales: locales()
            .iter()
            .map(|tongue| choice(tongue.as_str(), autonym(*tongue), it.locale == Some(*tongue)))
            .collect(),
        zones: zones().iter().map(|zone| choice(zone, &zone.replace('_', " "), *zone == it.zone)).collect(),
        digests: Digest::ALL
            .iter()
            .map(|often| choice(often.as_str(), digest(m, *often), it.digest == Some(*often)))
            .collect(),
        version: here.visitor.person.version,
        faults,
        stale,
        sessions: sessions
            .iter()
            .map(|it| {
                let current = it.id == here.visitor.session.id;
                (it.id.to_string(), here.moment(it.created_ms), here.moment(it.seen_ms), current)
            })
            .collect(),
        mail: here.site.app.has_post(),
        token: here.token(),
        page: here.page(Place::Account, m.desk_account()),
    };
    show(status, &page)
}

pub(crate) async fn change(here: Here, fields: Fields) -> Response {
    let profile = Profile {
        name: fields.get("name").to_owned(),
        locale: known(fields.get("locale")),
        zone: fields.get("zone").to_owned(),
        digest: Digest::parse(fields.get("digest")),
    };
    let was = fields.get("version").parse().unwrap_or(0);
    match account::change(&here.site.app, &here.visitor, &profile, was).await {
        Ok(()) => guard::see_other(&url::desk_page(profile.locale.unwrap_or(here.locale), "account")),
        Err(Refused::Invalid(faults)) => {
            let faults = Faults::new(here.m, &faults);
            page(&here, StatusCode::UNPROCESSABLE_ENTITY, &profile, faults, false).await
        }
        Err(Refused::Stale) => page(&here, StatusCode::CONFLICT, &profile, Faults::default(), true).await,
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn end_sessions(here: Here, fields: Fields) -> Response {
    let one = match fields.get("session") {
        "all" => None,
        id => match id.parse::<SessionId>() {
            Ok(id) => Some(id),
            Err(_) => return here.refuse(Refused::NotFound),
        },
    };
    match session::end_others(&here.site.app, &here.visitor, one).await {
        Ok(()) if one.is_none_or(|it| it == here.visitor.session.id) => signed_out(&here),
        Ok(()) => here.go("account"),
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn sign_out(here: Here, _: Fields) -> Response {
    match session::end(&here.site.app, &here.visitor).await {
        Ok(()) => signed_out(&here),
        Err(refused) => here.refuse(refused),
    }
}

fn signed_out(here: &Here) -> Response {
    let mut response = guard::see_other(&url::home(here.locale));
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, cookie::clear(cookie::SESSION));
    headers.insert(leave::CLEAR, HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""));
    response
}

#[derive(Template)]
#[template(path = "desk/factors.html")]
struct FactorsPage {
    page: Page,
    token: String,
    passkeys: Vec<(String, String, String)>,
    password: bool,
    codes_left: String,
    setup: SetupForm,
    faults: Faults,
    name: String,
}

pub(crate) async fn factors(here: Here) -> Response {
    factors_page(&here, StatusCode::OK, None, "", &[]).await
}

async fn factors_page(
    here: &Here,
    status: StatusCode,
    kept: Option<&str>,
    name: &str,
    faults: &[Fault],
) -> Response {
    let app = &here.site.app;
    let (ways, setup) =
        match (account::ways(app, &here.visitor).await, account::setup(app, &here.visitor, kept).await) {
            (Ok(ways), Ok(setup)) => (ways, setup),
            (Err(refused), _) | (_, Err(refused)) => return here.refuse(refused),
        };
    let m = here.m;
    let passkeys = ways.passkeys.iter().map(|it| {
        let made = here.moment(it.created_ms);
        let words = match it.used_ms {
            Some(used) => m.passkey_line(&made, &here.moment(used)),
            None => m.passkey_unused(&made),
        };
        (it.id.to_string(), it.name.clone(), words)
    });
    let page = FactorsPage {
        passkeys: passkeys.collect(),
        password: ways.password,
        codes_left: here.count(usize::try_from(ways.recovery_codes).unwrap_or(0)),
        setup: SetupForm::new(setup),
        faults: Faults::new(m, faults),
        name: name.to_owned(),
        token: here.token(),
        page: here.page(Place::Account, m.factors_title()),
    };
    show(status, &page)
}

async fn after(here: &Here, done: Result<(), Refused>, kept: Option<&str>, name: &str) -> Response {
    match done {
        Ok(()) => here.go("account/factors"),
        Err(Refused::Invalid(faults)) => {
            factors_page(here, StatusCode::UNPROCESSABLE_ENTITY, kept, name, &faults).await
        }
        Err(refused) => here.refuse(refused),
    }
}

pub(crate) async fn set_password(here: Here, fields: Fields) -> Response {
    let (password, sealed, code) = (fields.get("password"), fields.get("sealed"), fields.get("code"));
    let done = account::set_password(&here.site.app, &here.visitor, password, sealed, code).await;
    after(&here, done, Some(sealed), "").await
}

pub(crate) async fn add_passkey(here: Here, fields: Fields) -> Response {
    let (state, answer, name) = (fields.get("state"), fields.get("answer"), fields.get("name"));
    if answer.is_empty() {
        let fault = Refused::Invalid(vec![Fault { field: Field::Passkey, why: Why::Missing }]);
        return after(&here, Err(fault), None, name).await;
    }
    let done = account::add_passkey(&here.site.app, &here.visitor, state, answer, name).await;
    after(&here, done, None, name).await
}

pub(crate) async fn remove_passkey(here: Here, Path((_, id)): Path<(String, String)>, _: Fields) -> Response {
    let Ok(id) = id.parse() else { return here.refuse(Refused::NotFound) };
    let done = account::remove_passkey(&here.site.app, &here.visitor, id).await;
    after(&here, done, None, "").await
}

pub(crate) async fn recovery(here: Here, _: Fields) -> Response {
    match account::new_recovery_codes(&here.site.app, &here.visitor).await {
        Ok(codes) => ok(&WelcomePage { page: here.page(Place::Account, here.m.recovery_title()), codes }),
        Err(refused) => here.refuse(refused),
    }
}
