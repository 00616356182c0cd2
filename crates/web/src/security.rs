//! Headers that every answer carries: deny all, then open line by line.

use crate::Site;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

pub(crate) async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = [
        "default-src 'none'",
        "style-src 'self'", // our one style sheet; no inline style
        "font-src 'self'",
        "img-src 'self'",                                          // the map
        "script-src 'self'",                                       // quick exit and passkeys
        "connect-src 'self'",                                      // quick exit tells us to end the session
        &format!("form-action 'self' {}", origin(&site.leave_to)), // a form may be answered by leaving
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ]
    .join("; ");
    let headers = response.headers_mut();
    // A picture or a report opened by itself brings a policy of its own, which is narrower.
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'")),
        );
    }
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    if site.app.origin().is_some_and(|it| it.starts_with("https://")) {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// `https://host` of an address.
fn origin(address: &str) -> &str {
    let after = address.find("://").map_or(0, |at| at + 3);
    let end = address[after..].find('/').map_or(address.len(), |at| after + at);
    &address[..end]
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(super::origin("https://example.org/weather?x"), "https://example.org");
        assert_eq!(super::origin("https://example.org"), "https://example.org");
    }
}
