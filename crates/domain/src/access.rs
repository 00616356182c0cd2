//! Who may do what: one pure function, called by every use case.
//!
//! A person holds roles at partners, each for some jurisdictions. Nothing follows from a role that has ended, from an
//! invitation that was not accepted, or from a person who was disabled. What an actor may not see, she is told does
//! not exist; the caller makes that so.

use crate::partner::{Partner, PartnerFacts, Visibility};
use crate::person::{Grant, PersonState, Role, Scope};
use crate::round::{Access, Round};
use crate::{JurisdictionCode, PartnerId, PersonId};
use std::collections::BTreeSet;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Which person; none for somebody who did not sign in.
    pub person: Option<PersonId>,
    /// Whether that person may sign in, as of now.
    pub state: PersonState,
    /// What she is, as of now.
    pub grants: Vec<Grant>,
    /// She proved a moment ago that it is she.
    pub fresh: bool,
}

impl Actor {
    /// Somebody who did not sign in.
    pub const ANYBODY: Self =
        Self { person: None, state: PersonState::Invited, grants: Vec::new(), fresh: false };

    /// Her grants, if she may act at all.
    fn live(&self) -> &[Grant] {
        if self.person.is_some() && self.state == PersonState::Active { &self.grants } else { &[] }
    }

    fn has(&self, roles: &[Role]) -> bool {
        self.live().iter().any(|it| roles.contains(&it.role))
    }

    /// Whether she belongs to that partner, in any role.
    pub fn belongs_to(&self, partner: PartnerId) -> bool {
        self.live().iter().any(|it| it.partner == partner)
    }
}

/// What `may` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// She may.
    Yes,
    /// She may, once she has proved again that it is she.
    Confirm,
    /// She may not.
    No,
}

impl Decision {
    fn when(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// As it is, but only to somebody who proved a moment ago that it is she.
    fn fresh(self, actor: &Actor) -> Self {
        if self == Self::Yes && !actor.fresh { Self::Confirm } else { self }
    }
}

/// A part of the desk, for which a route asks before anything is loaded. Passing it gives nothing yet: what may be
/// done with which record, [`may`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// Her own desk, profile and notifications.
    Desk,
    /// Her own ways of signing in.
    Factors,
    /// Partners, to read.
    Partners,
    /// Partners, to change.
    ChangePartners,
    /// Partners, to take away.
    ExportPartners,
    /// People, to read.
    People,
    /// People, to invite or change.
    ChangePeople,
    /// The log of acts.
    Audit,
    /// The log of acts, to take away.
    ExportAudit,
    /// What waits for a second person.
    Releases,
    /// Rounds, to read: their states, never answers.
    Rounds,
    /// Rounds, to set up.
    ChangeRounds,
    /// Organisations in a round, to invite.
    InviteToRounds,
    /// Answers of a round, to take away.
    ExportAnswers,
    /// What was answered, as counts that show nobody.
    Results,
    /// What was answered, one answer by one.
    Answers,
    /// Words of questionnaires, to translate.
    Translate,
}

impl Door {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Desk,
        Self::Factors,
        Self::Partners,
        Self::ChangePartners,
        Self::ExportPartners,
        Self::People,
        Self::ChangePeople,
        Self::Audit,
        Self::ExportAudit,
        Self::Releases,
        Self::Rounds,
        Self::ChangeRounds,
        Self::InviteToRounds,
        Self::ExportAnswers,
        Self::Results,
        Self::Answers,
        Self::Translate,
    ];
}

/// Those who work with partners.
const KEEPERS: &[Role] = &[Role::Director, Role::Coordinator, Role::CountryPartner];
/// Those who see at the desk which partners work in their jurisdictions.
const READERS: &[Role] = &[
    Role::Director,
    Role::Coordinator,
    Role::CountryPartner,
    Role::Administrator,
    Role::Publisher,
    Role::ReadOnly,
];
/// Those who set rounds up.
const ROUND_MAKERS: &[Role] = &[Role::Director, Role::Coordinator];
/// Those who work with people.
const INVITERS: &[Role] = &[Role::Administrator, Role::Director, Role::Coordinator, Role::CountryPartner];

/// Whether a part of the desk is open to somebody.
pub fn may_enter(actor: &Actor, door: Door) -> Decision {
    let open = |roles| Decision::when(actor.has(roles));
    let signed_in = Decision::when(actor.person.is_some() && actor.state == PersonState::Active);
    match door {
        Door::Desk => signed_in,
        Door::Factors => signed_in.fresh(actor),
        Door::Partners => open(READERS),
        Door::ChangePartners | Door::Rounds | Door::Results => open(KEEPERS),
        Door::ExportPartners | Door::InviteToRounds => open(KEEPERS).fresh(actor),
        Door::People => open(INVITERS),
        Door::ChangePeople => open(INVITERS).fresh(actor),
        Door::Audit => open(&[Role::Administrator, Role::Director]),
        Door::ExportAudit => open(&[Role::Administrator, Role::Director]).fresh(actor),
        Door::Releases => open(&[Role::Administrator, Role::Director, Role::Publisher]),
        Door::ChangeRounds => open(ROUND_MAKERS),
        Door::ExportAnswers | Door::Answers => open(ROUND_MAKERS).fresh(actor),
        Door::Translate => open(&[Role::Translator, Role::Director, Role::Coordinator]),
    }
}

