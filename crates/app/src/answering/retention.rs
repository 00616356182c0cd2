//! Answers, and who gave them, are kept for as long as contributors were told. Then keys are destroyed, answers deleted,
//! and of invitations stays what leads to nobody. Whatever stops it, it goes on the next time.

use super::withdraw::erase;
use crate::refused::Refused;
use crate::round::{self, invite};
use crate::{App, audit, notice};
use diligence_domain::{Act, Actor, Decision, Event, Round, RoundState, may};
use diligence_i18n::start_of_day;
use diligence_store::{Error as StoreError, Who};

/// Deleted in one go.
const BATCH: i64 = 50;

/// How long before whoever may take answers away is told.
const NOTICE_DAYS: i64 = 30;

/// Tells whoever may take answers away that they will soon be deleted, once for each day on which they are to be. How
/// many people were told.
///
/// # Errors
/// A database that refuses; then they are told the next time.
pub async fn warn(app: &App) -> Result<usize, Refused> {
    let soon = |it: &Round| {
        let until = round::kept_until(&it.facts);
        let begins = start_of_day(&until, &it.facts.zone);
        let near = begins.is_some_and(|it| it - app.now_ms() <= NOTICE_DAYS * 24 * 60 * 60_000);
        (near && it.state != RoundState::Draft && !round::is_past(app, it)).then_some(until)
    };
    let all = app.store().look(Who::SYSTEM).await?.rounds().await?;
    let mut told = 0;
    for (round, until) in all.into_iter().filter_map(|it| soon(&it).map(|until| (it, until))) {
        let mut tx = app.store().begin_as(Who::SYSTEM).await?;
        for person in tx.people().await? {
            let (id, state) = (person.id, person.state);
            let actor = Actor { person: Some(id), state, grants: person.grants, fresh: true };
            if may(&actor, Act::ExportAnswers(&round)) == Decision::Yes
                && notice::tell_once(app, &mut tx, id, notice::Kind::RoundEnds, round.id, &until).await?
            {
                told += 1;
            }
        }
        tx.commit_unseen().await?;
    }
    Ok(told)
}

/// Deletes what was kept long enough; how many answers and invitations that were.
///
/// # Errors
/// A database that refuses; then it can be done again.
pub async fn expire(app: &App) -> Result<usize, Refused> {
    let all = app.store().look(Who::SYSTEM).await?.rounds().await?;
    let mut gone = 0;
    for round in all.into_iter().filter(|it| round::is_past(app, it)) {
        gone += answers(app, &round).await? + invitations(app, &round).await?;
    }
    if gone > 0 {
        app.answers().scrub().await?;
        app.store().scrub().await?;
    }
    Ok(gone)
}

async fn answers(app: &App, round: &Round) -> Result<usize, Refused> {
    let mut gone = 0;
    loop {
        let some = app.answers().look().await?.sets_of_round(&round.id.to_string(), BATCH).await?;
        if some.is_empty() {
            return Ok(gone);
        }
        gone += some.len();
        let day = round::today(app, round);
        let write = app.answers().write(move |tx| {
            Box::pin(async move {
                for handle in &some {
                    erase(tx, handle, &day, "expired").await?;
                }
                Ok(())
            })
        });
        write.await.map_err(|error: StoreError| Refused::Store(error))?;
    }
}

async fn invitations(app: &App, round: &Round) -> Result<usize, Refused> {
    let desk = app.desk()?;
    let mut all = app.store().look(Who::SYSTEM).await?.accesses(round.id).await?;
    all.retain(|it| !it.by_staff.is_empty());
    if all.is_empty() {
        return Ok(0);
    }
    // A key may lie there of an answer that was never begun.
    let handles: Vec<String> = all.iter().filter_map(|it| invite::handle(app, it).ok()).collect();
    let write = app.answers().write(move |tx| {
        Box::pin(async move {
            for handle in &handles {
                tx.destroy_data_key(handle).await?;
            }
            Ok(())
        })
    });
    write.await.map_err(|error: StoreError| Refused::Store(error))?;
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    for it in &all {
        tx.forget_access(it.access.id, &invite::nobody(desk, it)).await?;
    }
    audit::log(app, &mut tx, None, Event::RoundExpired, ("round", round.id)).await?;
    tx.commit_unseen().await?;
    Ok(all.len())
}
