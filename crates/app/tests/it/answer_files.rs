//! Files with answers: what they say of who made them is gone before they are kept, and they go with the answer.

use crate::export::{bytes as taken, second};
use crate::house::House;
use crate::open_round::{Put, began, code, director, open_round_of, opened, seen, sent, submitted};
use crate::results::log;
use diligence_app::Refused;
use diligence_app::answering::file::{self, Brought, MOST, NotKept};
use diligence_app::answering::page::{Progress, progress, said};
use diligence_app::answering::submit::{self, NotSubmitted};
use diligence_app::answering::{self, Contributor, Given, Posted, Saved, withdraw};
use diligence_app::export::{self, Broken, Taken};
use diligence_app::release;
use diligence_app::results::mark;
use diligence_app::results::table::{self, Filter};
use diligence_app::session::Visitor;
use diligence_domain::Locale;
use diligence_store::answers::AnswerStore;
use diligence_testkit::sample::{pdf, photo};
use diligence_testkit::{databases, sqlite};
use std::io::{Cursor, Read as _};

/// A file that must be there, a picture, one in a repeat; sound, which nobody takes.
const FORM: &str = "\
survey,,,,
,type,name,label,required
,begin group,PT3,Protection orders,
,file,form,The form,yes
,image,photo,A photograph,
,audio,sound,A recording,yes
,text,note,A note,
,begin repeat,source,Source,
,file,copy,A copy,
,end repeat,,,
,end group,,,
settings,,,,
,form_title,form_id,,
,Try,files,,
";

fn brought(open: &answering::Open, id: &str, bytes: &[u8]) -> Brought {
    Brought { id: id.to_owned(), seen: seen(open, 0, id), bytes: Some(bytes.to_vec()) }
}

async fn save(house: &House, who: &Contributor, posted: &Posted) -> Saved {
    answering::save(&house.app, who, Locale::EN, 0, posted).await.unwrap()
}

/// Puts a file at a question of a page as it is now.
async fn put(house: &House, who: &Contributor, id: &str, bytes: &[u8]) -> Saved {
    let files = vec![brought(&opened(house, who).await, id, bytes)];
    save(house, who, &Posted { files, ..Posted::default() }).await
}

/// Takes the file of a question away, from a page as it is now.
async fn drop_file(house: &House, who: &Contributor, id: &str) -> Saved {
    let seen = seen(&opened(house, who).await, 0, id);
    let answers = vec![Given { id: id.to_owned(), seen, sent: Vec::new() }];
    save(house, who, &Posted { answers, drop: Some(id.to_owned()), ..Posted::default() }).await
}

/// What stands at a question.
async fn at(house: &House, who: &Contributor, id: &str) -> String {
    let open = opened(house, who).await;
    let all = said(&open.asked, &open.answers);
    all.into_iter().find(|it| it.id == id && it.file).map(|it| it.answer).unwrap_or_default()
}

async fn bytes(house: &House, who: &Contributor, name: &str) -> Option<Vec<u8>> {
    match file::get(&house.app, who, name).await {
        Ok(it) => Some(it.bytes.to_vec()),
        Err(Refused::NotFound) => None,
        Err(other) => panic!("{other}"),
    }
}

/// How many files lie there of all answers.
async fn kept(house: &House) -> i64 {
    let mut side = AnswerStore::open(&house.scratch.address).await.unwrap().look().await.unwrap();
    let mut all = 0;
    for (handle, _) in side.data_keys_after("", 99).await.unwrap() {
        all += side.files_of(&handle).await.unwrap().0;
    }
    all
}

fn ending(name: &str) -> &str {
    name.split('.').nth(1).unwrap_or_default()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|it| it == word.as_bytes())
}

