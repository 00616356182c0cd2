//! Partners as a table, out and in: one line each, found again by its id.

use super::{Typed, keep_version, list};
use crate::refused::{Fault, Field, Refused, Why, authorise};
use crate::release::HIDDEN_PARTNERS;
use crate::session::{Visitor, who};
use crate::{App, audit, new_uuid};
use diligence_domain::{
    Act, Decision, Event, Locale, Partner, PartnerFacts, PartnerId, ReleaseId, Visibility, may,
};
use diligence_i18n::locales;
use std::collections::BTreeMap;

/// The columns, in order: an id, a name per language, the rest.
pub fn columns() -> Vec<String> {
    let names = locales().iter().map(|it| format!("name_{it}"));
    ["id".to_owned()]
        .into_iter()
        .chain(names)
        .chain(["kind", "jurisdictions", "themes", "visibility", "joined"].map(str::to_owned))
        .collect()
}

/// One partner as a line of the table.
pub fn line(partner: &Partner) -> Vec<String> {
    let typed = Typed::from_facts(&partner.facts);
    let names = locales().iter().map(|it| typed.names.get(it).cloned().unwrap_or_default());
    [partner.id.to_string()]
        .into_iter()
        .chain(names)
        .chain([typed.kind, typed.jurisdictions, typed.themes.join(", "), typed.visibility, typed.joined])
        .collect()
}

/// The partners that she may take away as a file: those she sees, without hidden ones, unless a second person let
/// these go, once.
///
/// # Errors
/// Whoever may not export or did not prove again that it is she; a release that was not granted or was used.
pub async fn export(
    app: &App,
    visitor: &Visitor,
    release: Option<ReleaseId>,
) -> Result<Vec<Partner>, Refused> {
    authorise(may(&visitor.actor, Act::ExportPartners))?;
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    if let Some(id) = release {
        let granted =
            tx.release(id).await?.filter(|it| it.kind == HIDDEN_PARTNERS && it.asked_by == visitor.id());
        let fresh = granted
            .and_then(|it| it.decided)
            .is_some_and(|(_, at, granted)| granted && app.now_ms() - at < crate::release::REMEMBERED);
        if !fresh || !tx.spend_release(id, visitor.id(), app.now_ms()).await? {
            return Err(Refused::SecondPerson);
        }
    }
    audit::log(app, &mut tx, Some(visitor.id()), Event::PartnersExported, ("partners", "")).await?;
    tx.commit_unseen().await?;
    let mut all = list(app, visitor).await?;
    all.retain(|it| !it.archived && (release.is_some() || it.facts.visibility != Visibility::Hidden));
    Ok(all)
}

/// A line of a file that cannot be kept, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line of the file, from 1; the first is the heading.
    pub line: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What a file would do, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Partners that are new.
    pub added: usize,
    /// Partners that change.
    pub changed: usize,
    /// Partners that are as they were.
    pub same: usize,
    /// Lines that cannot be kept; with any of them nothing is.
    pub faults: Vec<LineFault>,
}

