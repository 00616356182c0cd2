//! Letters and their marks in one run.
//!
//! Typst 0.15 sets a mark that stands higher or lower than its letter as a run of its own, and gives both runs the
//! text of the whole cluster: whoever copies or hears “আর্কে” gets “আর্কের্কে”. Joined again, krilla writes the
//! cluster's text once, as `/ActualText`.

use typst::ecow::EcoVec;
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::model::Document as _;
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// The same pages, in which no cluster is split.
pub(crate) fn joined(document: &PagedDocument) -> PagedDocument {
    let pages: EcoVec<_> = document
        .pages()
        .iter()
        .map(|page| {
            let mut page = page.clone();
            page.frame = frame(&page.frame);
            page
        })
        .collect();
    PagedDocument::new(pages, document.info().clone())
}

fn frame(old: &Frame) -> Frame {
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(old.items().len());
    for (point, item) in old.items() {
        match item {
            FrameItem::Text(text) => {
                // Underlines stand between the runs that they belong to.
                let before = items.iter_mut().rev().find(|(_, item)| !matches!(item, FrameItem::Shape(..)));
                let whole = match before {
                    Some((at, FrameItem::Text(before))) => {
                        join((*at, before), (*point, text)).map(|joined| {
                            *before = joined;
                        })
                    }
                    _ => None,
                };
                if whole.is_none() {
                    items.push((*point, item.clone()));
                }
            }
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = frame(&group.frame);
                items.push((*point, FrameItem::Group(group)));
            }
            _ => items.push((*point, item.clone())),
        }
    }
    let mut new = Frame::new(old.size(), old.kind());
    if old.has_baseline() {
        new.set_baseline(old.baseline());
    }
    new.push_multiple(items);
    new
}

/// One run of two, if the second goes on with the cluster that the first ends with.
fn join((at, a): (Point, &TextItem), (next, b): (Point, &TextItem)) -> Option<TextItem> {
    let (last, first) = (a.glyphs.last()?, b.glyphs.first()?);
    let alike = a.font == b.font
        && a.size == b.size
        && a.fill == b.fill
        && a.stroke == b.stroke
        && (a.lang, a.region) == (b.lang, b.region);
    let gap = next.x - at.x - a.width();
    if !alike || last.span != first.span || gap > Abs::pt(0.01) || gap < Abs::pt(-0.01) {
        return None;
    }
    let cluster = a.text.get(last.range()).filter(|cluster| b.text.get(first.range()) == Some(*cluster))?;
    let left_to_right = last.range().end == a.text.len() && first.range().start == 0;
    let right_to_left = last.range().start == 0 && first.range().end == b.text.len();
    let (text, a_shift, b_shift) = if left_to_right {
        (format!("{}{}", a.text, &b.text[cluster.len()..]), 0, a.text.len() - cluster.len())
    } else if right_to_left {
        (format!("{}{}", b.text, &a.text[cluster.len()..]), b.text.len() - cluster.len(), 0)
    } else {
        return None;
    };
    u16::try_from(text.len()).ok()?;
    let rise = Em::from_abs(at.y - next.y, a.size);
    let mut glyphs = Vec::with_capacity(a.glyphs.len() + b.glyphs.len());
    for (list, shift, rise) in [(&a.glyphs, a_shift, Em::zero()), (&b.glyphs, b_shift, rise)] {
        let shift = u16::try_from(shift).ok()?;
        glyphs.extend(list.iter().cloned().map(|mut glyph| {
            glyph.range = glyph.range.start + shift..glyph.range.end + shift;
            glyph.y_offset += rise;
            glyph
        }));
    }
    Some(TextItem { text: text.into(), glyphs, ..a.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Press;
    use diligence_domain::document::{Block, Document, Inline};

    /// The text of every run, in order.
    fn runs(frame: &Frame, list: &mut Vec<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Text(text) => list.push(text.text.to_string()),
                FrameItem::Group(group) => runs(&group.frame, list),
                _ => {}
            }
        }
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        let press = Press::new().unwrap();
        let doc = Document {
            locale: "bn".parse().unwrap(),
            title: "আর্কেডিয়া".into(),
            subtitle: String::new(),
            publisher: String::new(),
            date: "2026-11-24".into(),
            date_text: String::new(),
            contents_title: String::new(),
            page_of: String::new(),
            blocks: vec![Block::Paragraph {
                text: vec![Inline::Link {
                    text: "সূচিপত্র صفراً তদ্রূপ".into(),
                    to: "https://example.org".into(),
                }],
            }],
        };
        let pages = press.lay(&doc).unwrap();
        let texts = |pages: &PagedDocument| {
            let mut list = Vec::new();
            pages.pages().iter().for_each(|page| runs(&page.frame, &mut list));
            list
        };
        let (split, whole) = (texts(&pages), texts(&joined(&pages)));
        assert!(split.concat().len() > whole.concat().len(), "Typst splits no cluster any more: {split:?}");
        assert_eq!(whole.concat(), "আর্কেডিয়াসূচিপত্র صفراً তদ্রূপ");
    }
}
