//! Files that are taken, and files that are refused.

use crate::{HEADER, file, read, sample};
use diligence_scoring::Ratings;

#[test]
fn each_fault_names_its_line_and_what_to_do() {
    for (line, words) in [
        ("A,X,2024,i,7x", vec!["row 3", "“7x” is no rating", "unknown, or na"]),
        ("A,X,2024,i,11", vec!["“11” is no rating"]),
        ("A,X,2024,i,-1", vec!["“-1” is no rating"]),
        ("A,X,2024,i,2.5", vec!["“2.5” is no rating"]),
        ("A,X,soon,i,1", vec!["“soon” is no year"]),
        ("A,X,-2147483648,i,1", vec!["is no year"]),
        ("A,X,20240,i,1", vec!["20240 is no year"]),
        ("A,~v,2024,i,1", vec!["A vignette", "has the year 0"]),
        ("A,X,0,i,1", vec!["“X” has the year 0"]),
        (",X,2024,i,1", vec!["rater is empty"]),
        ("B,X,2024,i,2", vec!["rates the same thing twice", "row 2"]),
    ] {
        let text = format!("{HEADER}\nB,X,2024,i,1\n{line}\n");
        let error = read(&text).unwrap_err().to_string();
        for word in words {
            assert!(error.contains(word), "{line}: {error}");
        }
    }
}

#[test]
fn all_faults_are_told_at_once_and_nothing_is_dropped() {
    let text = format!("{HEADER}\nB,X,2024,i,1\nB,Y,x,i,1\nB,Z,2024,i,9y\n");
    let error = read(&text).unwrap_err().to_string();
    assert!(error.starts_with("2 of the lines cannot be taken."), "{error}");
    assert!(error.find("row 3").unwrap() < error.find("row 4").unwrap(), "{error}");
}

#[test]
fn a_file_without_ratings_or_without_difference_is_refused() {
    for (text, words) in [
        (format!("{HEADER}\n"), "holds no rating"),
        (format!("{HEADER}\nA,X,2024,i,unknown\n"), "holds no rating"),
        (format!("{HEADER}\nA,X,2024,i,3\nB,X,2024,i,3\n"), "every rating is 3"),
        ("who,where\nA,X\n".to_owned(), "header"),
        ("rater,jurisdiction,year,item\nA,X,2024,i\n".to_owned(), "rating"),
    ] {
        let error = read(&text).unwrap_err().to_string();
        assert!(error.contains(words), "{text}: {error}");
    }
}

#[test]
fn confidence_lies_between_nothing_and_all() {
    let text = |one: &str| format!("{HEADER},confidence\nA,X,2024,i,1,{one}\nB,X,2024,i,2,\n");
    let ratings = read(&text("0.25")).unwrap();
    assert_eq!(ratings.all.iter().map(|it| it.confidence).collect::<Vec<_>>(), [250, 1000]);
    for wrong in ["1.5", "-0.1", "sure", "NaN", "inf"] {
        let error = read(&text(wrong)).unwrap_err().to_string();
        assert!(error.contains("confidence") && error.contains("row 2"), "{error}");
    }
}

#[test]
fn one_rater_has_one_home_one_class_one_organisation() {
    for (header, line) in [("organisation", "other"), ("home", "Y"), ("class", "government")] {
        let text = format!("{HEADER},{header}\nA,X,2024,i,1,\nA,X,2025,i,2,{line}\n");
        let error = read(&text).unwrap_err().to_string();
        assert!(error.contains("One rater has one."), "{error}");
    }
}

#[test]
fn the_older_name_of_a_column_and_the_scale_are_understood() {
    let ratings = read("rater,country,year,item,rating\nA,X,2024,i,1\nB,X,2024,i,5\n").unwrap();
    assert_eq!((ratings.lowest, ratings.levels), (1, 5));
    let ratings = read(&format!("{HEADER}\nA,X,2024,i,1\nB,X,2024,i,4\nC,X,2024,i,0\n")).unwrap();
    assert_eq!((ratings.lowest, ratings.levels), (0, 5));
    // Law and practice of a principle have their scale, whichever levels were used.
    let ratings = read(&format!("{HEADER}\nA,X,2024,PT1.law,1\nB,X,2024,PT1.law,3\n")).unwrap();
    assert_eq!((ratings.lowest, ratings.levels), (0, 5));
    // Namibia is a place, not a missing value; a rating “na” is not one either.
    let ratings = read(&format!("{HEADER}\nA,NA,2024,i,1\nB,NA,2024,i,2\nC,NA,2024,i,na\n")).unwrap();
    assert_eq!((ratings.jurisdictions, ratings.all.len()), (vec!["NA".to_owned()], 3));
}

#[test]
fn neither_the_order_of_lines_nor_the_names_of_raters_say_anything() {
    let lines = sample();
    let ratings = read(&file(HEADER, &lines)).unwrap();
    let mut turned = lines.clone();
    turned.reverse();
    assert_eq!(read(&file(HEADER, &turned)).unwrap(), ratings);
    let renamed: Vec<String> = lines.iter().map(|it| it.replacen('R', "Z", 1).replace("Z30", "A")).collect();
    let renamed = read(&file(HEADER, &renamed)).unwrap();
    assert_eq!(renamed.all, ratings.all);
}

#[test]
fn items_gather_by_area() {
    for (item, area) in [
        ("PT3.law", "PT"),
        ("PV10.practice", "PV"),
        ("PT3", "PT3"),
        ("PT.law", "PT.law"),
        ("1", "1"),
        ("a.b.law", "a.b.law"),
    ] {
        assert_eq!(Ratings::area(item), area);
    }
}
