//! How far an invitation is: the side of answers leaves word, sealed, and this carries it to the side of identities.
//! Carried twice it is as carried once; it is dropped only after it arrived.

use crate::App;
use crate::desk::Desk;
use crate::random_id;
use crate::refused::Refused;
use diligence_domain::{AccessId, AccessState};
use diligence_store::{Error as StoreError, Who};

const WORD: &str = "outbox";
/// Carried in one go.
const BATCH: i64 = 200;

/// A word for the other side: its id, and what it says, sealed.
pub(super) fn word(desk: &Desk, access: AccessId, state: AccessState) -> (String, String) {
    let id = random_id();
    let sealed = desk.keys.seal(WORD, &id, format!("{access} {state}").as_bytes());
    (id, sealed)
}

fn read(desk: &Desk, id: &str, sealed: &str) -> Option<(AccessId, AccessState)> {
    let clear = desk.keys.open(WORD, id, sealed)?;
    let (access, state) = std::str::from_utf8(&clear).ok()?.split_once(' ')?;
    Some((access.parse().ok()?, AccessState::parse(state)?))
}

/// Carries what is waiting; how much was.
///
/// # Errors
/// A database that refuses; then it is carried the next time.
pub async fn carry(app: &App) -> Result<usize, Refused> {
    let desk = app.desk()?;
    let mut carried = 0;
    loop {
        let waiting = app.answers().look().await?.to_tell(BATCH).await?;
        if waiting.is_empty() {
            return Ok(carried);
        }
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        for it in &waiting {
            match read(desk, &it.id, &it.sealed) {
                Some((access, state)) => tx.advance_access(access, state).await?,
                None => tracing::error!(
                    "a word of the answers could not be opened; is it another installation’s?"
                ),
            }
        }
        tx.commit_unseen().await?;
        carried += waiting.len();
        let ids: Vec<String> = waiting.into_iter().map(|it| it.id).collect();
        let write = app.answers().write(move |tx| {
            Box::pin(async move {
                for id in &ids {
                    tx.told(id).await?;
                }
                Ok(())
            })
        });
        write.await.map_err(|error: StoreError| Refused::Store(error))?;
    }
}
