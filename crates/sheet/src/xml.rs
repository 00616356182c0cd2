//! One XML part of a container, read event by event: no document type, no entity, bounded pieces, balanced
//! elements.

use crate::SheetError;
use crate::origin::{Excess, Origin};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};
use std::io::{self, BufRead, Read};

/// The longest tag, text or comment: ten times what the longest cell needs.
const LONGEST_PIECE: usize = 1 << 20;

/// The deepest nesting; spreadsheets need about fifteen.
const DEEPEST: usize = 100;

/// A part being read.
pub(crate) struct Part<'a> {
    origin: Origin<'a>,
    name: String,
    reader: Reader<Meter<Box<dyn BufRead + 'a>>>,
    buffer: Vec<u8>,
    depth: usize,
    elements: &'a mut u64,
}

impl<'a> Part<'a> {
    /// Reads `bytes`; `elements` counts over all parts of a file.
    pub fn new(
        origin: Origin<'a>,
        name: String,
        bytes: Box<dyn BufRead + 'a>,
        elements: &'a mut u64,
    ) -> Self {
        let mut reader = Reader::from_reader(Meter { inner: bytes, used: 0 });
        reader.config_mut().expand_empty_elements = true;
        Self { origin, name, reader, buffer: Vec::new(), depth: 0, elements }
    }

    /// How many elements are open, counting the one whose start was read last.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next event. Every start has its end; the last event is `Eof`, when all elements are closed.
    pub fn next(&mut self) -> Result<Event<'_>, SheetError> {
        self.buffer.clear();
        self.reader.get_mut().used = 0;
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(refusal(self.origin, &self.name, &error)),
        };
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                *self.elements += 1;
                let most = self.origin.limits.max_elements;
                if *self.elements > most {
                    return Err(self.origin.too_large(Excess::unreal("XML elements", most)));
                }
                if self.depth > DEEPEST {
                    let excess = Excess::unreal("XML elements inside each other", DEEPEST as u64);
                    return Err(self.origin.too_large(excess));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => {
                return Err(SheetError::Doctype {
                    file: self.origin.file.to_owned(),
                    part: self.name.clone(),
                });
            }
            Event::Eof if self.depth > 0 => {
                return Err(self.origin.damaged(format!("the part “{}” is cut short", self.name)));
            }
            _ => {}
        }
        Ok(event)
    }

    /// Passes over the rest of the element whose start was read last.
    pub fn skip(&mut self) -> Result<(), SheetError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Error> {
    for attribute in start.attributes() {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned()));
        }
    }
    Ok(None)
}

/// The character that a reference such as `&amp;` or `&#233;` stands for.
pub(crate) fn character(reference: &BytesRef<'_>) -> Option<char> {
    match quick_xml::escape::resolve_xml_entity(reference) {
        Some(text) => text.chars().next(),
        None => reference.resolve_char_ref().ok().flatten(),
    }
}

/// Why reading stopped, in our words.
pub(crate) fn refusal(origin: Origin<'_>, part: &str, error: &Error) -> SheetError {
    let cause = if let Error::Io(cause) = error { cause.get_ref() } else { None };
    match cause.and_then(|cause| cause.downcast_ref::<Excess>()) {
        Some(&excess) => origin.too_large(excess),
        None => origin.damaged(format!("the part “{part}” cannot be read ({error})")),
    }
}

/// Counts the bytes of one piece, which the reader above would otherwise gather without end.
struct Meter<R> {
    inner: R,
    used: usize,
}

impl<R: BufRead> BufRead for Meter<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > LONGEST_PIECE {
            let excess = Excess::unreal("bytes in one tag or text", LONGEST_PIECE as u64);
            return Err(io::Error::other(excess));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.used += amount;
        self.inner.consume(amount);
    }
}

impl<R: BufRead> Read for Meter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    /// Reads to the end and tells how many elements there were.
    fn drain(xml: &[u8]) -> Result<u64, SheetError> {
        let limits = Limits { max_elements: 500, ..Limits::default() };
        let mut elements = 0;
        let origin = Origin { file: "f", limits: &limits };
        let mut part = Part::new(origin, "p".into(), Box::new(io::BufReader::new(xml)), &mut elements);
        while !matches!(part.next()?, Event::Eof) {}
        drop(part);
        Ok(elements)
    }

    fn refused(xml: &[u8]) -> String {
        drain(xml).unwrap_err().to_string()
    }

    #[test]
    fn well_formed_parts_are_read_to_their_end() {
        assert_eq!(
            drain(b"\xef\xbb\xbf<?xml version=\"1.0\"?><a><b x='1'/>t&amp;t<!-- c --></a>").unwrap(),
            2
        );
    }

    #[test]
    fn a_document_type_is_refused() {
        let bomb = b"<!DOCTYPE a [<!ENTITY e \"ee\">]><a>&e;</a>";
        assert!(matches!(drain(bomb), Err(SheetError::Doctype { part, .. }) if part == "p"));
    }

    #[test]
    fn what_is_cut_or_crossed_or_not_utf8_is_damaged() {
        for xml in ["<a><b></b>", "<a><b", "<a></b>", "</a>", "<a><!-- "] {
            assert!(refused(xml.as_bytes()).contains("damaged"), "{xml}");
        }
        assert!(refused(b"<a>\xff\xfe</a>").contains("damaged"));
        assert!(refused(b"\xff\xfe<\0a\0/\0>\0").contains("damaged"));
    }

    #[test]
    fn pieces_depth_and_number_are_bounded() {
        for (open, close) in
            [("<a>", "</a>"), ("<a><!--", "--></a>"), ("<a x='", "'/>"), ("<a><![CDATA[", "]]></a>")]
        {
            let long = format!("{open}{}{close}", "y".repeat(LONGEST_PIECE + (1 << 17)));
            assert!(
                refused(long.as_bytes()).contains("more than 1,048,576 bytes in one tag or text"),
                "{open}"
            );
        }
        assert!(refused("<a>".repeat(200).as_bytes()).contains("inside each other"));
        assert!(refused("<a/>".repeat(501).as_bytes()).contains("more than 500 XML elements"));
    }

    #[test]
    fn an_element_can_be_passed_over() {
        let limits = Limits::default();
        let mut elements = 0;
        let origin = Origin { file: "f", limits: &limits };
        let xml: &[u8] = b"<a><b><c/>t</b><d/></a>";
        let mut part = Part::new(origin, "p".into(), Box::new(io::BufReader::new(xml)), &mut elements);
        part.next().unwrap();
        part.next().unwrap();
        part.skip().unwrap();
        assert!(matches!(part.next().unwrap(), Event::Start(start) if start.name().as_ref() == "d"));
    }
}
