//! What calamine believes without asking, checked before it is asked: declared counts, addresses, indexes,
//! and parts that would be copied once per cell or per style.

use crate::SheetError;
use crate::archive::Archive;
use crate::origin::{Excess, Origin};
use crate::xml::Part;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;

/// Bytes of text that one string or cell may hold in the file, with all its markup taken away.
const LONGEST_TEXT: usize = 1 << 20;

/// Elements that calamine keeps, each once.
const KEPT: [&str; 7] = ["font", "fill", "border", "numFmt", "definedName", "Relationship", "sheet"];

/// What each takes besides its texts.
const KEPT_SIZE: usize = 150;

/// What each cell style takes besides the font and format that are copied into it.
const STYLE_SIZE: usize = 400;

/// What all of these may take.
const KEPT_BYTES: usize = 32 << 20;

/// Kinds of parts that calamine opens as sheets, by the end of their relationship's type.
const SHEETS: [&str; 4] = ["worksheet", "chartsheet", "dialogsheet", "officeDocument"];

/// Looks at every part that calamine may open.
pub(super) fn check(origin: Origin<'_>, archive: &mut Archive<'_>) -> Result<(), SheetError> {
    let mut guard = Guard { origin, strings: 0, texts: 0, targets: HashSet::new(), sheets: HashSet::new() };
    for index in 0..archive.names().len() {
        if archive.names().get(index).is_some_and(|name| is_read(name)) {
            guard.part(&mut archive.part_at(index)?)?;
        }
    }
    Ok(())
}

/// Whether a part of that name is read at all: XML that is not about the document itself or somebody's own.
fn is_read(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let end = name.rsplit('.').next();
    matches!(end, Some("xml" | "rels"))
        && !["customxml", "docprops"].iter().any(|folder| name.contains(folder))
}

struct Guard<'a> {
    origin: Origin<'a>,
    /// Shared strings so far.
    strings: u64,
    /// Bytes of text outside sheets so far.
    texts: usize,
    /// Parts that relationships call sheets.
    targets: HashSet<String>,
    /// Identifiers and names of the workbook's sheets.
    sheets: HashSet<String>,
}

/// What is known of a part while it is read.
#[derive(Default)]
struct Progress {
    inside: Inside,
    /// Bytes of text since the last tag, or since the shared string or cell began.
    text: usize,
    rows: usize,
    /// Bytes that the library will keep, besides cell styles.
    kept: usize,
    styles: usize,
    longest_attribute: usize,
}

#[derive(Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    String,
    Cell,
}

