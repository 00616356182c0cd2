//! How scores are made, in plain language.

use crate::Site;
use crate::error::Trouble;
use crate::page::{Page, Section, ok};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use diligence_app::picture::{self, Method};
use diligence_i18n::{known, messages};

#[derive(Template)]
#[template(path = "method.html")]
struct MethodPage {
    page: Page,
    contents: Vec<(&'static str, &'static str)>,
    pictures: Method,
    example: Option<(String, String)>,
}

/// Where formulas and gaps are written down, in the program's own folder.
const MODEL: &str = "docs/method/README.md";
/// The invented file behind two of the pictures.
const EXAMPLE: &str = "content/method/ratings.csv";
/// What calculates again.
const COMMAND: &str = "diligence score content/method/ratings.csv --out scores --seed 1";

impl MethodPage {
    fn code(words: &str) -> String {
        format!(r#"<code dir="ltr">{}</code>"#, crate::page::escape(words))
    }

    #[allow(clippy::unused_self)] // templates ask the page for everything
    fn model(&self) -> String {
        Self::code(MODEL)
    }

    #[allow(clippy::unused_self)]
    fn example(&self) -> String {
        Self::code(EXAMPLE)
    }

    #[allow(clippy::unused_self)]
    fn command(&self) -> String {
        Self::code(COMMAND)
    }
}

pub(crate) async fn get(
    State(site): State<Site>,
    Path(locale): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(locale) = known(&locale) else {
        return Trouble::NotFound.page(&site, crate::home::asked(&headers));
    };
    let m = messages(locale);
    let contents = vec![
        ("rated", m.method_rated_heading()),
        ("average", m.method_average_heading()),
        ("comparable", m.method_comparable_heading()),
        ("bar", m.method_bar_heading()),
        ("shown", m.method_shown_heading()),
        ("government", m.method_government_heading()),
        ("limits", m.method_limits_heading()),
        ("checked", m.method_checked_heading()),
        ("disagree", m.method_disagree_heading()),
    ];
    let example = match crate::home::example(&site, locale).await {
        Ok(example) => example,
        Err(error) => return Trouble::from(error).page(&site, locale),
    };
    let page = Page::new(&site, locale, Section::About, m.method_title(), "/method");
    ok(&MethodPage { page, contents, pictures: picture::method(locale), example })
}
