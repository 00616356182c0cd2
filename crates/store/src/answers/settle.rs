//! Carries what waits in the journals of `SQLite` over into the files, beside those who write: in the writer’s own
//! connection everybody would wait for it, a tenth of a second and more.

use sqlx::{Executor as _, SqlitePool};
use std::path::PathBuf;
use tokio::sync::mpsc;

/// Bytes that may wait in a journal.
const WAITING: u64 = 64 << 20;

/// What is needed to carry over.
pub(super) struct Settle {
    pool: SqlitePool,
    journals: [PathBuf; 2],
}

/// Whom to tell that there is more.
pub(super) struct Watch(mpsc::Sender<()>);

impl Watch {
    /// Something was written.
    pub(super) fn look(&self) {
        // Whoever carries over already looks again afterwards.
        let _ = self.0.try_send(());
    }
}

impl Settle {
    pub(super) fn new(pool: SqlitePool, journals: [PathBuf; 2]) -> Self {
        Self { pool, journals }
    }

    /// Begins to carry over. It ends with the one who tells it.
    pub(super) fn begin(self) -> std::io::Result<Watch> {
        let (sender, mut more) = mpsc::channel(1);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let settle = async move {
            while more.recv().await.is_some() {
                let long = |it: &PathBuf| std::fs::metadata(it).is_ok_and(|it| it.len() > WAITING);
                if !self.journals.iter().any(long) {
                    continue;
                }
                // The first does nearly all of it and holds nobody up; the second the little that came meanwhile, and
                // empties the journal. Somebody who still reads an old state stops that: then it is done later.
                for sql in [
                    "PRAGMA busy_timeout = 20",
                    "PRAGMA wal_checkpoint(PASSIVE)",
                    "PRAGMA wal_checkpoint(TRUNCATE)",
                ] {
                    if let Err(error) = self.pool.execute(sql).await {
                        tracing::warn!(%error, "the journal of the answers could not be carried over");
                    }
                }
            }
            self.pool.close().await;
        };
        std::thread::Builder::new().name("journals".into()).spawn(move || runtime.block_on(settle))?;
        Ok(Watch(sender))
    }
}
