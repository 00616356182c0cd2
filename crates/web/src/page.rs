//! What every page knows: its language, its title, where it stands, how words in another language are marked.

use crate::desk::Nav;
use crate::{assets, url};
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_domain::{Locale, Localised};
use diligence_framework::Edition;
use diligence_i18n::{Messages, autonym, format, locales, messages};
use std::fmt::Write as _;

/// Which entry of the menu a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Home.
    Home,
    /// About.
    About,
    /// Framework.
    Framework,
    /// Countries, with profile and compare.
    Countries,
    /// The directory of partners.
    Partners,
    /// Answering a questionnaire.
    Survey,
    /// None: errors.
    None,
}

/// The part of a page that all share.
pub struct Page {
    /// Messages in the page's language.
    pub m: &'static Messages,
    /// The page's language.
    pub locale: Locale,
    title: String,
    section: Section,
    /// The address after the language, with its query.
    rest: String,
    edition: u32,
    leave_to: String,
    nav: Option<Nav>,
    own: Option<String>,
    tongues_in_form: bool,
}

/// An entry of the menu.
pub struct Entry {
    pub name: String,
    pub url: String,
    pub current: bool,
}

/// The same page in another language.
pub struct Tongue {
    pub tag: String,
    pub dir: &'static str,
    pub name: &'static str,
    pub url: String,
    pub current: bool,
}

impl Page {
    /// A page at `rest` (the address after the language, with its query) under a section of the menu.
    pub fn new(
        site: &crate::Site,
        locale: Locale,
        section: Section,
        title: impl Into<String>,
        rest: impl Into<String>,
    ) -> Self {
        Self {
            m: messages(locale),
            locale,
            title: title.into(),
            section,
            rest: rest.into(),
            edition: site.app.edition().head.number,
            leave_to: site.leave_to.to_string(),
            nav: None,
            own: None,
            tongues_in_form: false,
        }
    }

    /// The same page with the desk's menu. Its tab says nothing of what it is about.
    #[must_use]
    pub(crate) fn at_desk(self, nav: Nav) -> Self {
        Self { nav: Some(nav), ..self }
    }

    /// The same page for somebody who answers a questionnaire; `token` shows that our page sent a form.
    #[must_use]
    pub(crate) fn of_contributor(self, token: String) -> Self {
        Self { own: Some(token), ..self }
    }

    /// The same page with its languages in its form, so that changing them saves what was typed.
    #[must_use]
    pub(crate) fn with_tongues_in_form(self) -> Self {
        Self { tongues_in_form: true, ..self }
    }

    /// Whether the languages stand in the header.
    pub fn tongues_in_header(&self) -> bool {
        !self.tongues_in_form
    }

    /// What leaving shows to prove that it is she who leaves; none on pages that are the same for everybody.
    pub fn leave_token(&self) -> Option<&str> {
        self.own.as_deref().or_else(|| self.nav.as_ref().map(|it| it.token.as_str()))
    }

    /// The desk's menu, on its pages.
    pub fn nav(&self) -> Option<&Nav> {
        self.nav.as_ref()
    }

    /// The way in.
    pub fn to_desk(&self) -> String {
        url::desk(self.locale)
    }

    /// A page of the desk.
    pub fn desk_page(&self, place: &str) -> String {
        url::desk_page(self.locale, place)
    }

    /// A page of the site in this language.
    pub fn site_page(&self, place: &str) -> String {
        format!("/{}/{place}", self.locale)
    }

    /// The title of the browser's tab.
    pub fn tab(&self) -> String {
        if self.nav.is_some() || self.own.is_some() || self.title.is_empty() {
            return self.m.neutral_title().to_owned();
        }
        self.m.site_title(&self.title)
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        self.locale.direction().as_str()
    }

    /// Whether the page is in the reference language.
    pub fn is_reference(&self) -> bool {
        self.locale == Locale::EN
    }

