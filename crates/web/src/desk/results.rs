//! Results of a round: how answers are distributed, by jurisdiction and by form of violence.

pub(crate) mod answers;
pub(crate) mod codes;
pub(crate) mod texts;

use super::partners::Choice;
use super::rounds::{parse, place};
use super::{Here, Place};
use crate::form::Fields;
use crate::page::{Entry, Page, ok};
use crate::url;
use askama::Template;
use axum::extract::Path;
use axum::http::Uri;
use axum::response::Response;
use diligence_app::Refused;
use diligence_app::answering::Asked;
use diligence_app::results::distribution::{self, Cell, Counted, Counts, Distribution, Of};
use diligence_app::results::{self, Question, Seen, Shape};
use diligence_domain::disclosure::FEWEST;
use diligence_domain::{JurisdictionCode, Locale, RoundId};
use diligence_i18n::format;

/// What the pages of a round’s results have above them.
pub struct Head {
    /// What the round is called.
    pub round: String,
    /// Its page.
    pub url: String,
    /// The pages of its results.
    pub tabs: Vec<Entry>,
    /// The language of the questionnaire, where it does not speak that of the page.
    pub tongue: Option<Locale>,
}

/// Where a page stands among the results.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Distributions,
    Forms,
    Answers,
    Texts,
    Codes,
}

impl Head {
    fn new(here: &Here, seen: &Seen, current: Tab) -> Self {
        let m = here.m;
        let url = here.to(&format!("rounds/{}", seen.round.id));
        let tabs = [
            (Tab::Distributions, m.results_distributions(), ""),
            (Tab::Forms, m.results_forms(), "/forms"),
            (Tab::Answers, m.results_answers(), "/answers"),
            (Tab::Texts, m.results_texts(), "/texts"),
            (Tab::Codes, m.results_codes(), "/codes"),
        ];
        let tabs = tabs.into_iter().take(if seen.reads { 5 } else { 2 });
        let entry = |(tab, name, end): (Tab, &str, &str)| Entry {
            name: name.to_owned(),
            url: format!("{url}/results{end}"),
            current: tab == current,
        };
        let (asked, locale) = (&seen.asked, here.locale);
        let spoken = || diligence_i18n::locales().iter().copied().find(|it| speaks(asked, *it, locale));
        Self {
            round: seen.round.facts.name.clone(),
            tabs: tabs.map(entry).collect(),
            tongue: if asked.speaks(locale) { None } else { spoken() },
            url,
        }
    }

    /// The attributes of an element that holds words of the questionnaire.
    pub fn lang(&self) -> String {
        self.tongue
            .map_or_else(String::new, |it| format!(" lang=\"{it}\" dir=\"{}\"", it.direction().as_str()))
    }
}

/// Whether a language is the one in which a questionnaire is shown to a reader of another.
fn speaks(asked: &Asked, it: Locale, reader: Locale) -> bool {
    asked.speaks(it) && asked.language(it) == asked.language(reader)
}

/// The title of a page of the questionnaire.
fn title(here: &Here, asked: &Asked, section: usize) -> String {
    let form = asked.form();
    let group = asked.sections.get(section).and_then(|it| it.group);
    let label = group.and_then(|it| form.items[it].label.in_language(asked.language(here.locale)));
    match (label, section) {
        (Some(label), _) if !label.is_empty() => label.to_owned(),
        (_, 0) => here.m.survey_welcome().to_owned(),
        _ => here.m.survey_more().to_owned(),
    }
}

/// The pages of the questionnaire that have a question of a kind, to choose from.
fn sections(
    here: &Here,
    asked: &Asked,
    chosen: Option<usize>,
    fits: impl Fn(&Question) -> bool,
) -> Vec<Choice> {
    let mut all: Vec<usize> =
        Question::all(asked).iter().filter(|it| fits(it)).map(|it| it.section).collect();
    all.dedup();
    let choice = |it: usize| Choice {
        value: (it + 1).to_string(),
        name: title(here, asked, it),
        chosen: chosen == Some(it),
    };
    all.into_iter().map(choice).collect()
}

