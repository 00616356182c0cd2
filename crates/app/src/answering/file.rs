//! Files that go with an answer: cleaned of what they say of who made them, sealed with its key, and named by
//! themselves alone. What a file was called before is never asked.

use super::page::{name_of, seen};
use super::post::{Conflict, Posted};
use super::set::{Contributor, Open};
use super::submit;
use crate::App;
use crate::refused::Refused;
use diligence_files::{AnswersKey, DataKey, FileKind, Unfit, clean};
use diligence_store::answers::AnswerTx;
use diligence_survey::form::Kind;
use diligence_survey::{Answers, NodeId};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

pub use diligence_files::{LARGEST, MOST_DOTS};

/// The most files of an answer, those of earlier submissions among them.
pub const MOST: i64 = 40;
/// The most bytes of them together.
pub const MOST_BYTES: i64 = 40 * 1024 * 1024;

/// Files are opened one at a time: a crowd of them, or one that means harm, must not starve the pages.
static SLOT: Semaphore = Semaphore::const_new(1);

/// A file that a page sends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Names the question.
    pub id: String,
    /// What stood for its value when the page was made.
    pub seen: String,
    /// What is in it; `None` where it was more than anybody reads.
    pub bytes: Option<Vec<u8>>,
}

/// Why a file was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// It is of no kind that is taken.
    Kind,
    /// It is no picture, where one is asked for.
    Picture,
    /// It is damaged, or a password locks it.
    Unreadable,
    /// It is larger than [`LARGEST`], or opens into more than can be taken.
    Large,
    /// The answer has [`MOST`] files already, or they would be more than [`MOST_BYTES`].
    Full,
}

impl From<Unfit> for NotKept {
    fn from(why: Unfit) -> Self {
        match why {
            Unfit::Kind => Self::Kind,
            Unfit::Unreadable => Self::Unreadable,
            Unfit::Large => Self::Large,
        }
    }
}

/// A file of an answer, as it is handed out.
#[derive(Debug)]
pub struct Kept {
    /// The media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Zeroizing<Vec<u8>>,
}

/// What is to stand at a question.
#[derive(Debug)]
pub(super) struct Wanted {
    pub id: String,
    seen: String,
    what: What,
}

#[derive(Debug)]
enum What {
    File(Sealed),
    Nothing,
    Not(NotKept),
}

/// A file that may be kept.
#[derive(Debug, Clone)]
pub(super) struct Sealed {
    name: String,
    picture: bool,
    pub mark: String,
    pub content: Arc<[u8]>,
}

fn context(handle: &str, mark: &str) -> String {
    format!("file {handle} {mark}")
}

/// What stands for a file in the database, out of its name in a record; `None` where it names none.
pub(crate) fn mark_of(name: &str) -> Option<&str> {
    let (mark, ending) = name.strip_prefix("file-")?.split_once('.')?;
    let all = [FileKind::Jpeg, FileKind::Png, FileKind::Pdf, FileKind::Text];
    let fits = mark.len() == 12 && mark.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it));
    (fits && all.iter().any(|it| it.ending() == ending)).then_some(mark)
}

fn seal(key: &DataKey, handle: &str, bytes: &[u8]) -> Result<Sealed, Unfit> {
    let (kind, clean) = clean(bytes)?;
    let clean = Zeroizing::new(clean);
    let mark = key.mark(&clean);
    let content = key.seal(&context(handle, &mark), &clean).into();
    Ok(Sealed { name: format!("file-{mark}.{}", kind.ending()), picture: kind.is_picture(), mark, content })
}

/// Makes ready what a page sends: each file cleaned and sealed, or why not; and the one that is to go.
pub(super) async fn wanted(open: &Open, handle: &str, posted: &Posted) -> Vec<Wanted> {
    let mut all = Vec::new();
    for it in posted.files.iter().filter(|it| posted.drop.as_ref() != Some(&it.id)) {
        let what = match it.bytes.clone() {
            None => What::Not(NotKept::Large),
            Some(bytes) => {
                let (key, handle) = (open.key.clone(), handle.to_owned());
                let permit = SLOT.acquire().await;
                let work = tokio::task::spawn_blocking(move || seal(&key, &handle, &bytes));
                let sealed = work.await.unwrap_or(Err(Unfit::Unreadable));
                drop(permit);
                sealed.map_or_else(|why| What::Not(why.into()), What::File)
            }
        };
        all.push(Wanted { id: it.id.clone(), seen: it.seen.clone(), what });
    }
    if let Some(id) = &posted.drop {
        let shown = posted.answers.iter().find(|it| it.id == *id);
        let seen = shown.map(|it| it.seen.clone()).unwrap_or_default();
        all.push(Wanted { id: id.clone(), seen, what: What::Nothing });
    }
    all
}

/// How much more an answer may hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Room {
    files: i64,
    bytes: i64,
}

impl Room {
    /// What is left of it.
    ///
    /// # Errors
    /// A database that does not answer.
    pub(super) async fn of(app: &App, who: &Contributor) -> Result<Self, Refused> {
        let (files, bytes) = app.answers().look().await?.files_of(&who.handle).await?;
        Ok(Self { files: MOST - files, bytes: MOST_BYTES - bytes })
    }

    fn take(&mut self, file: &Sealed) -> bool {
        let bytes = i64::try_from(file.content.len()).unwrap_or(i64::MAX);
        let fits = self.files > 0 && self.bytes >= bytes;
        if fits {
            self.files -= 1;
            self.bytes -= bytes;
        }
        fits
    }
}

/// What became of files that a page sent.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub changed: bool,
    pub conflicts: Vec<Conflict>,
    pub not_kept: Vec<(String, NotKept)>,
    pub added: Vec<Sealed>,
}