    /// The menu: only pages that exist.
    pub fn menu(&self) -> Vec<Entry> {
        let entry =
            |section, name: &str, url| Entry { name: name.into(), url, current: self.section == section };
        vec![
            entry(Section::Home, self.m.nav_home(), url::home(self.locale)),
            entry(Section::About, self.m.nav_about(), url::about(self.locale)),
            entry(Section::Framework, self.m.nav_framework(), url::framework(self.locale)),
            entry(Section::Countries, self.m.nav_countries(), url::jurisdictions(self.locale)),
            entry(Section::Survey, self.m.nav_survey(), url::survey(self.locale, "")),
            entry(Section::Partners, self.m.nav_partners(), url::partners(self.locale)),
        ]
    }

    /// The same page in every language.
    pub fn tongues(&self) -> Vec<Tongue> {
        let tongue = |locale: &Locale| Tongue {
            tag: locale.to_string(),
            dir: locale.direction().as_str(),
            name: autonym(*locale),
            url: format!("/{locale}{}", self.rest),
            current: *locale == self.locale,
        };
        locales().iter().map(tongue).collect()
    }

    /// The name of this language in itself.
    pub fn tongue(&self) -> &'static str {
        autonym(self.locale)
    }

    /// The address of an asset.
    #[allow(clippy::unused_self)] // templates ask the page for everything
    pub fn asset(&self, path: &str) -> String {
        assets::url(path)
    }

    /// Where “Leave this page” leads.
    pub fn leave_to(&self) -> &str {
        &self.leave_to
    }

    /// Which criteria the site stands on.
    pub fn footer(&self) -> String {
        self.m.footer_criteria(&format(self.locale).integer(i64::from(self.edition)))
    }

    /// The home page.
    pub fn to_home(&self) -> String {
        url::home(self.locale)
    }

    /// What this is.
    pub fn to_about(&self) -> String {
        url::about(self.locale)
    }

    /// How scores are made.
    pub fn to_method(&self) -> String {
        url::method(self.locale)
    }

    /// The current framework edition.
    pub fn to_framework(&self) -> String {
        url::framework(self.locale)
    }

    /// The list of jurisdictions.
    pub fn to_jurisdictions(&self) -> String {
        url::jurisdictions(self.locale)
    }

    /// The page that sets jurisdictions beside each other.
    pub fn to_compare(&self) -> String {
        url::compare(self.locale, &[])
    }

    /// A count in the page's digits.
    pub fn count(&self, count: usize) -> String {
        format(self.locale).integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The path from evidence to change, with the step marked on which a page stands.
    pub fn path(&self, here: usize) -> Vec<(String, bool)> {
        let m = self.m;
        let steps: [String; 9] = [
            m.path_evidence().into(),
            m.path_rating().into(),
            m.path_finding().into(),
            m.path_gap().into(),
            m.path_priority().into(),
            m.path_strategy().into(),
            m.path_recommendation().into(),
            m.path_response().into(),
            m.path_next_round().into(),
        ];
        steps.into_iter().enumerate().map(|(at, name)| (name, at == here)).collect()
    }

    /// Words as HTML: escaped, and marked with their language where it is not the page's.
    pub fn say(&self, words: &Localised<'_>) -> String {
        match words.lang(self.locale) {
            None => escape(words.text),
            Some(locale) => {
                format!(
                    "<span lang=\"{locale}\" dir=\"{}\">{}</span>",
                    locale.direction().as_str(),
                    escape(words.text)
                )
            }
        }
    }

    /// Words of an edition as HTML.
    pub fn word(&self, edition: &Edition, entry: &str, key: &str) -> String {
        self.say(&edition.word(entry, key, self.locale))
    }

    /// English words, such as a publisher's, as HTML.
    pub fn english(&self, text: &str) -> String {
        self.say(&Localised { text, locale: Locale::EN, reviewed: true })
    }
}

/// Text as HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Characters that XML forbids say nothing and break pages that are kept as files.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => {
                let _ = out.write_char(c);
            }
        }
    }
    out
}

/// Renders a page with a status.
pub fn show(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Renders a page that was found.
pub fn ok(page: &impl Template) -> Response {
    show(StatusCode::OK, page)
}