#[tokio::test]
async fn evidence_is_read_with_the_answer_that_names_it_and_leaves_in_an_archive() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let (app, engine) = (&house.app, house.scratch.engine);
        let (dina, ana) = (director(&house).await, second(&house).await);
        let id = open_round_of(&house, &dina, FORM).await;
        let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
        let other = began(&house, &code(&house, &dina, id, "Other").await, "").await;
        for (whose, question, content) in [
            (&who, "PT3/form", b"The form".as_slice()),
            // The same paper twice is one file.
            (&who, "PT3/source[1]/copy", b"The form"),
            (&who, "PT3/photo", &photo(9, 9, [1, 2, 3])),
            (&other, "PT3/form", b"The form"),
        ] {
            put(&house, whose, question, content).await;
        }
        let (form, picture) = (at(&house, &who, "PT3/form").await, at(&house, &who, "PT3/photo").await);
        let theirs = at(&house, &other, "PT3/form").await;
        assert_ne!(form, theirs, "{engine}: a name tells that two have the same paper");
        for whose in [&who, &other] {
            submitted(&house, whose, &submit::client_key()).await;
        }
        put(&house, &who, "PT3/form", b"Not sent yet").await;
        let draft = at(&house, &who, "PT3/form").await;

        let (all, mut handle) = (Filter { most: 9, ..Filter::default() }, String::new());
        for line in table::page(app, &dina, id, Locale::EN, &all).await.unwrap().lines {
            let one = table::one(app, &dina, id, Locale::EN, &line.handle).await.unwrap();
            if one.said.iter().any(|it| it.file && it.answer == form) {
                handle = line.handle;
            }
        }
        let read = async |by: &Visitor, name: &str| {
            let kept = table::file(app, by, id, Locale::EN, (&handle, name)).await;
            kept.map(|it| it.bytes.to_vec())
        };
        assert_eq!(read(&dina, &form).await.unwrap(), b"The form", "{engine}");
        assert!(read(&dina, &picture).await.unwrap().starts_with(b"\xff\xd8"), "{engine}");
        for name in [&draft, &theirs, "file-0123456789ab.pdf", "", &form.replace(".txt", ".pdf")] {
            let refused = read(&dina, name).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{engine}: {name}: {refused:?}");
        }
        assert!(matches!(read(&ana, &form).await, Err(Refused::NotFound)), "{engine}");
        let log = log(&house, &dina).await;
        let times = log.iter().filter(|it| *it == "answers-read").count();
        assert_eq!(times, 1 + 2 + 2, "{engine}: the table, two answers, two files: {log:?}");

        let release = export::ask(app, &dina, id, "For the report").await.unwrap();
        let early = taken(&house, &dina, id, release, "files.zip").await;
        assert!(matches!(early, Err(Broken::Refused(Refused::SecondPerson))), "{engine}");
        release::decide(app, &ana, release, true).await.unwrap();
        let answers = taken(&house, &dina, id, release, "answers.csv").await.unwrap();
        let answers = String::from_utf8(answers).unwrap();
        let line = answers.lines().find(|it| it.contains(&form)).unwrap();
        assert!(
            line.starts_with(&format!("\"{}\"", mark(&handle))),
            "{engine}: the desk calls it otherwise: {line}"
        );
        let response = |file: &str| {
            let line = answers.lines().find(|it| it.contains(file)).unwrap();
            line.trim_matches('"')[..12].to_owned()
        };
        let archive = taken(&house, &dina, id, release, "files.zip").await.unwrap();
        assert!(!holds(&archive, &handle), "{engine}");
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let mut names: Vec<String> =
            (0..archive.len()).map(|it| archive.by_index(it).unwrap().name().unwrap().into_owned()).collect();
        names.sort();
        let mut expected = [(&form, &form), (&form, &picture), (&theirs, &theirs)]
            .map(|it| format!("{}/{}", response(it.0), it.1));
        expected.sort();
        assert_eq!(names, expected, "{engine}");
        let mut content = String::new();
        let mut file = archive.by_name(&format!("{}/{form}", response(&form))).unwrap();
        file.read_to_string(&mut content).unwrap();
        assert_eq!(content, "The form", "{engine}");
        drop(file);

        // One that nobody can open ends it where it stands, and no part of it looks whole.
        let side = AnswerStore::open(&house.scratch.address).await.unwrap();
        for name in [&form, &picture] {
            let (handle, mark) = (handle.clone(), name[5..17].to_owned());
            let damage = side.write(move |tx| {
                Box::pin(async move {
                    tx.delete_file(&handle, &mark).await?;
                    tx.add_file(&handle, &mark, b"damaged").await
                })
            });
            damage.await.unwrap();
        }
        let mut pieces = export::take(app, &dina, id, release, Taken::Files, Locale::EN).await.unwrap();
        let (mut part, mut why) = (Vec::new(), None);
        while let Some(piece) = pieces.recv().await {
            match piece {
                Ok(piece) => part.extend(piece),
                Err(error) => why = Some(error),
            }
        }
        assert!(matches!(why, Some(Broken::Refused(Refused::Key))), "{engine}: {why:?}");
        assert!(!holds(&part, "PK\x05\x06"), "{engine}: a part looks whole");

        withdraw::withdraw(app, &who).await.unwrap();
        let rest = taken(&house, &dina, id, release, "files.zip").await.unwrap();
        assert_eq!(zip::ZipArchive::new(Cursor::new(rest)).unwrap().len(), 1, "{engine}");
        assert!(matches!(read(&dina, &form).await, Err(Refused::NotFound)), "{engine}");
    }
}

