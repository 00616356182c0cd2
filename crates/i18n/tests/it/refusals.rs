//! What the build refuses, and what it writes.

use crate::folder::{File, Folder};
use crate::{check, generate};

fn folder(tag: &str, text: &str) -> Folder {
    Folder { tag: tag.to_owned(), files: vec![File { name: "a.ftl".to_owned(), text: text.to_owned() }] }
}

fn faults(english: &str, other: Option<&str>) -> Vec<String> {
    let mut folders = vec![folder("en", english)];
    folders.extend(other.map(|it| folder("ar", it)));
    check::all(&folders).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn each_fault_names_file_line_and_message() {
    let english = "home = Home\nhello = Hello { $name }\ncount-of = { $count ->\n    [one] one\n   *[other] { $count }\n}\n";
    for (arabic, expected) in [
        ("home = ok\nbroken\n", "ar/a.ftl:2: not Fluent near “broken”"),
        ("\nhome = ok\nhouse = x\n", "ar/a.ftl:3: “house”: English has no such message"),
        ("hello = { $nom }\n", "ar/a.ftl:1: “hello”: English has no variable $nom here"),
        ("hello = { $name ->\n  [few] x\n *[other] y\n}\n", "ar/a.ftl:1: “hello”: $name is words in English"),
        ("home = { about }\n", "ar/a.ftl:1: “home”: mentions “about”, which ar does not have"),
        ("home = { -brand }\n", "ar/a.ftl:1: “home”: mentions “-brand”, which ar does not have like this"),
        ("home = a\nhome = b\n", "ar/a.ftl:2: “home”: already in ar/a.ftl:1"),
        ("home = a\n    .title = b\n", "ar/a.ftl:1: “home”: attributes are not used"),
        ("home = { hello }\nhello = { home }\n", "ar/a.ftl:1: “home”: mentions itself through “home”"),
        ("-a = { -a }\nhome = x\n", "ar/a.ftl:1: “-a”: mentions itself through “-a”"),
        ("home = { DATETIME($day) }\n", "ar/a.ftl:1: “home”: there is no function “DATETIME”"),
        (
            "count-of = { NUMBER($count, style: \"percent\") }\n",
            "ar/a.ftl:1: “count-of”: NUMBER does not take “style”",
        ),
        ("# reviewed: maybe\nhome = x\n", "ar/a.ftl:1: the first line must say"),
    ] {
        let found = faults(english, Some(arabic));
        assert!(
            found.iter().any(|it| it.starts_with(&format!("content/messages/{expected}"))),
            "{arabic} {found:?}"
        );
    }
    assert_eq!(faults(english, Some("# reviewed: no\nhello = { $name }\ncount-of = { $count }\n")), [""; 0]);
}

#[test]
fn an_english_message_must_make_a_method() {
    for (english, expected) in [
        ("navHome = x\n", "lower-case letters"),
        ("a-b = x\na_b = y\n", "too like “a-b”"),
        ("locale = x\n", "taken by the program"),
        ("a = { $Name }\n", "name the variables"),
        ("a = { $x-y } { $x_y }\n", "each differently"),
    ] {
        let found = faults(english, None);
        assert!(found.len() == 1 && found[0].contains(expected), "{english} {found:?}");
    }
    let missing = check::all(&[folder("ar", "")]).err().unwrap();
    assert!(missing[0].to_string().starts_with("content/messages/en: the folder is missing"));
    let tag = check::all(&[folder("en", ""), folder("Arabic", "")]).err().unwrap();
    assert!(tag[0].to_string().contains("not a language tag"));
}

#[test]
fn the_source_has_one_method_per_english_message() {
    let english = "\
# reviewed: yes
-brand = Diligence
site-title = { $page } · { -brand }
# A comment.
type = Type
of = { $total-count } of { nested }, { $kind ->
    [law] law
   *[other] practice
}
nested = { NUMBER($share) } { $name }
plural = { $n ->
    [one] one
   *[other] { $n } { $extra }
}
";
    let folders = [folder("en", english), folder("ar", "")];
    let catalogues = check::all(&folders).unwrap();
    insta::assert_snapshot!(generate::source(&folders, &catalogues), @r####"
    // Written by build/main.rs from content/messages.

    pub(crate) static SPOKEN: [Spoken; 2] = [
        Spoken::new(Embedded { tag: "en", reviewed: true, files: &["# reviewed: yes\n-brand = Diligence\nsite-title = { $page } · { -brand }\n# A comment.\ntype = Type\nof = { $total-count } of { nested }, { $kind ->\n    [law] law\n   *[other] practice\n}\nnested = { NUMBER($share) } { $name }\nplural = { $n ->\n    [one] one\n   *[other] { $n } { $extra }\n}\n"] }),
        Spoken::new(Embedded { tag: "ar", reviewed: false, files: &[""] }),
    ];

    pub(crate) static SIGNATURES: &[Signature] = &[
        Signature { id: "nested", variables: &[("share", Kind::Number), ("name", Kind::Text)] },
        Signature { id: "of", variables: &[("total-count", Kind::Number), ("share", Kind::Number), ("name", Kind::Text), ("kind", Kind::Text)] },
        Signature { id: "plural", variables: &[("n", Kind::Number), ("extra", Kind::Text)] },
        Signature { id: "site-title", variables: &[("page", Kind::Text)] },
        Signature { id: "type", variables: &[] },
    ];

    impl Messages {
        /// ````text
        /// nested = { NUMBER($share) } { $name }
        /// ````
        pub fn nested(&self, share: impl Into<Number>, name: &str) -> String { self.formed(0, &[("share", Argument::Number(share.into())), ("name", Argument::Text(name))]) }
        /// ````text
        /// of =
        ///     { $total-count } of { nested }, { $kind ->
        ///         [law] law
        ///        *[other] practice
        ///     }
        /// ````
        pub fn of(&self, total_count: impl Into<Number>, share: impl Into<Number>, name: &str, kind: &str) -> String { self.formed(1, &[("total-count", Argument::Number(total_count.into())), ("share", Argument::Number(share.into())), ("name", Argument::Text(name)), ("kind", Argument::Text(kind))]) }
        /// ````text
        /// plural =
        ///     { $n ->
        ///         [one] one
        ///        *[other] { $n } { $extra }
        ///     }
        /// ````
        pub fn plural(&self, n: impl Into<Number>, extra: &str) -> String { self.formed(2, &[("n", Argument::Number(n.into())), ("extra", Argument::Text(extra))]) }
        /// ````text
        /// site-title = { $page } · { -brand }
        /// ````
        pub fn site_title(&self, page: &str) -> String { self.formed(3, &[("page", Argument::Text(page))]) }
        /// ````text
        /// type = Type
        /// ````
        pub fn type_(&self) -> &'static str { self.plain(4) }
    }
    "####);
}
