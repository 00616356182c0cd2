//! Questions as HTML: groups in groups, repeats in repeats.

use super::Me;
use crate::page::escape;
use crate::url;
use askama::Template;
use diligence_app::answering::Conflict;
use diligence_app::answering::file::{LARGEST, MOST, MOST_BYTES, MOST_DOTS, NotKept};
use diligence_app::answering::page::{Part, Question, seen};
use diligence_domain::Locale;
use diligence_i18n::{Messages, format, messages};
use diligence_survey::Why;
use diligence_survey::form::{Kind, looks};
use std::fmt::Write as _;

#[derive(Template)]
#[template(path = "survey/question.html")]
struct QuestionHtml<'a> {
    m: &'static Messages,
    locale: Locale,
    it: &'a Question,
    label: String,
    fault: String,
    writes: bool,
}

impl QuestionHtml<'_> {
    /// How it is answered.
    fn way(&self) -> &'static str {
        let list = !self.looks("minimal") && !self.looks("autocomplete");
        match self.it.kind {
            Kind::Note => "note",
            kind if kind.is_select() && self.looks("label") => "heads",
            Kind::SelectOne if list => "radios",
            Kind::SelectOne => "menu",
            Kind::SelectMultiple => "checks",
            Kind::Rank => "ranks",
            Kind::Acknowledge => "tick",
            Kind::Text if self.looks("multiline") => "area",
            Kind::Image | Kind::File => "file",
            Kind::Audio | Kind::Video => "media",
            _ => "line",
        }
    }

    fn looks(&self, word: &str) -> bool {
        looks(&self.it.appearance, word)
    }

    /// How its choices lie where there is room: beside each other, in columns, or as a row of the table that the heads
    /// above it begin. Elsewhere they lie beneath each other.
    fn lies(&self) -> &'static str {
        let columns = |it: &str| it.starts_with("columns") || it == "quickcompact" || it == "compact";
        match self.way() {
            "radios" | "checks" if self.looks("list-nolabel") => " tabled",
            "radios" | "checks" if self.looks("likert") || self.looks("list") => " beside",
            "radios" | "checks" if self.it.appearance.split_whitespace().any(columns) => " spread",
            "heads" => " tabled",
            _ => "",
        }
    }

    /// The type of a field of one line, and the keys that a telephone shows for it.
    fn field(&self) -> (&'static str, &'static str) {
        match self.it.kind {
            Kind::Integer => ("text", "numeric"),
            Kind::Decimal | Kind::Range => ("text", "decimal"),
            Kind::Date => ("date", "text"),
            Kind::Time => ("time", "text"),
            Kind::DateTime => ("datetime-local", "text"),
            _ => ("text", "text"),
        }
    }

    /// Where the file is that stands there.
    fn download(&self) -> String {
        url::survey(self.locale, &std::format!("file/{}", self.it.value))
    }

    /// What may be put into it, as browsers are told, and as people are.
    fn takes(&self) -> (&'static str, String) {
        let most = megabytes(self.locale, LARGEST);
        match self.it.kind {
            Kind::Image => ("image/jpeg,image/png,image/webp", self.m.survey_picture_takes(&most)),
            _ => (
                "image/jpeg,image/png,image/webp,application/pdf,text/plain",
                self.m.survey_file_takes(&most),
            ),
        }
    }

    /// The ids of what describes a field.
    fn described(&self) -> String {
        let id = &self.it.id;
        let all = [
            (!self.it.hint.is_empty(), "hint"),
            (!self.fault.is_empty(), "fault"),
            (self.it.theirs.is_some(), "theirs"),
            (self.way() == "file", "takes"),
        ];
        let ids: Vec<String> = all.iter().filter(|it| it.0).map(|it| std::format!("{id}:{}", it.1)).collect();
        if ids.is_empty() {
            String::new()
        } else {
            std::format!(" aria-describedby=\"{}\"", escape(&ids.join(" ")))
        }
    }

    fn invalid(&self) -> &'static str {
        if self.fault.is_empty() { "" } else { " aria-invalid=\"true\"" }
    }
}

