//! The same rater across rounds and jurisdictions, for those who agree: an answer gives a key away, and whoever begins
//! another with it is known there as who she was. The key says nothing of who she is.

use super::set::Contributor;
use crate::App;
use crate::desk::token::{as_meant, in_fours, letters};
use crate::refused::{Field, Refused, Why};
use diligence_framework::digest;
use diligence_store::Error as StoreError;

const USE: &str = "rater";
/// Letters of a key: 100 random bits.
const LETTERS: usize = 20;

/// A rater whom nobody knows yet.
pub(super) fn new() -> String {
    letters(LETTERS)
}

/// What stands for a rater in files that leave: her key cannot be told from it.
pub(crate) fn in_files(rater: &str) -> String {
    digest::hex(format!("rater {rater}").as_bytes())[..12].to_owned()
}

/// The rater of a key that somebody typed; a new one where she typed none.
///
/// # Errors
/// A key of an answer that agreed to no such thing, or a database that does not answer.
pub(super) async fn of_key(app: &App, typed: &str) -> Result<String, Refused> {
    let rater = as_meant(typed.get(..typed.len().min(200)).unwrap_or_default());
    if rater.is_empty() && typed.trim().is_empty() {
        return Ok(new());
    }
    let known = !rater.is_empty() && app.answers().look().await?.shares_rater(&rater).await?;
    if known { Ok(rater) } else { Err(Refused::field(Field::Rater, Why::Unknown)) }
}

/// Her key, where she agreed to have one.
///
/// # Errors
/// A database that does not answer.
pub async fn key(app: &App, who: &Contributor) -> Result<Option<String>, Refused> {
    let mut tx = app.answers().look().await?;
    let agreed = tx.consents(&who.handle).await?.iter().any(|it| it.0 == USE && it.1);
    let set = tx.set(&who.handle).await?.filter(|_| agreed);
    Ok(set.map(|it| in_fours(&it.rater)))
}

/// Agrees that a later answer may be known as of the same rater, or does so no longer. What was begun with the key
/// meanwhile stays as it is.
///
/// # Errors
/// An answer that was not begun, or a database that refuses.
pub async fn agree(app: &App, who: &Contributor, given: bool) -> Result<(), Refused> {
    let (handle, day) = (who.handle.clone(), who.today.clone());
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            let begun = tx.set(&handle).await?.is_some();
            if begun {
                tx.set_consent(&handle, USE, given, &day).await?;
            }
            Ok(begun)
        })
    });
    let begun: Result<bool, StoreError> = write.await;
    if begun? { Ok(()) } else { Err(Refused::NotFound) }
}
