//! Photographs within a document: what they say of camera, place and owner is cut out, the picture stays as it is.

/// A JPEG without the segments that say something of it; `None` where it is none.
pub(super) fn bare(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut rest = jpeg.strip_prefix(&[0xff, 0xd8])?;
    let mut bare = vec![0xff, 0xd8];
    loop {
        // Before a marker any number of filling bytes may stand.
        rest = rest.strip_prefix(&[0xff])?;
        while let [0xff, ..] = rest {
            rest = &rest[1..];
        }
        let (&marker, after) = rest.split_first()?;
        rest = after;
        if marker == 0xd9 {
            bare.extend([0xff, 0xd9]);
            return Some(bare);
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let segment = rest.get(..length).filter(|_| length >= 2)?;
        rest = &rest[length..];
        let kept = match marker {
            // How dense its dots are, and without the small picture that some put beside it.
            0xe0 => segment[2..].starts_with(b"JFIF\0"),
            // How its colours are meant.
            0xee => segment[2..].starts_with(b"Adobe"),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if kept {
            bare.extend([0xff, marker]);
            bare.extend(segment);
        }
        if marker == 0xda {
            // The picture itself, up to the next marker.
            let end = rest.windows(2).position(|it| it[0] == 0xff && !matches!(it[1], 0 | 0xd0..=0xd7));
            let end = end.unwrap_or(rest.len());
            bare.extend(&rest[..end]);
            rest = &rest[end..];
            if rest.is_empty() {
                return Some(bare);
            }
        }
    }
}
