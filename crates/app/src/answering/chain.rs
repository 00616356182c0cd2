//! What contributors did, chained a day at a time. Within a day acts stand in the order of their digests, so that the
//! chain says nothing of who came before whom.

use crate::audit::{SealError, Verified, heads};
use crate::{App, day};
use diligence_framework::digest;
use diligence_store::Error as StoreError;
use diligence_store::answers::Done;
use std::path::PathBuf;

/// A day is over everywhere on earth when it is two days past in UTC.
const OVER: i64 = 2 * 24 * 60 * 60_000;

/// Where the heads of this chain stand, beside those of the desk’s.
fn file(app: &App) -> Result<Option<PathBuf>, SealError> {
    Ok(app.desk()?.heads.as_ref().map(|it| it.with_file_name("answers.jsonl")))
}

/// The digest of an act by itself.
fn own(it: &Done) -> String {
    digest::hex(format!("{}\n{}\n{}\n{}", it.id, it.day, it.act, it.handle).as_bytes())
}

/// The links of a day’s acts behind what came before: each act’s id with its link, in their order.
fn links(before: &str, acts: &[Done]) -> Vec<(String, String)> {
    let mut sorted: Vec<(String, &Done)> = acts.iter().map(|it| (own(it), it)).collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    let mut last = before.to_owned();
    let link = |(own, it): (String, &Done)| {
        last = digest::hex(format!("{last}\n{own}").as_bytes());
        (it.id.clone(), last.clone())
    };
    sorted.into_iter().map(link).collect()
}

/// How many acts are chained, and the last link.
async fn head(app: &App) -> Result<(i64, String), SealError> {
    let mut tx = app.answers().look().await?;
    let (mut count, mut last) = (0, String::new());
    for day in tx.sealed_days().await? {
        let acts = tx.acts_of(&day).await?;
        count += i64::try_from(acts.len()).unwrap_or(i64::MAX);
        last = links(&last, &acts).pop().map_or(last, |it| it.1);
    }
    Ok((count, last))
}

/// Chains the days that are over, and writes the head outside the database. How many acts were chained.
///
/// # Errors
/// A database that refuses, or a file that cannot be written.
pub async fn seal(app: &App) -> Result<usize, SealError> {
    let over = day(app.now_ms() - OVER);
    let days = app.answers().look().await?.open_days(&over).await?;
    if days.is_empty() {
        return Ok(0);
    }
    let (mut count, mut last) = head(app).await?;
    let mut sealed = 0;
    for day in days {
        let acts = app.answers().look().await?.acts_of(&day).await?;
        let links = links(&last, &acts);
        count += i64::try_from(links.len()).unwrap_or(i64::MAX);
        sealed += links.len();
        last = links.last().map_or(last, |it| it.1.clone());
        let write = app.answers().write(move |tx| {
            Box::pin(async move {
                for (id, link) in &links {
                    tx.seal_act(&day, id, link).await?;
                }
                Ok(())
            })
        });
        write.await.map_err(|error: StoreError| SealError::Store(error))?;
    }
    heads::write(app, file(app)?.as_deref(), count, &last)?;
    Ok(sealed)
}

/// Whether what contributors did is as it was written down.
///
/// # Errors
/// A database that does not answer, a file of heads that cannot be read.
pub async fn verify(app: &App) -> Result<Verified, SealError> {
    let desk = app.desk()?;
    let heads = file(app)?.map_or_else(|| Ok(Vec::new()), |it| heads::read(&it))?;
    if let Some(at) = heads.iter().position(|it| !it.holds(&desk.keys)) {
        return Ok(Verified::Broken(format!(
            "line {} of the heads of contributors’ acts was not signed by this installation",
            at + 1
        )));
    }
    let mut tx = app.answers().look().await?;
    let (mut count, mut last) = (0, String::new());
    for day in tx.sealed_days().await? {
        let acts = tx.acts_of(&day).await?;
        for (id, link) in links(&last, &acts) {
            count += 1;
            if acts.iter().find(|it| it.id == id).and_then(|it| it.digest.as_deref()) != Some(link.as_str()) {
                return Ok(Verified::Broken(format!(
                    "what contributors did on {day} is not what was written down"
                )));
            }
            last = link;
            if heads.iter().any(|it| it.count == count && it.digest != last) {
                return Ok(Verified::Broken(format!(
                    "what contributors did on {day} is not what was written outside the database"
                )));
            }
        }
    }
    if let Some(most) = heads.iter().map(|it| it.count).max().filter(|it| *it > count) {
        return Ok(Verified::Broken(format!(
            "contributors’ acts were cut off: {most} were written, {count} are there"
        )));
    }
    let mut waiting = 0;
    for day in tx.open_days("9999").await? {
        waiting += tx.acts_of(&day).await?.len();
    }
    Ok(Verified::Whole { chained: count, waiting, heads: heads.len() })
}
