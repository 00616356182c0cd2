//! The log of acts, with filters.

use super::list::Asked;
use super::{Here, Place};
use crate::country::data::attachment;
use crate::form::Fields;
use crate::page::{Page, ok};
use askama::Template;
use axum::http::Uri;
use axum::response::Response;
use diligence_app::audit::{self, Filter, Logged};
use diligence_app::{Refused, people};
use diligence_domain::{Event, PersonId};
use diligence_i18n::{Messages, start_of_day};
use diligence_sheet::{Cell, write_csv};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "desk/audit.html")]
struct AuditPage {
    page: Page,
    asked: Asked,
    shown: super::list::Shown<Line>,
    total: String,
    events: Vec<(&'static str, String, bool)>,
    people: Vec<(String, String, bool)>,
    export: String,
}

struct Line {
    at: String,
    by: String,
    act: String,
    about: String,
    url: String,
    number: String,
}

const FILTERS: &[&str] = &["by", "act", "from", "until"];

fn asked(here: &Here, uri: &Uri) -> Asked {
    Asked::read(here.to("audit"), &Fields::of_query(uri.query()), FILTERS, &[])
}

fn filter(here: &Here, asked: &Asked) -> Filter {
    let zone = &here.visitor.person.zone;
    let day = |name| start_of_day(asked.filter(name), zone);
    Filter {
        actor: asked.filter("by").to_owned(),
        act: asked.filter("act").to_owned(),
        from_ms: day("from").unwrap_or(0),
        // The last day is meant to its end.
        until_ms: day("until").map_or(i64::MAX, |it| it + 24 * 60 * 60_000),
    }
}

async fn names(here: &Here) -> Result<HashMap<PersonId, String>, Refused> {
    let mut names: HashMap<_, _> =
        people::list(&here.site.app, &here.visitor).await?.into_iter().map(|it| (it.id, it.name)).collect();
    names.insert(here.visitor.id(), here.visitor.person.name.as_str().to_owned());
    Ok(names)
}

/// Who, in words: a name where it may be known.
fn actor(m: &Messages, names: &HashMap<PersonId, String>, actor: &str) -> String {
    match actor.parse::<PersonId>() {
        Ok(id) => names.get(&id).cloned().unwrap_or_else(|| m.person_unknown().to_owned()),
        Err(_) => m.audit_system().to_owned(),
    }
}

pub(crate) async fn get(here: Here, uri: Uri) -> Response {
    match show(&here, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show(here: &Here, uri: &Uri) -> Result<AuditPage, Refused> {
    let m = here.m;
    let asked = asked(here, uri);
    let per_page = i64::try_from(super::list::PER_PAGE).unwrap_or(50);
    let skip = i64::try_from(asked.page - 1).unwrap_or(0) * per_page;
    let (entries, total) =
        audit::page(&here.site.app, &here.visitor, &filter(here, &asked), per_page, skip).await?;
    let names = names(here).await?;
    let line = |it: &Logged| {
        let person = it.handle.parse::<PersonId>().ok().and_then(|id| names.get(&id));
        let (about, url) = match (it.kind.as_str(), person) {
            ("person", Some(name)) => (name.clone(), here.to(&format!("people/{}", it.handle))),
            ("partner", _) => (m.desk_partners().to_owned(), here.to(&format!("partners/{}", it.handle))),
            _ => (String::new(), String::new()),
        };
        Line {
            at: here.moment(it.at_ms),
            by: actor(m, &names, &it.actor),
            act: event(m, &it.act).to_owned(),
            about,
            url,
            number: it.number.map(|it| here.count(usize::try_from(it).unwrap_or(0))).unwrap_or_default(),
        }
    };
    let lines = entries.iter().map(line).collect();
    let total = usize::try_from(total).unwrap_or(0);
    let mut people: Vec<_> = names
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone(), asked.filter("by") == id.to_string()))
        .collect();
    diligence_i18n::sort_by_name(here.locale, &mut people, |it| it.1.clone());
    let choice =
        |it: &Event| (it.as_str(), event(m, it.as_str()).to_owned(), asked.filter("act") == it.as_str());
    Ok(AuditPage {
        events: Event::ALL.iter().map(choice).collect(),
        people,
        export: asked.file("/export.csv"),
        shown: asked.shown(lines, total),
        total: here.count(total),
        page: here.page(Place::Audit, m.desk_audit()),
        asked,
    })
}

pub(crate) async fn csv(here: Here, uri: Uri) -> Response {
    let entries =
        match audit::export(&here.site.app, &here.visitor, &filter(&here, &asked(&here, &uri))).await {
            Ok(entries) => entries,
            Err(refused) => return here.refuse(refused),
        };
    let text = |it: &str| Cell::from(it);
    let head = ["number", "at_ms", "actor", "act", "kind", "handle", "digest"].map(text).to_vec();
    let line = |it: &Logged| {
        vec![
            it.number.map_or(Cell::Empty, |it| Cell::from(it.to_string().as_str())),
            Cell::from(it.at_ms.to_string().as_str()),
            text(&it.actor),
            text(&it.act),
            text(&it.kind),
            text(&it.handle),
            text(it.digest.as_deref().unwrap_or_default()),
        ]
    };
    let rows: Vec<_> = std::iter::once(head).chain(entries.iter().map(line)).collect();
    match write_csv(&rows) {
        Ok(csv) => attachment("audit.csv", "text/csv; charset=utf-8", csv),
        Err(error) => crate::error::Trouble::from(error).page(&here.site, here.locale),
    }
}

/// An act, in words.
fn event<'a>(m: &'a Messages, word: &'a str) -> &'a str {
    use Event as E;
    let Some(event) = Event::parse(word) else { return word };
    match event {
        E::SignedIn => m.event_signed_in(),
        E::Confirmed => m.event_confirmed(),
        E::SignInFailed => m.event_sign_in_failed(),
        E::SignedOut => m.event_signed_out(),
        E::SessionsEnded => m.event_sessions_ended(),
        E::Invited => m.event_invited(),
        E::InvitationEnded => m.event_invitation_ended(),
        E::Accepted => m.event_accepted(),
        E::RoleEnded => m.event_role_ended(),
        E::PersonDisabled => m.event_person_disabled(),
        E::PersonEnabled => m.event_person_enabled(),
        E::PersonReset => m.event_person_reset(),
        E::PersonRead => m.event_person_read(),
        E::ProfileChanged => m.event_profile_changed(),
        E::PasswordSet => m.event_password_set(),
        E::OneTimeCodesSet => m.event_one_time_codes_set(),
        E::RecoveryCodesMade => m.event_recovery_codes_made(),
        E::RecoveryCodeUsed => m.event_recovery_code_used(),
        E::PasskeyAdded => m.event_passkey_added(),
        E::PasskeyRemoved => m.event_passkey_removed(),
        E::PartnerAdded => m.event_partner_added(),
        E::PartnerChanged => m.event_partner_changed(),
        E::PartnerArchived => m.event_partner_archived(),
        E::PartnerRestored => m.event_partner_restored(),
        E::PartnerRead => m.event_partner_read(),
        E::PartnersExported => m.event_partners_exported(),
        E::PartnersImported => m.event_partners_imported(),
        E::AuditRead => m.event_audit_read(),
        E::AuditExported => m.event_audit_exported(),
        E::RoundExpired => m.event_round_expired(),
        E::TextTranslated => m.event_text_translated(),
        E::AnswersExported => m.event_answers_exported(),
        E::ReleaseAsked => m.event_release_asked(),
        E::ReleaseGranted => m.event_release_granted(),
        E::ReleaseRefused => m.event_release_refused(),
        E::QuestionnaireAdded => m.event_questionnaire_added(),
        E::RoundAdded => m.event_round_added(),
        E::RoundChanged => m.event_round_changed(),
        E::RoundOpened => m.event_round_opened(),
        E::RoundClosed => m.event_round_closed(),
        E::OrganisationInvited => m.event_organisation_invited(),
        E::CodeRenewed => m.event_code_renewed(),
        E::AccessEnded => m.event_access_ended(),
        E::Reminded => m.event_reminded(),
        E::WithdrawnOnRequest => m.event_withdrawn_on_request(),
        E::AnswersRead => m.event_answers_read(),
        E::TextsRead => m.event_texts_read(),
        E::CodesChanged => m.event_codes_changed(),
        E::TextCoded => m.event_text_coded(),
    }
}
