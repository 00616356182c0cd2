//! The folders of `content/messages`: one per locale, English first, then by name.

use std::io;
use std::path::Path;

/// One locale's files.
pub struct Folder {
    /// The folder's name, a language tag.
    pub tag: String,
    /// By name.
    pub files: Vec<File>,
}

/// One file of messages.
pub struct File {
    /// `site.ftl`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Folder {
    /// The name is one that a `diligence_domain::Locale` can hold.
    pub fn is_tag(&self) -> bool {
        let tag = self.tag.as_bytes();
        (2..=8).contains(&tag.len())
            && tag[..2].iter().all(u8::is_ascii_lowercase)
            && tag.iter().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || *it == b'-')
            && !self.tag.ends_with('-')
    }

    /// A person has reviewed every file.
    pub fn reviewed(&self) -> bool {
        !self.files.is_empty() && self.files.iter().all(|it| it.reviewed() == Some(true))
    }
}

impl File {
    /// What the first line says about a person's review; `None` where that is neither yes nor no.
    pub fn reviewed(&self) -> Option<bool> {
        let first = self.text.lines().next().unwrap_or_default();
        match first.trim_start_matches('#').trim().strip_prefix("reviewed:").map(str::trim) {
            Some("yes") => Some(true),
            // Unsaid is not reviewed: nobody is credited by accident.
            Some("no") | None => Some(false),
            Some(_) => None,
        }
    }
}

/// Reads every folder below `root`.
///
/// # Errors
/// The folder or file that cannot be read.
pub fn read(root: &Path) -> io::Result<Vec<Folder>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let tag = entry.file_name().to_string_lossy().into_owned();
            folders.push(Folder { tag, files: files(&entry.path())? });
        }
    }
    folders.sort_by(|a, b| (a.tag != "en", &a.tag).cmp(&(b.tag != "en", &b.tag)));
    Ok(folders)
}

fn files(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "ftl") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path)
                .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
            files.push(File { name, text });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
