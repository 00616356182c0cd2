//! What a page sends: each answer with what stood there when the page was made, so that what somebody else wrote
//! meanwhile is neither overwritten nor lost.

use super::draft::Comment;
use super::file::{self, Brought, NotKept, Placed, Room, Wanted};
use super::page::{Section, name_of, node_of, nodes_of, seen};
use super::set::{Contributor, Open, load};
use crate::App;
use crate::refused::Refused;
use diligence_domain::Locale;
use diligence_store::Error as StoreError;
use diligence_survey::form::Kind;
use diligence_survey::{Answers, NodeId};
use std::collections::BTreeSet;

/// What a page sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posted {
    /// Each question that was on the page.
    pub answers: Vec<Given>,
    /// How many there were of each repeat, by its name.
    pub counts: Vec<(String, usize)>,
    /// Files that were chosen.
    pub files: Vec<Brought>,
    /// A question whose file is to go.
    pub drop: Option<String>,
    /// A repeat of which another is wanted.
    pub add: Option<String>,
    /// One of a repeat that is to go.
    pub remove: Option<String>,
    /// What she tells the others of her organisation.
    pub comment: String,
    /// A comment that is settled: what stands for it.
    pub settle: Option<String>,
}

/// A question as a page sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Names it.
    pub id: String,
    /// What stood for its value when the page was made.
    pub seen: String,
    /// What is there now.
    pub sent: Vec<String>,
}

/// An answer that two people changed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Names the question.
    pub id: String,
    /// What she wrote; it was not saved. Empty where it was a file.
    pub hers: String,
}

/// What was saved.
#[derive(Debug)]
pub struct Saved {
    /// The answer as it is now.
    pub open: Open,
    /// What was not saved, because somebody else was faster.
    pub conflicts: Vec<Conflict>,
    /// Files that were not kept: at which question, and why.
    pub not_kept: Vec<(String, NotKept)>,
}

/// Digits as computers write them, out of those of any script that the site speaks.
pub fn ascii_digits(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10).unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10).unwrap_or(c),
        '\u{9e6}'..='\u{9ef}' => char::from_digit(c as u32 - 0x9e6, 10).unwrap_or(c),
        '\u{66b}' => '.',
        c => c,
    };
    text.chars().map(digit).collect()
}

/// The longest answer, in what browsers count: fields take no more, so that none is cut here.
pub const LONGEST: usize = 65_000;
/// Others of an organisation may save at the same time; so often it is tried again.
const TRIES: usize = 30;

