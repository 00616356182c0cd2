//! PDF: read whole, and written anew with what is to be read in it. Gone is what it says of itself (who wrote it, with
//! what, when), what it does when it is opened, what hangs on it, signatures, the names of those who put notes into
//! it, and what was there before it was last changed. Words and pictures on its pages stay as they are.

use super::{LARGEST, Unfit, bounds, embedded};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object};

/// What stays of the root: pages, and how to find one’s way in them.
const ROOT: &[&[u8]] = &[
    b"Type",
    b"Pages",
    b"PageLabels",
    b"PageMode",
    b"Outlines",
    b"Dests",
    b"Names",
    b"Lang",
    b"MarkInfo",
    b"StructTreeRoot",
    b"AcroForm",
    b"OCProperties",
];
/// What goes wherever it stands.
const GONE: &[&[u8]] = &[
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"CreatorInfo",
    b"Author",
    b"Creator",
    b"Producer",
    b"CreationDate",
    b"ModDate",
    b"Thumb",
    b"XFA",
];
/// What is done rather than read.
const ACTIONS: &[&[u8]] = &[
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"GoToE",
    b"GoToR",
    b"RichMediaExecute",
];
/// Notes that hold files, sound or film.
const CARRIERS: &[&[u8]] = &[b"FileAttachment", b"RichMedia", b"Screen", b"Sound", b"Movie", b"3D"];

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let mut pdf = bounds::read(bytes)?;
    if pdf.page_iter().next().is_none() {
        return Err(Unfit::Unreadable);
    }
    root(&mut pdf)?;
    let broken = std::cell::Cell::new(false);
    pdf.traverse_objects(|object| match object {
        Object::Dictionary(it) => scrub(it),
        Object::Stream(it) => {
            scrub(&mut it.dict);
            let is_photo = it.filters().is_ok_and(|all| all == [b"DCTDecode"] || all == [b"DCT"]);
            if is_photo {
                match embedded::bare(&it.content) {
                    Some(bare) => it.set_content(bare),
                    None => broken.set(true),
                }
            }
        }
        _ => {}
    });
    if broken.get() {
        return Err(Unfit::Unreadable);
    }
    // What nothing leads to any more: what was thrown out, and what was there before the last change.
    pdf.prune_objects();
    pdf.renumber_objects();
    pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    "1.7".clone_into(&mut pdf.version);
    pdf.binary_mark = vec![0xe2, 0xe3, 0xcf, 0xd3];
    let mut clean = Vec::with_capacity(bytes.len().min(LARGEST));
    pdf.save_to(&mut clean).map_err(|_| Unfit::Unreadable)?;
    Ok(clean)
}

/// Leaves of trailer and root what stays.
fn root(pdf: &mut Document) -> Result<(), Unfit> {
    let root = pdf.trailer.get(b"Root").cloned().map_err(|_| Unfit::Unreadable)?;
    let mut trailer = Dictionary::new();
    trailer.set("Root", root);
    pdf.trailer = trailer;
    let names = pdf.catalog().ok().and_then(|it| it.get_deref(b"Names", pdf).ok()?.as_dict().ok()).cloned();
    let catalog = pdf.catalog_mut().map_err(|_| Unfit::Unreadable)?;
    keep(catalog, ROOT);
    // Of what is found by name, places in it; not files that hang on it, nor what it does.
    if let Some(mut names) = names {
        keep(&mut names, &[b"Dests"]);
        catalog.set("Names", names);
    }
    Ok(())
}

fn keep(dictionary: &mut Dictionary, kept: &[&[u8]]) {
    dictionary.as_hashmap_mut().retain(|key, _| kept.contains(&key.as_slice()));
}

