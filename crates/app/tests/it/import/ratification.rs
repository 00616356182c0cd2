//! Small files like the source's.

use super::{mapping, parse_ratification, status};
use diligence_app::import::ratification::treaty;
use diligence_domain::TreatyState;

pub const HEADER: &str =
    "iso2,member,state party,year ratification or accession,signatory,no action,status,note\r\n";

fn parse(rows: &str) -> diligence_app::import::Batch {
    parse_ratification(&format!("{HEADER}{rows}"), "CEDAW-OP").unwrap()
}

fn refusal(rows: &str) -> String {
    parse_ratification(&format!("{HEADER}{rows}"), "CEDAW").unwrap_err().to_string()
}

#[test]
fn the_status_is_the_sources_and_na_is_namibia() {
    let batch = parse(
        "NA,Namibia,1,2000,0,0,state party,\r\nTD,Chad,0,,1,0,signatory state,\r\nMY,Malaysia,0,,0,1,no action,\r\n\
         RU,Russia,1,2004,0,0,state party,as Russian Federation\r\n",
    );
    let namibia = status(&batch, "NAM");
    assert_eq!(
        (namibia.state, namibia.since.as_str(), namibia.note.as_str()),
        (TreatyState::Party, "2000", "")
    );
    assert_eq!((namibia.treaty.as_str(), namibia.source.as_str()), ("CEDAW-OP", "ratification"));
    assert_eq!((namibia.source_date.as_str(), namibia.reservations.as_ref()), ("2022", None));
    assert!(!namibia.checked);
    assert_eq!(
        (status(&batch, "TCD").state, status(&batch, "TCD").since.as_str()),
        (TreatyState::Signatory, "")
    );
    assert_eq!(status(&batch, "MYS").state, TreatyState::None);
    assert_eq!(status(&batch, "RUS").note, "as Russian Federation");
    assert!(batch.notes.is_empty() && batch.observations.is_empty(), "{batch:?}");
}

#[test]
fn columns_that_disagree_make_no_status() {
    let batch = parse("ZW,Zimbabwe,0,,0,0,state party,\r\nMY,Malaysia,0,1995,0,1,no action,x\r\n");
    let zimbabwe = status(&batch, "ZWE");
    assert_eq!((zimbabwe.state, zimbabwe.since.as_str()), (TreatyState::Unknown, ""));
    let said = "the source’s columns disagree: status “state party”, but “state party” is 0, “signatory” is 0, “no \
                action” is 0, with no year";
    assert_eq!(zimbabwe.note, said);
    assert_eq!(batch.notes[0], format!("Zimbabwe (ZWE), row 2: {said}"));
    assert_eq!(status(&batch, "MYS").state, TreatyState::Unknown);
    assert!(status(&batch, "MYS").note.ends_with("with the year 1995 (x)"));
}

#[test]
fn a_wrong_row_is_named_with_its_place_and_remedy() {
    for (row, expected) in [
        (
            "MY,Indonesia,1,1995,0,0,state party,",
            "column B “member”: “Indonesia” is IDN, but the code in the same row is that of Malaysia. Correct the one \
             that is wrong.",
        ),
        (
            ",Namibia,1,1992,0,0,state party,",
            "column A “iso2”: the cell is empty. Write the ISO 3166-1 code of 2 letters.",
        ),
        (
            "NAM,Namibia,1,1992,0,0,state party,",
            "column A “iso2”: “NAM” is the code of no State or territory. Write the ISO 3166-1 code of 2 letters.",
        ),
        (
            "MY,Malaysia,1,1995,0,0,ratified,",
            "column G “status”: “ratified” is no status of this source. Write “state party”, “signatory state” or “no \
             action”.",
        ),
        (
            "MY,Malaysia,yes,1995,0,0,state party,",
            "column C “state party”: “yes” is neither 1 nor 0. Write 1 or 0.",
        ),
        (
            "MY,Malaysia,1,95,0,0,state party,",
            "column D “year ratification or accession”: “95” is no year. Write a year such as 2020.",
        ),
    ] {
        assert_eq!(refusal(row), format!("sheet “cedaw”, row 2, {expected}"));
    }
    let twice = refusal("MY,Malaysia,1,1995,0,0,state party,\nMY,Malaysia,1,1995,0,0,state party,");
    assert!(twice.contains("row 3, column A “iso2”: “MY” stands twice, first in row 2"), "{twice}");
}

#[test]
fn the_files_name_or_an_option_tells_the_treaty() {
    let mapping = mapping("ratification");
    for (given, file, expected) in [
        (None, "ratification-cedaw.csv", "CEDAW"),
        (None, "ratification-op-cedaw.csv", "CEDAW-OP"),
        (None, "OP_CEDAW 2022.CSV", "CEDAW-OP"),
        (None, "cedaw_op.csv", "CEDAW-OP"),
        (Some("CEDAW"), "download.csv", "CEDAW"),
        (Some("CEDAW-OP"), "cedaw.csv", "CEDAW-OP"),
    ] {
        assert_eq!(treaty(given, file, mapping).unwrap(), expected, "{given:?} {file}");
    }
    assert_eq!(
        treaty(None, "download.csv", mapping).unwrap_err().to_string(),
        "“download.csv”: its name does not tell which treaty it is about. Name the treaty: CEDAW or CEDAW-OP."
    );
    let error = treaty(Some("CAT"), "cedaw.csv", mapping).unwrap_err().to_string();
    assert_eq!(error, "“cedaw.csv”: “CAT” is no treaty of this source. Name the treaty: CEDAW or CEDAW-OP.");
}