/// Which page of the questionnaire was asked for.
fn section(text: &str) -> Option<usize> {
    text.parse::<usize>().ok()?.checked_sub(1)
}

/// Jurisdictions to choose from, by name.
fn jurisdictions<'a>(
    here: &Here,
    all: impl IntoIterator<Item = &'a JurisdictionCode>,
    chosen: &str,
) -> Vec<Choice> {
    let choice = |it: &JurisdictionCode| Choice {
        value: it.to_string(),
        name: place(here, *it),
        chosen: chosen == it.as_str(),
    };
    let mut all: Vec<Choice> = all.into_iter().map(choice).collect();
    diligence_i18n::sort_by_name(here.locale, &mut all, |it| it.name.clone());
    all
}

#[derive(Template)]
#[template(path = "desk/results/distributions.html")]
struct DistributionsPage {
    page: Page,
    head: Head,
    sections: Vec<Choice>,
    places: Vec<Choice>,
    waits: bool,
    none: bool,
    few: bool,
    counted: String,
    governments: String,
    title: String,
    questions: Vec<Table>,
}

/// A question with its counts, as a table: a row for each value, a column for each jurisdiction.
struct Table {
    id: String,
    label: String,
    note: String,
    columns: Vec<Column>,
    rows: Vec<(String, bool)>,
    feet: Vec<String>,
    all: usize,
}

struct Column {
    name: String,
    thin: bool,
    government: bool,
    /// Why nothing is shown; empty where something is.
    instead: String,
    /// For each row: the share, its place from 0 to 100, the count.
    values: Vec<(String, u32, String)>,
    /// For each row below.
    feet: Vec<String>,
}

