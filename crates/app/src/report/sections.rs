//! The sections of a country report.

use super::place;
use crate::profile::{Entry, PrincipleProfile, Profile, once, words as value_words};
use diligence_domain::document::{Block, Column, Inline};
use diligence_domain::{Locale, Localised, Value};
use diligence_framework::standards::Standard;
use diligence_framework::{Area, Dimension};
use diligence_i18n::{Messages, format};
use std::collections::BTreeMap;

pub(super) struct Writer<'a> {
    pub profile: &'a Profile<'a>,
    pub locale: Locale,
    pub words: &'static Messages,
    pub name: &'a str,
}

type Cell = Vec<Inline>;

fn column(title: impl Into<String>, weight: f64) -> Column {
    Column { title: title.into(), numeric: false, weight }
}

pub(super) fn note(title: &str, text: &str) -> Block {
    Block::Note { title: title.to_owned(), text: vec![Inline::text(text)] }
}

impl Writer<'_> {
    fn inline(&self, text: Localised<'_>) -> Inline {
        Inline::in_locale(text.text, text.locale, self.locale)
    }

    fn word<'b>(&'b self, entry: &'b str, key: &str) -> Localised<'b> {
        self.profile.edition.word(entry, key, self.locale)
    }

    fn integer(&self, count: usize) -> String {
        format(self.locale).integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    pub fn disclaimer(&self, blocks: &mut Vec<Block>) {
        blocks.push(note(self.words.report_disclaimer_title(), self.words.report_disclaimer()));
        self.translation(blocks);
    }

    pub fn translation(&self, blocks: &mut Vec<Block>) {
        if self.locale != self.profile.edition.head.reference {
            blocks.push(note(self.words.report_translation_title(), self.words.report_translation()));
        }
    }

    pub fn context(&self, blocks: &mut Vec<Block>) {
        let (kind, region) = place(self.profile, self.locale);
        let known = self.integer(self.profile.known());
        let total = self.integer(self.profile.principles.len());
        blocks.push(Block::heading(1, self.words.report_context()));
        let text = self.words.report_context_text(self.name, &kind, &region, &known, &total);
        blocks.push(Block::paragraph(text));
        let context: Vec<&Entry> = self
            .profile
            .entries()
            .into_iter()
            .filter(|it| it.better == diligence_domain::Better::Lower)
            .collect();
        let prevalence: Vec<&Entry> = context.into_iter().filter(|it| self.is_context(it)).collect();
        if !prevalence.is_empty() {
            blocks.push(Block::paragraph(self.words.profile_context_lede()));
            blocks.push(self.values(self.words.report_context().into(), &prevalence));
        }
    }

    fn is_context(&self, entry: &Entry) -> bool {
        let mut lists = self.profile.principles.iter().map(|it| &it.context);
        lists.any(|list| list.iter().any(|it| it.source == entry.source && it.variable == entry.variable))
    }

    pub fn at_a_glance(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, self.words.report_at_a_glance()));
        blocks.extend(crate::picture::for_report(self.profile, self.locale));
    }

    pub fn area(&self, area: &Area, blocks: &mut Vec<Block>) {
        let entry = format!("area.{}", area.code);
        let hue = Some(self.profile.edition.hue(&area.code).to_owned());
        blocks.push(Block::Heading {
            level: 1,
            text: vec![self.inline(self.word(&entry, "title"))],
            hue: hue.clone(),
        });
        blocks.push(Block::Paragraph { text: vec![self.inline(self.word(&entry, "summary"))] });
        let principles: Vec<&PrincipleProfile> =
            self.profile.principles.iter().filter(|it| it.area == area.code).collect();
        let known: Vec<&&PrincipleProfile> = principles.iter().filter(|it| !it.is_unknown()).collect();
        let total = self.integer(principles.len());
        blocks.push(Block::paragraph(if known.is_empty() {
            self.words.report_area_unknown(&total)
        } else {
            #[allow(clippy::cast_precision_loss)] // a handful
            self.words.report_area_known(known.len() as f64, &total)
        }));
        for principle in known {
            let entry = format!("principle.{}", principle.code);
            let title = self.word(&entry, "title");
            let text = vec![Inline::muted(format!("{} ", principle.code)), self.inline(title)];
            blocks.push(Block::Heading { level: 2, text, hue: hue.clone() });
            blocks.push(Block::Paragraph { text: vec![self.inline(self.word(&entry, "summary"))] });
            for dimension in Dimension::ALL {
                let values: Vec<&Entry> = once(principle.of(*dimension));
                let name = format!("dimension.{}", dimension.as_str());
                let heading = vec![self.inline(self.word(&name, "name"))];
                blocks.push(Block::Heading { level: 3, text: heading, hue: None });
                if values.is_empty() {
                    blocks.push(Block::paragraph(self.words.profile_nothing()));
                } else {
                    let caption =
                        self.words.report_values_caption(&format!("{} {}", principle.code, title.text));
                    blocks.push(self.values(caption, &values));
                    blocks.extend(self.caveats(&values));
                }
            }
        }
    }

    /// A table of values: what, value, year, source with direction.
    fn values(&self, caption: String, entries: &[&Entry]) -> Block {
        let columns = vec![
            column(self.words.variable_column(), 4.0),
            column(self.words.value_column(), 2.0),
            column(self.words.year_column(), 1.2),
            column(self.words.source_column(), 3.0),
        ];
        let rows = entries.iter().map(|entry| self.value_row(entry)).collect();
        Block::Table { caption, columns, rows }
    }

    fn value_row(&self, entry: &Entry) -> Vec<Cell> {
        let mut what = vec![self.inline(entry.label(self.profile.edition, self.locale))];
        let part = entry.disaggregation_words(self.locale);
        if !part.is_empty() {
            what.push(Inline::text(format!(", {part}")));
        }
        let mut value = vec![Inline::strong(entry.value_since(self.locale))];
        if matches!(entry.value, Value::Number(_)) {
            value.push(Inline::muted(format!(" {}", entry.unit_words(self.locale))));
        }
        let source = format!("source.{}", entry.source);
        let mut from = vec![self.inline(self.word(&source, "title"))];
        from.push(Inline::muted(format!(" ({})", entry.direction_words(self.locale))));
        vec![what, value, vec![Inline::text(entry.period_words(self.locale))], from]
    }

    /// What must be known to read the values, each once.
    fn caveats(&self, entries: &[&Entry]) -> Option<Block> {
        let mut items: Vec<Cell> = Vec::new();
        for entry in entries {
            let Some(caveat) = entry.caveat_words(self.profile.edition, self.locale) else { continue };
            let label = entry.label(self.profile.edition, self.locale);
            let item = vec![self.inline(label), Inline::text(": "), self.inline(caveat)];
            if !items.contains(&item) {
                items.push(item);
            }
        }
        (!items.is_empty()).then_some(Block::List { ordered: false, items })
    }

    pub fn unknown(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, self.words.report_unknown()));
        blocks.push(Block::paragraph(self.words.report_unknown_text()));
        blocks.push(self.principles(self.profile.principles.iter().filter(|it| it.is_unknown())));
    }

    /// Code and title of each.
    pub fn principles<'b>(&self, of: impl Iterator<Item = &'b PrincipleProfile>) -> Block {
        let item = |it: &PrincipleProfile| {
            let entry = format!("principle.{}", it.code);
            vec![Inline::muted(format!("{} ", it.code)), self.inline(self.word(&entry, "title"))]
        };
        Block::List { ordered: false, items: of.map(item).collect() }
    }

    pub fn standards(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, self.words.report_standards()));
        blocks.push(Block::paragraph(self.words.report_standards_text()));
        blocks.push(self.treaties());
        blocks.push(self.instruments());
        blocks.push(Block::heading(2, self.words.report_references()));
        blocks.push(Block::paragraph(self.words.report_references_text()));
    }

    fn treaties(&self) -> Block {
        let columns = vec![
            column(self.words.treaty_column(), 3.0),
            column(self.words.treaty_state_column(), 1.6),
            column(self.words.treaty_since_column(), 1.2),
            column(self.words.treaty_reservations_column(), 2.6),
            column(self.words.treaty_source_column(), 2.6),
        ];
        let mut rows = Vec::new();
        for line in &self.profile.treaties {
            let name = format!("instrument.{}", line.treaty);
            let name = vec![self.inline(self.word(&name, "short"))];
            if line.sources.is_empty() {
                let unknown = || vec![Inline::text(self.words.treaty_unknown())];
                rows.push(vec![name, unknown(), vec![], unknown(), vec![]]);
                continue;
            }
            for source in &line.sources {
                let reservations = match source.reservations.as_deref() {
                    None => vec![Inline::text(self.words.reservations_unknown())],
                    Some("") => vec![Inline::text(self.words.reservations_none())],
                    Some(text) => vec![Inline::in_locale(text, Locale::EN, self.locale)],
                };
                let mut from = vec![self.source_name(&source.source)];
                if !source.note.is_empty() {
                    from.push(Inline::muted(format!(" ({})", source.note)));
                }
                rows.push(vec![
                    name.clone(),
                    vec![Inline::text(value_words::treaty(source.state, self.locale))],
                    vec![Inline::text(source.since.clone())],
                    reservations,
                    from,
                ]);
            }
        }
        Block::Table { caption: self.words.report_treaties_caption().into(), columns, rows }
    }

    /// The title of a source that the edition knows, else a link to the page that a row was taken from.
    fn source_name(&self, source: &str) -> Inline {
        let entry = format!("source.{source}");
        if let Some(title) = self.profile.edition.text(&entry, "title", self.locale) {
            return self.inline(title);
        }
        match source.strip_prefix("https://").or_else(|| source.strip_prefix("http://")) {
            Some(rest) => Inline::Link {
                text: rest.split('/').next().unwrap_or(rest).to_owned(),
                to: source.to_owned(),
            },
            None => Inline::text(source),
        }
    }

    fn instruments(&self) -> Block {
        let columns = vec![
            column(self.words.standard_column(), 4.0),
            column(self.words.standard_force_column(), 2.0),
            column(self.words.treaty_state_column(), 2.4),
            column(self.words.report_cited_by_column(), 2.6),
        ];
        let mut cited: BTreeMap<String, (Vec<Inline>, Standard<'_>, Vec<String>)> = BTreeMap::new();
        for (_, principle) in self.profile.edition.principles() {
            for (reference, standard, _) in self.profile.standards(principle) {
                let (order, name) = match standard {
                    Standard::Provision(instrument, _) => {
                        let entry = format!("instrument.{}", instrument.code);
                        (format!("1{}", instrument.code), vec![self.inline(self.word(&entry, "name"))])
                    }
                    Standard::Case(case) => {
                        let entry = format!("case.{}", case.code);
                        (format!("2{reference}"), vec![self.inline(self.word(&entry, "name"))])
                    }
                };
                let (_, _, codes) = cited.entry(order).or_insert_with(|| (name, standard, Vec::new()));
                if codes.last() != Some(&principle.code) {
                    codes.push(principle.code.clone());
                }
            }
        }
        let rows = cited
            .into_values()
            .map(|(name, standard, codes)| {
                let force = format!("force.{}", standard.force().as_str());
                let binding = value_words::binding(self.profile.binding(standard), self.locale);
                vec![
                    name,
                    vec![self.inline(self.word(&force, "name"))],
                    vec![Inline::text(binding)],
                    vec![Inline::muted(codes.join(", "))],
                ]
            })
            .collect();
        Block::Table { caption: self.words.report_standards_caption(self.name), columns, rows }
    }

    pub fn method(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, self.words.report_method()));
        blocks.push(Block::paragraph(self.words.report_method_text()));
        for key in ["is", "is_not"] {
            blocks.push(Block::Paragraph { text: vec![self.inline(self.word("edition", key))] });
        }
        let columns = vec![
            column(self.words.about_source_column(), 2.4),
            column(self.words.about_publisher_column(), 2.4),
            column(self.words.about_method_column(), 5.0),
        ];
        let rows = self
            .profile
            .edition
            .mappings
            .iter()
            .map(|mapping| {
                let entry = format!("source.{}", mapping.code);
                vec![
                    vec![
                        self.inline(self.word(&entry, "title")),
                        Inline::muted(format!(" {}", mapping.year)),
                    ],
                    vec![Inline::text(&mapping.publisher), Inline::muted(format!(" ({})", mapping.licence))],
                    vec![
                        self.inline(self.word(&entry, "method")),
                        Inline::Break,
                        Inline::muted(&mapping.citation),
                    ],
                ]
            })
            .collect();
        blocks.push(Block::Table { caption: self.words.report_sources_caption().into(), columns, rows });
    }

    pub fn boundaries(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, self.words.report_boundaries()));
        blocks.push(Block::paragraph(self.words.report_boundaries_text()));
    }

    pub fn cite(&self, title: &str, date: &str, date_text: &str, blocks: &mut Vec<Block>) {
        let edition = self.word("edition", "title");
        let year = date.get(..4).unwrap_or(date);
        let text = self.words.report_cite_text(year, title, edition.text, date_text);
        blocks.push(Block::heading(1, self.words.report_cite()));
        blocks.push(Block::paragraph(text));
    }
}
