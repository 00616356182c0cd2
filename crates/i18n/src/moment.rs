//! Moments as somebody in a time zone reads them.

use crate::format;
use diligence_domain::Locale;
use jiff::Timestamp;
use jiff::tz::{TimeZone, db};

/// Whether a name is one of the IANA time zones.
pub fn is_zone(name: &str) -> bool {
    // Only as it is written in the list: one zone has one name here.
    zones().iter().any(|it| it == name)
}

/// The IANA time zones by name, the universal one first.
pub fn zones() -> Vec<String> {
    let mut all: Vec<String> = db().available().map(|it| it.as_str().to_owned()).collect();
    all.retain(|it| it.contains('/') && !it.starts_with("Etc/") && !it.starts_with("SystemV/"));
    all.sort();
    all.insert(0, "UTC".to_owned());
    all
}

fn zoned(ms: i64, zone: &str) -> Option<jiff::ZonedDateTime> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(ms).ok().map(|it| it.to_zoned_datetime(zone))
}

/// Day and time of an instant, UTC milliseconds, in a zone: “24 November 2026, 14:05”.
pub fn moment(locale: Locale, ms: i64, zone: &str) -> String {
    let Some(it) = zoned(ms, zone) else { return String::new() };
    let format = format(locale);
    let day = format.date(&it.date().to_string());
    let digit = |n: i8| format.integer(i64::from(n / 10)) + &format.integer(i64::from(n % 10));
    format!("{day}, {}:{}", digit(it.hour()), digit(it.minute()))
}

/// The day of an instant in a zone, ISO 8601.
pub fn local_day(ms: i64, zone: &str) -> String {
    zoned(ms, zone).map(|it| it.date().to_string()).unwrap_or_default()
}

/// The instant at which a day, ISO 8601, begins in a zone, UTC milliseconds.
pub fn start_of_day(day: &str, zone: &str) -> Option<i64> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let date: jiff::civil::Date = day.parse().ok()?;
    Some(date.to_zoned_datetime(zone).ok()?.timestamp().as_millisecond())
}

/// The day so many months after a day, both ISO 8601; in a shorter month its last day.
pub fn months_after(day: &str, months: u32) -> Option<String> {
    let date: jiff::civil::Date = day.parse().ok()?;
    let months = jiff::Span::new().try_months(months).ok()?;
    Some(date.checked_add(months).ok()?.to_string())
}

/// How many minutes the clocks of a zone are ahead of UTC at an instant, UTC milliseconds.
pub fn offset(ms: i64, zone: &str) -> i64 {
    zoned(ms, zone).map_or(0, |it| i64::from(it.offset().seconds()) / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_where_somebody_is() {
        let ms = 1_795_478_400_000; // 2026-11-24T00:00:00Z
        assert_eq!(moment(Locale::EN, ms, "UTC"), "24 November 2026, 00:00");
        assert_eq!(moment(Locale::EN, ms, "Asia/Kuala_Lumpur"), "24 November 2026, 08:00");
        assert_eq!(moment(Locale::EN, ms, "America/New_York"), "23 November 2026, 19:00");
        assert_eq!(moment(Locale::EN, ms, "No/Where"), moment(Locale::EN, ms, "UTC"));
        assert!(moment("bn".parse().unwrap(), ms, "UTC").ends_with("০০:০০"));
        assert_eq!(start_of_day("2026-11-24", "Asia/Kuala_Lumpur"), Some(ms - 8 * 3_600_000));
        assert_eq!(start_of_day("2026-13-24", "UTC"), None);
        assert_eq!(local_day(ms, "America/New_York"), "2026-11-23");
        let after = |day, months| months_after(day, months).unwrap_or_default();
        assert_eq!([after("2026-11-30", 3), after("2024-01-31", 1)], ["2027-02-28", "2024-02-29"]);
        assert_eq!([after("2026-11-30", u32::MAX), after("nowhere", 3)], ["", ""]);
        assert_eq!([offset(ms, "Asia/Kathmandu"), offset(ms, "America/New_York")], [345, -300]);
    }

    #[test]
    fn zones_are_known_by_one_name() {
        assert!(is_zone("UTC") && is_zone("Africa/Windhoek") && is_zone("Asia/Dhaka"));
        for bad in ["", "utc", "Nowhere", "../../etc/passwd", "africa/windhoek"] {
            assert!(!is_zone(bad), "{bad}");
        }
        assert!(zones().len() > 300);
    }
}
