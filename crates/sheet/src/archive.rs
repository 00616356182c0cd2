//! A zip container whose parts are inflated under a count, whatever sizes it declares.

use crate::SheetError;
use crate::origin::{Excess, Origin};
use crate::xml::Part;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Parts may be this large before their ratio is looked at: small ones of blanks pack very well.
const RATIO_COUNTS_FROM: u64 = 8 << 20;

/// The signature of an entry in a container's directory, and of its ends.
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const SIGNATURES: [[u8; 4]; 4] = [ENTRY, *b"PK\x05\x06", *b"PK\x06\x06", *b"PK\x06\x07"];

/// What the names and further fields of all entries may take; a spreadsheet’s take a few kilobytes.
const DIRECTORY_BYTES: usize = 1 << 20;

/// An open container.
pub(crate) struct Archive<'a> {
    origin: Origin<'a>,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    inflated: u64,
    elements: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory, and nothing else.
    pub fn open(origin: Origin<'a>, bytes: &'a [u8]) -> Result<Self, SheetError> {
        directory(origin, bytes)?;
        let damaged = |error: ZipError| origin.damaged(format!("its zip container cannot be read ({error})"));
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.has_duplicate_names() || zip.has_overlapping_files().map_err(damaged)? {
            return Err(origin.damaged("parts of its zip container lie over each other"));
        }
        let names: Result<Vec<String>, ZipError> =
            zip.file_names().map(|name| Ok(name?.into_owned())).collect();
        Ok(Self { origin, names: names.map_err(damaged)?, zip, inflated: 0, elements: 0 })
    }

    /// The names of the parts, as they stand.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The part of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, SheetError> {
        match self.names.iter().position(|known| known == name) {
            Some(index) => self.part_at(index).map(Some),
            None => Ok(None),
        }
    }

    /// The part at a place in [`names`](Self::names).
    pub fn part_at(&mut self, index: usize) -> Result<Part<'_>, SheetError> {
        let origin = self.origin;
        let name = self.names.get(index).cloned().unwrap_or_default();
        let file = self.zip.by_index(index).map_err(|error| unpackable(origin, &name, &error))?;
        let packed = file.compressed_size();
        let counted = Inflated { packed, inner: file, origin, total: &mut self.inflated, read: 0 };
        let reader = BufReader::with_capacity(1 << 16, counted);
        Ok(Part::new(origin, name, Box::new(reader), &mut self.elements))
    }

    /// The beginning of a part, as bytes.
    pub fn beginning(&mut self, name: &str, length: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.zip.by_name(name).ok()?.take(length).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Counts what the library would gather before anyone can look at it: each sign costs it more than the file.
fn directory(origin: Origin<'_>, bytes: &[u8]) -> Result<(), SheetError> {
    let most = origin.limits.max_parts;
    let (mut signs, mut texts) = (0, 0);
    for (at, four) in bytes.windows(4).enumerate() {
        if four[0] != b'P' || !SIGNATURES.iter().any(|sign| sign == four) {
            continue;
        }
        signs += 1;
        // The lengths of an entry's name, further fields and comment.
        let lengths = bytes.get(at + 28..at + 34).filter(|_| *four == ENTRY).unwrap_or_default();
        texts +=
            lengths.chunks_exact(2).map(|two| usize::from(two[0]) + 256 * usize::from(two[1])).sum::<usize>();
        if signs > most + SIGNATURES.len() {
            return Err(origin.too_large(Excess::unreal("parts", most as u64)));
        }
        if texts > DIRECTORY_BYTES {
            return Err(origin.too_large(Excess::unreal("bytes of names of parts", DIRECTORY_BYTES as u64)));
        }
    }
    Ok(())
}

fn unpackable(origin: Origin<'_>, name: &str, error: &ZipError) -> SheetError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => origin.encrypted(),
        error => origin.damaged(format!("the part “{name}” cannot be unpacked ({error})")),
    }
}

/// Counts what comes out of a part.
struct Inflated<'a, R> {
    inner: R,
    origin: Origin<'a>,
    packed: u64,
    read: u64,
    total: &'a mut u64,
}

impl<R: Read> Read for Inflated<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.read += length as u64;
        *self.total += length as u64;
        let limits = self.origin.limits;
        if *self.total > limits.max_inflated_bytes {
            return Err(io::Error::other(Excess::unreal("bytes when unpacked", limits.max_inflated_bytes)));
        }
        let ratio = self.read / self.packed.max(1);
        if self.read > RATIO_COUNTS_FROM && ratio > limits.max_ratio {
            return Err(io::Error::other(Excess::unreal("times its packed size", limits.max_ratio)));
        }
        Ok(length)
    }
}