impl Guard<'_> {
    fn part(&mut self, part: &mut Part<'_>) -> Result<(), SheetError> {
        let mut progress = Progress::default();
        loop {
            match part.next()? {
                Event::Eof => return self.kept(&progress),
                Event::Start(start) => self.start(&start, &mut progress)?,
                Event::End(end) => {
                    if matches!(end.local_name().as_ref(), "si" | "c") {
                        progress.inside = Inside::Nothing;
                    }
                    if progress.inside == Inside::Nothing {
                        progress.text = 0;
                    }
                }
                Event::Text(text) | Event::Comment(text) => self.text(text.len(), &mut progress)?,
                Event::CData(text) => self.text(text.len(), &mut progress)?,
                Event::GeneralRef(reference) => self.text(reference.len() + 2, &mut progress)?,
                _ => {}
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, progress: &mut Progress) -> Result<(), SheetError> {
        let name = start.local_name();
        let name = name.as_ref();
        let limits = self.origin.limits;
        if progress.inside == Inside::Nothing || matches!(name, "si" | "c") {
            progress.text = 0;
        }
        match name {
            "si" => {
                progress.inside = Inside::String;
                self.strings += 1;
                if self.strings > limits.max_strings {
                    return Err(self.origin.too_large(Excess::unreal("shared strings", limits.max_strings)));
                }
            }
            "c" => progress.inside = Inside::Cell,
            "row" => {
                progress.rows += 1;
                let most = limits.max_rows.saturating_add(limits.max_empty_rows);
                if progress.rows > most {
                    let excess = Excess::splittable("rows in one sheet, most of them empty", most);
                    return Err(self.origin.too_large(excess));
                }
            }
            _ => {}
        }
        if KEPT.contains(&name) {
            progress.kept += KEPT_SIZE + start.len();
        }
        progress.styles += usize::from(name == "xf");
        match name {
            "Relationship" => self.relationship(start)?,
            "sheet" => self.sheet(start)?,
            _ => {}
        }
        self.attributes(name, start, progress)
    }

    /// Counts and addresses that the library takes at their word.
    fn attributes(
        &self,
        element: &str,
        start: &BytesStart<'_>,
        progress: &mut Progress,
    ) -> Result<(), SheetError> {
        for attribute in start.attributes() {
            let attribute =
                attribute.map_err(|error| self.origin.damaged(format!("<{element}>: {error}")))?;
            let value = attribute.value.as_ref();
            progress.longest_attribute = progress.longest_attribute.max(value.len());
            match (element, attribute.key.as_ref()) {
                ("sst", "uniqueCount") => {
                    let most = self.origin.limits.max_strings;
                    if value.parse().is_ok_and(|count: u128| count > u128::from(most)) {
                        return Err(self.origin.too_large(Excess::unreal("shared strings", most)));
                    }
                }
                ("row" | "c", "r") | ("dimension" | "f", "ref") if !is_address(value) => {
                    let shown: String = value.chars().take(40).collect();
                    return Err(self.origin.damaged(format!("“{shown}” is no place in a sheet")));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, bytes: usize, progress: &mut Progress) -> Result<(), SheetError> {
        progress.text += bytes;
        if progress.text > LONGEST_TEXT {
            return Err(self.origin.too_large(Excess::unreal("bytes in one text", LONGEST_TEXT as u64)));
        }
        // The texts of cells are counted when they are taken in; these stay in the library.
        if progress.inside != Inside::Cell {
            self.texts += bytes;
            let most = self.origin.limits.max_text_bytes;
            if self.texts > most {
                return Err(self.origin.too_large(Excess::splittable("bytes of text", most)));
            }
        }
        Ok(())
    }

    fn kept(&self, progress: &Progress) -> Result<(), SheetError> {
        let each = STYLE_SIZE + 2 * progress.longest_attribute;
        if progress.kept + progress.styles.saturating_mul(each) > KEPT_BYTES {
            let excess = Excess::unreal("bytes of styles, names and links", KEPT_BYTES as u64);
            return Err(self.origin.too_large(excess));
        }
        Ok(())
    }

    /// A sheet must be a part that was looked at, and only once: else one part is read a thousand times.
    fn relationship(&mut self, start: &BytesStart<'_>) -> Result<(), SheetError> {
        let (mut kind, mut target) = (String::new(), String::new());
        for attribute in start.attributes() {
            let attribute =
                attribute.map_err(|error| self.origin.damaged(format!("<Relationship>: {error}")))?;
            match attribute.key.as_ref() {
                "Type" => kind = attribute.value.into_owned(),
                "Target" => target = attribute.value.replace('\\', "/"),
                _ => {}
            }
        }
        if kind.contains('&') {
            return Err(self.origin.damaged(format!("“{kind}” is no kind of part")));
        }
        if !kind.rsplit('/').next().is_some_and(|kind| SHEETS.contains(&kind)) {
            return Ok(());
        }
        if target.ends_with("workbook.bin") {
            return Err(self.origin.unsupported("a binary Excel workbook (XLSB)"));
        }
        // With an “&” the library may read another name than stands here.
        if !is_read(&target) || target.contains('&') {
            return Err(self.origin.damaged(format!("“{target}” cannot be a sheet")));
        }
        let known: Vec<&str> = target.rsplit('/').take(2).collect();
        if !self.targets.insert(known.join("/").to_ascii_lowercase()) {
            return Err(self.origin.damaged(format!("two sheets share the part “{target}”")));
        }
        Ok(())
    }

    fn sheet(&mut self, start: &BytesStart<'_>) -> Result<(), SheetError> {
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.origin.damaged(format!("<sheet>: {error}")))?;
            let key = attribute.key.local_name();
            let key = key.as_ref();
            if !matches!(key, "id" | "name") {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| self.origin.damaged(format!("<sheet>: {error}")))?;
            if !self.sheets.insert(format!("{key} {value}")) {
                return Err(self.origin.damaged(format!("two sheets are called “{value}”")));
            }
        }
        Ok(())
    }
}

/// Whether numbers and letters are short enough for the library to count them: `A1`, `XFD1048576`, `A1:B2`, `12`.
fn is_address(text: &str) -> bool {
    text.split(':').all(|corner| {
        let digits = corner.bytes().filter(u8::is_ascii_digit).count();
        digits <= 7 && corner.len() - digits <= 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_short() {
        for sound in ["A1", "XFD1048576", "A1:XFD1048576", "12", "1048576", "a1", ""] {
            assert!(is_address(sound), "{sound}");
        }
        for wild in ["A99999999999", "ABCDEFG1", "A1:B99999999", "99999999"] {
            assert!(!is_address(wild), "{wild}");
        }
    }

    #[test]
    fn only_parts_of_the_workbook_are_read() {
        for read in ["xl/workbook.xml", "_rels/.rels", "XL\\Worksheets\\Sheet1.XML"] {
            assert!(is_read(read), "{read}");
        }
        for passed in ["xl/media/image1.png", "customXml/item1.xml", "docProps/app.xml", "xl/vbaProject.bin"]
        {
            assert!(!is_read(passed), "{passed}");
        }
    }
}
