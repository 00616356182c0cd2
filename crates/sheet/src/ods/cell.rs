//! What one cell of an `OpenDocument` spreadsheet says.

use crate::origin::Origin;
use crate::xml::attribute;
use crate::{Cell, SheetError, date};
use quick_xml::events::BytesStart;
use quick_xml::{Error, XmlVersion};

/// Where each kind of value stands; numbers first, because percentages and currencies stand there too.
const VALUES: [(&str, &str); 5] = [
    ("float", "office:value"),
    ("string", "office:string-value"),
    ("date", "office:date-value"),
    ("time", "office:time-value"),
    ("boolean", "office:boolean-value"),
];

/// How often a row, cell or space is meant.
pub(super) fn repeats(origin: Origin<'_>, start: &BytesStart<'_>, name: &str) -> Result<u32, SheetError> {
    let value = attribute(start, name).map_err(|error| origin.damaged(format!("{name}: {error}")))?;
    match value {
        None => Ok(1),
        Some(text) => match text.trim().parse() {
            Ok(count) => Ok(count),
            Err(_) => Err(origin.damaged(format!("“{text}” is no number of repeats"))),
        },
    }
}

/// What a cell's start says.
#[derive(Default)]
pub(super) struct Head {
    pub repeat: u32,
    pub formula: bool,
    error: bool,
    kind: Option<String>,
    value: Option<String>,
}

impl Head {
    pub fn of(origin: Origin<'_>, start: &BytesStart<'_>) -> Result<Self, SheetError> {
        let mut head = Self { repeat: repeats(origin, start, "number-columns-repeated")?, ..Self::default() };
        let mut values = [None, None, None, None, None];
        for attribute in start.attributes() {
            let damaged = |error| origin.damaged(format!("a cell’s attributes: {error}"));
            let attribute = attribute.map_err(|error| damaged(Error::from(error)))?;
            let key = attribute.key.as_ref();
            if let Some(index) = VALUES.iter().position(|(_, name)| *name == key) {
                values[index] =
                    Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?.into());
                continue;
            }
            match key {
                "office:value-type" => head.kind = Some(attribute.value.into()),
                "calcext:value-type" => head.error = attribute.value == "error",
                "table:formula" => head.formula = true,
                _ => {}
            }
        }
        let index =
            VALUES.iter().position(|(kind, _)| head.kind.as_deref() == Some(*kind)).unwrap_or_default();
        head.value = values[index].take();
        Ok(head)
    }

    /// The value, where the cell has one; an empty text counts, for formulas.
    pub fn cell(self, text: String) -> Option<Cell> {
        let kind = self.kind?;
        if self.error {
            return Some(Cell::Error(text.into()));
        }
        Some(match (kind.as_str(), self.value) {
            ("date", Some(value)) => date::from_iso(&value),
            ("time", Some(value)) => date::from_iso_span(&value),
            ("boolean", Some(value)) => Cell::Bool(value == "true"),
            ("float" | "percentage" | "currency", Some(value)) => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => Cell::Error(value.into()),
            },
            ("string", Some(value)) if text.is_empty() => value.into(),
            _ => text.into(),
        })
    }
}

/// Text as `OpenDocument` means it: runs of blanks count as one, others are spelled out.
#[derive(Default)]
pub(super) struct Paragraphs {
    pub text: String,
    begun: bool,
}

impl Paragraphs {
    pub fn begin(&mut self) {
        if self.begun {
            self.text.push('\n');
        }
        self.begun = true;
    }

    pub fn push(&mut self, character: char) {
        self.text.push(character);
    }

    /// Never more than make the text too long.
    pub fn spaces(&mut self, count: u32, most: usize) {
        let count = (count as usize).min(most.saturating_mul(4) + 1);
        self.text.extend(std::iter::repeat_n(' ', count));
    }

    pub fn run(&mut self, run: &str) {
        let mut blank = false;
        for character in run.chars() {
            let is_blank = matches!(character, ' ' | '\t' | '\r' | '\n');
            if !is_blank {
                self.text.push(character);
            } else if !blank {
                self.text.push(' ');
            }
            blank = is_blank;
        }
    }
}
