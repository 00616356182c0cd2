//! Partners and people of the worked example. All of them are invented, like the State in which they work.

use crate::desk::token::Token;
use crate::invite;
use crate::people::operator;
use crate::refused::Refused;
use crate::{App, audit, new_uuid, partner};
use diligence_domain::{
    Event, Locale, PartnerFacts, PartnerId, PartnerKind, PartnerName, PersonState, Role, Scope, Theme,
    Visibility,
};
use diligence_store::Who;

/// Name in English, French and Arabic, kind, themes, who may know.
type Organisation = ([&'static str; 3], PartnerKind, &'static [Theme], Visibility);

/// What the network's own partner is called.
const HOST: &str = "Network of the worked example";

/// The first keeps the records of the others.
const ORGANISATIONS: [Organisation; 6] = [
    (
        ["Women’s Network of Arcadia", "Réseau des femmes d’Arcadia", "شبكة نساء أركاديا"],
        PartnerKind::CivilSociety,
        &[Theme::Prevention, Theme::Protection, Theme::Redress],
        Visibility::Public,
    ),
    (
        ["House of the Three Doors", "Maison des trois portes", "بيت الأبواب الثلاثة"],
        PartnerKind::CivilSociety,
        &[Theme::Protection],
        Visibility::Hidden,
    ),
    (
        [
            "Legal Clinic of Port Arcadia",
            "Clinique juridique de Port-Arcadia",
            "العيادة القانونية في ميناء أركاديا",
        ],
        PartnerKind::CivilSociety,
        &[Theme::Prosecution, Theme::Punishment, Theme::Redress],
        Visibility::Public,
    ),
    (
        ["Institute for Equality Studies", "Institut d’études sur l’égalité", "معهد دراسات المساواة"],
        PartnerKind::Academia,
        &[Theme::Research, Theme::DigitalAge],
        Visibility::Public,
    ),
    (
        ["Ministry for Equality of Arcadia", "Ministère de l’égalité d’Arcadia", "وزارة المساواة في أركاديا"],
        PartnerKind::Government,
        &[Theme::Prevention],
        Visibility::Desk,
    ),
    (
        ["Fund for Safer Homes", "Fonds pour des foyers sûrs", "صندوق البيوت الآمنة"],
        PartnerKind::Funder,
        &[Theme::Prevention, Theme::FamilyAndCulture],
        Visibility::Public,
    ),
];

/// A person of each role: its word is her address, and at which organisation she is; none for the network's own.
const PEOPLE: [(Role, &str, Option<usize>); 10] = [
    (Role::Administrator, "Ana (administrator)", None),
    (Role::Director, "Dina (director)", None),
    (Role::Coordinator, "Coral (coordinator)", None),
    (Role::CountryPartner, "Paloma (country partner)", Some(0)),
    (Role::Contributor, "Chandra (contributor)", Some(1)),
    (Role::Reviewer, "Rima (reviewer)", Some(3)),
    (Role::GovernmentFocalPoint, "Gita (government focal point)", Some(4)),
    (Role::Translator, "Tala (translator)", None),
    (Role::Publisher, "Petra (publisher)", None),
    (Role::ReadOnly, "Rosa (reader)", None),
];

/// Somebody of the worked example, with the link that lets her in, once.
#[derive(Debug, Clone)]
pub struct Guest {
    /// What she is.
    pub role: Role,
    /// Her address.
    pub email: String,
    /// The link; none where she came in already.
    pub link: Option<String>,
}

/// Makes the partners and people of the worked example where they are not there yet, and new links for those who did
/// not come in.
///
/// # Errors
/// A database that refuses.
pub async fn people(app: &App) -> Result<Vec<Guest>, Refused> {
    let host = operator::first_partner(app, HOST).await?;
    let organisations = organisations(app, host).await?;
    let mut guests = Vec::new();
    for (role, name, at) in PEOPLE {
        let email = format!("{role}@demo.example");
        let partner = at.and_then(|it| organisations.get(it)).copied().unwrap_or(host);
        let scope = if at.is_some() {
            Scope::In(super::EXAMPLE.0.parse().into_iter().collect())
        } else {
            Scope::Everywhere
        };
        let link = match operator::find(app, &email).await {
            Err(Refused::NotFound) => {
                let who = (email.as_str(), name, Locale::EN);
                operator::add(app, who, Some(partner), &[role], &scope, HOST).await?.link
            }
            Ok(person) if person.state == PersonState::Invited => {
                let mut tx = app.store().begin_as(Who::SYSTEM).await?;
                let anew = !person.grants.is_empty();
                let purpose = if anew { invite::Purpose::Reset } else { invite::Purpose::Invitation };
                tx.end_invitations(person.id, "system", app.now_ms()).await?;
                let token: Token = invite::make_link(app, &mut tx, person.id, "system", purpose).await?;
                audit::log(app, &mut tx, None, Event::Invited, ("person", person.id)).await?;
                tx.commit_unseen().await?;
                Some(invite::link(app.desk()?, person.locale, &token))
            }
            Ok(_) => None,
            Err(other) => return Err(other),
        };
        guests.push(Guest { role, email, link });
    }
    Ok(guests)
}

/// The organisations, in their order; made once.
async fn organisations(app: &App, host: PartnerId) -> Result<Vec<PartnerId>, Refused> {
    let mut tx = app.store().begin_as(Who::SYSTEM).await?;
    let known = tx.partners().await?;
    let mut ids: Vec<PartnerId> = Vec::new();
    for (names, kind, themes, visibility) in ORGANISATIONS {
        if let Some(found) = known.iter().find(|it| it.facts.name(Locale::EN).0 == names[0]) {
            ids.push(found.id);
            continue;
        }
        let tags = ["en", "fr", "ar"].into_iter().filter_map(|tag| tag.parse::<Locale>().ok());
        let names = tags.zip(names).filter_map(|(tag, name)| Some((tag, PartnerName::new(name).ok()?)));
        let facts = PartnerFacts {
            names: names.collect(),
            kind,
            jurisdictions: super::EXAMPLE.0.parse().into_iter().collect(),
            themes: themes.iter().copied().collect(),
            visibility,
            joined: app.today(),
        };
        let id = PartnerId::new(new_uuid());
        let keeper = ids.first().copied().unwrap_or(host);
        tx.add_partner(id, keeper, &facts, app.now_ms()).await?;
        partner::keep_version(app, &mut tx, None, id, 1, &facts).await?;
        audit::log(app, &mut tx, None, Event::PartnerAdded, ("partner", id)).await?;
        ids.push(id);
    }
    tx.commit().await?;
    Ok(ids)
}
