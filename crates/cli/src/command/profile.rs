//! `profile`

use super::{open, print};
use crate::args::{Format, Profile};
use crate::failure::Failure;
use crate::settings::Settings;
use diligence_app::profile::{self, Entry, words};
use diligence_domain::TreatyState;

pub async fn run(settings: &Settings, args: &Profile) -> Result<(), Failure> {
    let jurisdiction = super::jurisdiction(&args.jurisdiction)?;
    let locale = super::locale(&args.locale)?;
    let app = open(settings).await?;
    let found = profile::profile(&app, app.edition(), jurisdiction.code).await?;
    let profile =
        found.ok_or_else(|| Failure::new(format!("there is no jurisdiction {}", jurisdiction.code)))?;
    if args.format == Format::Json {
        print(serde_json::to_string_pretty(&profile.json(locale))?);
        app.close().await;
        return Ok(());
    }
    let m = diligence_i18n::messages(locale);
    print(format!("{}  {}", jurisdiction.code, jurisdiction.name(locale)));
    print(m.profile_disclaimer());
    for line in profile.treaties.iter().filter(|it| it.state != TreatyState::Unknown) {
        let name =
            profile.edition.word(&format!("instrument.{}", line.treaty), "short", locale).text.to_owned();
        print(format!("  {name}: {}", words::treaty(line.state, locale)));
    }
    for principle in profile.principles.iter().filter(|it| !it.is_unknown() || !it.context.is_empty()) {
        let title =
            profile.edition.word(&format!("principle.{}", principle.code), "title", locale).text.to_owned();
        print(format!("\n{} {title}", principle.code));
        for (name, entries) in [
            (m.law_column(), &principle.law),
            (m.practice_column(), &principle.practice),
            (m.context_column(), &principle.context),
        ] {
            for entry in entries {
                print(format!("  {name}: {}", line(entry, &profile, locale)));
            }
        }
    }
    let unknown: Vec<&str> =
        profile.principles.iter().filter(|it| it.is_unknown()).map(|it| it.code.as_str()).collect();
    print(format!("\n{}: {}", m.value_unknown(), unknown.join(" ")));
    app.close().await;
    Ok(())
}

fn line(entry: &Entry, profile: &profile::Profile<'_>, locale: diligence_domain::Locale) -> String {
    let label = entry.label(profile.edition, locale).text;
    let part = entry.disaggregation_words(locale);
    let part = if part.is_empty() { part } else { format!(" ({part})") };
    format!(
        "{label}{part}: {} [{}; {} {}; {}]",
        entry.value_since(locale),
        entry.indicator,
        entry.source,
        entry.period_words(locale),
        entry.direction_words(locale)
    )
}
