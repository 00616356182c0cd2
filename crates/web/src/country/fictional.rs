//! A State that does not exist: the worked example of an assessment.

use crate::page::Page;
use crate::{Site, url};
use askama::Template;
use diligence_app::browse;
use diligence_app::picture::{self, Scores, run_words};
use diligence_app::profile::Profile;
use diligence_domain::score::Results;
use diligence_i18n::format;

#[derive(Template)]
#[template(path = "country/fictional.html")]
pub(super) struct FictionalPage {
    page: Page,
    kind: String,
    kicker: String,
    heading: String,
    note: String,
    facts: Vec<(String, String)>,
    scores: Option<Scores>,
    run: String,
    digest: String,
    unrated_lede: String,
    unrated: Vec<(String, String, String)>,
    files: Vec<(String, String)>,
    cite: String,
}

#[allow(clippy::cast_precision_loss)] // some dozens
pub(super) fn build(site: &Site, page: Page, profile: &Profile<'_>) -> FictionalPage {
    let (locale, m, edition) = (page.locale, page.m, profile.edition);
    let it = profile.jurisdiction;
    let name = it.name(locale).text;
    let edition_title = edition.word("edition", "title", locale).text;
    let unrated: Vec<_> = profile.unrated().collect();
    let run = profile.scores.as_ref().map(|it| &it.run);
    let mut files = Vec::new();
    if run.is_some() {
        for (text, name) in [
            (m.download_pdf(), "report.pdf"),
            (m.download_html(), "report.html"),
            (m.scores_download(), "scores.csv"),
            (m.download_json(), "data.json"),
        ] {
            files.push((text.to_owned(), url::file(locale, it.code, name)));
        }
    }
    FictionalPage {
        kind: browse::kind_words(it, locale),
        kicker: m.fictional_kicker(edition_title),
        heading: m.fictional_heading(name),
        note: m.fictional_note(name),
        facts: profile.scores.as_ref().map_or_else(Vec::new, |it| facts(&page, profile, it)),
        scores: picture::scores(profile, locale),
        run: run.map_or_else(String::new, |it| run_words(it, locale)),
        digest: run.map_or_else(String::new, |it| it.input.clone()),
        unrated_lede: m.scores_unrated_lede(unrated.len() as f64),
        unrated: unrated
            .iter()
            .map(|it| {
                let title = page.word(edition, &format!("principle.{}", it.code), "title");
                (it.code.clone(), url::part(locale, edition.code(), &it.code), title)
            })
            .collect(),
        files,
        cite: m.fictional_cite(name, edition_title, &format(locale).date(&site.app.today())),
        page,
    }
}

/// How much was rated.
fn facts(page: &Page, profile: &Profile<'_>, results: &Results) -> Vec<(String, String)> {
    let m = page.m;
    let all = profile.principles.len();
    let rated = all - profile.unrated().count();
    let organisations =
        results.scores.iter().filter_map(|it| Some(it.figures.as_ref().ok()?.organisations)).max();
    let year = results.latest().map(|it| format(page.locale).year(it));
    vec![
        (
            m.fictional_fact_principles_label().into(),
            m.profile_fact_principles(&page.count(rated), &page.count(all)),
        ),
        (
            m.fictional_fact_organisations_label().into(),
            page.count(usize::try_from(organisations.unwrap_or(0)).unwrap_or(0)),
        ),
        (m.fictional_fact_year_label().into(), year.unwrap_or_default()),
    ]
}