/// Why an answer does not fit, in words.
pub(super) fn fault(m: &Messages, why: Why, message: &str) -> String {
    if !message.is_empty() {
        return message.to_owned();
    }
    match why {
        Why::Missing => m.survey_wrong_missing(),
        Why::Constraint => m.survey_wrong_constraint(),
        Why::Kind => m.survey_wrong_kind(),
        Why::Choice => m.survey_wrong_choice(),
        Why::Broken => m.survey_wrong_broken(),
    }
    .to_owned()
}

/// Bytes as people count them.
fn megabytes(locale: Locale, bytes: usize) -> String {
    format(locale).integer(i64::try_from(bytes / (1024 * 1024)).unwrap_or(0))
}

/// Why a file was not kept, and what to do.
fn why_not(me: &Me, why: NotKept) -> String {
    match why {
        NotKept::Kind => me.m.survey_file_kind().to_owned(),
        NotKept::Picture => me.m.survey_file_picture().to_owned(),
        NotKept::Unreadable => me.m.survey_file_unreadable().to_owned(),
        NotKept::Large => me.m.survey_file_large(
            &megabytes(me.locale, LARGEST),
            &megabytes(me.locale, crate::upload::TOGETHER),
            &format(me.locale).integer(i64::try_from(MOST_DOTS / 1_000_000).unwrap_or(0)),
        ),
        NotKept::Full => {
            let bytes = usize::try_from(MOST_BYTES).unwrap_or(0);
            me.m.survey_file_full(&format(me.locale).integer(MOST), &megabytes(me.locale, bytes))
        }
    }
}

/// Says at its question why a file was not kept.
pub(super) fn not_kept(me: &Me, parts: &mut [Part], all: &[(String, NotKept)]) {
    for part in parts {
        match part {
            Part::Group { parts, .. } => not_kept(me, parts, all),
            Part::Repeat { entries, .. } => entries.iter_mut().for_each(|it| not_kept(me, &mut it.1, all)),
            Part::Question(it) => {
                if let Some((_, why)) = all.iter().find(|(id, _)| *id == it.id) {
                    it.wrong = Some((Why::Constraint, why_not(me, *why)));
                }
            }
        }
    }
}

/// Whether files can be put into some of the questions.
pub(super) fn has_files(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Group { parts, .. } => has_files(parts),
        Part::Repeat { entries, .. } => entries.iter().any(|it| has_files(&it.1)),
        Part::Question(it) => matches!(it.kind, Kind::Image | Kind::File) && !it.read_only,
    })
}

/// Words of a form as HTML: lines as they stand.
pub(crate) fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

/// What a page shows of its parts.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub locale: Locale,
    /// Whether answers may be changed.
    pub writes: bool,
    /// Whether missing answers are faults already.
    pub missing: bool,
}

impl Look {
    /// Each part with its name, as HTML, and what stands for it.
    pub(super) fn blocks(self, parts: &[Part]) -> Vec<(String, String, String)> {
        let block = |part: &Part| {
            let html = self.html(part, 2);
            let digest = seen(&html);
            // The mark of the outermost block: browsers send it back to say what they hold.
            let html = html.replacen("data-block=", &std::format!("data-digest=\"{digest}\" data-block="), 1);
            (name(part).to_owned(), html, digest)
        };
        parts.iter().map(block).collect()
    }

    fn html(self, part: &Part, level: usize) -> String {
        match part {
            Part::Question(it) => self.question(it),
            Part::Group { id, label, parts } => {
                let inner: String = parts.iter().map(|it| self.html(it, level + 1)).collect();
                if label.is_empty() {
                    return std::format!("<div class=\"stack\" data-block=\"{}\">{inner}</div>", escape(id));
                }
                std::format!(
                    "<section class=\"group stack\" data-block=\"{0}\" aria-labelledby=\"{0}:label\"><h{level} id=\"{0}:label\">{1}</h{level}>{inner}</section>",
                    escape(id),
                    lines(label),
                )
            }
            Part::Repeat { id, label, entries, free } => self.repeat(id, label, entries, *free, level),
        }
    }

