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
                let point = point;
                // Underlines stand between the runs that they belong to.
                let before = items.iter_mut().rev().find(|(_, item)| !matches!(item, FrameItem::Shape(..)));
                let whole = match before {
                    Some((at, FrameItem::Text(before))) => join((*at, before), (*point, text)).map(|joined| {
                        *before = joined;
                    }),
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
    for (_, item) in &mut items {
        if let FrameItem::Text(text) = item {
            spell(text);
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

fn spell(item: &mut TextItem) {
    let ttf = item.font.ttf();
    let text = item.text.clone();
    let mut at = 0;
    while at < item.glyphs.len() {
        let range = item.glyphs[at].range();
        let end = at + item.glyphs[at..].iter().take_while(|g| g.range() == range).count();
        let cluster = &text[range.clone()];
        if end - at > 1 && cluster.chars().any(|c| ('\u{64B}'..='\u{65F}').contains(&c)) {
            let marks: Vec<_> = cluster.char_indices().filter(|(_, c)| ('\u{64B}'..='\u{65F}').contains(c)).collect();
            let base_end = marks[0].0;
            let mut new = Vec::new();
            for g in &item.glyphs[at..end] {
                let m = marks.iter().find(|(_, c)| ttf.glyph_index(*c).map(|i| i.0) == Some(g.id));
                new.push(match m { Some((i, c)) => range.start + i..range.start + i + c.len_utf8(), None => range.start..range.start + base_end });
            }
            println!("{cluster:?} {:?} {:?}", item.glyphs[at..end].iter().map(|g| g.id).collect::<Vec<_>>(), new);
            if base_end > 0 && new.iter().filter(|r| r.start == range.start).count() == 1 {
                for (g, r) in item.glyphs[at..end].iter_mut().zip(new) { g.range = r.start as u16..r.end as u16; }
            }
        }
        at = end;
    }
}
