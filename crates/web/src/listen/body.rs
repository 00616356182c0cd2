//! The body of a request, with its limits, and the body of an answer, which says when it is through.

use super::limits::{Limits, time_for};
use super::room::Place;
use axum::BoxError;
use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// The client sends the body of its request too slowly.
#[derive(Debug, thiserror::Error)]
#[error("the body of the request did not come in time")]
struct TooSlow;

/// What a client sends.
pub(super) struct Request {
    body: Incoming,
    place: Arc<Place>,
    idle: Duration,
    total: Duration,
    /// Runs while nothing comes.
    next: Option<Pin<Box<Sleep>>>,
    /// Runs from the first time that anybody asks for the body: before, the client is not the one who is slow.
    end: Option<Pin<Box<Sleep>>>,
    over: bool,
}

impl Request {
    pub fn new(body: Incoming, place: Arc<Place>, limits: &Limits) -> Self {
        let over = body.is_end_stream();
        if over {
            place.works();
        } else {
            place.sends();
        }
        Self { body, place, idle: limits.body_idle, total: limits.body_total, next: None, end: None, over }
    }

    fn end(&mut self) {
        if !self.over {
            self.over = true;
            self.place.works();
        }
    }
}

impl HttpBody for Request {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        if this.over {
            return Poll::Ready(None);
        }
        let total = this.total;
        if this.end.get_or_insert_with(|| Box::pin(sleep(total))).as_mut().poll(cx).is_ready() {
            this.end();
            return Poll::Ready(Some(Err(TooSlow.into())));
        }
        match Pin::new(&mut this.body).poll_frame(cx) {
            Poll::Ready(frame) => {
                this.next = None;
                // Whoever sends something has the time that it took; whoever sends next to nothing has not.
                let came = frame.as_ref().and_then(|it| it.as_ref().ok()?.data_ref().map(Bytes::len));
                if let Some((end, came)) = this.end.as_mut().zip(came) {
                    let later = end.deadline() + time_for(u64::try_from(came).unwrap_or_default());
                    end.as_mut().reset(later);
                }
                if this.body.is_end_stream() || !matches!(frame, Some(Ok(_))) {
                    this.end();
                }
                Poll::Ready(frame.map(|it| it.map_err(Into::into)))
            }
            Poll::Pending => {
                let idle = this.idle;
                let next = this.next.get_or_insert_with(|| Box::pin(sleep(idle)));
                if next.as_mut().poll(cx).is_pending() {
                    return Poll::Pending;
                }
                this.end();
                Poll::Ready(Some(Err(TooSlow.into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.over
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// What the site answers. The connection waits for the next request when this is dropped.
pub(super) struct Answer {
    body: Body,
    _at_work: AtWork,
}

impl Answer {
    pub fn new(body: Body, at_work: AtWork) -> Self {
        Self { body, _at_work: at_work }
    }
}

/// Dropped when a request is answered, or given up.
pub(super) struct AtWork(pub Arc<Place>);

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.waits();
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
