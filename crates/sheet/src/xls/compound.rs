//! The container of old Office files (MS-CFB): sectors, chained by a table, behind a directory.

use super::{u16_at, u32_at};
use crate::SheetError;
use crate::origin::Origin;
use std::borrow::Cow;

/// Sector numbers from here on are marks, not sectors.
const MARKS: u32 = 0xffff_fffa;
const END: u32 = 0xffff_fffe;

/// Streams below this size live in small sectors inside the root's stream.
const SMALL: usize = 4_096;
const SMALL_SECTOR: usize = 64;

/// An open container.
pub(crate) struct Compound<'a> {
    origin: Origin<'a>,
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory.
    pub fn open(origin: Origin<'a>, bytes: &'a [u8]) -> Result<Self, SheetError> {
        let cut = || origin.damaged("it is cut short");
        let sector = match u16_at(bytes, 30).ok_or_else(cut)? {
            9 => 512,
            12 => 4_096,
            _ => return Err(origin.damaged("its sectors have no known size")),
        };
        let mut compound = Self {
            origin,
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        compound.table = compound.table().ok_or_else(cut)?;
        let directory = u32_at(bytes, 48).ok_or_else(cut)?;
        let directory = compound.gather(directory, usize::MAX)?;
        compound.entries = directory.chunks_exact(128).filter_map(Entry::of).collect();
        let root = compound.entries.first().map(|root| (root.start, root.size));
        let small_table = u32_at(bytes, 60).ok_or_else(cut)?;
        if let (Some((start, size)), true) = (root, small_table < MARKS) {
            compound.small = compound.gather(start, size)?;
            let table = compound.gather(small_table, usize::MAX)?;
            compound.small_table = numbers(&table).collect();
        }
        Ok(compound)
    }

    /// Whether there is a stream or folder of that name.
    pub fn holds(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, SheetError> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = entry else {
            return Err(self.origin.damaged(format!("it has no stream “{name}”")));
        };
        if entry.size >= SMALL {
            return self.gather(entry.start, entry.size);
        }
        let place = |id: u32| {
            let at = (id as usize).checked_mul(SMALL_SECTOR)?;
            self.small.get(at..self.small.len().min(at.checked_add(SMALL_SECTOR)?))
        };
        self.chain(entry.start, entry.size, &self.small_table, place)
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let at = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(at..self.bytes.len().min(at.checked_add(self.sector)?))
    }

    /// The table of sectors, never longer than the file has sectors.
    fn table(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector;
        let mut table = Vec::new();
        let mut listed: Cow<'_, [u8]> = Cow::Borrowed(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..=most {
            for id in numbers(&listed).filter(|&id| id < MARKS) {
                if table.len() >= most {
                    return Some(table);
                }
                table.extend(numbers(self.sector(id)?));
            }
            if next >= MARKS {
                break;
            }
            // The last number of such a sector leads to the following one.
            let sector = self.sector(next)?;
            let (list, link) = sector.split_at_checked(self.sector - 4)?;
            next = u32_at(link, 0)?;
            listed = Cow::Owned(list.to_vec());
        }
        Some(table)
    }

    fn gather(&self, start: u32, size: usize) -> Result<Vec<u8>, SheetError> {
        self.chain(start, size, &self.table, |id| self.sector(id))
    }

    /// At most `size` bytes along a chain, which ends: it cannot be longer than its table.
    fn chain<'s>(
        &self,
        start: u32,
        size: usize,
        table: &[u32],
        place: impl Fn(u32) -> Option<&'s [u8]>,
    ) -> Result<Vec<u8>, SheetError> {
        let lost = || self.origin.damaged("its sectors lead nowhere or run in a circle");
        let mut bytes = Vec::new();
        let mut id = start;
        for _ in 0..=table.len() {
            if id == END || bytes.len() >= size {
                bytes.truncate(size);
                return Ok(bytes);
            }
            bytes.extend_from_slice(place(id).ok_or_else(lost)?);
            id = *table.get(id as usize).ok_or_else(lost)?;
        }
        Err(lost())
    }
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Self> {
        let units = bytes.get(..64)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
        let units: Vec<u16> = units.take_while(|&unit| unit != 0).collect();
        let size = u32_at(bytes, 120)? as usize;
        Some(Self { name: String::from_utf16_lossy(&units), start: u32_at(bytes, 116)?, size })
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}
