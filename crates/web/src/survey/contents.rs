//! All pages of the questionnaire, with how far each is.

use super::Me;
use crate::cookie;
use crate::form::Fields;
use crate::page::{Page, ok};
use askama::Template;
use axum::http::header;
use axum::response::Response;
use diligence_app::answering::{Open, page};
use diligence_domain::Locale;

#[derive(Template)]
#[template(path = "survey/contents.html")]
struct ContentsPage {
    page: Page,
    token: String,
    title: String,
    tongue: Option<Locale>,
    groups: Vec<(String, Vec<Line>)>,
    answered: usize,
    asked: usize,
    progress: String,
    submitted: bool,
    writes: bool,
    closes: String,
    help: Option<(Locale, String)>,
    next: String,
    label: String,
}

struct Line {
    url: String,
    title: String,
    state: String,
    done: bool,
    wrong: bool,
    touched: String,
    comments: String,
}

/// The language of a questionnaire that does not speak the language of the page.
pub(super) fn tongue(me: &Me, open: &Open) -> Option<Locale> {
    if open.asked.speaks(me.locale) {
        return None;
    }
    diligence_i18n::locales()
        .iter()
        .copied()
        .find(|it| open.asked.speaks(*it) && open.asked.language(*it) == open.asked.language(me.locale))
}

/// The title of a page of the questionnaire.
pub(super) fn title(me: &Me, it: &page::Progress, index: usize) -> String {
    match (it.title.is_empty(), index) {
        (false, _) => it.title.clone(),
        (true, 0) => me.m.survey_welcome().to_owned(),
        (true, _) => me.m.survey_more().to_owned(),
    }
}

pub(crate) async fn get(me: Me) -> Response {
    let open = match me.open().await {
        Ok(open) => open,
        Err(answer) => return answer,
    };
    let m = me.m;
    let count = |n: usize| diligence_i18n::format(me.locale).integer(i64::try_from(n).unwrap_or(0));
    let all = page::progress(&open.asked, &open.answers);
    let mut groups: Vec<(String, Vec<Line>)> = Vec::new();
    for (index, it) in all.iter().enumerate().filter(|it| it.1.shown) {
        let state = match (it.answered, it.asked) {
            (_, 0) => m.survey_to_read().to_owned(),
            (0, _) => m.survey_not_begun().to_owned(),
            (done, all) => m.survey_done_of(&count(done), &count(all)),
        };
        let comments = open.draft.comments.iter().filter(|it| it.section == index).count();
        let touched = open.draft.touched.get(&index).filter(|it| !it.is_empty());
        let line = Line {
            url: me.to(&format!("answer/{}", index + 1)),
            title: title(&me, it, index),
            state,
            done: it.asked > 0 && it.answered == it.asked,
            wrong: it.wrong > 0 && it.answered > 0,
            touched: touched.map(|it| m.survey_touched(it)).unwrap_or_default(),
            comments: if comments == 0 { String::new() } else { m.survey_comments_count(comments) },
        };
        match groups.last_mut() {
            Some((above, lines)) if *above == it.above => lines.push(line),
            _ => groups.push((it.above.clone(), vec![line])),
        }
    }
    let (answered, asked) = all.iter().fold((0, 0), |sum, it| (sum.0 + it.answered, sum.1 + it.asked));
    let next = all.iter().position(|it| it.shown && it.answered < it.asked).unwrap_or_default();
    ok(&ContentsPage {
        title: open.asked.form().settings.title.clone(),
        tongue: tongue(&me, &open),
        groups,
        progress: m.survey_done_of(&count(answered), &count(asked)),
        answered,
        asked,
        submitted: open.submissions > 0,
        writes: me.who.may_write(),
        closes: me.closes(),
        help: me.who.words(me.locale).referral,
        next: me.to(&format!("answer/{}", next + 1)),
        label: me.who.label.clone(),
        token: me.token(),
        page: me.page(),
    })
}

/// What the others who answer with her call her from here on.
pub(crate) async fn label(me: Me, fields: Fields) -> Response {
    let who = me.who.called(fields.get("label"));
    match who.pass(&me.site.app) {
        Ok(pass) => {
            let mut response = me.go("answer");
            response.headers_mut().append(header::SET_COOKIE, cookie::set_text(cookie::ANSWER, &pass));
            response
        }
        Err(refused) => me.refuse(refused),
    }
}