    fn repeat(
        self,
        id: &str,
        label: &str,
        entries: &[(String, Vec<Part>)],
        free: bool,
        level: usize,
    ) -> String {
        let m = messages(self.locale);
        let mut html = std::format!(
            "<section class=\"repeat stack\" data-block=\"{0}\"><input type=\"hidden\" name=\"n:{0}\" value=\"{1}\">",
            escape(id),
            entries.len()
        );
        for (at, (name, parts)) in entries.iter().enumerate() {
            let inner: String = parts.iter().map(|it| self.html(it, level + 1)).collect();
            let number = format(self.locale).integer(i64::try_from(at + 1).unwrap_or(0));
            let title = m.survey_entry(label, &number);
            let _ = write!(
                html,
                "<fieldset class=\"stack\" id=\"{}\"><legend>{}</legend>{inner}",
                escape(name),
                escape(&title)
            );
            if free && self.writes {
                let _ = write!(
                    html,
                    "<p><button class=\"button quiet small\" name=\"do\" value=\"remove:{}\">{}</button></p>",
                    escape(name),
                    escape(&m.survey_remove(&title)),
                );
            }
            html.push_str("</fieldset>");
        }
        if free && self.writes {
            let _ = write!(
                html,
                "<p><button class=\"button quiet\" name=\"do\" value=\"add:{}\">{}</button></p>",
                escape(id),
                escape(&m.survey_add(label)),
            );
        }
        html + "</section>"
    }

    fn question(self, it: &Question) -> String {
        let shown = |it: &&(Why, String)| self.missing || it.0 != Why::Missing;
        let fault = it
            .wrong
            .as_ref()
            .filter(shown)
            .map(|it| fault(messages(self.locale), it.0, &it.1))
            .unwrap_or_default();
        let template = QuestionHtml {
            m: messages(self.locale),
            locale: self.locale,
            it,
            label: lines(&it.label),
            fault,
            writes: self.writes && !it.read_only,
        };
        template.render().unwrap_or_else(|error| {
            tracing::error!(%error, "a question could not be rendered");
            String::new()
        })
    }
}

fn name(part: &Part) -> &str {
    match part {
        Part::Question(it) => &it.id,
        Part::Group { id, .. } | Part::Repeat { id, .. } => id,
    }
}

/// Puts into the parts of a page what she wrote and was not saved, beside what stands there. What has no place any
/// more comes back.
pub(super) fn contradict(parts: &mut [Part], conflicts: &[Conflict]) -> Vec<String> {
    let mut left: Vec<&Conflict> = conflicts.iter().collect();
    place(parts, &mut left);
    left.into_iter().map(|it| it.hers.clone()).collect()
}

fn place(parts: &mut [Part], left: &mut Vec<&Conflict>) {
    for part in parts {
        match part {
            Part::Group { parts, .. } => place(parts, left),
            Part::Repeat { entries, .. } => {
                for (_, parts) in entries {
                    place(parts, left);
                }
            }
            Part::Question(it) => {
                let Some(at) = left.iter().position(|other| other.id == it.id) else { continue };
                let conflict = left.remove(at);
                // A file cannot be put into the field for her: theirs stands there, and she is told.
                if it.kind.is_file() {
                    it.theirs = Some(it.value.clone());
                    continue;
                }
                let chosen: Vec<&str> =
                    it.choices.iter().filter(|it| it.chosen).map(|it| it.label.as_str()).collect();
                let theirs = if it.choices.is_empty() { it.value.clone() } else { chosen.join(" · ") };
                it.theirs = Some(theirs);
                it.value.clone_from(&conflict.hers);
                // One choice may hold blanks; of several, none does.
                let hers: Vec<&str> = match it.kind {
                    Kind::SelectOne => vec![conflict.hers.as_str()],
                    _ => conflict.hers.split_whitespace().collect(),
                };
                for choice in &mut it.choices {
                    choice.rank = hers.iter().position(|it| **it == *choice.value).map_or(0, |it| it + 1);
                    choice.chosen = choice.rank > 0;
                }
            }
        }
    }
}
