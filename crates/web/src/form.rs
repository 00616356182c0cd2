//! What a form sends: named fields, of which each page reads those that it knows and no others.

use crate::guard::{self, Unsaid};
use crate::{Site, cookie};
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::answering::Contributor;
use diligence_app::desk::token::Token;
use diligence_app::session::Visitor;

/// The fields of a form.
pub(crate) struct Fields(Vec<(String, String)>);

/// More fields than any form of ours has.
pub(crate) const MOST: usize = 5_000;

impl Fields {
    /// The first value of a field, empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(it, _)| it == name).map(|(_, value)| value.clone()).collect()
    }

    fn parse(text: &str) -> Option<Self> {
        let pairs = form_urlencoded::parse(text.as_bytes()).into_owned().take(MOST + 1).collect::<Vec<_>>();
        (pairs.len() <= MOST).then_some(Self(pairs))
    }

    /// All of them, in the order in which they were sent.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// All of them.
    pub(crate) fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// From names and values that were read already.
    pub(crate) fn of_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The same, where our page sent them to the answer that is open; else what is to be answered instead.
    #[allow(clippy::result_large_err, reason = "it is what the extractors that ask give back")]
    pub(crate) fn checked(self, site: &Site, request: &Request) -> Result<Self, Response> {
        // One browser may hold pages of two answers: what one of them sends must never reach the other.
        if let Some(who) = request.extensions().get::<Contributor>()
            && of_contributor(site, who) != self.get("token")
        {
            return Err(crate::survey::other(site, guard::locale_of(request), &self));
        }
        if is_ours(site, request, self.get("token")) {
            Ok(self)
        } else {
            Err(StatusCode::FORBIDDEN.into_response())
        }
    }

    /// From a query.
    pub(crate) fn of_query(query: Option<&str>) -> Self {
        query.and_then(Self::parse).unwrap_or(Self(Vec::new()))
    }
}

/// What stands in a form to show that our page sent it, where the browser does not say so.
pub(crate) fn token(site: &Site, visitor: Option<&Visitor>, browser: Option<&Token>) -> String {
    let bound = match (visitor, browser) {
        (Some(visitor), _) => format!("session {}", visitor.session.id),
        (None, Some(browser)) => format!("browser {}", browser.hash()),
        (None, None) => return String::new(),
    };
    site.app.form_token(&bound)
}

/// The same for a form of somebody who answers a questionnaire.
pub(crate) fn of_contributor(site: &Site, who: &Contributor) -> String {
    site.app.form_token(&who.bound())
}

/// Whether a request may act on its form: its browser said where it was sent from, or its token fits.
pub(crate) fn is_ours(site: &Site, request: &Request, shown: &str) -> bool {
    if request.extensions().get::<Unsaid>().is_none() {
        return true;
    }
    let fits = |expected: String| !expected.is_empty() && expected == shown;
    let browser = |name| cookie::read(request.headers(), name);
    if request.extensions().get::<Contributor>().is_some_and(|it| fits(of_contributor(site, it))) {
        return true;
    }
    match request.extensions().get::<Visitor>() {
        Some(visitor) if fits(token(site, Some(visitor), None)) => true,
        _ => {
            [cookie::FORM, cookie::INVITATION].iter().any(|it| fits(token(site, None, browser(it).as_ref())))
        }
    }
}

impl FromRequest<Site> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let refuse = |status: StatusCode| status.into_response();
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.map_err(|_| refuse(StatusCode::PAYLOAD_TOO_LARGE))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| refuse(StatusCode::BAD_REQUEST))?;
        let fields = Self::parse(text).ok_or_else(|| refuse(StatusCode::BAD_REQUEST))?;
        let request = Request::from_parts(parts, axum::body::Body::empty());
        fields.checked(site, &request)
    }
}