pub(crate) async fn get(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    match show(&here, &id, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show(here: &Here, id: &str, uri: &Uri) -> Result<DistributionsPage, Refused> {
    let (app, m) = (&here.site.app, here.m);
    let seen = results::open(app, &here.visitor, parse(id)?).await?;
    let fields = Fields::of_query(uri.query());
    let closed = |it: &Question| it.shape != Shape::Text;
    let first = Question::all(&seen.asked).iter().find(|it| closed(it)).map(|it| it.section);
    let chosen = section(fields.get("section")).filter(|it| *it < seen.asked.sections.len()).or(first);
    let questions = Question::all(&seen.asked)
        .into_iter()
        .filter(|it| closed(it) && Some(it.section) == chosen)
        .collect();
    let Counted { organisations, governments, distributions } =
        distribution::count(app, &seen, questions).await?;
    let at = fields.get("at");
    let few = organisations < FEWEST;
    let tables = distributions.iter().filter(|_| !few || governments > 0).zip(1..);
    Ok(DistributionsPage {
        sections: sections(here, &seen.asked, chosen, closed),
        places: jurisdictions(here, &seen.counted, at),
        waits: seen.counted.is_empty(),
        none: organisations + governments == 0,
        few,
        counted: m.results_counted(organisations),
        governments: if governments > 0 { m.results_governments(governments) } else { String::new() },
        title: chosen.map(|it| title(here, &seen.asked, it)).unwrap_or_default(),
        questions: tables.map(|(it, number)| table(here, &seen, it, at, number)).collect(),
        head: Head::new(here, &seen, Tab::Distributions),
        page: here.page(Place::Rounds, m.results_title()),
    })
}

/// Whether a column is among those that a reader asked for: one jurisdiction’s beside all that are shown.
fn wanted(of: Of, at: &str) -> bool {
    match of {
        _ if at.is_empty() => true,
        Of::Jurisdiction(it) | Of::Government(it) => it.as_str() == at,
        Of::Others(_) | Of::All => true,
    }
}

fn column_name(here: &Here, of: Of) -> String {
    match of {
        Of::Jurisdiction(it) => place(here, it),
        Of::Government(it) => here.m.results_government(&place(here, it)),
        Of::Others(count) => here.m.results_others(count),
        Of::All => here.m.results_all().to_owned(),
    }
}

fn table(here: &Here, seen: &Seen, it: &Distribution, at: &str, number: usize) -> Table {
    let m = here.m;
    let form = seen.asked.form();
    let language = seen.asked.language(here.locale);
    let shown = |of: &Cell| match of {
        Cell::Shown(counts) => Some(counts.clone()),
        _ => None,
    };
    let wanted: Vec<&(Of, Cell)> = it.columns.iter().filter(|it| wanted(it.0, at)).collect();
    let any = |of: &dyn Fn(&Counts) -> u64| wanted.iter().filter_map(|it| shown(&it.1)).any(|it| of(&it) > 0);
    let numeric = it.question.shape == Shape::Number;
    let mut rows: Vec<(String, bool)> = if numeric {
        vec![(m.results_median().to_owned(), false), (m.results_middle().to_owned(), false)]
    } else {
        it.question.values.iter().map(|value| (it.question.value(form, language, value), true)).collect()
    };
    let other = !numeric && any(&|it| it.other);
    if other {
        rows.push((m.results_other().to_owned(), false));
    }
    let apart: Vec<usize> = (0..3).filter(|at| any(&|it| it.apart[*at])).collect();
    let words = [m.questionnaire_unknown(), m.questionnaire_unsaid(), m.questionnaire_na()];
    let mut feet = vec![m.results_denominator().to_owned()];
    if it.question.repeated {
        feet.push(m.results_organisations().to_owned());
    }
    feet.extend(apart.iter().map(|at| words[*at].to_owned()));
    feet.push(m.results_missing().to_owned());
    let column = |(of, cell): &&(Of, Cell)| {
        let counts = shown(cell);
        let instead = match cell {
            Cell::Shown(_) => "",
            Cell::Empty => m.results_cell_empty(),
            Cell::Withheld => m.results_withheld(),
            Cell::Together => m.results_together(),
        };
        let government = matches!(of, Of::Government(_));
        Column {
            name: column_name(here, *of),
            thin: !government && counts.as_ref().is_some_and(|it| it.thin),
            government,
            instead: instead.to_owned(),
            values: counts.as_ref().map(|it| values(here, it, numeric, other)).unwrap_or_default(),
            feet: counts.as_ref().map(|counts| below(here, counts, &it.question, &apart)).unwrap_or_default(),
        }
    };
    let note = match it.question.shape {
        Shape::Many => m.results_many(),
        Shape::First => m.results_first(),
        _ => "",
    };
    Table {
        id: format!("q{number}"),
        label: it.question.label(form, language),
        note: note.to_owned(),
        columns: wanted.iter().map(column).collect(),
        all: rows.len() + feet.len(),
        rows,
        feet,
    }
}

/// What stands in the rows of a column.
fn values(here: &Here, it: &Counts, numeric: bool, other: bool) -> Vec<(String, u32, String)> {
    let format = format(here.locale);
    if numeric {
        let middle = it
            .quartiles
            .map(|(low, high)| here.m.results_range(&format.number(low, 1), &format.number(high, 1)));
        let median = it.median.map(|it| format.number(it, 1));
        return [median, middle].map(|it| (it.unwrap_or_else(|| "–".to_owned()), 0, String::new())).to_vec();
    }
    let counts = it.values.iter().copied().chain(other.then_some(it.other));
    counts.map(|count| share(here, count, it.answers)).collect()
}

/// A share in words, as a length from 0 to 100, and its count.
fn share(here: &Here, count: u64, of: u64) -> (String, u32, String) {
    let number = here.count(usize::try_from(count).unwrap_or(usize::MAX));
    if of == 0 {
        return ("–".to_owned(), 0, number);
    }
    #[allow(clippy::cast_precision_loss)] // counts of answers
    let share = count as f64 / of as f64;
    let length = u32::try_from((count * 100 + of / 2) / of).unwrap_or(100);
    (format(here.locale).percent(share * 100.0, 0), length, number)
}

fn below(here: &Here, it: &Counts, question: &Question, apart: &[usize]) -> Vec<String> {
    let number = |it: u64| here.count(usize::try_from(it).unwrap_or(usize::MAX));
    let mut feet = vec![number(it.answers)];
    if question.repeated {
        feet.push(here.count(it.organisations));
    }
    feet.extend(apart.iter().map(|at| number(it.apart[*at])));
    feet.push(here.count(it.missing));
    feet
}

#[derive(Template)]
#[template(path = "desk/results/forms.html")]
struct FormsPage {
    page: Page,
    head: Head,
    places: Vec<Choice>,
    waits: bool,
    forms: Vec<String>,
    /// For each principle: its title, how many answered, what is shown of it.
    rows: Vec<FormsRow>,
}

struct FormsRow {
    title: String,
    of: String,
    thin: bool,
    instead: String,
    cells: Vec<(String, u32, String)>,
}

pub(crate) async fn forms(here: Here, Path((_, id)): Path<(String, String)>, uri: Uri) -> Response {
    match show_forms(&here, &id, &uri).await {
        Ok(page) => ok(&page),
        Err(refused) => here.refuse(refused),
    }
}

async fn show_forms(here: &Here, id: &str, uri: &Uri) -> Result<FormsPage, Refused> {
    let (app, m) = (&here.site.app, here.m);
    let seen = results::open(app, &here.visitor, parse(id)?).await?;
    let fields = Fields::of_query(uri.query());
    let at = fields.get("at");
    let questions = distribution::of_forms(app, &seen);
    let (form, language) = (seen.asked.form(), seen.asked.language(here.locale));
    let mut values: Vec<(String, String)> = Vec::new();
    for question in &questions {
        for value in &question.values {
            if !values.iter().any(|it| it.0 == *value) {
                values.push((value.clone(), question.value(form, language, value)));
            }
        }
    }
    let counted = distribution::count(app, &seen, questions).await?;
    let row = |it: &Distribution| {
        let of = |wanted: &Of| match wanted {
            Of::Jurisdiction(code) => code.as_str() == at,
            Of::All => at.is_empty(),
            _ => false,
        };
        let single = || it.columns.iter().find(|it| at.is_empty() && matches!(it.1, Cell::Shown(_)));
        let cell = it.columns.iter().find(|it| of(&it.0)).or_else(single).map(|it| &it.1);
        let (instead, counts) = match cell {
            Some(Cell::Shown(counts)) => ("", Some(counts)),
            Some(Cell::Empty) => (m.results_cell_empty(), None),
            Some(Cell::Together) => (m.results_together(), None),
            Some(Cell::Withheld) | None => (m.results_withheld(), None),
        };
        let cell = |counts: &Counts| {
            values
                .iter()
                .map(|(value, _)| match it.question.values.iter().position(|it| it == value) {
                    Some(at) => {
                        share(here, counts.values.get(at).copied().unwrap_or_default(), counts.answers)
                    }
                    None => (String::new(), 0, String::new()),
                })
                .collect()
        };
        FormsRow {
            title: title(here, &seen.asked, it.question.section),
            of: counts.map(|it| here.count(it.organisations)).unwrap_or_default(),
            thin: counts.is_some_and(|it| it.thin),
            instead: instead.to_owned(),
            cells: counts.map(cell).unwrap_or_default(),
        }
    };
    Ok(FormsPage {
        places: jurisdictions(here, &seen.counted, at),
        waits: seen.counted.is_empty(),
        rows: counted.distributions.iter().map(row).collect(),
        forms: values.iter().map(|it| it.1.clone()).collect(),
        head: Head::new(here, &seen, Tab::Forms),
        page: here.page(Place::Rounds, m.results_title()),
    })
}

/// The address of a page of a round’s results, with a query.
fn to(here: &Here, id: RoundId, end: &str, query: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = query
        .iter()
        .filter(|it| !it.1.is_empty())
        .map(|(name, value)| format!("{name}={}", url::encode(value)))
        .collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    format!("{}{mark}{}", here.to(&format!("rounds/{id}/results{end}")), pairs.join("&"))
}
