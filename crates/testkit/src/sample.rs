//! Files as people have them, which say more than they show. What must not be kept of them holds the word `canary`.

use std::fmt::Write as _;
use std::io::Cursor;

/// A photograph of one colour that says whose it is and, as telephones write it (EXIF), where it was taken.
///
/// # Panics
/// Never.
pub fn photo(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb(colour));
    let mut plain = Cursor::new(Vec::new());
    picture.write_to(&mut plain, image::ImageFormat::Jpeg).expect("a picture");
    let plain = plain.into_inner();
    // One directory that leads to that of the place, which holds its reference and its map.
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    tiff.extend(entry(0x8825, 4, 1, 26u32.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend([0, 2]);
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(0x0012, 2, 13, 56u32.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(b"canary-place\0");
    let content = [b"Exif\0\0", tiff.as_slice()].concat();
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &content, &plain[2..]].concat()
}

/// A document of one page that says what it is asked to, and who wrote it.
///
/// # Panics
/// Never.
pub fn pdf(words: &str) -> Vec<u8> {
    let content = format!("BT ({words}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Author(canary-author)/Producer(canary-program)>>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::from("xref\n0 6\n0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = writeln!(text, "{number} 0 obj\n{object}\nendobj");
    }
    let start = text.len();
    let _ = write!(text, "{table}trailer\n<</Root 1 0 R/Info 5 0 R/Size 6>>\nstartxref\n{start}\n%%EOF\n");
    text.into_bytes()
}
