//! Questionnaires out of a framework edition, as XLSForm workbooks that anybody may go on editing.

mod choices;
mod rows;

use choices::Lists;
use diligence_domain::{Dimension, Locale};
use diligence_framework::edition::Level;
use diligence_framework::{Edition, Principle};
use diligence_i18n::{Messages, autonym, messages};
use diligence_sheet::{Cell, Format, Row, Sheet, Workbook};
use rows::{Line, Words};

/// For whom a questionnaire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Every principle.
    Long,
    /// The core principles, rated and hardly more: for an evening on a phone.
    Short,
    /// The government about itself.
    Government,
    /// A part of a State, such as a province.
    Part,
    /// Violence that is done or made worse by technology.
    Digital,
}

impl Version {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Long, Self::Short, Self::Government, Self::Part, Self::Digital];

    /// The word in commands and in the form’s identifier.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Short => "short",
            Self::Government => "government",
            Self::Part => "part",
            Self::Digital => "digital",
        }
    }

    fn asks(self, principle: &Principle) -> bool {
        match self {
            Self::Long | Self::Government | Self::Part => true,
            Self::Short => principle.core,
            Self::Digital => principle.lenses.iter().any(|it| it == "digital"),
        }
    }

    /// What people call it.
    pub fn title(self, m: &Messages) -> String {
        match self {
            Self::Long => m.questionnaire_long().to_string(),
            Self::Short => m.questionnaire_short().to_string(),
            Self::Government => m.questionnaire_government().to_string(),
            Self::Part => m.questionnaire_part().to_string(),
            Self::Digital => m.questionnaire_digital().to_string(),
        }
    }
}

/// The language of a column, as XLSForm names it: `English (en)`.
pub fn language(locale: Locale) -> String {
    format!("{} ({locale})", autonym(locale))
}

/// The questionnaire of an edition, in several languages, the first being the one that is shown first.
///
/// Every question may be skipped. Ratings are the levels of the scale, `unknown`, `unsaid` or `na`. An element’s name
/// says what it is about: `PT3_law` is the rating of the law under the principle PT3.
pub fn workbook(edition: &Edition, version: Version, locales: &[Locale]) -> Workbook {
    let mut making = Making { edition, version, locales, lines: Vec::new(), lists: Lists::default() };
    making.about();
    for area in &edition.areas {
        let asked: Vec<&Principle> = area.principles.iter().filter(|it| version.asks(it)).collect();
        if asked.is_empty() {
            continue;
        }
        making.begin(&area.code, making.entry(&format!("area.{}", area.code), "title"));
        for principle in asked {
            making.principle(principle);
        }
        // A government does not rate with the yardstick of others, so nothing compares it.
        if version != Version::Government {
            let short = version == Version::Short;
            let cases = area.vignettes.iter().filter(|it| !short || it.level == Level::Middle);
            making.cases(&area.code, cases.map(|it| it.code.as_str()));
        }
        making.end();
    }
    making.book()
}

struct Making<'e> {
    edition: &'e Edition,
    version: Version,
    locales: &'e [Locale],
    lines: Vec<Line>,
    lists: Lists,
}

/// A code as a name that an element can have.
fn name(code: &str) -> String {
    let plain: String = code.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    if plain.starts_with(|c: char| c.is_alphabetic()) { plain } else { format!("p_{plain}") }
}