#[tokio::test]
async fn a_file_is_added_submitted_replaced_and_goes_with_the_answer() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let engine = house.scratch.engine;
        let dina = director(&house).await;
        let id = open_round_of(&house, &dina, FORM).await;
        let who = began(&house, &code(&house, &dina, id, "One").await, "A").await;
        let other = began(&house, &code(&house, &dina, id, "Other").await, "").await;
        // What must be there is missed, and what nobody takes is not.
        let open = opened(&house, &who).await;
        let Progress { asked, answered, wrong, .. } = progress(&open.asked, &open.answers).remove(0);
        assert_eq!((asked, answered, wrong), (4, 0, 1), "{engine}");
        let key = submit::client_key();
        let refused = submit::submit(&house.app, &who, Locale::EN, &key).await.unwrap();
        assert!(matches!(refused, Err(NotSubmitted::Wrong(_))), "{engine}");

        let law = pdf("Section 12");
        let saved = put(&house, &who, "PT3/form", &law).await;
        assert!(saved.not_kept.is_empty() && saved.conflicts.is_empty(), "{engine}: {saved:?}");
        assert_eq!(saved.open.draft.touched[&0], "A");
        put(&house, &who, "PT3/photo", &photo(40, 20, [9, 99, 9])).await;
        let (form, picture) = (at(&house, &who, "PT3/form").await, at(&house, &who, "PT3/photo").await);
        assert!(form.starts_with("file-") && ending(&form) == "pdf" && form.len() == 21, "{form}");
        assert!(ending(&picture) == "jpg", "{picture}");
        let (given, shown) =
            (bytes(&house, &who, &form).await.unwrap(), bytes(&house, &who, &picture).await.unwrap());
        assert!(holds(&given, "Section 12") && !holds(&given, "canary"), "{engine}");
        assert!(!holds(&shown, "canary") && !holds(&shown, "Exif"), "{engine}: it says where it was taken");
        let dump = house.scratch.dump().await;
        for word in ["canary", "Section 12", form.as_str(), &form[5..17].to_uppercase(), "JFIF", ".pdf"] {
            assert!(!holds(&dump, word), "{engine}: “{word}” lies in clear");
        }
        for nobody in [&form.replace(".pdf", ".jpg"), "file-0123456789ab.pdf", "../draft", ""] {
            assert_eq!(bytes(&house, &who, nobody).await, None, "{engine}: {nobody}");
        }
        assert_eq!(bytes(&house, &other, &form).await, None, "{engine}: another organisation reads it");

        submitted(&house, &who, &submit::client_key()).await;
        // Another takes its place: what was submitted stays, what was not goes at once.
        put(&house, &who, "PT3/form", b"The old form").await;
        let second = at(&house, &who, "PT3/form").await;
        assert!(ending(&second) == "txt", "{second}");
        put(&house, &who, "PT3/form", b"The new form").await;
        let third = at(&house, &who, "PT3/form").await;
        assert_eq!(bytes(&house, &who, &second).await, None, "{engine}: what was replaced is left");
        assert_eq!(bytes(&house, &who, &third).await.as_deref(), Some(&b"The new form"[..]));
        drop_file(&house, &who, "PT3/photo").await;
        assert_eq!(at(&house, &who, "PT3/photo").await, "");
        assert!(bytes(&house, &who, &form).await.is_some(), "{engine}: what was submitted is gone");
        assert!(bytes(&house, &who, &picture).await.is_some(), "{engine}: what was submitted is gone");
        assert_eq!(kept(&house).await, 3, "{engine}");
        submitted(&house, &who, &submit::client_key()).await;
        let past = submit::past(&house.app, &who, &opened(&house, &who).await, Locale::EN).await.unwrap();
        let changes: Vec<_> = past[0].changes.iter().map(|it| (it.1.as_str(), it.2.as_str())).collect();
        assert_eq!(changes, [(form.as_str(), third.as_str()), (picture.as_str(), "")], "{engine}");

        withdraw::withdraw(&house.app, &who).await.unwrap();
        assert_eq!(kept(&house).await, 0, "{engine}: files outlive the answer");
        for name in [&form, &picture, &third] {
            assert_eq!(bytes(&house, &who, name).await, None, "{engine}");
        }
    }
}

