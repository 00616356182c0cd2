//! The stream of records that a workbook is (MS-XLS): a kind, a length, and so many bytes.

use super::u16_at;

/// Kinds of records, as MS-XLS 2.3 numbers them.
pub(super) mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000a;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00bd;
    pub const R_STRING: u16 = 0x00d6;
    pub const XF: u16 = 0x00e0;
    pub const SST: u16 = 0x00fc;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BOF: u16 = 0x0809;
}

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// The records from a place on; ends where one is cut short.
#[derive(Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub fn at(stream: &'a [u8], position: usize) -> Option<Self> {
        stream.get(position..).map(|rest| Self { rest })
    }

    /// The record's bytes together with those that continue it.
    pub fn continued(&mut self, record: Record<'a>) -> Pieces<'a> {
        let mut rest = self.clone();
        let mut pieces = vec![record.data];
        while let Some(next) = rest.next().filter(|next| next.kind == kind::CONTINUE) {
            pieces.push(next.data);
            self.clone_from(&rest);
        }
        pieces.reverse();
        Pieces { now: &[], later: pieces }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.rest, 0)?;
        let length = usize::from(u16_at(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some(Record { kind, data })
    }
}

/// A record's bytes in the pieces that it was cut into.
pub(super) struct Pieces<'a> {
    now: &'a [u8],
    /// In reverse.
    later: Vec<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// Bytes that are not cut.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { now: bytes, later: Vec::new() }
    }

    /// What is left of the current piece, or of the next one that holds anything. `true` when it is a new one.
    pub fn available(&mut self) -> Option<(&'a [u8], bool)> {
        let mut fresh = false;
        while self.now.is_empty() {
            self.now = self.later.pop()?;
            fresh = true;
        }
        Some((self.now, fresh))
    }

    /// Takes bytes, which may lie in several pieces.
    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = count.min(self.available()?.0.len());
            self.now = self.now.get(step..)?;
            count -= step;
        }
        Some(())
    }

    /// Takes bytes that lie in one piece.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        if count == 0 {
            return Some(&[]);
        }
        let (taken, rest) = self.available()?.0.split_at_checked(count)?;
        self.now = rest;
        Some(taken)
    }
}