/// A value as a record holds it, out of what fields send.
fn value(answers: &Answers, node: NodeId, sent: &[String]) -> String {
    let first = sent.first().map(String::as_str).unwrap_or_default();
    let kind = answers.plan().form().items[answers.item(node)].kind;
    let text = match kind {
        Kind::SelectMultiple => sent.join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
        // Each choice comes with its rank: “2 value”.
        Kind::Rank => {
            let rank = |text: &String| {
                let (rank, value) = text.split_once(' ')?;
                Some((ascii_digits(rank).parse::<usize>().ok()?, value.to_owned()))
            };
            let mut ranked: Vec<_> = sent.iter().filter_map(rank).filter(|it| it.0 > 0).collect();
            ranked.sort_by_key(|it| it.0);
            ranked.into_iter().map(|it| it.1).collect::<Vec<_>>().join(" ")
        }
        Kind::Integer | Kind::Decimal | Kind::Range => {
            let plain = ascii_digits(first.trim());
            // A comma is a decimal point, unless it may part thousands: then she is asked.
            match plain.split_once(',') {
                Some((whole, part)) if kind != Kind::Integer && part.len() != 3 && !part.contains(',') => {
                    format!("{whole}.{part}")
                }
                _ => plain,
            }
        }
        Kind::Date | Kind::DateTime | Kind::Time => ascii_digits(first.trim()),
        Kind::Acknowledge => if first.is_empty() { "" } else { "OK" }.to_owned(),
        _ => first.replace("\r\n", "\n").trim_end().to_owned(),
    };
    let mut end = text.len().min(3 * LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}

/// How many are shown of a repeat that a page names.
fn entries(answers: &Answers, name: &str) -> usize {
    let (holder, repeat) = name.rsplit_once('/').unwrap_or(("", name));
    let holder = if holder.is_empty() { answers.tree().root() } else { node_of(answers, holder) };
    let tree = answers.tree();
    let shown = |it: &&NodeId| tree.name(**it) == repeat && !tree.hides_itself(**it);
    holder.map_or(0, |holder| tree.children(holder).iter().filter(shown).count())
}

/// Puts into an answer what a page sent, and says what became of it.
fn put(open: &mut Open, section: &Section, posted: &Posted, files: &[Wanted], mut room: Room) -> Placed {
    let mut changed = false;
    let mut conflicts = Vec::new();
    // A page changes what stands on it, and nothing else.
    let own: BTreeSet<String> = section
        .items
        .iter()
        .flat_map(|it| nodes_of(&open.answers, *it))
        .map(|it| name_of(&open.answers, it))
        .collect();
    let on_page = |name: &str| {
        own.iter()
            .any(|it| name == it || name.strip_prefix(it.as_str()).is_some_and(|rest| rest.starts_with('/')))
    };
    // Where a repeat has become longer or shorter, nobody knows which of it she meant.
    let moved = |name: &str| {
        let within = |it: &&(String, usize)| {
            name.strip_prefix(it.0.as_str()).is_some_and(|rest| rest.starts_with('['))
                && entries(&open.answers, &it.0) != it.1
        };
        posted.counts.iter().any(|it| within(&it))
    };
    let removed = posted.remove.as_ref().filter(|it| on_page(it) && !moved(it)).cloned();
    let added = posted.add.as_ref().filter(|name| {
        let there = posted.counts.iter().find(|it| it.0 == **name);
        there.is_none_or(|it| entries(&open.answers, name) == it.1)
    });
    // Looked up before anything changes.
    let given = posted.answers.iter().filter(|it| on_page(&it.id) || moved(&it.id));
    let before: Vec<(Option<NodeId>, &Given)> =
        given.map(|it| (node_of(&open.answers, &it.id).filter(|_| !moved(&it.id)), it)).collect();
    let files = files.iter().filter(|it| on_page(&it.id) || moved(&it.id));
    let files: Vec<(Option<NodeId>, &Wanted)> =
        files.map(|it| (node_of(&open.answers, &it.id).filter(|_| !moved(&it.id)), it)).collect();
    for (node, Given { id, seen: was, sent }) in before {
        let Some(node) = node else {
            let hers = sent.join(" ");
            if !hers.trim().is_empty() && seen(&hers) != *was {
                conflicts.push(Conflict { id: id.clone(), hers });
            }
            continue;
        };
        let answers = &mut open.answers;
        let item = &answers.plan().form().items[answers.item(node)];
        // What names a file is never written by hand.
        let typed = item.kind.control().is_some() && !item.only_says() && !item.kind.is_file();
        if !typed || answers.is_read_only(node) {
            continue;
        }
        let (new, now) = (value(answers, node, sent), answers.tree().own_text(node).to_owned());
        if new == now || seen(&new) == *was {
            continue;
        }
        if seen(&now) == *was {
            answers.set(node, &new);
            changed = true;
        } else {
            conflicts.push(Conflict { id: id.clone(), hers: new });
        }
    }
    let mut placed = Placed { changed, conflicts, ..Placed::default() };
    for (node, it) in files {
        file::place(&mut open.answers, node, it, &mut room, &mut placed);
    }
    if let Some(node) = removed.and_then(|it| node_of(&open.answers, &it)) {
        placed.changed |= open.answers.remove(node);
    }
    if let Some(name) = added {
        let (holder, repeat) = name.rsplit_once('/').unwrap_or(("", name));
        let holder =
            if holder.is_empty() { open.answers.tree().root() } else { node_of(&open.answers, holder) };
        let form = open.answers.plan().form();
        let item = holder.and_then(|holder| {
            let inside = &form.items[open.answers.item(holder)].children;
            inside.iter().copied().find(|it| form.items[*it].name == repeat)
        });
        if let (Some(holder), Some(item)) = (holder, item)
            && (section.items.contains(&item) || on_page(name))
        {
            placed.changed |= open.answers.add(holder, item).is_some();
        }
    }
    placed
}

/// Saves what a page sent.
///
/// # Errors
/// A round that takes no answers, an answer that was not begun or is gone, or a database that refuses.
pub async fn save(
    app: &App,
    who: &Contributor,
    locale: Locale,
    index: usize,
    posted: &Posted,
) -> Result<Saved, Refused> {
    if !who.may_write() {
        return Err(Refused::Stale);
    }
    let mut wanted: Option<Vec<Wanted>> = None;
    for _ in 0..TRIES {
        let mut open = load(app, who, locale).await?.ok_or(Refused::NotFound)?;
        let asked = std::sync::Arc::clone(&open.asked);
        let section = asked.sections.get(index).ok_or(Refused::NotFound)?;
        let files = match &mut wanted {
            Some(files) => files,
            None => wanted.insert(file::wanted(&open, &who.handle, posted).await),
        };
        let room = if files.is_empty() { Room::default() } else { Room::of(app, who).await? };
        let named = file::named(&open.answers);
        let Placed { mut changed, conflicts, not_kept, added } = put(&mut open, section, posted, files, room);
        if changed {
            open.draft.touched.insert(index, who.label.clone());
        }
        if let Some(settled) = &posted.settle {
            let before = open.draft.comments.len();
            open.draft.comments.retain(|it| it.section != index || it.mark() != *settled);
            changed |= open.draft.comments.len() != before;
        }
        let comment: String = posted.comment.trim().chars().take(2000).collect();
        if !comment.is_empty() {
            open.draft.comment(Comment { section: index, label: who.label.clone(), text: comment });
            changed = true;
        }
        if !changed {
            return Ok(Saved { open, conflicts, not_kept });
        }
        let gone = file::gone(app, who, &open, &named).await?;
        let scrub = !gone.is_empty();
        open.draft.record = open.answers.draft();
        let sealed = open.draft.seal(&open.key, &who.handle);
        let (handle, day, was) = (who.handle.clone(), who.today.clone(), open.version);
        let write = app.answers().write(move |tx| {
            Box::pin(async move {
                if !tx.save_draft(&handle, &sealed, was, &day).await? {
                    return Ok(false);
                }
                for it in &added {
                    tx.add_file(&handle, &it.mark, &it.content).await?;
                }
                for mark in &gone {
                    tx.delete_file(&handle, mark).await?;
                }
                Ok(true)
            })
        });
        if write.await.map_err(|error: StoreError| Refused::Store(error))? {
            open.version += 1;
            if scrub {
                app.answers().scrub().await?;
            }
            return Ok(Saved { open, conflicts, not_kept });
        }
    }
    Err(Refused::Stale)
}
