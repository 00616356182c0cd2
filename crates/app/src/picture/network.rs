//! The network of partners: who works where, and on what.

use super::{Picture, Sketch, Table};
use diligence_chart::network::{self, Heads, Link, Network, Theme as Shown};
use diligence_chart::{Frame, Hue};
use diligence_domain::{JurisdictionCode, Locale, Partner, PartnerKind, Register, Theme};
use diligence_i18n::{Messages, format, messages, sort_by_name};
use std::collections::BTreeSet;

/// A kind of partner, in words.
pub fn kind_words(m: &Messages, kind: PartnerKind) -> &str {
    match kind {
        PartnerKind::CivilSociety => m.kind_civil_society(),
        PartnerKind::Academia => m.kind_academia(),
        PartnerKind::Government => m.kind_government(),
        PartnerKind::Intergovernmental => m.kind_intergovernmental(),
        PartnerKind::Mechanism => m.kind_mechanism(),
        PartnerKind::Funder => m.kind_funder(),
    }
}

/// A theme, in words.
pub fn theme_words(m: &Messages, theme: Theme) -> &str {
    match theme {
        Theme::Prevention => m.theme_prevention(),
        Theme::Protection => m.theme_protection(),
        Theme::Prosecution => m.theme_prosecution(),
        Theme::Punishment => m.theme_punishment(),
        Theme::Redress => m.theme_redress(),
        Theme::DigitalAge => m.theme_digital_age(),
        Theme::FamilyAndCulture => m.theme_family_and_culture(),
        Theme::Research => m.theme_research(),
    }
}

fn hue(theme: Theme) -> Hue {
    match theme {
        Theme::Prevention => Hue::Pv,
        Theme::Protection => Hue::Pt,
        Theme::Prosecution => Hue::Pr,
        Theme::Punishment => Hue::Pu,
        Theme::Redress => Hue::Re,
        Theme::DigitalAge | Theme::FamilyAndCulture | Theme::Research => Hue::Accent,
    }
}

/// The network of these partners with its table; only they are in it.
pub fn network(partners: &[Partner], locale: Locale) -> Picture {
    let m = messages(locale);
    let mut partners: Vec<&Partner> = partners.iter().collect();
    sort_by_name(locale, &mut partners, |it| it.facts.name(locale).0.to_owned());
    let place = |code: JurisdictionCode| {
        Register::shipped().get(code).map_or_else(|| code.to_string(), |it| it.name(locale).text.to_owned())
    };
    let mut codes: Vec<JurisdictionCode> = partners
        .iter()
        .flat_map(|it| &it.facts.jurisdictions)
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    sort_by_name(locale, &mut codes, |it| place(*it));
    let themes: BTreeSet<Theme> = partners.iter().flat_map(|it| &it.facts.themes).copied().collect();
    let themes: Vec<Theme> = themes.into_iter().collect();
    let mut picture = Network {
        heads: Heads {
            jurisdictions: m.partner_jurisdictions().into(),
            partners: m.nav_partners().into(),
            themes: m.partner_themes().into(),
        },
        nothing: m.network_nothing().into(),
        jurisdictions: codes.iter().map(|it| place(*it)).collect(),
        themes: themes.iter().map(|it| Shown { name: theme_words(m, *it).into(), hue: hue(*it) }).collect(),
        ..Network::default()
    };
    let mut rows = Vec::new();
    for (at, it) in partners.iter().enumerate() {
        let name = it.facts.name(locale).0;
        let link = |end, other: &str| Link { partner: at, end, title: format!("{name} – {other}") };
        for (end, code) in codes.iter().enumerate().filter(|(_, code)| it.facts.jurisdictions.contains(*code))
        {
            picture.places.push(link(end, &place(*code)));
        }
        for (end, theme) in themes.iter().enumerate().filter(|(_, theme)| it.facts.themes.contains(*theme)) {
            picture.work.push(link(end, theme_words(m, *theme)));
        }
        let list = |words: Vec<String>| format(locale).list(&words);
        let of = &it.facts.jurisdictions;
        rows.push(vec![
            name.to_owned(),
            kind_words(m, it.facts.kind).to_owned(),
            list(codes.iter().filter(|code| of.contains(*code)).map(|it| place(*it)).collect()),
            list(it.facts.themes.iter().map(|it| theme_words(m, *it).to_owned()).collect()),
        ]);
        picture
            .partners
            .push(network::Partner { name: name.to_owned(), kind: kind_words(m, it.facts.kind).to_owned() });
    }
    let head = [m.nav_partners(), m.partner_kind(), m.partner_jurisdictions(), m.partner_themes()];
    let sketch = Sketch {
        id: "network",
        heading: m.network_title().into(),
        caption: m.network_caption().into(),
        table: Table { head: head.map(str::to_owned).to_vec(), rows },
        draw: Box::new(move |frame: &Frame| network::draw(frame, &picture)),
    };
    sketch.picture(locale)
}
