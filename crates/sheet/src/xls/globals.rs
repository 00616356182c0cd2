//! What holds for a whole workbook: its sheets, strings and number formats.

use super::number::Meaning;
use super::record::{Pieces, Record, Records, kind};
use super::{string, u16_at, u32_at};
use crate::SheetError;
use crate::origin::{Excess, Origin};
use std::collections::{HashMap, HashSet};

/// The version of BIFF that Excel 97 to 2003 write.
const BIFF8: u16 = 0x0600;

/// The workbook's part of the stream.
pub(super) struct Globals {
    pub sheets: Vec<Tab>,
    pub strings: Vec<Box<str>>,
    pub from_1904: bool,
    /// What the number formats mean, by the styles that cells name.
    styles: Vec<Meaning>,
}

/// A worksheet and where its records begin.
pub(super) struct Tab {
    pub name: String,
    pub position: usize,
}

impl Globals {
    pub fn read(origin: Origin<'_>, stream: &[u8]) -> Result<Self, SheetError> {
        let cut = || origin.damaged("its stream is cut short");
        let mut records = Records::at(stream, 0).ok_or_else(cut)?;
        let begin = records.next().filter(|record| record.kind == kind::BOF).ok_or_else(cut)?;
        if u16_at(begin.data, 0) != Some(BIFF8) {
            return Err(origin.unsupported("a workbook of Excel 95 or older"));
        }
        let mut book = Self { sheets: Vec::new(), strings: Vec::new(), from_1904: false, styles: Vec::new() };
        let mut codes: HashMap<u16, Meaning> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut positions = HashSet::new();
        loop {
            let record = records.next().ok_or_else(cut)?;
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(origin.encrypted()),
                kind::DATE_MODE => book.from_1904 = u16_at(record.data, 0) == Some(1),
                kind::FORMAT => {
                    let id = u16_at(record.data, 0).ok_or_else(cut)?;
                    let code = record.data.get(2..).and_then(|data| string::long(&mut Pieces::of(data)));
                    codes.insert(id, Meaning::of_code(&code.ok_or_else(cut)?));
                }
                kind::XF => styles.push(u16_at(record.data, 2).ok_or_else(cut)?),
                kind::BOUND_SHEET => {
                    if let Some(tab) = tab(record.data).ok_or_else(cut)? {
                        let begin = Records::at(stream, tab.position).and_then(|mut records| records.next());
                        if begin.is_none_or(|begin| begin.kind != kind::BOF)
                            || !positions.insert(tab.position)
                        {
                            return Err(
                                origin.damaged(format!("the sheet “{}” is not where it should be", tab.name))
                            );
                        }
                        book.sheets.push(tab);
                    }
                }
                kind::SST => book.strings = strings(origin, &mut records, record)?,
                _ => {}
            }
        }
        let meaning = |id: u16| codes.get(&id).copied().unwrap_or_else(|| Meaning::built_in(id));
        book.styles = styles.into_iter().map(meaning).collect();
        Ok(book)
    }

    /// What a style makes of a number; one that is not there makes nothing of it.
    pub fn meaning(&self, style: u16) -> Meaning {
        self.styles.get(usize::from(style)).copied().unwrap_or(Meaning::Number)
    }
}

/// A sheet of cells; charts and macros are none.
#[allow(clippy::option_option)] // cut short, or not a sheet of cells
fn tab(data: &[u8]) -> Option<Option<Tab>> {
    let position = u32_at(data, 0)? as usize;
    let name = string::short(data.get(6..)?)?;
    Some((*data.get(5)? == 0).then_some(Tab { name, position }))
}

/// The strings that cells share. Read as far as they go: what is missing is missed by the cell that names it.
fn strings<'a>(
    origin: Origin<'_>,
    records: &mut Records<'a>,
    record: Record<'a>,
) -> Result<Vec<Box<str>>, SheetError> {
    let limits = origin.limits;
    let mut pieces = records.continued(record);
    let mut strings = Vec::new();
    let mut bytes = 0;
    let declared = pieces.take(8).and_then(|head| u32_at(head, 4)).unwrap_or_default();
    for _ in 0..declared {
        let Some(text) = string::long(&mut pieces) else { break };
        bytes += text.len();
        if strings.len() as u64 >= limits.max_strings {
            return Err(origin.too_large(Excess::unreal("shared strings", limits.max_strings)));
        }
        if bytes > limits.max_text_bytes {
            return Err(origin.too_large(Excess::splittable("bytes of text", limits.max_text_bytes)));
        }
        strings.push(text.into_boxed_str());
    }
    Ok(strings)
}
