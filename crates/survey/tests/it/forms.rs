//! What is said of forms with faults, and what mends them.

use crate::read::{book, corpus, forms, reading};
use diligence_sheet::{Cell, Format, Limits, Row, Sheet, Workbook, read_bytes};
use diligence_survey::{Repair, xform, xlsform};
use std::fmt::Write as _;

fn said(text: &str) -> Vec<String> {
    xlsform::read(&book(text), "form").faults.iter().map(ToString::to_string).collect()
}

#[test]
fn every_fault_names_its_cell_and_the_remedy() {
    let mut all = String::new();
    for path in forms(&corpus().join("refused")) {
        let reading = reading(&path);
        assert!(reading.form.is_none(), "{} is taken", path.display());
        writeln!(all, "{}", path.file_stem().unwrap().to_string_lossy()).unwrap();
        for fault in &reading.faults {
            let mended = fault.repair.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
            writeln!(all, "  {fault}{mended}").unwrap();
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn what_can_be_mended_safely_is() {
    let text = "survey\n,type,name,label\n,txet,a,A\n,text,a b,B\n,text,c,C\n,text,c,Again\n,select_one yesno,d,D\n\
                ,begin_group,g,G\n,text,e,E\n,end repeat,,\nchoices\n,list_name,name,label\n,yes_no,y,Yes\n";
    let broken = book(text);
    let reading = xlsform::read(&broken, "form");
    assert!(reading.form.is_none());
    let repairs: Vec<Repair> = reading.faults.iter().filter_map(|it| it.repair.clone()).collect();
    let shown: Vec<String> = repairs.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "“txet” becomes “text”",
            "“a b” becomes “a_b”",
            "“c” becomes “c_2”",
            "“select_one yesno” becomes “select_one yes_no”",
            "“end repeat” becomes “end group”",
        ]
    );
    let bytes = xlsform::write(&xlsform::mend(&broken, &repairs)).unwrap();
    let mended = read_bytes("form.xlsx", &bytes, &Limits::default()).unwrap();
    let reading = xlsform::read(&mended, "form");
    assert!(reading.form.is_some(), "{:?}", reading.faults);
}

fn says(lines: &[(&str, &str)]) {
    for (text, expected) in lines {
        let said = said(text);
        assert!(said.iter().any(|it| it == expected), "{said:#?}");
    }
}

#[test]
fn faults_of_rows_and_expressions() {
    says(&[
        (
            "questions\n,type\n",
            "“form”: There is no sheet “survey”. Rename the sheet “questions”, if that is it.",
        ),
        (
            "survey\n,type,name,label,relevant\n,text,name,A,\n,text,b,B,${nam} = 'x'\n",
            "“survey”, row 4, column E (“relevant”): There is no question “nam”. Write “${name}”, if that is meant.",
        ),
        (
            "survey\n,type,name,label,calculation\n,calculate,b,,sum(1) + conc('a')\n",
            "“survey”, row 3, column E (“calculation”): There is no function “conc()”. Change the expression.",
        ),
        (
            "survey\n,type,name,label,required\n,text,a,,\n",
            "“survey”, row 3, column D (“label”): “a” says nothing to who answers. Write under “label” what people should read.",
        ),
        (
            "survey\n,type,name,label\n,background-audio,a,\n",
            "“survey”, row 3, column B (“type”): “background-audio” is not supported. Recording without a sign \
             endangers who answers. Ask it otherwise, or delete the row.",
        ),
        (
            "survey\n,type,name,label,appearance\n,text,a,A,printer:org.example.print\n",
            "“survey”, row 3, column E (“appearance”): Printers are not supported. Delete it: answers on paper are found \
             by others.",
        ),
        (
            "survey\n,type,name,label\n,text,a,A\nentities\n,list_name,label\n,people,A\nosm\n,list_name,name\n",
            "“entities”: Entities are not supported. Delete the sheet “entities”, or rename it if it is a note.",
        ),
        (
            "survey\n,type,name,label\n,select_one,a,A\n",
            "“survey”, row 3, column B (“type”): This names no list of choices. Write the name of a list after it, \
             as in “select_one yes_no”.",
        ),
        (
            "survey\n,type,name,label,calculation\n,calculate,c,,floor(1.5)\n",
            "“survey”, row 3, column E (“calculation”): warning: ODK’s own programs do not know “floor()” and stop \
             there. If the form goes to them, use int() instead.",
        ),
        (
            "survey\n,type,name,label,default\n,integer,n,N,abc\n",
            "“survey”, row 3, column E (“default”): “abc” is no answer to “n”. Write one that it takes, or none.",
        ),
        (
            "survey\n,type,name,label,default\n,select_one l,q,Q,maybe\nchoices\n,list_name,name,label\n,l,a,A\n",
            "“survey”, row 3, column E (“default”): “maybe” is no answer to “q”. Write one that it takes, or none.",
        ),
        (
            "survey\n,type,name,label,relevant\n,integer,age,A,\n,text,b,B,age > 18\n",
            "“survey”, row 4, column E (“relevant”): “age” leads to nothing in this form. Write “${age}”, if the question \
             is meant.",
        ),
        (
            "survey\n,type,name,label,relevant\n,text,q,Q,\n,text,b,B,${q} = yes\n",
            "“survey”, row 4, column E (“relevant”): “yes” leads to nothing in this form. Write “'yes'”, if the text is \
             meant, or name a question as “${name}”.",
        ),
        (
            "survey\n,type,name,label,constraint\n,text,q,Q,\"regex(., '(?=a)b')\"\n",
            "“survey”, row 3, column E (“constraint”): “(?=a)b” is no pattern: look-around, including look-ahead and \
             look-behind, is not supported. Change the expression.",
        ),
    ]);
}

#[test]
fn faults_of_columns_and_names() {
    says(&[
        (
            "survey\n,type,name,label,relevant::English (en)\n,text,q,Q,1=2\n",
            "“survey”, row 2: The column “relevant::English (en)” has a language, and no words stand under it. Delete it, \
             or change its header.",
        ),
        (
            "survey\n,type,name,label,save_to\n,text,q,Q,x\n",
            "“survey”, row 2: The column “save_to” belongs to entities, which are not supported. Delete it, or change its \
             header.",
        ),
        (
            "survey\n,type,name,label\n,select_one l,q,Q\nchoices\n,list_name,value,name,label\n,l,1,yes,Yes\n",
            "“choices”, row 5, column D: The column “name” stands twice. Delete or rename one of the two.",
        ),
        (
            "survey\n,type,name,label\n,text,meta,M\n",
            "“survey”, row 3, column C (“name”): “meta” is where a record keeps what it is. Write “meta_”.",
        ),
        (
            "survey\n,type,name,label\n,select_one l or_other,q,Q\n,text,q_other,O\nchoices\n,list_name,name,label\n,l,a,A\n",
            "“survey”, row 4, column C (“name”): “q_other” already stands in row 3. Write “q_other_2”.",
        ),
        (
            "survey\n,type,name,label,relevant\n,text,a,A,\n,text,a,A,\n,text,b,B,${a} = '1'\n",
            "“survey”, row 4, column C (“name”): “a” already stands in row 3. Give it another name, and say everywhere \
             which of the two “${a}” means.",
        ),
        (
            "survey\n,type,name,label\n,select_multiple l,q,Q\nchoices\n,list_name,name,label\n,l,\"a\tb\",A\n",
            "“choices”, row 6, column C (“name”): “a\tb” holds a blank, and several choices are parted by blanks. Write \
             “_” instead.",
        ),
        (
            "survey\n,type,name,label,relevent\n,text,a,A,false()\n",
            "“survey”, row 2: warning: The column “relevent” is not known and does nothing. Write “relevant”, if that is \
             meant.",
        ),
        (
            "survey\n,type,name,label,bind::a b\n,text,a,A,1\n",
            "“survey”, row 3, column E (“bind::a b”): “a b” cannot name an attribute. Change the header.",
        ),
        (
            "survey\n,type,name,label,instance::my:tag\n,text,a,A,1\n",
            "“survey”, row 3, column E (“instance::my:tag”): The prefix “my” is declared nowhere. Write my=\"https://…\" \
             under “namespaces” in the sheet “settings”.",
        ),
        (
            "survey\n,type,name,label,label\n,text,a,A,B\n",
            "“survey”, row 2, column E: The column “label” stands twice. Delete or rename one of the two.",
        ),
    ]);
}

#[test]
fn a_row_that_is_wrong_blames_no_other() {
    for (text, place) in [
        ("survey\n,type,name,label\n,begin group,a b,G\n,text,x,X\n,end group,,\n", "name"),
        ("survey\n,type,name,label,relevant\n,select_one none,q,Q,\n,text,x,X,${q} = '1'\n", "type"),
        ("survey\n,type,name,label,relevant\n,sliderr,q,Q,\n,text,x,X,${q} = '1'\n", "type"),
        ("survey\n,type,name,label,parameters\n,range,q,Q,one\n,note,n,You said ${q},\n", "parameters"),
    ] {
        let faults = xlsform::read(&book(text), "form").faults;
        assert!(faults.len() == 1 && faults[0].place.header.as_deref() == Some(place), "{faults:#?}");
    }
}

#[test]
fn no_form_costs_more_to_check_than_its_bound() {
    let mut deep = "survey\n,type,name,label\n".to_owned();
    for n in 0..20_000 {
        writeln!(deep, ",begin group,g{n},G").unwrap();
    }
    assert!(said(&deep).iter().any(|it| it.contains("deeper than 40")));
    let mut nested = "survey\n,type,name,label,relevant\n".to_owned();
    for n in 0..30 {
        writeln!(nested, ",text,q{n},Q,{}= '1'", "//*[".repeat(50) + "1" + &"]".repeat(50)).unwrap();
    }
    said(&nested);
}

#[test]
fn a_workbook_is_written_with_every_cell() {
    let row = |number, cells: &[Cell]| Row { number, cells: cells.to_vec() };
    let sheet = |name: &str, rows: &[Row]| Sheet { name: name.into(), rows: rows.to_vec(), formulas: false };
    let book = Workbook {
        format: Format::Xlsx,
        notes: Vec::new(),
        sheets: vec![
            sheet(
                "Survey",
                &[
                    row(1, &["type".into(), "name".into(), "label::العربية (ar)".into(), "my notes".into()]),
                    row(2, &["text".into(), "a".into(), "سؤال".into(), Cell::Number(3.5)]),
                    row(5, &["note".into(), Cell::Empty, "  أنا  ".into(), Cell::Bool(true)]),
                ],
            ),
            sheet("Anything else", &[row(3, &[Cell::Empty, Cell::Date("2026-11-30".into()), "=1+1".into()])]),
        ],
    };
    let again = read_bytes("form.xlsx", &xlsform::write(&book).unwrap(), &Limits::default()).unwrap();
    assert_eq!(again.sheets, book.sheets);
}

#[test]
fn a_form_is_the_same_in_every_format() {
    let xml = |path: &str| xform::write(&reading(&corpus().join(path)).form.unwrap());
    let csv = xml("repeat-across.csv");
    for format in ["xls", "ods"] {
        assert_eq!(xml(&format!("formats/repeat-across.{format}")), csv, "{format}");
    }
}

#[test]
fn a_csv_and_its_workbook_are_the_same_form() {
    for path in forms(&corpus()) {
        let book = diligence_sheet::read(&path, &Limits::default()).unwrap();
        let first = xlsform::read(&book, "form");
        let again = read_bytes("form.xlsx", &xlsform::write(&book).unwrap(), &Limits::default()).unwrap();
        let second = xlsform::read(&again, "form");
        assert_eq!(first.faults.len(), second.faults.len(), "{}", path.display());
        let xml = |it: &xlsform::Reading| it.form.as_ref().map(xform::write);
        assert_eq!(xml(&first), xml(&second), "{}", path.display());
    }
}

proptest::proptest! {
    /// Whatever stands in the cells, reading says something of it or takes it, and what it takes can be filled.
    #[test]
    fn no_cell_makes_reading_panic(
        kinds in proptest::collection::vec("(text|integer|select_one l|begin group|begin repeat|end group|end repeat|note|calculate|rank l|range|xx|)", 1..8),
        names in proptest::collection::vec("[a-c]{0,2}[ .-]?", 8),
        cells in proptest::collection::vec("(\\$\\{[a-c]\\}|[a-c1(). ='/\\[\\]+*<>-]{0,6}|true\\(\\)|sum\\(\\$\\{a\\}\\)){0,3}", 32),
    ) {
        let mut text = "survey\n,type,name,label,relevant,calculation,default,repeat_count\n".to_owned();
        for (index, kind) in kinds.iter().enumerate() {
            let quoted = |it: &String| format!("\"{}\"", it.replace('"', "\"\""));
            let rest: Vec<String> = (0..4).map(|it| quoted(&cells[index * 4 + it])).collect();
            writeln!(text, ",{kind},{},Label,{}", quoted(&names[index]), rest.join(",")).unwrap();
        }
        text.push_str("choices\n,list_name,name,label\n,l,a,A\n,l,b,B\n");
        if let Some(form) = xlsform::read(&book(&text), "form").form {
            let _ = xform::write(&form);
            let plan = std::sync::Arc::new(diligence_survey::Plan::new(form).unwrap());
            let outside = diligence_survey::Outside::new(0, 0, 1, "uuid:1");
            let mut answers = diligence_survey::Answers::new(plan, outside, "");
            for node in 1..u32::try_from(answers.tree().len().min(20)).unwrap() {
                if answers.tree().children(node).is_empty() {
                    answers.set(node, "a");
                }
            }
            let _ = (answers.record(), answers.invalid());
        }
    }
}
