//! Taking an answer back: its key is destroyed, then all of it is deleted.

use super::outbox;
use super::set::Contributor;
use crate::refused::Refused;
use crate::{App, random_id};
use diligence_domain::{AccessId, AccessState};
use diligence_store::Error as StoreError;
use diligence_store::answers::{Act, AnswerTx};

/// Takes her answer back. Nothing of it is left, and its code opens nothing any more.
///
/// # Errors
/// A database that refuses; then it can be done again.
pub async fn withdraw(app: &App, who: &Contributor) -> Result<(), Refused> {
    delete(app, &who.handle, who.access(), &who.today).await
}

/// Deletes an answer set: its key first, so that whatever stops this, the answer can be read no more. Done twice it is
/// as done once, and nothing can be begun in its place.
pub(crate) async fn delete(app: &App, handle: &str, access: AccessId, day: &str) -> Result<(), Refused> {
    let word = outbox::word(app.desk()?, access, AccessState::Withdrawn);
    let (of, day) = (handle.to_owned(), day.to_owned());
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            erase(tx, &of, &day, "withdrawn").await?;
            tx.tell(&word.0, &word.1).await
        })
    });
    write.await.map_err(|error: StoreError| Refused::Store(error))?;
    app.answers().scrub().await?;
    Ok(())
}

/// What deleting an answer set does, in a transaction: its key goes first.
pub(super) async fn erase(tx: &mut AnswerTx, handle: &str, day: &str, act: &str) -> Result<(), StoreError> {
    tx.destroy_data_key(handle).await?;
    tx.delete_set(handle).await?;
    tx.log(&Act { id: &random_id(), day, act, handle }).await
}
