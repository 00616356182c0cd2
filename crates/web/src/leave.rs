//! Quick exit: a form that any browser can send, answered by another site.

use crate::Site;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) async fn post(State(site): State<Site>, headers: HeaderMap) -> Response {
    let cross_site = headers.get("sec-fetch-site").is_some_and(|it| it == "cross-site");
    if cross_site {
        return StatusCode::FORBIDDEN.into_response();
    }
    let headers = [(header::LOCATION, site.leave_to.as_ref()), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SEE_OTHER, headers).into_response()
}
