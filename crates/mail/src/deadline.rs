//! One limit of time for a whole conversation.

use crate::refused::{Refused, Stage};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// When a conversation has taken too long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    at: Instant,
    limit: Duration,
}

impl Deadline {
    pub(crate) fn after(limit: Duration) -> Self {
        let now = Instant::now();
        // A limit beyond the clock’s end is none that anybody lives to see: a day.
        Self { at: now.checked_add(limit).unwrap_or(now + Duration::from_hours(24)), limit }
    }

    /// The share of one address of the server, so that one that swallows everything leaves time for the next.
    pub(crate) fn share(self) -> Duration {
        self.limit / 3
    }

    pub(crate) fn is_over(self, stage: Stage) -> Refused {
        let seconds = self.limit.as_secs() + u64::from(self.limit.subsec_nanos() > 0);
        Refused::TimeOut { stage, seconds }
    }

    /// One step, no longer than what is left.
    pub(crate) async fn hold<T>(self, stage: Stage, step: impl Future<Output = T>) -> Result<T, Refused> {
        timeout_at(self.at, step).await.map_err(|_| self.is_over(stage))
    }
}
