//! How far an invitation is: the side of answers leaves word, sealed, and this carries it to the side of identities.
//! Carried twice it is as carried once; it is dropped only after it arrived.

use crate::App;
use crate::desk::Desk;
use crate::random_id;
use crate::refused::Refused;
use diligence_domain::{AccessId, AccessState};
use diligence_store::{Error as StoreError, Who};
use std::collections::BTreeMap;

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

/// Carries what is waiting; how much was. What another installation sealed waits on.
///
/// # Errors
/// A database that refuses; then it is carried the next time.
pub async fn carry(app: &App) -> Result<usize, Refused> {
    let desk = app.desk()?;
    let mut carried = 0;
    let mut after = String::new();
    loop {
        let waiting = app.answers().look().await?.to_tell(&after, BATCH).await?;
        let Some(last) = waiting.last() else { return Ok(carried) };
        after.clone_from(&last.id);
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        let mut told = Vec::new();
        let mut far: BTreeMap<AccessState, Vec<String>> = BTreeMap::new();
        for it in waiting {
            if let Some((access, state)) = read(desk, &it.id, &it.sealed) {
                far.entry(state).or_default().push(access.to_string());
                told.push(it.id);
            } else {
                static SAID: std::sync::Once = std::sync::Once::new();
                SAID.call_once(|| {
                    tracing::error!(
                        "words of the answers do not open: is this the key of another installation?"
                    );
                });
            }
        }
        // In the order in which an invitation goes on.
        for (state, ids) in &far {
            tx.advance_access(ids, *state).await?;
        }
        tx.commit_unseen().await?;
        carried += told.len();
        let write = app.answers().write(move |tx| Box::pin(async move { tx.told(&told).await }));
        write.await.map_err(|error: StoreError| Refused::Store(error))?;
    }
}
