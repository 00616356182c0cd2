//! The files that were added to answers, in one archive: a folder for each response, called as tables call it.

use super::{Broken, Export, Piece, Response};
use crate::answering::file::{mark_of, of_set};
use crate::refused::Refused;
use diligence_survey::{ItemId, NodeId};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// Makes the archive on a thread of its own: one file is in memory at a time.
pub(super) fn stream(export: Export) -> mpsc::Receiver<Piece> {
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let made = archive(&export, &sender);
        if let Err(why) = made
            && !sender.is_closed()
        {
            tracing::error!(%why, "a file of answers was not finished");
            let _ = sender.blocking_send(Err(why));
        }
    });
    receiver
}

/// What is written leaves at once. Where it cannot be finished nothing more leaves: an archive that is let go writes its
/// end, and a part of it would look whole.
struct Pieces<'s> {
    sender: &'s mpsc::Sender<Piece>,
    over: &'s Cell<bool>,
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.over.get() && self.sender.blocking_send(Ok(bytes.to_vec())).is_err() {
            self.over.set(true);
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Ended<'s>(&'s Cell<bool>);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

type Archive<'s> = ZipWriter<StreamWriter<BufWriter<Pieces<'s>>>>;

fn archive(export: &Export, sender: &mpsc::Sender<Piece>) -> Result<(), Broken> {
    let over = Cell::new(false);
    let pieces = Pieces { sender, over: &over };
    let mut zip = ZipWriter::new_stream(BufWriter::with_capacity(1 << 16, pieces));
    // Goes before the archive does, whatever ends this.
    let _ended = Ended(&over);
    fill(export, &mut zip)?;
    zip.finish().map_err(io::Error::from)?.into_inner().flush()?;
    Ok(())
}

fn fill(export: &Export, zip: &mut Archive<'_>) -> Result<(), Broken> {
    let runtime = Handle::current();
    // Pictures and papers are small already; no day is written into it.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut after = String::new();
    loop {
        let page = runtime.block_on(export.page(&after))?;
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.handle);
        for it in page {
            let handle = it.handle.clone();
            let Some(response) = export.open(it)? else { continue };
            for name in named(export, &response) {
                let kept = runtime.block_on(async {
                    let mut tx = export.store.look().await?;
                    of_set(&mut tx, &export.key, &handle, name).await
                });
                match kept {
                    Ok(kept) => {
                        zip.start_file(format!("{}/{name}", response.id), options)
                            .map_err(io::Error::from)?;
                        zip.write_all(&kept.bytes)?;
                    }
                    // It was taken back meanwhile.
                    Err(Refused::NotFound) => {}
                    Err(other) => return Err(other.into()),
                }
            }
        }
    }
}

/// The files that a response names.
fn named<'r>(export: &Export, of: &'r Response) -> BTreeSet<&'r str> {
    let mut all = BTreeSet::new();
    if let Some(root) = of.tree.root() {
        gather(export, of, (root, 0), &mut all);
    }
    all
}

fn gather<'r>(
    export: &Export,
    of: &'r Response,
    (node, item): (NodeId, ItemId),
    all: &mut BTreeSet<&'r str>,
) {
    for (child, item) in export.names.inside(&of.tree, node, item) {
        let kind = export.form().items[item].kind;
        if kind.is_section() {
            gather(export, of, (child, item), all);
        } else if kind.is_file() {
            all.extend(Some(of.tree.own_text(child)).filter(|it| mark_of(it).is_some()));
        }
    }
}
