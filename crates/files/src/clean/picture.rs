//! Pictures: decoded within bounds, turned as they are meant to be seen, and written anew, so that nothing but
//! colours is left.

use super::{FileKind, LARGEST, Unfit};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The most dots of a picture: what telephones take by default is half of that.
pub const MOST_DOTS: u64 = 25_000_000;
/// The most bytes of a picture once it is opened, and of all that opening it takes.
const MOST_BYTES: u64 = 4 * MOST_DOTS;
/// Out of a hundred: what people see stays.
const QUALITY: u8 = 90;

pub(super) fn clean(bytes: &[u8], format: ImageFormat) -> Result<(FileKind, Vec<u8>), Unfit> {
    let picture = decode(bytes, format)?;
    // Photographs come as WebP too; those are kept as what every program opens.
    let lossless = format == ImageFormat::Png || format == ImageFormat::WebP && picture.color().has_alpha();
    if lossless {
        let mut clean = Vec::new();
        let encoder =
            PngEncoder::new_with_quality(&mut clean, CompressionType::Default, FilterType::Adaptive);
        let eight_bits = if picture.color().has_alpha() {
            DynamicImage::ImageRgba8(picture.to_rgba8())
        } else {
            DynamicImage::ImageRgb8(picture.to_rgb8())
        };
        eight_bits.write_with_encoder(encoder).map_err(|_| Unfit::Unreadable)?;
        if clean.len() <= LARGEST {
            return Ok((FileKind::Png, clean));
        }
    }
    let mut clean = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut clean, QUALITY);
    DynamicImage::ImageRgb8(picture.into_rgb8())
        .write_with_encoder(encoder)
        .map_err(|_| Unfit::Unreadable)?;
    Ok((FileKind::Jpeg, clean))
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Unfit> {
    let refused = |error: ImageError| match error {
        ImageError::Limits(_) => Unfit::Large,
        _ => Unfit::Unreadable,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(2 * MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_DOTS || decoder.total_bytes() > MOST_BYTES {
        return Err(Unfit::Large);
    }
    // Which side is up stands in what is about to be thrown away.
    let up = decoder.orientation().map_err(refused)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    picture.apply_orientation(up);
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;
    use image::{GenericImageView as _, Rgb, RgbImage};

    /// Four dots wide, two high: the left half red, the right half blue; each dot eight by eight.
    fn two_colours() -> DynamicImage {
        let colour = |x, _| if x < 16 { Rgb([230, 20, 20]) } else { Rgb([20, 20, 230]) };
        DynamicImage::ImageRgb8(RgbImage::from_fn(32, 16, colour))
    }

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// What a telephone writes: turned by a quarter, whose it is, and where (TIFF, little-endian).
    fn exif() -> Vec<u8> {
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
        };
        let maker = b"CanaryPhone\0";
        let mut tiff = b"II*\0\x08\0\0\0".to_vec();
        tiff.extend(3u16.to_le_bytes());
        tiff.extend(entry(0x010f, 2, 12, 50)); // whose make
        tiff.extend(entry(0x0112, 3, 1, 6)); // turned by a quarter
        tiff.extend(entry(0x8825, 4, 1, 62)); // where
        tiff.extend(0u32.to_le_bytes());
        tiff.extend(maker);
        tiff.extend(1u16.to_le_bytes());
        tiff.extend(entry(0x0002, 5, 3, 80)); // latitude
        tiff.extend(0u32.to_le_bytes());
        for number in [3u32, 1, 8, 1, 424_242, 1] {
            tiff.extend(number.to_le_bytes());
        }
        tiff
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap();
        [&[0xff, marker][..], &length.to_be_bytes(), content].concat()
    }

    fn holds(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|it| it == what)
    }

    #[test]
    fn a_photograph_loses_where_it_was_taken_and_stands_upright() {
        let plain = encoded(&two_colours(), ImageFormat::Jpeg);
        let mut photo = plain[..2].to_vec();
        photo.extend(segment(0xe1, &[b"Exif\0\0", exif().as_slice()].concat()));
        photo.extend(segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>canary-xmp</x:xmpmeta>"));
        photo.extend(segment(0xfe, b"canary-comment"));
        photo.extend(&plain[2..]);
        photo.extend(b"<script>canary-behind</script>");
        // The photograph of this test does say where it was taken.
        let mut decoder =
            ImageReader::with_format(Cursor::new(&photo), ImageFormat::Jpeg).into_decoder().unwrap();
        assert!(holds(&decoder.exif_metadata().unwrap().unwrap(), &424_242u32.to_le_bytes()));

        let (kind, kept) = clean(&photo).unwrap();
        assert_eq!((kind, FileKind::of(&kept)), (FileKind::Jpeg, Some(FileKind::Jpeg)));
        for gone in [&b"Exif"[..], b"CanaryPhone", b"canary", b"script", &424_242u32.to_le_bytes()] {
            assert!(!holds(&kept, gone), "{} is left", String::from_utf8_lossy(gone));
        }
        let seen = image::load_from_memory(&kept).unwrap();
        assert_eq!(seen.dimensions(), (16, 32), "it does not stand upright");
        let red = |x, y| seen.get_pixel(x, y).0[0] > 128;
        assert!(red(8, 4) && !red(8, 28), "it was turned the wrong way round");
    }

    #[test]
    fn nothing_but_colours_is_left_of_other_formats() {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let mut bytes = encoded(&two_colours(), format);
            if format == ImageFormat::Png {
                // A chunk of text behind the head, as a page that a browser might take for one.
                let text = b"tEXtComment\0<html><script>alert('canary')</script>";
                let mut chunk = u32::try_from(text.len() - 4).unwrap().to_be_bytes().to_vec();
                chunk.extend(text);
                chunk.extend(crc32(text).to_be_bytes());
                bytes.splice(33..33, chunk);
            } else {
                bytes.extend(b"EXIF\x06\0\0\0canary");
                let length = u32::try_from(bytes.len() - 8).unwrap();
                bytes[4..8].copy_from_slice(&length.to_le_bytes());
            }
            assert!(holds(&bytes, b"canary"));
            let (kind, kept) = clean(&bytes).unwrap();
            assert_eq!(kind, if format == ImageFormat::Png { FileKind::Png } else { FileKind::Jpeg });
            assert!(!holds(&kept, b"canary") && !holds(&kept, b"html"), "{format:?}");
            assert_eq!(image::load_from_memory(&kept).unwrap().dimensions(), (32, 16));
        }
        let clear = DynamicImage::ImageRgba8(two_colours().to_rgba8());
        assert_eq!(
            clean(&encoded(&clear, ImageFormat::WebP)).unwrap().0,
            FileKind::Png,
            "what is see-through"
        );
    }

    /// As PNG reckons it.
    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
    }

    #[test]
    fn a_small_file_that_would_open_into_a_large_picture_is_refused() {
        // One colour, 30,000 by 30,000: a few bytes a row once compressed.
        let mut bomb = encoded(&two_colours(), ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(clean(&bomb), Err(Unfit::Large));
        let mut jpeg = encoded(&two_colours(), ImageFormat::Jpeg);
        let frame = jpeg.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
        jpeg[frame + 5..frame + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
        assert_eq!(clean(&jpeg), Err(Unfit::Large));
    }

    #[test]
    fn what_is_damaged_is_refused() {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let whole = encoded(&two_colours(), format);
            assert_eq!(clean(&whole[..whole.len() / 2]), Err(Unfit::Unreadable), "{format:?}");
        }
        assert_eq!(clean(b"\xff\xd8\xff\xe0rubbish"), Err(Unfit::Unreadable));
    }
}