/// Brings partners in, all of a file or nothing of it. `rows` hold their heading first.
///
/// # Errors
/// Whoever keeps no partners, or a database that refuses. What is wrong with lines is in the answer.
pub async fn import(
    app: &App,
    visitor: &Visitor,
    rows: &[Vec<String>],
    keeper: PartnerId,
    dry_run: bool,
) -> Result<Imported, Refused> {
    authorise(may(&visitor.actor, Act::ExportPartners))?;
    let mut outcome = Imported::default();
    let mut tx = app.store().begin_as(who(&visitor.actor)).await?;
    let known: BTreeMap<PartnerId, Partner> =
        tx.partners().await?.into_iter().map(|it| (it.id, it)).collect();
    let heading: &[String] = rows.first().map_or(&[], Vec::as_slice);
    let mut seen = std::collections::BTreeSet::new();
    let mut touched = Vec::new();
    for (at, row) in
        rows.iter().enumerate().skip(1).filter(|(_, row)| row.iter().any(|it| !it.trim().is_empty()))
    {
        let mut wrong =
            |field, why| outcome.faults.push(LineFault { line: at + 1, fault: Fault { field, why } });
        let cell = |name: &str| {
            heading
                .iter()
                .position(|it| it.trim() == name)
                .and_then(|it| row.get(it))
                .map_or("", |it| it.trim())
        };
        let typed = typed(cell);
        let facts = match typed.check() {
            Ok(facts) => facts,
            Err(faults) => {
                for it in faults {
                    wrong(it.field, it.why);
                }
                continue;
            }
        };
        let id = match cell("id") {
            "" => None,
            text => match text.parse::<PartnerId>() {
                Ok(id) if seen.insert(id) => Some(id),
                Ok(_) => {
                    wrong(Field::Partner, Why::Taken);
                    continue;
                }
                Err(_) => {
                    wrong(Field::Partner, Why::Form);
                    continue;
                }
            },
        };
        let before = id.and_then(|id| known.get(&id));
        match (id, before) {
            (Some(_), None) => wrong(Field::Partner, Why::Unknown),
            (_, Some(before)) if may(&visitor.actor, Act::SeePartner(before)) != Decision::Yes => {
                wrong(Field::Partner, Why::Unknown);
            }
            (_, Some(before)) if before.facts == facts => outcome.same += 1,
            (_, Some(before)) => {
                if before.archived || may(&visitor.actor, Act::ChangePartner(before, &facts)) != Decision::Yes
                {
                    wrong(Field::Partner, Why::Reach);
                    continue;
                }
                outcome.changed += 1;
                touched.extend([before.facts.clone(), facts.clone()]);
                if !tx.change_partner(before.id, &facts, false, before.version, app.now_ms()).await? {
                    return Err(Refused::Stale);
                }
                keep_version(app, &mut tx, Some(visitor.id()), before.id, before.version + 1, &facts).await?;
            }
            (None, None) => {
                if may(&visitor.actor, Act::AddPartner { facts: &facts, keeper }) != Decision::Yes {
                    wrong(Field::Jurisdictions, Why::Reach);
                    continue;
                }
                outcome.added += 1;
                touched.push(facts.clone());
                add_line(app, &mut tx, visitor, keeper, &facts).await?;
            }
        }
    }
    if !outcome.faults.is_empty() || dry_run || outcome.added + outcome.changed == 0 {
        return Ok(outcome); // dropped, the transaction leaves no trace
    }
    audit::log(app, &mut tx, Some(visitor.id()), Event::PartnersImported, ("partners", "")).await?;
    super::commit(tx, &touched).await?;
    Ok(outcome)
}

async fn add_line(
    app: &App,
    tx: &mut diligence_store::Tx,
    visitor: &Visitor,
    keeper: PartnerId,
    facts: &PartnerFacts,
) -> Result<(), Refused> {
    let id = PartnerId::new(new_uuid());
    tx.add_partner(id, keeper, facts, app.now_ms()).await?;
    keep_version(app, tx, Some(visitor.id()), id, 1, facts).await?;
    Ok(())
}

fn typed<'a>(cell: impl Fn(&str) -> &'a str) -> Typed {
    let names = locales().iter().map(|it: &Locale| (*it, cell(&format!("name_{it}")).to_owned())).collect();
    let words = |text: &str| {
        text.split([',', ';', '،']).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let or = |text: &str, default: &str| if text.is_empty() { default.to_owned() } else { text.to_owned() };
    Typed {
        names,
        kind: cell("kind").to_owned(),
        jurisdictions: cell("jurisdictions").to_owned(),
        themes: words(cell("themes")),
        // Where a file says nothing, nobody learns of it.
        visibility: or(cell("visibility"), Visibility::Hidden.as_str()),
        joined: cell("joined").to_owned(),
    }
}
