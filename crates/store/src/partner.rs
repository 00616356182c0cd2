//! Partners: what is written down about each, and who keeps it.

use crate::db::{Tx, number, row, rows, run};
use crate::{Error, Result, sql};
use diligence_domain::{
    Locale, Partner, PartnerFacts, PartnerId, PartnerKind, PartnerName, Theme, Visibility,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    keeper_id: String,
    visibility: String,
    archived: bool,
    facts: String,
    version: i64,
}

/// What stands in the column `facts`, and in a partner’s history.
#[derive(Serialize, Deserialize)]
struct Facts {
    names: BTreeMap<Locale, String>,
    kind: String,
    jurisdictions: Vec<String>,
    themes: Vec<String>,
    joined: String,
}

fn odd(column: &'static str, value: &str) -> Error {
    Error::inconsistent("partner", column, value)
}

impl Row {
    fn read(self) -> Result<Partner> {
        Ok(Partner {
            id: self.id.parse().map_err(|_| odd("id", &self.id))?,
            keeper: self.keeper_id.parse().map_err(|_| odd("keeper_id", &self.keeper_id))?,
            archived: self.archived,
            version: self.version,
            facts: read_facts(&self.facts, &self.visibility)?,
        })
    }
}

fn read_facts(text: &str, visibility: &str) -> Result<PartnerFacts> {
    let facts: Facts = serde_json::from_str(text).map_err(|_| odd("facts", text))?;
    let mut names = BTreeMap::new();
    for (locale, name) in &facts.names {
        names.insert(*locale, PartnerName::new(name).map_err(|_| odd("facts", name))?);
    }
    Ok(PartnerFacts {
        names,
        kind: PartnerKind::parse(&facts.kind).ok_or_else(|| odd("facts", &facts.kind))?,
        jurisdictions: facts
            .jurisdictions
            .iter()
            .map(|it| it.parse().map_err(|_| odd("facts", it)))
            .collect::<Result<_>>()?,
        themes: facts
            .themes
            .iter()
            .map(|it| Theme::parse(it).ok_or_else(|| odd("facts", it)))
            .collect::<Result<_>>()?,
        visibility: Visibility::parse(visibility).ok_or_else(|| odd("visibility", visibility))?,
        joined: facts.joined,
    })
}

fn write_facts(facts: &PartnerFacts) -> Result<String> {
    let facts = Facts {
        names: facts.names.iter().map(|(locale, name)| (*locale, name.as_str().to_owned())).collect(),
        kind: facts.kind.as_str().to_owned(),
        jurisdictions: facts.jurisdictions.iter().map(ToString::to_string).collect(),
        themes: facts.themes.iter().map(ToString::to_string).collect(),
        joined: facts.joined.clone(),
    };
    serde_json::to_string(&facts).map_err(|error| odd("facts", &error.to_string()))
}

impl Tx {
    /// Keeps a new partner.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn add_partner(
        &mut self,
        id: PartnerId,
        keeper: PartnerId,
        facts: &PartnerFacts,
        now: i64,
    ) -> Result<()> {
        run!(
            self,
            sql::partner::INSERT,
            id.to_string(),
            keeper.to_string(),
            facts.visibility.as_str(),
            write_facts(facts)?,
            now
        );
        Ok(())
    }

    /// Writes down anew what is known of a partner; `false` when somebody did so since `was`.
    ///
    /// # Errors
    /// A database that refuses.
    pub async fn change_partner(
        &mut self,
        id: PartnerId,
        facts: &PartnerFacts,
        archived: bool,
        was: i64,
        now: i64,
    ) -> Result<bool> {
        let changed = run!(
            self,
            sql::partner::CHANGE,
            facts.visibility.as_str(),
            archived,
            write_facts(facts)?,
            now,
            id.to_string(),
            was
        );
        Ok(changed == 1)
    }

    /// The partners within reach of whoever asks, oldest first; those put away among them.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn partners(&mut self) -> Result<Vec<Partner>> {
        let (reach, person) = (self.who.reach(), self.who.person());
        let found: Vec<Row> = rows!(self, sql::partner::LIST, reach, &person);
        found.into_iter().map(Row::read).collect()
    }

    /// One partner, if it is within reach of whoever asks.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn partner(&mut self, id: PartnerId) -> Result<Option<Partner>> {
        let (reach, person) = (self.who.reach(), self.who.person());
        let found: Option<Row> = row!(self, sql::partner::GET, reach, &person, id.to_string());
        found.map(Row::read).transpose()
    }

    /// The partners of the public directory.
    ///
    /// # Errors
    /// A database that does not answer, or holds what cannot be.
    pub async fn public_partners(&mut self) -> Result<Vec<Partner>> {
        let found: Vec<Row> = rows!(self, sql::partner::PUBLIC);
        found.into_iter().map(Row::read).collect()
    }

    /// How many there are at all.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn partner_count(&mut self) -> Result<i64> {
        Ok(number!(self, sql::partner::COUNT))
    }
}

/// A partner’s facts as its history keeps them.
///
/// # Errors
/// Text that no version of the program writes.
pub fn partner_facts(content: &str, visibility: &str) -> Result<PartnerFacts> {
    read_facts(content, visibility)
}

/// The reverse of [`partner_facts`].
///
/// # Errors
/// None that happen.
pub fn partner_content(facts: &PartnerFacts) -> Result<String> {
    write_facts(facts)
}
