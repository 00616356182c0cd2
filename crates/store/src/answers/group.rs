//! Writes of several people in one commit. `SQLite` has one writer, and each commit waits for the disk: those who come
//! while it waits share the next one. One that fails takes no other with it; what each gives back is told once all of it
//! is durable.

use super::settle::Settle;
use super::{AnswerTx, Write};
use crate::db::Conn;
use crate::{Error, Result};
use sqlx::{Executor as _, SqlitePool};
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Writes in one commit at most: the last of them waits for all others.
const MOST: usize = 64;
/// Writes that may wait.
const WAITING: usize = 1024;

/// Tells whoever waits what became of her write, once it is known whether the group was kept.
type Tell = Box<dyn FnOnce(std::result::Result<(), Arc<Error>>) + Send>;
/// A write that was done: whether it is to be kept.
type Done<'t> = Pin<Box<dyn Future<Output = (bool, Tell)> + Send + 't>>;

/// A write that waits for its turn.
trait Job: Send {
    /// The key that has to be durable before it, if one has.
    fn key(&self) -> Option<&Key>;
    /// Whether nothing but a broken database refuses it.
    fn is_alone(&self) -> bool;
    fn run(self: Box<Self>, tx: &mut AnswerTx) -> Done<'_>;
    /// Its turn never comes.
    fn refuse(self: Box<Self>, why: Arc<Error>);
}

/// The key of an answer set, to be kept unless there is one.
#[derive(Clone)]
pub(super) struct Key {
    pub handle: String,
    pub wrapped: Vec<u8>,
}

struct Waiting<T, E, F> {
    key: Option<Key>,
    write: F,
    alone: bool,
    told: oneshot::Sender<std::result::Result<T, E>>,
}

impl<T, E, F> Job for Waiting<T, E, F>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: for<'t> FnOnce(&'t mut AnswerTx) -> Write<'t, T, E> + Send + 'static,
{
    fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    fn is_alone(&self) -> bool {
        self.alone
    }

    fn run(self: Box<Self>, tx: &mut AnswerTx) -> Done<'_> {
        let Self { write, told, .. } = *self;
        Box::pin(async move {
            let done = write(tx).await;
            let keep = done.is_ok();
            let tell: Tell = Box::new(move |kept| {
                // Whoever waited may have left meanwhile.
                let _ = told.send(match kept {
                    Err(why) if keep => Err(Error::Group(why).into()),
                    _ => done,
                });
            });
            (keep, tell)
        })
    }

    fn refuse(self: Box<Self>, why: Arc<Error>) {
        let _ = self.told.send(Err(Error::Group(why).into()));
    }
}

/// The way to the one writer.
#[derive(Clone)]
pub(super) struct Group(mpsc::Sender<Box<dyn Job>>);

impl std::fmt::Debug for Group {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Group(…)")
    }
}

impl Group {
    /// Begins to write for all who come. It ends with the last of those who could.
    ///
    /// It has a thread of its own: each statement goes to the database’s thread and comes back, all others wait for it
    /// meanwhile, and among those who work on pages it would wait for its turn each time.
    pub(super) fn new(writer: SqlitePool, journals: Settle) -> std::io::Result<Self> {
        let (sender, mut jobs) = mpsc::channel(WAITING);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let journals = journals.begin()?;
        let write = async move {
            let mut group = Vec::with_capacity(MOST);
            while jobs.recv_many(&mut group, MOST).await > 0 {
                // In a task of its own: whatever goes wrong in one group, the next is written.
                let all = std::mem::take(&mut group);
                let _ = tokio::spawn(together(writer.clone(), all)).await;
                journals.look();
            }
        };
        std::thread::Builder::new().name("answers".into()).spawn(move || runtime.block_on(write))?;
        Ok(Self(sender))
    }

    /// Writes with the next group, after a key. `alone` needs no savepoint: should it fail, all that is written with it
    /// does.
    pub(super) async fn write<T, E, F>(
        &self,
        key: Option<Key>,
        alone: bool,
        write: F,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut AnswerTx) -> Write<'t, T, E> + Send + 'static,
    {
        let (told, heard) = oneshot::channel();
        self.0.send(Box::new(Waiting { key, write, alone, told })).await.map_err(|_| Error::Stopped)?;
        heard.await.map_err(|_| Error::Stopped)?
    }
}

async fn together(writer: SqlitePool, jobs: Vec<Box<dyn Job>>) {
    let mut jobs = jobs.into_iter();
    let mut tells = Vec::with_capacity(jobs.len());
    let kept = group(&writer, &mut jobs, &mut tells).await.map_err(Arc::new);
    for tell in tells {
        tell(kept.clone());
    }
    if let Err(why) = kept {
        jobs.for_each(|it| it.refuse(Arc::clone(&why)));
    }
}

/// Keys are kept in a transaction of their own, before anything that they seal: a key without an answer harms nobody, an
/// answer without its key would.
async fn keys(writer: &SqlitePool, all: &[Key]) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let mut tx = AnswerTx { conn: Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?) };
    tx.first_data_keys(all).await?;
    tx.commit().await
}

async fn group(
    writer: &SqlitePool,
    jobs: &mut std::vec::IntoIter<Box<dyn Job>>,
    tells: &mut Vec<Tell>,
) -> Result<()> {
    let all: Vec<Key> = jobs.as_slice().iter().filter_map(|it| it.key().cloned()).collect();
    keys(writer, &all).await?;
    let mut tx = AnswerTx { conn: Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?) };
    // Each step is a way to the database’s thread and back, as dear as what it does: most writes are one.
    let mut next = "SAVEPOINT own";
    while let Some(alone) = jobs.as_slice().first().map(|it| it.is_alone()) {
        if !alone {
            step(&mut tx, next).await?;
            next = "RELEASE own; SAVEPOINT own";
        }
        let Some(job) = jobs.next() else { break };
        let (keep, tell) = job.run(&mut tx).await;
        tells.push(tell);
        match (keep, alone) {
            (true, _) => {}
            (false, true) => return Err(Error::Beside),
            (false, false) => step(&mut tx, "ROLLBACK TO own").await?,
        }
    }
    tx.commit().await
}

async fn step(tx: &mut AnswerTx, sql: &'static str) -> Result<()> {
    if let Conn::Sqlite(tx) = &mut tx.conn {
        (&mut **tx).execute(sql).await?;
    }
    Ok(())
}