#[tokio::test]
async fn two_who_change_a_file_at_once_are_told() {
    for scratch in databases().await {
        let house = House::build(scratch).await;
        let dina = director(&house).await;
        let id = open_round_of(&house, &dina, FORM).await;
        let code = code(&house, &dina, id, "Two").await;
        let (one, other) = (began(&house, &code, "One").await, began(&house, &code, "Other").await);
        let before = opened(&house, &one).await;
        let page = |text: &str| Posted {
            files: vec![brought(&before, "PT3/form", text.as_bytes())],
            ..sent(&before, 0, &[Put("PT3/note", "Words")])
        };
        save(&house, &one, &page("hers")).await;
        let first = at(&house, &one, "PT3/form").await;
        let saved = save(&house, &other, &page("mine")).await;
        assert_eq!(saved.conflicts.len(), 1);
        assert_eq!((saved.conflicts[0].id.as_str(), saved.conflicts[0].hers.as_str()), ("PT3/form", ""));
        assert_eq!(at(&house, &other, "PT3/form").await, first, "hers was overwritten");
        assert_eq!(kept(&house).await, 1, "what was not taken is kept");
        // The same sent twice, as by a button that was pressed twice, is no conflict.
        assert_eq!(save(&house, &one, &page("hers")).await.conflicts, []);
        // Nor does a stale page take away what she never saw.
        let stale = Posted { drop: Some("PT3/form".into()), ..sent(&before, 0, &[Put("PT3/form", "")]) };
        assert_eq!(save(&house, &other, &stale).await.conflicts.len(), 1);
        assert_eq!(at(&house, &other, "PT3/form").await, first);
        drop_file(&house, &other, "PT3/form").await;
        assert_eq!((at(&house, &one, "PT3/form").await.as_str(), kept(&house).await), ("", 0));
    }
}

