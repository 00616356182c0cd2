//! Days, moments and times as ISO 8601.

use crate::Cell;
use calamine::{ExcelDateTime, ExcelDateTimeType};

/// The first serial number that is no day any more: 10000-01-01.
const END_OF_TIME: f64 = 2_958_466.0;

/// Days between the two epochs that spreadsheet programs count from.
const EPOCHS_APART: f64 = 1_462.0;

/// A serial number under a number format of days or times. What no day can be stays a number.
pub(crate) fn from_serial(serial: f64, from_1904: bool) -> Cell {
    let end = if from_1904 { END_OF_TIME - EPOCHS_APART } else { END_OF_TIME };
    if !(0.0..end).contains(&serial) {
        return Cell::Number(serial);
    }
    if serial < 1.0 {
        return from_seconds((serial * 86_400.0).round());
    }
    let moment = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, from_1904);
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let text = match (hour, minute, second, milli) {
        (0, 0, 0, 0) => day,
        (_, _, _, 0) => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    };
    Cell::Date(text.into())
}

/// A span of time, in days. Up to a day it cannot be told from a time of day; longer ones are text.
pub(crate) fn from_days(days: f64) -> Cell {
    let seconds = (days * 86_400.0).round();
    if (0.0..1e9).contains(&seconds) { from_seconds(seconds) } else { Cell::Number(days) }
}

/// A day or a moment as ISO 8601 already.
pub(crate) fn from_iso(text: &str) -> Cell {
    let text = text.trim().trim_end_matches('Z');
    Cell::Date(text.strip_suffix("T00:00:00").unwrap_or(text).into())
}

/// A span of time such as `PT26H30M00S`. What cannot be understood stays text.
pub(crate) fn from_iso_span(text: &str) -> Cell {
    seconds(text).map_or_else(|| Cell::from(text), from_seconds)
}

fn seconds(text: &str) -> Option<f64> {
    let mut rest = text.trim().strip_prefix("PT").filter(|rest| !rest.is_empty())?;
    let mut total = 0.0;
    for (unit, worth) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            total += number.replace(',', ".").parse::<f64>().ok()? * worth;
            rest = after;
        }
    }
    (rest.is_empty() && (0.0..1e9).contains(&total)).then_some(total.round())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // callers keep it between 0 and 1e9
fn from_seconds(seconds: f64) -> Cell {
    let seconds = seconds as u64;
    let text = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds < 86_400 { Cell::Date(text.into()) } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Cell {
        Cell::Date(text.into())
    }

    #[test]
    fn serial_numbers_become_days_and_moments() {
        assert_eq!(from_serial(1.0, false), date("1900-01-01"));
        assert_eq!(from_serial(43_831.0, false), date("2020-01-01"));
        assert_eq!(from_serial(43_831.0 - EPOCHS_APART, true), date("2020-01-01"));
        assert_eq!(from_serial(43_831.5, false), date("2020-01-01T12:00:00"));
        assert_eq!(from_serial(2_958_465.0, false), date("9999-12-31"));
        assert_eq!(from_serial(0.4375, false), date("10:30:00"));
    }

    #[test]
    fn what_no_day_can_be_stays_a_number() {
        for serial in [-1.0, 1e9, f64::MAX] {
            assert_eq!(from_serial(serial, false), Cell::Number(serial));
        }
        assert_eq!(from_serial(END_OF_TIME - 1.0, true), Cell::Number(END_OF_TIME - 1.0));
    }

    #[test]
    fn spans_are_read_alike_from_both_families() {
        assert_eq!(from_days(0.4375), date("10:30:00"));
        assert_eq!(from_iso_span("PT10H30M00S"), date("10:30:00"));
        assert_eq!(from_days(26.5 / 24.0), Cell::from("26:30:00"));
        assert_eq!(from_iso_span("PT26H30M00.000S"), Cell::from("26:30:00"));
        for odd in ["PT", "10:30", "PTxH", "P1D", "PT9999999999999H"] {
            assert_eq!(from_iso_span(odd), Cell::from(odd));
        }
    }

    #[test]
    fn iso_days_lose_a_midnight() {
        assert_eq!(from_iso("2020-01-31T00:00:00"), date("2020-01-31"));
        assert_eq!(from_iso("2020-01-31T10:00:00Z"), date("2020-01-31T10:00:00"));
    }
}