impl Making<'_> {
    /// A message in every language.
    fn say<T: ToString>(&self, message: impl Fn(&'static Messages) -> T) -> Words {
        self.locales.iter().map(|it| message(messages(*it)).to_string()).collect()
    }

    /// Words of the edition in every language; where nobody translated them, in the language that decides.
    fn entry(&self, entry: &str, key: &str) -> Words {
        self.locales.iter().map(|it| self.edition.word(entry, key, *it).text.to_owned()).collect()
    }

    fn entry_if(&self, entry: &str, key: &str) -> Option<Words> {
        self.edition.text(entry, key, self.edition.head.reference)?;
        Some(self.entry(entry, key))
    }

    fn begin(&mut self, name_: &str, label: Words) {
        self.lines.push(Line { label, ..Line::new("begin group", name(name_)) });
    }

    fn end(&mut self) {
        self.lines.push(Line::new("end group", ""));
    }

    fn ask(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// The answers that a list of ours offers.
    fn choose(&mut self, list: &str, all: Vec<(&str, Words)>) -> String {
        self.lists.add(list, all.into_iter().map(|(value, label)| (value.to_owned(), label)).collect());
        format!("select_one {list}")
    }

    fn about(&mut self) {
        let welcome = self.say(Messages::questionnaire_welcome);
        self.ask(Line { label: welcome, ..Line::new("note", "welcome") });
        if self.version == Version::Part {
            let part = self.say(Messages::questionnaire_welcome_part);
            self.ask(Line { label: part, ..Line::new("note", "welcome_part") });
        }
        let why = self.say(Messages::questionnaire_about_why);
        self.begin("about", self.say(Messages::questionnaire_about));
        if self.version == Version::Government {
            let offices = vec![
                ("equality", self.say(Messages::questionnaire_office_equality)),
                ("justice", self.say(Messages::questionnaire_office_justice)),
                ("interior", self.say(Messages::questionnaire_office_interior)),
                ("health", self.say(Messages::questionnaire_office_health)),
                ("statistics", self.say(Messages::questionnaire_office_statistics)),
                ("several", self.say(Messages::questionnaire_office_several)),
            ];
            let kind = self.choose("office", offices);
            let label = self.say(Messages::questionnaire_office);
            let guidance = self.say(Messages::questionnaire_why_office);
            self.ask(Line { label, guidance, ..Line::new(kind, "office") });
            self.end();
            return;
        }
        let works = vec![
            ("rights", self.say(Messages::questionnaire_work_rights)),
            ("shelter", self.say(Messages::questionnaire_work_shelter)),
            ("legal", self.say(Messages::questionnaire_work_legal)),
            ("health", self.say(Messages::questionnaire_work_health)),
            ("research", self.say(Messages::questionnaire_work_research)),
            ("group", self.say(Messages::questionnaire_work_group)),
            ("media", self.say(Messages::questionnaire_work_media)),
            ("other", self.say(Messages::questionnaire_work_other)),
            ("unsaid", self.say(Messages::questionnaire_unsaid)),
        ];
        let reaches = vec![
            ("local", self.say(Messages::questionnaire_reach_local)),
            ("region", self.say(Messages::questionnaire_reach_region)),
            ("country", self.say(Messages::questionnaire_reach_country)),
            ("beyond", self.say(Messages::questionnaire_reach_beyond)),
            ("unsaid", self.say(Messages::questionnaire_unsaid)),
        ];
        let places = vec![
            ("city", self.say(Messages::questionnaire_place_city)),
            ("country", self.say(Messages::questionnaire_place_country)),
            ("both", self.say(Messages::questionnaire_place_both)),
            ("unsaid", self.say(Messages::questionnaire_unsaid)),
        ];
        for (list, label, all) in [
            ("work", self.say(Messages::questionnaire_work), works),
            ("reach", self.say(Messages::questionnaire_reach), reaches),
            ("place", self.say(Messages::questionnaire_place), places),
        ] {
            let kind = self.choose(list, all);
            self.ask(Line { label, guidance: why.clone(), ..Line::new(kind, list) });
        }
        self.end();
        self.begin("consent", self.say(Messages::questionnaire_consent));
        let yes_no = vec![
            ("yes", self.say(Messages::questionnaire_yes)),
            ("no", self.say(Messages::questionnaire_no)),
        ];
        let kind = self.choose("yes_no", yes_no);
        let hint = self.say(Messages::questionnaire_consent_why);
        for (name, label) in [
            ("consent_quote", self.say(Messages::questionnaire_consent_quote)),
            ("consent_share", self.say(Messages::questionnaire_consent_share)),
        ] {
            let (hint, guidance) = (hint.clone(), self.say(Messages::questionnaire_why_consent_each));
            self.ask(Line { label, hint, guidance, ..Line::new(kind.as_str(), name) });
        }
        self.end();
    }

    fn principle(&mut self, principle: &Principle) {
        let entry = format!("principle.{}", principle.code);
        let code = name(&principle.code);
        self.begin(&code, self.entry(&entry, "title"));
        let why = self.entry_if(&entry, "summary").unwrap_or_default();
        let mut rated = Vec::new();
        for dimension in [Dimension::Law, Dimension::Practice] {
            let word = dimension.as_str();
            let Some(label) = self.entry_if(&entry, &format!("{word}_question")) else { continue };
            let item = format!("{code}_{word}");
            let levels = self.levels(&entry, word);
            let kind = self.scale(&item, levels);
            self.ask(Line { label, guidance: why.clone(), ..Line::new(kind, item.as_str()) });
            rated.push(item);
        }
        let any = |test: &str| {
            let all: Vec<String> = rated.iter().map(|it| format!("${{{it}}} {test}")).collect();
            all.join(" or ")
        };
        let yes_no = vec![
            ("yes", self.say(Messages::questionnaire_yes)),
            ("no", self.say(Messages::questionnaire_no)),
            ("unknown", self.say(Messages::questionnaire_unknown)),
        ];
        if let Some(harmful) = self.entry_if(&entry, "harmful").filter(|_| !rated.is_empty()) {
            let kind = self.choose("yes_no_unknown", yes_no);
            let asked = self.locales.iter().zip(&harmful);
            let label = asked.map(|(it, text)| messages(*it).questionnaire_harmful(text)).collect();
            let guidance = self.say(Messages::questionnaire_why_harmful);
            let relevant = any("= '0'");
            self.ask(Line { label, guidance, relevant, ..Line::new(kind, format!("{code}_harmful")) });
        }
        let short = self.version == Version::Short;
        let forms = !short && self.version != Version::Digital;
        if forms && !principle.forms.is_empty() && !rated.is_empty() {
            self.forms(principle, &code, any(">= 0"));
        }
        let texts = [
            (
                "obstacles",
                self.say(Messages::questionnaire_obstacles),
                self.say(Messages::questionnaire_why_obstacles),
            ),
            (
                "change",
                self.say(Messages::questionnaire_change),
                self.say(Messages::questionnaire_why_change),
            ),
            (
                "remark",
                self.say(Messages::questionnaire_remark),
                self.say(Messages::questionnaire_why_remark),
            ),
        ];
        for (name, label, guidance) in texts.into_iter().filter(|it| !short || it.0 == "remark") {
            let appearance = "multiline".to_owned();
            self.ask(Line { label, guidance, appearance, ..Line::new("text", format!("{code}_{name}")) });
        }
        let sure = vec![
            ("sure", self.say(Messages::questionnaire_sure_yes)),
            ("fairly", self.say(Messages::questionnaire_sure_fairly)),
            ("unsure", self.say(Messages::questionnaire_sure_no)),
        ];
        let kind = self.choose("sure", sure);
        let label = self.say(Messages::questionnaire_sure);
        let guidance = self.say(Messages::questionnaire_why_sure);
        self.ask(Line { label, guidance, ..Line::new(kind, format!("{code}_sure")) });
        self.sources(&code);
        self.end();
    }

    /// The words for the levels of an item, from the lowest; in each language.
    fn levels(&self, entry: &str, key: &str) -> Vec<Words> {
        let by_locale: Vec<_> = self.locales.iter().map(|it| self.edition.list(entry, key, *it)).collect();
        let most = by_locale.iter().map(Vec::len).max().unwrap_or_default();
        let level = |n: usize| -> Words {
            by_locale.iter().map(|all| all.get(n).map(|it| it.text.to_owned()).unwrap_or_default()).collect()
        };
        (0..most).map(level).collect()
    }

    /// A question on a scale: the levels, and what beside them is no level.
    fn scale(&mut self, list: &str, levels: Vec<Words>) -> String {
        let mut all: Vec<(String, Words)> = (0..).map(|n: usize| n.to_string()).zip(levels).collect();
        all.push(("unknown".into(), self.say(Messages::questionnaire_unknown)));
        all.push(("unsaid".into(), self.say(Messages::questionnaire_unsaid)));
        all.push(("na".into(), self.say(Messages::questionnaire_na)));
        self.lists.add(list, all);
        format!("select_one {list}")
    }

    /// For which forms of violence it is different: described, and not rated once more.
    fn forms(&mut self, principle: &Principle, code: &str, relevant: String) {
        let list =
            if principle.forms == self.edition.head.forms { "forms".into() } else { format!("{code}_forms") };
        let all = principle.forms.iter().map(|it| (it.clone(), self.entry(&format!("form.{it}"), "name")));
        let all = all.collect();
        self.lists.add(&list, all);
        let label = self.say(Messages::questionnaire_forms);
        let asked = format!("{code}_forms");
        let guidance = self.say(Messages::questionnaire_why_forms);
        self.ask(Line {
            label,
            guidance: guidance.clone(),
            relevant,
            ..Line::new(format!("select_multiple {list}"), asked.as_str())
        });
        let label = self.say(Messages::questionnaire_forms_how);
        let relevant = format!("${{{asked}}} != ''");
        let appearance = "multiline".to_owned();
        let line = Line::new("text", format!("{code}_forms_how"));
        self.ask(Line { label, guidance, relevant, appearance, ..line });
    }

    fn sources(&mut self, code: &str) {
        let label = self.say(Messages::questionnaire_source);
        self.ask(Line { label, ..Line::new("begin repeat", format!("{code}_source")) });
        let (label, guidance) =
            (self.say(Messages::questionnaire_source_title), self.say(Messages::questionnaire_why_source));
        self.ask(Line {
            label,
            guidance: guidance.clone(),
            ..Line::new("text", format!("{code}_source_title"))
        });
        let link_hint = self.say(Messages::questionnaire_source_link_hint);
        self.ask(Line {
            label: self.say(Messages::questionnaire_source_link),
            guidance: guidance.clone(),
            hint: link_hint.clone(),
            constraint: "regex(., 'https?://[^ ]+')".into(),
            message: link_hint,
            ..Line::new("text", format!("{code}_source_link"))
        });
        if self.version == Version::Short {
            self.ask(Line::new("end repeat", ""));
            return;
        }
        self.ask(Line {
            label: self.say(Messages::questionnaire_source_date),
            guidance: guidance.clone(),
            constraint: ". <= today()".into(),
            message: self.say(Messages::questionnaire_source_date_late),
            ..Line::new("date", format!("{code}_source_date"))
        });
        self.ask(Line {
            label: self.say(Messages::questionnaire_source_file),
            guidance,
            hint: self.say(Messages::questionnaire_source_file_hint),
            ..Line::new("file", format!("{code}_source_file"))
        });
        self.ask(Line::new("end repeat", ""));
    }

    /// Anchoring vignettes: fictional cases that everybody rates.
    fn cases<'v>(&mut self, area: &str, codes: impl Iterator<Item = &'v str>) {
        let codes: Vec<&str> = codes.collect();
        if codes.is_empty() {
            return;
        }
        self.begin(&format!("{area}_cases"), self.say(Messages::questionnaire_cases));
        let why = self.say(Messages::questionnaire_cases_why);
        self.ask(Line { label: why.clone(), ..Line::new("note", format!("{}_cases_why", name(area))) });
        for code in codes {
            let entry = format!("vignette.{code}");
            let case = format!("case_{}", name(code));
            let story = self.entry(&entry, "story");
            self.ask(Line { label: story, ..Line::new("note", case.as_str()) });
            for (dimension, label) in [
                (Dimension::Law, self.say(Messages::questionnaire_case_law)),
                (Dimension::Practice, self.say(Messages::questionnaire_case_practice)),
            ] {
                let word = dimension.as_str();
                let levels = self.levels(&format!("scale.{word}"), "levels");
                let kind = self.scale(&format!("scale_{word}"), levels);
                let guidance = why.clone();
                self.ask(Line { label, guidance, ..Line::new(kind, format!("{case}_{word}")) });
            }
        }
        self.end();
    }

    fn book(self) -> Workbook {
        let languages: Vec<String> = self.locales.iter().map(|it| language(*it)).collect();
        let title = self.locales.first().map(|it| self.version.title(messages(*it))).unwrap_or_default();
        let id = format!("{}-{}", self.edition.code(), self.version.as_str());
        let first = languages.first().cloned().unwrap_or_default();
        let settings = vec![
            ["form_title", "form_id", "version", "default_language", "style"].map(Cell::from).to_vec(),
            vec![
                title.into(),
                id.into(),
                self.edition.head.published.as_str().into(),
                first.into(),
                "pages".into(),
            ],
        ];
        let sheets = [
            ("survey", rows::cells(&languages, &self.lines)),
            ("choices", self.lists.cells(&languages)),
            ("settings", settings),
        ];
        Workbook { format: Format::Xlsx, sheets: sheets.into_iter().map(sheet).collect(), notes: Vec::new() }
    }
}

fn sheet((name, cells): (&str, Vec<Vec<Cell>>)) -> Sheet {
    let rows = (1..).zip(cells).map(|(number, cells)| Row { number, cells }).collect();
    Sheet { name: name.into(), rows, formulas: false }
}
