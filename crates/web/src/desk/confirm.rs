//! Asking again who it is, before something that cannot be undone or goes far.

use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, show};
use crate::{cookie, guard, url};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use diligence_app::desk::token::Token;
use diligence_app::sign_in::{self, Typed};
use diligence_app::{Refused, account};

#[derive(Template)]
#[template(path = "desk/confirm.html")]
struct ConfirmPage {
    page: Page,
    token: String,
    next: String,
    trouble: String,
    options: String,
    state: String,
    password: bool,
    passkey: bool,
}

pub(crate) async fn get(here: Here, uri: Uri) -> Response {
    let next = guard::safe_next(Fields::of_query(uri.query()).get("next"));
    page(&here, &next.unwrap_or_else(|| url::desk(here.locale)), StatusCode::OK, "").await
}

async fn page(here: &Here, next: &str, status: StatusCode, trouble: &str) -> Response {
    let app = &here.site.app;
    let (ceremony, ways) = match (sign_in::ask_passkey(app), account::ways(app, &here.visitor).await) {
        (Ok(ceremony), Ok(ways)) => (ceremony, ways),
        (Err(refused), _) | (_, Err(refused)) => return here.refuse(refused),
    };
    let page = ConfirmPage {
        page: here.page(Place::Home, here.m.confirm_title()),
        token: here.token(),
        next: next.to_owned(),
        trouble: trouble.to_owned(),
        options: ceremony.options,
        state: ceremony.state,
        password: ways.password,
        passkey: !ways.passkeys.is_empty(),
    };
    show(status, &page)
}

pub(crate) async fn by_password(here: Here, fields: Fields) -> Response {
    let typed = Typed {
        password: fields.get("password").to_owned(),
        code: fields.get("code").to_owned(),
        ..Typed::default()
    };
    let confirmed = sign_in::confirm_by_password(&here.site.app, &here.visitor, &typed).await;
    answer(&here, confirmed, &fields).await
}

pub(crate) async fn by_passkey(here: Here, fields: Fields) -> Response {
    let (state, said) = (fields.get("state"), fields.get("answer"));
    let confirmed = sign_in::confirm_by_passkey(&here.site.app, &here.visitor, state, said).await;
    answer(&here, confirmed, &fields).await
}

async fn answer(here: &Here, confirmed: Result<Token, Refused>, fields: &Fields) -> Response {
    let next = guard::safe_next(fields.get("next")).unwrap_or_else(|| url::desk(here.locale));
    match confirmed {
        Ok(token) => {
            let mut response = guard::see_other(&next);
            response.headers_mut().append(header::SET_COOKIE, cookie::set(cookie::SESSION, &token));
            response
        }
        Err(Refused::Wrong) => {
            page(here, &next, StatusCode::UNPROCESSABLE_ENTITY, here.m.sign_in_wrong()).await
        }
        Err(Refused::Later(seconds)) => {
            let mut response = page(here, &next, StatusCode::TOO_MANY_REQUESTS, here.m.sign_in_later()).await;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
        Err(refused) => here.refuse(refused),
    }
}
