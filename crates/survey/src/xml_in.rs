//! XML read: no document type, no entity of its own, bounded size and depth.

use crate::tree::{DOCUMENT, NodeId, Tree};
use crate::xml::allowed;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A record or a form is never longer.
const LONGEST: usize = 16 << 20;
const DEEPEST: usize = 100;
const MOST: usize = 500_000;

/// Why a text is no XML that is read here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// It is longer than any record.
    #[error("it is longer than {} MiB", LONGEST >> 20)]
    Long,
    /// It declares a document type, which can be made to expand without end or to fetch other files.
    #[error("it declares a document type, which is refused")]
    Doctype,
    /// It is nested too deep, or has too many elements.
    #[error("it has more elements than any form, or nests them deeper")]
    Large,
    /// It is no XML.
    #[error("at byte {0}: {1}")]
    Broken(u64, String),
}

/// An element that begins: its name without prefix, and its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Begun {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Begun {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
}

/// A record as it stands, without a form: elements and what stands in them.
///
/// # Errors
/// What is no XML that is read here.
pub fn tree(record: &str) -> Result<Tree, XmlError> {
    read(record).map(|it| it.0)
}

/// A document as a tree, with what is said of each element beside it.
pub(crate) fn read(text: &str) -> Result<(Tree, Vec<Begun>), XmlError> {
    if text.len() > LONGEST {
        return Err(XmlError::Long);
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut tree = Tree::default();
    let mut begun = vec![Begun { name: String::new(), attributes: Vec::new() }];
    let mut open: Vec<(NodeId, String)> = vec![(DOCUMENT, String::new())];
    loop {
        let at = reader.buffer_position();
        let broken = |what: &dyn std::fmt::Display| XmlError::Broken(at, what.to_string());
        let event = reader.read_event().map_err(|error| broken(&error))?;
        match event {
            Event::DocType(_) => return Err(XmlError::Doctype),
            Event::Start(start) => {
                let holder = open.last().map_or(DOCUMENT, |it| it.0);
                if tree.len() > MOST || open.len() > DEEPEST {
                    return Err(XmlError::Large);
                }
                let one = element(&start, &broken)?;
                if holder == DOCUMENT && tree.root().is_some() {
                    return Err(broken(&"a second root element begins"));
                }
                let id = tree.push(holder, one.name.as_str());
                begun.push(one);
                open.push((id, String::new()));
            }
            Event::End(_) => {
                let Some((id, text)) = open.pop().filter(|it| it.0 != DOCUMENT) else {
                    return Err(broken(&"an element ends that never began"));
                };
                // Blanks between elements are no answer.
                if tree.children(id).is_empty() || !text.trim().is_empty() {
                    tree.set_text(id, text);
                }
            }
            Event::Text(piece) => {
                say(&mut open, &piece);
            }
            Event::CData(piece) => {
                say(&mut open, &piece);
            }
            Event::GeneralRef(reference) => {
                let name = &*reference;
                let character = reference.resolve_char_ref().map_err(|error| broken(&error))?;
                let text = match character {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(name)
                        .ok_or_else(|| broken(&format!("the entity “{name}” is not known")))?
                        .to_owned(),
                };
                say(&mut open, &text);
            }
            Event::Eof if open.len() > 1 => return Err(broken(&"the document ends within an element")),
            Event::Eof if tree.root().is_none() => return Err(broken(&"there is no element")),
            Event::Eof => return Ok((tree, begun)),
            _ => {}
        }
    }
}

fn say(open: &mut [(NodeId, String)], piece: &str) {
    if let Some((_, text)) = open.last_mut() {
        // A parser may let through what XML does not.
        text.push_str(&allowed(piece));
    }
}

fn element(
    start: &BytesStart<'_>,
    broken: &impl Fn(&dyn std::fmt::Display) -> XmlError,
) -> Result<Begun, XmlError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| broken(&error))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| broken(&error))?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Begun { name: start.local_name().as_ref().to_owned(), attributes })
}
