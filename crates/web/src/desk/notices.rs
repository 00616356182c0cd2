//! What she was told.

use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Page, ok};
use askama::Template;
use axum::response::Response;
use diligence_app::notice::{self, Kind};

#[derive(Template)]
#[template(path = "desk/notices.html")]
struct NoticesPage {
    page: Page,
    token: String,
    lines: Vec<(String, String, String, bool)>,
    unread: bool,
}

pub(crate) async fn get(here: Here) -> Response {
    let notices = match notice::list(&here.site.app, &here.visitor).await {
        Ok(notices) => notices,
        Err(refused) => return here.refuse(refused),
    };
    let m = here.m;
    let line = |it: &diligence_app::notice::Told| {
        let (words, place) = match Kind::parse(&it.kind)? {
            Kind::Offered => (m.notice_offered(), "notices".to_owned()),
            Kind::ReleaseAsked => (m.notice_release_asked(), "releases".to_owned()),
            Kind::ReleaseDecided => (m.notice_release_decided(), "releases".to_owned()),
            Kind::RoundEnds => (m.notice_round_ends(), format!("rounds/{}", it.handle)),
        };
        Some((words.to_owned(), here.to(&place), here.moment(it.created_ms), it.read_ms.is_none()))
    };
    ok(&NoticesPage {
        unread: notices.iter().any(|it| it.read_ms.is_none()),
        lines: notices.iter().filter_map(line).collect(),
        token: here.token(),
        page: here.page(Place::Home, m.notices_title()),
    })
}

pub(crate) async fn read(here: Here, _: Fields) -> Response {
    match notice::read_all(&here.site.app, &here.visitor).await {
        Ok(()) => here.go("notices"),
        Err(refused) => here.refuse(refused),
    }
}
