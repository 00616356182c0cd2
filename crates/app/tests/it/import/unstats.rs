//! Small files like the publisher's, in its three shapes.

use super::{one, parse_unstats};
use diligence_domain::Value;

/// Rows by column name, as a tab-separated text.
pub fn tsv(rows: &[Vec<(&str, &str)>]) -> String {
    let columns: Vec<&str> = rows[0].iter().map(|(column, _)| *column).collect();
    let mut text = columns.join("\t");
    for row in rows {
        let cell = |column: &&str| row.iter().find(|(it, _)| it == column).map_or("", |(_, value)| *value);
        text.push('\n');
        text.push_str(&columns.iter().map(cell).collect::<Vec<_>>().join("\t"));
    }
    text
}

pub type Cells = Vec<(&'static str, &'static str)>;

fn common(label: &'static str, words: &'static str, series: &'static str, sdg: &'static str) -> Cells {
    vec![
        ("INDICATOR_LABEL", label),
        ("MINSET_SERIES", series),
        ("MINSET_SERIES_DESC", words),
        ("REF_AREA", "516"),
        ("REF_AREA_DESC", "Namibia"),
        ("ISO3", "NAM"),
        ("TIME_PERIOD", "2018"),
        ("NATURE_DESC", "Estimated"),
        ("SOURCE_YEAR", "2021"),
        ("SDG_SeriesID", sdg),
    ]
}

pub fn share() -> Cells {
    let mut row = common("QV.1", "Legal frameworks, area 2", "S8adc3032", "SG_LGL_GENEQVAW");
    row.extend([("OBS_VALUE", "66.66666"), ("UNIT_MEASURE", "PT"), ("COMMENT_OBS", "From a questionnaire.")]);
    row
}

pub fn law() -> Cells {
    let mut row = common("QV.2", "Existence of laws on domestic violence", "S158e0e5f", "");
    row.extend([("VALUE_CATEGORY", "9"), ("VALUE_CATEGORY_DESC", "No")]);
    row
}

pub fn estimate() -> Cells {
    let mut row = common("V.1", "Proportion of women, by age", "S9a5e3c3a", "VC_VAW_MARR");
    row.extend([
        ("TIME_DETAIL", "2000-2018"),
        ("SEX", "F"),
        ("SEX_DESC", "Female"),
        ("AGE", "Y_GE15"),
        ("AGE_DESC", "15 years old and over"),
        ("VIOLENCE_TYPE", "PHY+SEX"),
        ("VIOLENCE_TYPE_DESC", "Physical and sexual"),
        ("OBS_VALUE", "16.1"),
        ("UNIT_MEASURE", "PT"),
        ("LOWER_BOUND", "9.8"),
        ("UPPER_BOUND", "25"),
        ("COMMENT_OBS", "All surveys."),
    ]);
    row
}

/// A row with some cells changed.
pub fn with(mut row: Cells, changes: &[(&'static str, &'static str)]) -> Cells {
    for (column, value) in changes {
        row.iter_mut().find(|(it, _)| it == column).unwrap().1 = value;
    }
    row
}

fn refusal(rows: &[Cells]) -> String {
    parse_unstats(&tsv(rows)).unwrap_err().to_string()
}

#[test]
fn each_shape_becomes_its_variable() {
    let batch = parse_unstats(&tsv(&[share()])).unwrap();
    let it = one(&batch, "SG_LGL_GENEQVAW", "NAM");
    assert_eq!((&it.value, it.year, it.key.period.as_str()), (&Value::Number(66.666_66), 2018, "2018"));
    assert_eq!((it.lower, it.upper, it.key.disaggregation.as_str()), (None, None, ""));
    assert_eq!(it.note, "Estimated. From a questionnaire.");
    assert_eq!(batch.variables[0].words, "Legal frameworks, area 2");
    assert_eq!(batch.dataset.edition, "2021");

    let batch = parse_unstats(&tsv(&[law()])).unwrap();
    let it = one(&batch, "DV_LAW", "NAM");
    assert_eq!(it.value, Value::Answer { code: "9".into(), words: "No".into() });
    assert_eq!(it.value.yes(), Some(false));

    let younger = with(estimate(), &[("AGE", "Y15T49"), ("TIME_DETAIL", ""), ("LOWER_BOUND", "")]);
    let batch = parse_unstats(&tsv(&[estimate(), younger])).unwrap();
    let [older, younger] = &batch.observations[..] else { panic!("{batch:?}") };
    assert_eq!(
        (older.key.period.as_str(), older.year, older.key.disaggregation.as_str()),
        ("2000-2018", 2018, "Y_GE15")
    );
    assert_eq!((older.lower, older.upper), (Some(9.8), Some(25.0)));
    assert_eq!(older.note, "Female, 15 years old and over, Physical and sexual. Estimated. All surveys.");
    assert_eq!((younger.key.period.as_str(), younger.lower), ("2018", None));
}

#[test]
fn a_series_without_codes_is_known_by_its_label() {
    let batch = parse_unstats(&tsv(&[with(law(), &[("MINSET_SERIES", "Snew")])])).unwrap();
    assert_eq!(batch.variables[0].code, "DV_LAW");
}