#[tokio::test]
async fn a_file_in_a_repeat_goes_with_it_and_one_named_twice_stays() {
    let house = House::build(sqlite()).await;
    let dina = director(&house).await;
    let id = open_round_of(&house, &dina, FORM).await;
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    let add = Posted { add: Some("PT3/source".into()), ..Posted::default() };
    save(&house, &who, &add).await;
    put(&house, &who, "PT3/source[1]/copy", b"first").await;
    put(&house, &who, "PT3/source[2]/copy", b"second").await;
    put(&house, &who, "PT3/form", b"first").await;
    let (first, second) =
        (at(&house, &who, "PT3/source[1]/copy").await, at(&house, &who, "PT3/source[2]/copy").await);
    assert_eq!(at(&house, &who, "PT3/form").await, first, "the same file has one name");
    let remove = |at: &str| Posted { remove: Some(at.into()), ..Posted::default() };
    save(&house, &who, &remove("PT3/source[1]")).await;
    assert_eq!(at(&house, &who, "PT3/source[1]/copy").await, second);
    assert!(bytes(&house, &who, &first).await.is_some(), "another question names it still");
    // A file for a place that is gone is not put into another’s.
    let late =
        Brought { id: "PT3/source[2]/copy".into(), bytes: Some(b"late".to_vec()), ..Brought::default() };
    let posted = Posted { files: vec![late], counts: vec![("PT3/source".into(), 2)], ..Posted::default() };
    assert_eq!(save(&house, &who, &posted).await.conflicts.len(), 1);
    save(&house, &who, &remove("PT3/source[1]")).await;
    assert_eq!(bytes(&house, &who, &second).await, None, "its file outlived the repeat");
    assert_eq!(kept(&house).await, 1);
}

#[tokio::test]
async fn what_is_not_kept_is_said_and_all_else_is_saved() {
    let house = House::build(sqlite()).await;
    let dina = director(&house).await;
    let id = open_round_of(&house, &dina, FORM).await;
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    let open = opened(&house, &who).await;
    let large = Brought { bytes: None, ..brought(&open, "PT3/source[1]/copy", b"") };
    let posted = Posted {
        files: vec![
            brought(&open, "PT3/form", b"PK\x03\x04\xff word/document.xml"),
            brought(&open, "PT3/photo", &pdf("x")),
            large,
            // Neither sound nor words are files here, and nothing is put where no page has it.
            brought(&open, "PT3/sound", b"text"),
            brought(&open, "PT3/note", b"text"),
            Brought { id: "meta/instanceID".into(), bytes: Some(b"text".to_vec()), ..Brought::default() },
        ],
        ..sent(&open, 0, &[Put("PT3/note", "Words stay"), Put("PT3/form", "file-0123456789ab.pdf")])
    };
    let saved = save(&house, &who, &posted).await;
    let not_kept: Vec<_> = saved.not_kept.iter().map(|it| (it.0.as_str(), it.1)).collect();
    assert_eq!(
        not_kept,
        [
            ("PT3/form", NotKept::Kind),
            ("PT3/photo", NotKept::Picture),
            ("PT3/source[1]/copy", NotKept::Large),
        ]
    );
    let read: Vec<_> = said(&saved.open.asked, &saved.open.answers)
        .into_iter()
        .map(|it| (it.id, it.answer))
        .filter(|it| !it.1.is_empty())
        .collect();
    assert_eq!(read, [("PT3/note".to_owned(), "Words stay".to_owned())], "a name was written by hand");
    assert_eq!(kept(&house).await, 0);
    let locked = String::from_utf8(pdf("x")).unwrap().replace("/Info", "/Encrypt");
    let saved = put(&house, &who, "PT3/form", locked.as_bytes()).await;
    assert_eq!(saved.not_kept, [("PT3/form".to_owned(), NotKept::Unreadable)]);
}

#[tokio::test]
async fn an_answer_holds_so_many_files_and_no_more() {
    let house = House::build(sqlite()).await;
    let dina = director(&house).await;
    let id = open_round_of(&house, &dina, FORM).await;
    let who = began(&house, &code(&house, &dina, id, "One").await, "").await;
    for number in 0..MOST {
        let saved = put(&house, &who, "PT3/form", format!("Form {number}").as_bytes()).await;
        assert_eq!(saved.not_kept, [], "{number}");
        submitted(&house, &who, &submit::client_key()).await;
    }
    let saved = put(&house, &who, "PT3/form", b"One more").await;
    assert_eq!(saved.not_kept, [("PT3/form".to_owned(), NotKept::Full)]);
    assert_eq!(kept(&house).await, MOST);
}
