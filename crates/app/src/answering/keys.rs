//! The keys of answer sets: whether the installation’s key opens them, and wrapping them anew.

use crate::App;
use crate::refused::Refused;
use diligence_files::AnswersKey;
use diligence_store::Error as StoreError;

/// Looked at in one go.
const BATCH: i64 = 500;

/// How many keys of answer sets an installation’s key opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Those that it opens.
    pub opened: usize,
    /// Those that it does not: their answers are lost unless the key that wrapped them comes back.
    pub closed: usize,
}

/// Tries a key on every answer set.
///
/// # Errors
/// A database that does not answer.
pub async fn check(app: &App, key: &AnswersKey) -> Result<Checked, Refused> {
    let mut found = Checked::default();
    let mut after = String::new();
    loop {
        let page = app.answers().look().await?.data_keys_after(&after, BATCH).await?;
        let Some((last, _)) = page.last() else { return Ok(found) };
        after.clone_from(last);
        for (_, wrapped) in page {
            if key.unwrap(&wrapped).is_some() { found.opened += 1 } else { found.closed += 1 }
        }
    }
}

/// Whether there is any answer that a key would be needed for.
///
/// # Errors
/// A database that does not answer.
pub async fn any(app: &App) -> Result<bool, Refused> {
    Ok(!app.answers().look().await?.data_keys_after("", 1).await?.is_empty())
}

/// Whether a key opens any of the first answers, or there is none yet: another installation’s opens none.
///
/// # Errors
/// A database that does not answer.
pub async fn fits(app: &App, key: &AnswersKey) -> Result<bool, Refused> {
    let some = app.answers().look().await?.data_keys_after("", 20).await?;
    Ok(some.is_empty() || some.iter().any(|(_, wrapped)| key.unwrap(wrapped).is_some()))
}

/// Wraps the key of every answer set anew, with the key that wraps now. Stopped halfway it can be done again.
///
/// # Errors
/// A key that opens none of them, or a database that refuses.
pub async fn rewrap(app: &App, key: &AnswersKey) -> Result<usize, Refused> {
    let mut done = 0;
    let mut after = String::new();
    loop {
        let page = app.answers().look().await?.data_keys_after(&after, BATCH).await?;
        let Some((last, _)) = page.last() else { return Ok(done) };
        after.clone_from(last);
        let mut anew = Vec::new();
        for (handle, wrapped) in page {
            let data = key.unwrap(&wrapped).ok_or(Refused::Key)?;
            anew.push((handle, wrapped, key.wrap(&data).map_err(|_| Refused::Key)?));
        }
        done += anew.len();
        let write = app.answers().write(move |tx| {
            Box::pin(async move {
                for (handle, was, now) in &anew {
                    // One that was withdrawn meanwhile is gone, and stays so.
                    tx.rewrap_data_key(handle, was, now).await?;
                }
                Ok(())
            })
        });
        write.await.map_err(|error: StoreError| Refused::Store(error))?;
    }
}