#[test]
fn the_world_is_left_out_and_a_lost_code_is_not() {
    let world = with(share(), &[("ISO3", ""), ("REF_AREA", "1"), ("REF_AREA_DESC", "World")]);
    let later = with(world.clone(), &[("TIME_PERIOD", "2020")]);
    let batch = parse_unstats(&tsv(&[share(), world, later])).unwrap();
    assert_eq!(batch.observations.len(), 1);
    assert_eq!(batch.left_out, [("World".to_owned(), 2)]);

    let expected = "sheet “series”, row 2, column F “ISO3”: the cell is empty, though the row is about Namibia. Write \
                    NAM.";
    assert_eq!(refusal(&[with(share(), &[("ISO3", "")])]), expected);
    assert_eq!(refusal(&[with(share(), &[("ISO3", ""), ("REF_AREA", "")])]), expected);
}

#[test]
fn a_wrong_row_is_named_with_its_place_and_remedy() {
    let cases: [(Cells, &str); 15] = [
        (
            with(share(), &[("ISO3", "QQQ")]),
            "column F “ISO3”: “QQQ” is the code of no State or territory. Write the ISO 3166-1 code of 3 letters.",
        ),
        (
            with(share(), &[("REF_AREA", "458")]),
            "column D “REF_AREA”: “458” is the M49 code of Malaysia, but the ISO3 code is that of Namibia. Correct \
             the one that is wrong.",
        ),
        (
            with(share(), &[("REF_AREA", "NA")]),
            "column D “REF_AREA”: “NA” is the M49 code of no State, but the ISO3 code is that of Namibia. Correct the \
             one that is wrong.",
        ),
        (
            with(share(), &[("OBS_VALUE", "100.5")]),
            "column K “OBS_VALUE”: “100.5” is out of range. Write a number from 0 to 100.",
        ),
        (
            with(share(), &[("OBS_VALUE", "")]),
            "column K “OBS_VALUE”: the cell is empty. Write a number from 0 to 100.",
        ),
        (
            with(share(), &[("UNIT_MEASURE", "IX")]),
            "column L “UNIT_MEASURE”: “IX” is not the unit of this series, which is per cent. Write PT, with the value \
             in per cent.",
        ),
        (
            with(share(), &[("TIME_PERIOD", "18")]),
            "column G “TIME_PERIOD”: “18” is no year. Write a year such as 2020.",
        ),
        (
            with(law(), &[("VALUE_CATEGORY", "7")]),
            "column K “VALUE_CATEGORY”: “7” is no code of an answer. Write 8 (Yes) or 9 (No).",
        ),
        (
            with(law(), &[("VALUE_CATEGORY_DESC", "Yes")]),
            "column L “VALUE_CATEGORY_DESC”: “Yes” does not agree with the code 9, which means No. Write 8 (Yes) or 9 \
             (No).",
        ),
        (
            with(estimate(), &[("LOWER_BOUND", "16.2")]),
            "column R “OBS_VALUE”: “16.1” is not between its bounds, 16.2 and 25. Correct the value or its bounds.",
        ),
        (
            with(estimate(), &[("UPPER_BOUND", "125")]),
            "column U “UPPER_BOUND”: “125” is out of range. Write a number from 0 to 100.",
        ),
        (
            with(estimate(), &[("AGE", "")]),
            "column N “AGE”: the cell is empty. Write the publisher’s code of the age group, such as Y_GE15.",
        ),
        (
            with(estimate(), &[("VIOLENCE_TYPE", "PSY")]),
            "column P “VIOLENCE_TYPE”: “PSY” is not what the series is about, “PHY+SEX”. Leave out rows about other \
             groups or other forms of violence.",
        ),
        (
            with(estimate(), &[("SEX", "M")]),
            "column L “SEX”: “M” is not what the series is about, “F”. Leave out rows about other groups or other \
             forms of violence.",
        ),
        (
            with(law(), &[("SOURCE_YEAR", "")]),
            "column I “SOURCE_YEAR”: the cell is empty. Write a year such as 2020.",
        ),
    ];
    for (row, expected) in cases {
        assert_eq!(refusal(&[row]), format!("sheet “series”, row 2, {expected}"));
    }
}

#[test]
fn rows_must_agree_with_each_other() {
    let other = |changes| with(with(share(), &[("TIME_PERIOD", "2020")]), changes);
    assert_eq!(
        refusal(&[share(), share()]),
        "sheet “series”, row 3, column F “ISO3”: “NAM” stands twice for the same period and part of the population, \
         first in row 2. Delete one of the two rows."
    );
    assert_eq!(
        refusal(&[share(), other(&[("SOURCE_YEAR", "2022")])]),
        "sheet “series”, row 3, column I “SOURCE_YEAR”: “2022” is another edition than 2021, that of the rows above. \
         Import one edition per file."
    );
    assert_eq!(
        refusal(&[share(), other(&[("MINSET_SERIES_DESC", "Area 3")])]),
        "sheet “series”, row 3, column C “MINSET_SERIES_DESC”: “Area 3” is another title than in the rows above for \
         the same series. Import one series per file."
    );
}

#[test]
fn an_unknown_series_names_the_known_ones() {
    assert_eq!(
        refusal(&[with(share(), &[("SDG_SeriesID", "SG_LGL_GENEQEMP"), ("MINSET_SERIES", "Sx")])]),
        "sheet “series”, row 2, column A “INDICATOR_LABEL”: “QV.1 SG_LGL_GENEQEMP Sx” is no series that is read here. \
         The known ones are QV.1 (SG_LGL_GENEQVAW), QV.2 (DV_LAW), V.1 (VC_VAW_MARR)."
    );
}