fn scrub(it: &mut Dictionary) {
    for key in GONE {
        it.remove(key);
    }
    let is = |it: &Dictionary, key: &[u8], among: &[&[u8]]| {
        it.get(key).and_then(Object::as_name).is_ok_and(|name| among.contains(&name))
    };
    let note = it.has(b"Rect") && it.has(b"Subtype");
    let act = is(it, b"S", ACTIONS);
    let hangs = is(it, b"Type", &[b"Filespec", b"F", b"EmbeddedFile"]) || it.has(b"EF");
    let signs = is(it, b"Type", &[b"Sig", b"DocTimeStamp"]) || it.has(b"ByteRange");
    if act || hangs || signs || note && is(it, b"Subtype", CARRIERS) {
        *it = Dictionary::new();
        return;
    }
    if is(it, b"FT", &[b"Sig"]) {
        it.remove(b"V");
    }
    if note || it.has(b"FT") || is(it, b"Type", &[b"Page", b"Pages"]) {
        it.remove(b"AA");
        it.remove(b"AF");
    }
    // Who put a note there, and when. On a field of a form the same letter is its name.
    if note && !is(it, b"Subtype", &[b"Widget"]) {
        for key in [&b"T"[..], b"M", b"NM"] {
            it.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{FileKind, clean};
    use lopdf::{Stream, dictionary};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whatever_is_damaged_comes_back(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
            modern in any::<bool>(),
        ) {
            let (mut pdf, ..) = page();
            let mut bytes = Vec::new();
            if modern { pdf.save_modern(&mut bytes) } else { pdf.save_to(&mut bytes) }.unwrap();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Ok((_, kept)) = clean(&bytes) {
                prop_assert!(FileKind::of(&kept).is_some());
            }
        }
    }

    fn saved(pdf: &mut Document) -> Vec<u8> {
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    }

    fn holds(bytes: &[u8], what: &str) -> bool {
        bytes.windows(what.len()).any(|it| it == what.as_bytes())
    }

    /// One page that says something; the ids of root and page.
    fn page() -> (Document, lopdf::ObjectId, lopdf::ObjectId) {
        let mut pdf = Document::new();
        pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let pages = pdf.new_object_id();
        let content = pdf.add_object(Stream::new(dictionary! {}, b"BT (Section 12) Tj ET".to_vec()));
        let page = pdf.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        });
        let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        pdf.objects.insert(pages, kids.into());
        let root = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        pdf.trailer.set("Root", root);
        (pdf, root, page)
    }

    #[test]
    fn what_a_document_says_of_itself_and_does_is_gone_and_its_words_stay() {
        let (mut pdf, root, page) = page();
        let text = |it: &str| Object::string_literal(it);
        let info = pdf.add_object(dictionary! {
            "Author" => text("canary-author"), "Title" => text("canary-title"),
            "CreationDate" => text("D:20261124canary"), "Producer" => text("canary-program"),
        });
        pdf.trailer.set("Info", info);
        pdf.trailer.set("ID", vec![text("canary-id"), text("canary-id")]);
        let xmp =
            Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, b"canary-xmp".to_vec());
        let xmp = pdf.add_object(xmp);
        let run =
            pdf.add_object(dictionary! { "S" => "JavaScript", "JS" => text("app.alert('canary-script')") });
        let inside =
            pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"canary-file".to_vec()));
        let hung = pdf.add_object(dictionary! {
            "Type" => "Filespec", "F" => text("canary-name.doc"), "EF" => dictionary! { "F" => inside },
        });
        let photo = [
            &[0xff, 0xd8, 0xff, 0xe1, 0, 16][..],
            b"Exif\0\0canary-e",
            &[0xff, 0xfe, 0, 10],
            b"canary-c",
            &[0xff, 0xdb, 0, 4, 1, 2, 0xff, 0xda, 0, 4, 9, 9, 7, 0xff, 0, 8, 0xff, 0xd9],
            b"canary-behind",
        ]
        .concat();
        let photo = pdf.add_object(Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Image", "Filter" => "DCTDecode" },
            photo,
        ));
        let sides = || vec![0.into(), 0.into(), 9.into(), 9.into()];
        let note = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Text", "Rect" => sides(), "T" => text("canary-reader"),
            "M" => text("D:canary"), "Contents" => text("Look here"),
        });
        let link = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => sides(), "A" => run,
        });
        let carrier = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FileAttachment", "Rect" => sides(), "FS" => hung,
        });
        let signature = pdf.add_object(dictionary! { "Type" => "Sig", "Name" => text("canary-signer") });
        let field = pdf.add_object(dictionary! { "FT" => "Sig", "T" => text("field"), "V" => signature });
        let root = pdf.get_dictionary_mut(root).unwrap();
        root.set("Metadata", xmp);
        root.set("OpenAction", run);
        root.set(
            "Names",
            dictionary! {
                "EmbeddedFiles" => dictionary! { "Names" => vec![text("canary-key"), hung.into()] },
                "JavaScript" => dictionary! { "Names" => vec![text("x"), run.into()] },
                "Dests" => dictionary! { "Names" => vec![text("place-12"), page.into()] },
            },
        );
        root.set("AcroForm", dictionary! { "Fields" => vec![field.into()] });
        root.set("PieceInfo", dictionary! { "X" => text("canary-piece") });
        let page = pdf.get_dictionary_mut(page).unwrap();
        page.set("Metadata", xmp);
        page.set("AA", dictionary! { "O" => run });
        page.set("LastModified", text("D:canary"));
        page.set("Annots", vec![note.into(), link.into(), carrier.into()]);
        page.set("Resources", dictionary! { "XObject" => dictionary! { "AA" => photo } });
        pdf.version = "1.4 <script>canary</script>".to_owned();
        let mut dirty = saved(&mut pdf);
        dirty.extend(b"<html>canary-tail</html>");
        assert!(holds(&dirty, "canary-author") && holds(&dirty, "canary-e"));

        let (kind, kept) = clean(&dirty).unwrap();
        assert_eq!((kind, FileKind::of(&kept)), (FileKind::Pdf, Some(FileKind::Pdf)));
        for gone in ["canary", "JavaScript", "Exif", "<html>"] {
            assert!(!holds(&kept, gone), "“{gone}” is left in {}", String::from_utf8_lossy(&kept));
        }
        for stays in ["Section 12", "Look here", "place-12"] {
            assert!(holds(&kept, stays), "“{stays}” is gone from {}", String::from_utf8_lossy(&kept));
        }
        let again = Document::load_mem(&kept).unwrap();
        assert_eq!(again.get_pages().len(), 1);
        let photo: Vec<_> = again.objects.values().filter_map(|it| it.as_stream().ok()).collect();
        let photo = photo.iter().find(|it| it.dict.has(b"Filter")).unwrap();
        assert_eq!(
            photo.content,
            [0xff, 0xd8, 0xff, 0xdb, 0, 4, 1, 2, 0xff, 0xda, 0, 4, 9, 9, 7, 0xff, 0, 8, 0xff, 0xd9,]
        );
        // Cleaning twice changes nothing: the same file sent twice is the same file.
        assert!(clean(&kept).unwrap().1 == kept, "cleaned twice it is another");
    }

    #[test]
    fn what_was_there_before_the_last_change_is_gone() {
        let (mut pdf, _, page) = page();
        let before = saved(&mut pdf);
        let mut changed =
            lopdf::IncrementalDocument::create_from(before.clone(), Document::load_mem(&before).unwrap());
        changed.opt_clone_object_to_new_document(page).unwrap();
        let content = Stream::new(dictionary! {}, b"BT (Section 13) Tj ET".to_vec());
        let content = changed.new_document.add_object(content);
        changed.new_document.get_dictionary_mut(page).unwrap().set("Contents", content);
        let mut bytes = Vec::new();
        changed.save_to(&mut bytes).unwrap();
        assert!(holds(&bytes, "Section 12") && holds(&bytes, "Section 13"));
        let kept = clean(&bytes).unwrap().1;
        assert!(!holds(&kept, "Section 12") && holds(&kept, "Section 13"));
    }

    #[test]
    fn what_is_locked_or_damaged_is_refused() {
        let (mut pdf, ..) = page();
        let whole = saved(&mut pdf);
        for name in ["/Encrypt 9 0 R", "/#45ncryp#74 9 0 R"] {
            let at = whole.windows(7).rposition(|it| it == b"trailer").unwrap() + 10;
            let mut locked = whole.clone();
            locked.splice(at..at, name.bytes());
            assert_eq!(clean(&locked).err(), Some(Unfit::Unreadable), "{name}");
        }
        assert_eq!(clean(b"%PDF-1.7\nrubbish"), Err(Unfit::Unreadable));
        let (mut empty, root, _) = page();
        empty.get_dictionary_mut(root).unwrap().remove(b"Pages");
        assert_eq!(clean(&saved(&mut empty)).err(), Some(Unfit::Unreadable));
    }

    /// A document whose objects lie in a stream, as programs write it today.
    #[test]
    fn objects_in_streams_are_read() {
        let (mut pdf, root, _) = page();
        pdf.get_dictionary_mut(root).unwrap().set("Lang", Object::string_literal("e(n] \\) >>"));
        let mut bytes = Vec::new();
        pdf.save_modern(&mut bytes).unwrap();
        assert!(holds(&bytes, "ObjStm"));
        let kept = clean(&bytes).unwrap().1;
        assert!(holds(&kept, "Section 12") && holds(&kept, "/Lang"));
    }

    /// With a stream of objects beside the page: its index, and what it holds.
    fn with_stream(index: &str, objects: &[u8]) -> Vec<u8> {
        let (mut pdf, ..) = page();
        let mut stream = Stream::new(
            dictionary! { "Type" => "ObjStX", "N" => 2, "First" => i64::try_from(index.len()).unwrap() },
            [index.as_bytes(), objects].concat(),
        );
        stream.compress().unwrap();
        pdf.add_object(stream);
        // Whoever writes it would leave out what it takes for its own.
        let mut bytes = saved(&mut pdf);
        let at = bytes.windows(6).position(|it| it == b"ObjStX").unwrap();
        bytes[at..at + 6].copy_from_slice(b"ObjStm");
        bytes
    }

    #[test]
    fn a_small_file_that_would_open_into_gigabytes_is_refused() {
        let good = with_stream("50 0 51 8 ", b"[1 2 3] [4 5 6 7]");
        clean(&good).unwrap();
        // The same told from within itself, each time a little less.
        let within = with_stream("50 0 51 1 ", b"[[1 2 3] [4 5 6]]");
        assert_eq!(clean(&within).err(), Some(Unfit::Large));
        let twice = with_stream("50 0 51 0 ", b"[1 2 3] [4 5 6 7]");
        assert_eq!(clean(&twice).err(), Some(Unfit::Large));
        let long =
            with_stream("50 0 51 4 ", &[b"[1] [".to_vec(), b"1 ".repeat(3_000_000), b"]".to_vec()].concat());
        assert!(long.len() < 100_000);
        assert!(clean(&long).is_err());
        // One long list that the table of contents names ten thousand times.
        let (mut pdf, ..) = page();
        pdf.add_object(Object::Array(vec![1.into(); 20_000]));
        let whole = saved(&mut pdf);
        let table = whole.windows(5).rposition(|it| it == b"xref\n").unwrap();
        let list = whole.windows(6).position(|it| it == b"5 0 ob").unwrap();
        let mut many = whole[..table].to_vec();
        many.extend(b"xref\n0 6\n0000000000 65535 f \n");
        let places: Vec<usize> = (1..=5)
            .map(|id| whole.windows(7).position(|it| it == format!("{id} 0 obj").as_bytes()).unwrap())
            .collect();
        for place in &places {
            many.extend(format!("{place:010} 00000 n \n").bytes());
        }
        many.extend(b"100 10000\n");
        many.extend(format!("{list:010} 00000 n \n").repeat(10_000).bytes());
        many.extend(format!("trailer\n<</Root 4 0 R/Size 20000>>\nstartxref\n{table}\n%%EOF").bytes());
        assert_eq!(clean(&many).err(), Some(Unfit::Large));
    }
}