/// Puts a file at its question, or takes it from there; by the rules of every other answer.
pub(super) fn place(
    answers: &mut Answers,
    node: Option<NodeId>,
    it: &Wanted,
    room: &mut Room,
    placed: &mut Placed,
) {
    let (name, file) = match &it.what {
        What::File(file) => (file.name.as_str(), Some(file)),
        What::Nothing => ("", None),
        What::Not(why) => return placed.not_kept.push((it.id.clone(), *why)),
    };
    let conflict = || Conflict { id: it.id.clone(), hers: String::new() };
    let Some(node) = node else {
        // What is gone already need not go.
        placed.conflicts.extend(file.map(|_| conflict()));
        return;
    };
    let kind = answers.plan().form().items[answers.item(node)].kind;
    if !matches!(kind, Kind::Image | Kind::File) || answers.is_read_only(node) {
        return;
    }
    if kind == Kind::Image && file.is_some_and(|it| !it.picture) {
        return placed.not_kept.push((it.id.clone(), NotKept::Picture));
    }
    let now = answers.tree().own_text(node);
    if now == name {
        return;
    }
    if seen(now) != it.seen {
        return placed.conflicts.push(conflict());
    }
    if file.is_some_and(|it| !room.take(it)) {
        return placed.not_kept.push((it.id.clone(), NotKept::Full));
    }
    answers.set(node, name);
    placed.changed = true;
    placed.added.extend(file.cloned());
}

/// The questions of some kinds to which something was answered, also where they are not asked at the moment.
pub(super) fn answered(answers: &Answers, of: fn(Kind) -> bool) -> Vec<NodeId> {
    fn walk(answers: &Answers, of: fn(Kind) -> bool, node: NodeId, all: &mut Vec<NodeId>) {
        let fits = of(answers.plan().form().items[answers.item(node)].kind);
        if fits && !answers.tree().own_text(node).is_empty() {
            all.push(node);
        }
        for &child in answers.tree().children(node) {
            walk(answers, of, child, all);
        }
    }
    let mut all = Vec::new();
    if let Some(root) = answers.tree().root() {
        walk(answers, of, root, &mut all);
    }
    all
}

/// What stands for the files that an answer names.
pub(crate) fn named(answers: &Answers) -> BTreeSet<String> {
    let marks =
        answered(answers, Kind::is_file).into_iter().filter_map(|it| mark_of(answers.tree().own_text(it)));
    marks.map(str::to_owned).collect()
}

/// Where an answer says that there is a file.
pub(super) fn said(answers: &Answers) -> Vec<String> {
    answered(answers, Kind::is_file).into_iter().map(|it| name_of(answers, it)).collect()
}

/// Files that were named before and nothing names any more, what was submitted included.
///
/// # Errors
/// A database that does not answer.
pub(super) async fn gone(
    app: &App,
    who: &Contributor,
    open: &Open,
    before: &BTreeSet<String>,
) -> Result<Vec<String>, Refused> {
    let now = named(&open.answers);
    let mut gone: Vec<String> = before.difference(&now).cloned().collect();
    if !gone.is_empty() {
        for it in app.answers().look().await?.submissions(&who.handle).await? {
            let record = submit::text(&open.key, &it)?;
            gone.retain(|mark| !record.contains(&format!("file-{mark}.")));
        }
    }
    Ok(gone)
}

/// A file of her answer, by its name in the record.
///
/// # Errors
/// A file that is not there, or not hers; a key or a database that refuses.
pub async fn get(app: &App, who: &Contributor, name: &str) -> Result<Kept, Refused> {
    let key = app.desk()?.answers_key()?;
    of_set(&mut app.answers().look().await?, &key, &who.handle, name).await
}

/// A file of an answer set, by its name in a record.
///
/// # Errors
/// A file that is not there, or not of this set; a key or a database that refuses.
pub(crate) async fn of_set(
    tx: &mut AnswerTx,
    key: &AnswersKey,
    handle: &str,
    name: &str,
) -> Result<Kept, Refused> {
    let mark = mark_of(name).ok_or(Refused::NotFound)?;
    let sealed = tx.file(handle, mark).await?.ok_or(Refused::NotFound)?;
    let wrapped = tx.data_key(handle).await?.filter(|it| !it.is_empty()).ok_or(Refused::NotFound)?;
    let key = key.unwrap(&wrapped).ok_or(Refused::Key)?;
    let bytes = key.open(&context(handle, mark), &sealed).ok_or(Refused::Key)?;
    let kind = FileKind::of(&bytes).filter(|it| name.ends_with(it.ending())).ok_or(Refused::NotFound)?;
    Ok(Kept { media_type: kind.media_type(), bytes })
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Room, Sealed, mark_of};

    #[test]
    fn room_is_counted_in_files_and_in_bytes() {
        let file = |bytes: usize| Sealed {
            name: String::new(),
            picture: false,
            mark: String::new(),
            content: vec![0; bytes].into(),
        };
        let mut room = Room { files: 3, bytes: 100 };
        assert!(room.take(&file(60)) && !room.take(&file(41)) && room.take(&file(40)));
        assert_eq!((room.files, room.bytes), (1, 0));
        let mut full = Room { files: 0, bytes: MOST_BYTES };
        assert!(!full.take(&file(1)));
    }

    #[test]
    fn a_name_is_of_our_making_or_none() {
        assert_eq!(mark_of("file-0123456789ab.pdf"), Some("0123456789ab"));
        for other in [
            "",
            "file-0123456789ab.exe",
            "file-0123456789AB.pdf",
            "file-01.pdf",
            "x/file-0123456789ab.pdf",
            "file-0123456789ab.pdf.jpg",
            "file-%2e%2e%2f%2e%2e.pdf",
        ] {
            assert_eq!(mark_of(other), None, "{other}");
        }
    }
}
