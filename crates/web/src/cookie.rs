//! Cookies: read, set, cleared. Each belongs to this host alone, over an encrypted line, and no script sees it.

use axum::http::{HeaderMap, HeaderValue, header};
use diligence_app::desk::token::Token;

/// Opens a session.
pub(crate) const SESSION: &str = "__Host-session";
/// Carries the secret of an invitation from its link to its page.
pub(crate) const INVITATION: &str = "__Host-invitation";
/// Binds a form that is sent without a session to the browser that it was shown to.
pub(crate) const FORM: &str = "__Host-form";
/// Lets somebody who answers a questionnaire in; holds nothing that anybody but the installation can read.
pub(crate) const ANSWER: &str = "__Host-answer";

/// The secret that a cookie holds; `None` where there is none, or anything else.
pub(crate) fn read(headers: &HeaderMap, name: &str) -> Option<Token> {
    Token::parse(text(headers, name)?)
}

/// What a cookie holds.
pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut found = all.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    found.find(|(it, _)| *it == name).map(|it| it.1)
}

/// A header that sets a cookie until the browser is closed.
pub(crate) fn set(name: &str, token: &Token) -> HeaderValue {
    set_text(name, token.as_str())
}

/// A header that sets a cookie to a text without marks until the browser is closed.
pub(crate) fn set_text(name: &str, text: &str) -> HeaderValue {
    value(&format!("{name}={text}; Path=/; Secure; HttpOnly; SameSite=Lax"))
}

/// A header that removes a cookie.
pub(crate) fn clear(name: &str) -> HeaderValue {
    value(&format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

fn value(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}
