//! A page that may carry files: its fields as of any form, and files, read only as far as they may be kept. What is
//! typed beside a file that is too large is not lost.

use crate::Site;
use crate::form::{Fields, MOST};
use crate::routes::{ANSWERS, FILES};
use axum::body::{Body, to_bytes};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use diligence_app::answering::file::LARGEST;

/// The most bytes of files that one page may bring.
pub(crate) const TOGETHER: usize = 2 * LARGEST;
/// The most files that one page may bring.
const FILES_AT_ONCE: usize = 20;

/// What a page sends.
pub(crate) struct Upload {
    pub fields: Fields,
    /// Files by the name of their field; none where it was more than may be kept.
    pub files: Vec<(String, Option<Vec<u8>>)>,
}

/// Whether a request is a page that may carry files.
pub(crate) fn is_upload(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    kind.starts_with("multipart/form-data")
}

/// Reads a page that may carry files, and keeps so many bytes of them; nothing where it is no such page, or ends too
/// early.
pub(crate) async fn read(mut request: Request, most: usize) -> Option<Upload> {
    // Whoever’s pass has ended is read before the limits of the route are set.
    DefaultBodyLimit::max(FILES).apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    let (mut pairs, mut files) = (Vec::new(), Vec::new());
    let (mut typed, mut brought) = (ANSWERS, most);
    while let Some(field) = parts.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        // A field for a file into which none was put has no name of one.
        match field.file_name().map(str::is_empty) {
            Some(true) => {}
            Some(false) => {
                let bytes = up_to(field, brought.min(LARGEST)).await.ok()?;
                brought -= bytes.as_ref().map_or(0, Vec::len);
                if files.len() < FILES_AT_ONCE {
                    files.push((name, bytes));
                }
            }
            None => {
                let bytes = up_to(field, typed).await.ok()??;
                typed -= bytes.len();
                pairs.push((name, String::from_utf8(bytes).ok()?));
            }
        }
        if pairs.len() > MOST {
            return None;
        }
    }
    Some(Upload { fields: Fields::of_pairs(pairs), files })
}

/// What is in a field; nothing where it is more than so many bytes, and the rest of it is passed over.
async fn up_to(mut field: Field<'_>, most: usize) -> Result<Option<Vec<u8>>, ()> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| ())? {
        match &mut bytes {
            Some(it) if it.len() + chunk.len() <= most => it.extend_from_slice(&chunk),
            _ => bytes = None,
        }
    }
    Ok(bytes)
}

impl FromRequest<Site> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        if !is_upload(request.headers()) {
            // The room of the route is for files.
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, ANSWERS).await;
            let body = body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
            let request = Request::from_parts(parts, Body::from(body));
            return Ok(Self { fields: Fields::from_request(request, site).await?, files: Vec::new() });
        }
        let (parts, body) = request.into_parts();
        let said = Request::from_parts(parts.clone(), Body::empty());
        let it = read(Request::from_parts(parts, body), TOGETHER).await;
        let it = it.ok_or_else(|| StatusCode::BAD_REQUEST.into_response())?;
        Ok(Self { fields: it.fields.checked(site, &said)?, files: it.files })
    }
}
