//! Public pages are made once per change of the data, then served from memory, compressed once.

use crate::Site;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use diligence_framework::digest;
use std::io::Write as _;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// All pages together may take this much memory.
const CAPACITY: u64 = 32 * 1024 * 1024;
/// A longer answer is not kept.
const LONGEST: usize = 4 * 1024 * 1024;
/// How long a page may lag behind a change of the data.
const LAG: Duration = Duration::from_secs(1);

/// Made pages by address.
pub(crate) struct Cache {
    pages: quick_cache::sync::Cache<String, Arc<Kept>, Weight>,
    revision: AtomicI64,
    asked: tokio::sync::Mutex<Option<Instant>>,
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cache").field("pages", &self.pages.len()).finish_non_exhaustive()
    }
}

#[derive(Clone)]
struct Weight;

impl quick_cache::Weighter<String, Arc<Kept>> for Weight {
    fn weight(&self, key: &String, page: &Arc<Kept>) -> u64 {
        // Compressed copies come later and are smaller; half as much again covers them.
        (key.len() + page.body.len() * 3 / 2 + 256) as u64
    }
}

struct Kept {
    revision: i64,
    headers: HeaderMap,
    etag: HeaderValue,
    body: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Cache {
    pub(crate) fn new() -> Self {
        Self {
            pages: quick_cache::sync::Cache::with_weighter(4096, CAPACITY, Weight),
            revision: AtomicI64::new(0),
            asked: tokio::sync::Mutex::new(None),
        }
    }

    /// The revision of the data, asked of the database at most once per [`LAG`]. While the database does not
    /// answer, the last one known stands, so that pages that were made can still be read.
    async fn revision(&self, site: &Site) -> i64 {
        if let Ok(mut asked) = self.asked.try_lock()
            && asked.is_none_or(|at| at.elapsed() >= LAG)
        {
            if let Ok(revision) = site.app.revision().await {
                self.revision.store(revision, Ordering::Relaxed);
            }
            *asked = Some(Instant::now());
        }
        self.revision.load(Ordering::Relaxed)
    }
}

pub(crate) async fn layer(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return next.run(request).await;
    }
    let key = request.uri().path_and_query().map_or_else(String::new, |it| it.as_str().to_owned());
    let asked = request.headers().clone();
    let revision = site.cache.revision(&site).await;
    if let Some(page) = site.cache.pages.get(&key)
        && page.revision == revision
    {
        return page.answer(&asked);
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let (parts, body) = response.into_parts();
    let body = match axum::body::to_bytes(body, usize::MAX).await {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "a page broke off");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let etag = format!("\"{}\"", &digest::hex(&body)[..24]);
    let etag = HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("\"\""));
    let kept =
        Kept { revision, headers: parts.headers, etag, body, brotli: OnceLock::new(), gzip: OnceLock::new() };
    let kept = Arc::new(kept);
    if kept.body.len() <= LONGEST {
        site.cache.pages.insert(key, Arc::clone(&kept));
    }
    kept.answer(&asked)
}

impl Kept {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let mut headers = self.headers.clone();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("public, max-age=0, must-revalidate"));
        if asked.get(header::IF_NONE_MATCH).is_some_and(|it| *it == self.etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let accepts = asked.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let text = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).is_some_and(compresses);
        let body = if text && accepts.contains("br") {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            self.brotli.get_or_init(|| brotli(&self.body)).clone()
        } else if text && accepts.contains("gzip") {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            self.gzip.get_or_init(|| gzip(&self.body)).clone()
        } else {
            self.body.clone()
        };
        (headers, Body::from(body)).into_response()
    }
}

fn compresses(kind: &str) -> bool {
    kind.starts_with("text/") || kind.starts_with("image/svg") || kind.starts_with("application/json")
}

fn brotli(body: &Bytes) -> Bytes {
    let mut out = Vec::with_capacity(body.len() / 4);
    let parameters = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    match brotli::BrotliCompress(&mut body.as_ref(), &mut out, &parameters) {
        Ok(_) => out.into(),
        Err(_) => body.clone(), // writing to memory does not fail
    }
}

fn gzip(body: &Bytes) -> Bytes {
    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 4), flate2::Compression::default());
    let done = encoder.write_all(body).and_then(|()| encoder.finish());
    done.map_or_else(|_| body.clone(), Bytes::from)
}
