//! Files as they may be kept: what they are is told by what they hold, and what they say of who made them, when and
//! where is gone.

mod bounds;
mod embedded;
mod pdf;
mod picture;

pub use picture::MOST_DOTS;

/// The largest file, in bytes, as it comes and as it is kept.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// What a file is that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A picture with nothing but colours in it.
    Jpeg,
    /// The same without loss, and perhaps see-through.
    Png,
    /// A document.
    Pdf,
    /// Plain text, UTF-8.
    Text,
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is none of the kinds that are.
    #[error("neither a picture, nor PDF, nor plain text")]
    Kind,
    /// It is damaged, or only a password opens it.
    #[error("it cannot be read")]
    Unreadable,
    /// It is too large, or would be once it is opened.
    #[error("it is too large")]
    Large,
}

impl FileKind {
    /// What a file is that was cleaned; `None` for what never was.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => text(bytes).map(|_| Self::Text),
        }
    }

    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }

    /// The media type, as browsers are told.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// Makes of a file what may be kept of it. It takes a processor for up to some seconds, and a few hundred megabytes
/// where somebody means harm: never do two at once, nor where pages are answered.
///
/// # Errors
/// What it is not, cannot be read as, or is too large for.
pub fn clean(bytes: &[u8]) -> Result<(FileKind, Vec<u8>), Unfit> {
    if bytes.len() > LARGEST {
        return Err(Unfit::Large);
    }
    let (kind, clean) = match bytes {
        [0xff, 0xd8, 0xff, ..] => picture::clean(bytes, image::ImageFormat::Jpeg)?,
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => {
            picture::clean(bytes, image::ImageFormat::Png)?
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            picture::clean(bytes, image::ImageFormat::WebP)?
        }
        [b'%', b'P', b'D', b'F', b'-', ..] => (FileKind::Pdf, pdf::clean(bytes)?),
        _ => (FileKind::Text, text(bytes).ok_or(Unfit::Kind)?.as_bytes().to_vec()),
    };
    if clean.len() > LARGEST { Err(Unfit::Large) } else { Ok((kind, clean)) }
}

/// Plain text, without the mark that some programs put before it. What is text and means something else, as pages,
/// drawings and letters of word processors do, is none: such files say who made them.
fn text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.trim_start();
    let other = ["<", "{\\rtf", "%!", "%PDF", "BEGIN:"].iter().any(|it| start.starts_with(it));
    let plain = !text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    (plain && !other && !start.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_and_what_only_looks_like_it_is_not() {
        for good in ["words", "\u{feff}كلمات\r\nof two\tlines", "a < b"] {
            let (kind, kept) = clean(good.as_bytes()).unwrap();
            assert_eq!(
                (kind, kept.as_slice()),
                (FileKind::Text, good.trim_start_matches('\u{feff}').as_bytes())
            );
            assert_eq!(FileKind::of(&kept), Some(FileKind::Text));
        }
        let archive = b"PK\x03\x04\x14\x00\x06\x00\xff[Content_Types].xml".as_slice();
        let others: [&[u8]; 9] = [
            b"",
            b" \n",
            b"<svg onload=alert(1)>",
            b"\n <!doctype html>",
            b"{\\rtf1\\ansi{\\info{\\author Nora}}}",
            b"a\0b",
            b"caf\xe9",
            b"BEGIN:VCARD\nFN:Nora",
            archive,
        ];
        for other in others {
            assert_eq!(clean(other), Err(Unfit::Kind), "{:?}", String::from_utf8_lossy(other));
        }
    }

    #[test]
    fn what_is_too_large_is_not_even_looked_at() {
        assert_eq!(clean(&vec![b'a'; LARGEST + 1]), Err(Unfit::Large));
    }
}
