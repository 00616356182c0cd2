//! Before the first question: what she agrees to, and where help is found.

use super::Me;
use crate::form::Fields;
use crate::page::{Page, ok, show};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use diligence_app::answering::{self, Open};
use diligence_app::{Refused, round};
use diligence_domain::Locale;
use diligence_i18n::format;

#[derive(Template)]
#[template(path = "survey/begin.html")]
struct BeginPage {
    page: Page,
    token: String,
    consent: Option<(Locale, String)>,
    referral: Option<(Locale, String)>,
    closes: String,
    kept: String,
    open: bool,
    missing: bool,
    rater: String,
    unknown: bool,
}

fn page(me: &Me, missing: bool, rater: &str, unknown: bool) -> BeginPage {
    let words = me.who.words(me.locale);
    BeginPage {
        token: me.token(),
        consent: words.consent,
        referral: words.referral,
        closes: me.closes(),
        kept: format(me.locale).date(&round::kept_until(&me.who.round.facts)),
        open: me.who.may_write(),
        missing,
        rater: rater.to_owned(),
        unknown,
        page: me.page(),
    }
}

pub(crate) async fn get(me: Me) -> Response {
    match Open::load(&me.site.app, &me.who, me.locale).await {
        Ok(Some(_)) => me.go("answer"),
        Ok(None) => ok(&page(&me, false, "", false)),
        Err(refused) => me.refuse(refused),
    }
}

pub(crate) async fn post(me: Me, fields: Fields) -> Response {
    let rater = fields.get("rater");
    if fields.get("agree") != "1" {
        return show(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, true, rater, false));
    }
    match answering::begin_as(&me.site.app, &me.who, rater).await {
        Ok(()) => me.go("answer"),
        Err(Refused::Invalid(_)) => show(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, false, rater, true)),
        Err(refused) => me.refuse(refused),
    }
}