/// Something that somebody wants to do with a record.
#[derive(Debug, Clone, Copy)]
pub enum Act<'a> {
    /// See what the desk knows of a partner.
    SeePartner(&'a Partner),
    /// Write down a new partner, kept by one's own.
    AddPartner {
        /// What is written down.
        facts: &'a PartnerFacts,
        /// Who will keep the record.
        keeper: PartnerId,
    },
    /// Change what is written down, put it away or bring it back. Where jurisdictions change, she must reach both
    /// those that it had and those that it gets.
    ChangePartner(&'a Partner, &'a PartnerFacts),
    /// Take partners away as a file; each of them must also be one that she sees.
    ExportPartners,
    /// See a person, with the partners at which she has roles.
    SeePerson(PersonId, &'a [(&'a Grant, &'a Partner)]),
    /// Give a role: invite somebody, or add one to what she has.
    Give {
        /// At which partner.
        partner: &'a Partner,
        /// As what.
        role: Role,
        /// For which jurisdictions.
        scope: &'a Scope,
    },
    /// Take a role away.
    Take(&'a Grant, &'a Partner),
    /// Disable a person, let her in again, or send her a link to begin anew. She loses or regains all that she has,
    /// so all of it must be in reach.
    Manage(PersonId, &'a [(&'a Grant, &'a Partner)]),
    /// Read the log of acts.
    ReadAudit,
    /// See a round.
    SeeRound(&'a Round),
    /// Set a round up, or change it, for these jurisdictions.
    MakeRound(&'a BTreeSet<JurisdictionCode>),
    /// Invite an organisation of a jurisdiction to a round, kept by one's own partner.
    InviteToRound {
        /// To which round.
        round: &'a Round,
        /// About which jurisdiction.
        jurisdiction: JurisdictionCode,
        /// Who keeps the invitation.
        keeper: PartnerId,
    },
    /// See who was invited, and how far it is. It shows no answers.
    SeeAccess(&'a Access),
    /// Give a new code, end the invitation, or delete what was answered because the organisation asks for it.
    ManageAccess(&'a Access),
    /// Take the answers of a round away as files; a second person must let them go besides.
    ExportAnswers(&'a Round),
    /// See how answers about a jurisdiction are distributed. While a round is answered, whoever watches from one day to
    /// the next which organisation submitted could tell what it answered; so then they are for those alone who may
    /// read single answers.
    SeeResults {
        /// Of which round.
        round: &'a Round,
        /// About which jurisdiction.
        jurisdiction: JurisdictionCode,
        /// Whether the round is over.
        over: bool,
    },
    /// Read single answers about a jurisdiction, and tag what is written in them. Who answered is not shown.
    SeeAnswers {
        /// Of which round.
        round: &'a Round,
        /// About which jurisdiction.
        jurisdiction: JurisdictionCode,
    },
    /// Let go what another person asked for.
    Release {
        /// Who asked.
        asked_by: PersonId,
    },
}

/// Whether somebody may do something with a record.
pub fn may(actor: &Actor, act: Act<'_>) -> Decision {
    match act {
        Act::SeePartner(partner) => Decision::when(sees(actor, partner)),
        Act::AddPartner { facts, keeper } => Decision::when(actor.live().iter().any(|it| {
            it.partner == keeper && KEEPERS.contains(&it.role) && it.scope.covers_all(&facts.jurisdictions)
        })),
        Act::ChangePartner(partner, facts) => Decision::when(actor.live().iter().any(|it| {
            keeps(it, partner)
                && (facts.visibility != Visibility::Hidden
                    || it.partner == partner.id
                    || it.partner == partner.keeper)
                && it.scope.covers_all(&partner.facts.jurisdictions)
                && it.scope.covers_all(&facts.jurisdictions)
        })),
        Act::ExportPartners => may_enter(actor, Door::ExportPartners),
        Act::SeePerson(person, at) => Decision::when(
            actor.person == Some(person) && actor.state == PersonState::Active
                || at.iter().any(|(grant, partner)| meets(actor, grant, partner)),
        ),
        Act::Give { partner, role, scope } => {
            let gives = |it: &Grant| hands_out(it, partner, role) && it.scope.contains(scope);
            Decision::when(!partner.archived && sees(actor, partner) && actor.live().iter().any(gives))
                .fresh(actor)
        }
        Act::Take(grant, partner) => {
            let takes = |it: &Grant| hands_out(it, partner, grant.role) && it.scope.contains(&grant.scope);
            Decision::when(sees(actor, partner) && actor.live().iter().any(takes)).fresh(actor)
        }
        Act::Manage(person, at) => {
            let all = !at.is_empty()
                && at.iter().all(|(grant, partner)| {
                    sees(actor, partner)
                        && actor
                            .live()
                            .iter()
                            .any(|it| hands_out(it, partner, grant.role) && it.scope.contains(&grant.scope))
                });
            Decision::when(actor.person != Some(person) && all).fresh(actor)
        }
        Act::ReadAudit => may_enter(actor, Door::Audit),
        Act::SeeRound(round) => Decision::when(actor.live().iter().any(|it| {
            KEEPERS.contains(&it.role)
                && (it.partner == round.keeper || round.facts.targets.keys().any(|at| it.scope.covers(*at)))
        })),
        Act::MakeRound(jurisdictions) => Decision::when(
            actor
                .live()
                .iter()
                .any(|it| ROUND_MAKERS.contains(&it.role) && it.scope.covers_all(jurisdictions)),
        ),
        Act::InviteToRound { round, jurisdiction, keeper } => Decision::when(
            round.facts.targets.contains_key(&jurisdiction)
                && actor.live().iter().any(|it| {
                    KEEPERS.contains(&it.role) && it.partner == keeper && it.scope.covers(jurisdiction)
                }),
        )
        .fresh(actor),
        Act::SeeAccess(access) => Decision::when(tends(actor, access)),
        Act::ManageAccess(access) => Decision::when(tends(actor, access)).fresh(actor),
        Act::ExportAnswers(round) => Decision::when(actor.live().iter().any(|it| {
            ROUND_MAKERS.contains(&it.role) && round.facts.targets.keys().all(|at| it.scope.covers(*at))
        }))
        .fresh(actor),
        Act::SeeResults { round, jurisdiction, over } => Decision::when(
            covers(actor, ROUND_MAKERS, round, jurisdiction)
                || over && covers(actor, KEEPERS, round, jurisdiction),
        ),
        Act::SeeAnswers { round, jurisdiction } => {
            Decision::when(covers(actor, ROUND_MAKERS, round, jurisdiction)).fresh(actor)
        }
        Act::Release { asked_by } => match may_enter(actor, Door::Releases) {
            Decision::Yes if actor.person != Some(asked_by) => Decision::Yes.fresh(actor),
            _ => Decision::No,
        },
    }
}

/// Whether a round asks about a jurisdiction for which somebody has one of these roles.
fn covers(actor: &Actor, roles: &[Role], round: &Round, jurisdiction: JurisdictionCode) -> bool {
    round.facts.targets.contains_key(&jurisdiction)
        && actor.live().iter().any(|it| roles.contains(&it.role) && it.scope.covers(jurisdiction))
}

/// Whether somebody looks after an invitation to a round: those who made it, and, unless it is hidden, those who run
/// the work in its jurisdiction.
fn tends(actor: &Actor, access: &Access) -> bool {
    actor.live().iter().any(|it| {
        KEEPERS.contains(&it.role)
            && it.scope.covers(access.jurisdiction)
            && (it.partner == access.keeper || ROUND_MAKERS.contains(&it.role) && !access.hidden)
    })
}

/// Whether somebody sees a partner at the desk.
fn sees(actor: &Actor, partner: &Partner) -> bool {
    actor.live().iter().any(|it| {
        if it.partner == partner.id {
            return true;
        }
        let within = it.scope.touches(&partner.facts.jurisdictions);
        match partner.facts.visibility {
            // Known to those who keep the record, and to no director or administrator elsewhere.
            Visibility::Hidden => it.partner == partner.keeper && KEEPERS.contains(&it.role) && within,
            Visibility::Desk | Visibility::Public => {
                READERS.contains(&it.role) && (within || it.partner == partner.keeper)
            }
        }
    })
}

/// Whether a grant lets its holder change a partner's record, jurisdictions aside.
fn keeps(it: &Grant, partner: &Partner) -> bool {
    let own = it.partner == partner.id || it.partner == partner.keeper;
    match it.role {
        Role::Director | Role::Coordinator => own || partner.facts.visibility != Visibility::Hidden,
        Role::CountryPartner => own,
        _ => false,
    }
}

/// Whether a grant lets its holder give or take a role at a partner, jurisdictions aside.
fn hands_out(it: &Grant, partner: &Partner, role: Role) -> bool {
    let own = it.partner == partner.id || it.partner == partner.keeper;
    match it.role {
        Role::Administrator => true,
        Role::Director => !matches!(role, Role::Administrator | Role::Director),
        Role::Coordinator => {
            !matches!(role, Role::Administrator | Role::Director | Role::Coordinator | Role::Publisher)
        }
        Role::CountryPartner => {
            own && matches!(
                role,
                Role::Contributor
                    | Role::Reviewer
                    | Role::GovernmentFocalPoint
                    | Role::Translator
                    | Role::ReadOnly
            )
        }
        _ => false,
    }
}

/// Whether somebody who works with people meets a person by a role that she has at a partner.
fn meets(actor: &Actor, grant: &Grant, partner: &Partner) -> bool {
    sees(actor, partner)
        && actor.live().iter().any(|it| {
            INVITERS.contains(&it.role)
                && (it.role != Role::CountryPartner
                    || it.partner == partner.id
                    || it.partner == partner.keeper)
                && (it.scope.contains(&grant.scope)
                    || matches!(&grant.scope, Scope::In(codes) if it.scope.touches(codes)))
        })
}

#[cfg(test)]
mod tests;
