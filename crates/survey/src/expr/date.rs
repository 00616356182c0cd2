//! Days and moments as texts and as numbers: days since 1 January 1970, counted in the Gregorian calendar.

/// Days from 1 January 1970 to a date (the algorithm of days from civil, by eras of 400 years).
fn days_from(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a day: year, month, day.
pub(super) fn date_from(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (years + era * 400 + i64::from(month <= 2), month, day)
}

/// A moment, as its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moment {
    pub days: i64,
    /// Since midnight, in milliseconds; none where only a day is meant.
    pub ms: Option<i64>,
    /// How far the clock is ahead of UTC, in minutes; none where nothing says so.
    pub offset: Option<i64>,
}

const DAY_MS: i64 = 86_400_000;

fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let head = text.get(..count)?;
    if !head.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    Some((head.parse().ok()?, &text[count..]))
}

fn day(text: &str) -> Option<(i64, &str)> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let days = days_from(year, month, day);
    // The 31st of February is no day.
    (date_from(days) == (year, month, day)).then_some((days, rest))
}

fn offset(text: &str) -> Option<(Option<i64>, &str)> {
    if let Some(rest) = text.strip_prefix('Z') {
        return Some((Some(0), rest));
    }
    let (sign, rest) = match text.chars().next() {
        Some('+') => (1, &text[1..]),
        Some('-') => (-1, &text[1..]),
        _ => return Some((None, text)),
    };
    let (hours, rest) = digits(rest, 2)?;
    let (minutes, rest) = match rest.strip_prefix(':') {
        Some(rest) => digits(rest, 2)?,
        None if rest.is_empty() => (0, rest),
        None => digits(rest, 2)?,
    };
    (hours <= 14 && minutes < 60).then_some((Some(sign * (hours * 60 + minutes)), rest))
}

/// A time of day, `09:30`, `09:30:00` or `09:30:00.000+01:00`: milliseconds since midnight, and the offset.
pub(super) fn time(text: &str) -> Option<(i64, Option<i64>)> {
    let (hours, rest) = digits(text, 2)?;
    let (minutes, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (seconds, rest) = rest.strip_prefix(':').map_or(Some((0, rest)), |it| digits(it, 2))?;
    let (thousandths, rest) = match rest.strip_prefix('.') {
        None => (0, rest),
        Some(rest) => {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            let padded = format!("{:0<3}", &rest[..length.min(3)]);
            (padded.parse::<i64>().ok()?, &rest[length..])
        }
    };
    let (offset, rest) = offset(rest)?;
    let fits = hours < 24 && minutes < 60 && seconds < 60 && rest.is_empty();
    fits.then_some((((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths, offset))
}

/// A text as a day or a moment.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let (days, rest) = day(text.trim())?;
    if rest.is_empty() {
        return Some(Moment { days, ms: None, offset: None });
    }
    let (ms, offset) = time(rest.strip_prefix('T').or_else(|| rest.strip_prefix(' '))?)?;
    Some(Moment { days, ms: Some(ms), offset })
}

impl Moment {
    /// As days since 1970, with the time of day as a fraction. A moment with an offset is counted in UTC.
    pub fn days(self) -> f64 {
        self.days_at(0)
    }

    /// As days since 1970 on a clock that is so many minutes ahead; what has no offset is what that clock shows.
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of ten thousand years stay exact")]
    pub fn days_at(self, ahead: i64) -> f64 {
        let shift = self.ms.and(self.offset).map_or(0, |it| ahead - it);
        let ms = self.ms.unwrap_or(0) + shift * 60_000;
        self.days as f64 + ms as f64 / DAY_MS as f64
    }
}

/// A day or a moment as days since 1 January 1970, where the text is one.
pub fn days_of(text: &str) -> Option<f64> {
    moment(text).map(Moment::days)
}

/// The day in which a number of days since 1970 falls, as `2026-11-30`.
pub fn iso_date(days: f64) -> Option<String> {
    let (year, month, day) = date_from(whole(days)?);
    (0..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A moment in UTC milliseconds, as a clock shows it that is so many minutes ahead: `2026-11-30T09:30:00.000+01:00`.
pub fn iso_moment(ms: i64, offset: i64) -> String {
    let local = ms + offset * 60_000;
    let (year, month, day) = date_from(local.div_euclid(DAY_MS));
    let time = clock(local.rem_euclid(DAY_MS));
    let (sign, ahead) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    format!("{year:04}-{month:02}-{day:02}T{time}{sign}{:02}:{:02}", ahead / 60, ahead % 60)
}

/// Milliseconds since midnight as `09:30:00.000`.
pub(super) fn clock(ms: i64) -> String {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    format!("{:02}:{:02}:{:02}.{ms:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Days since 1970 as UTC milliseconds.
#[allow(clippy::cast_possible_truncation, reason = "bounded beforehand")]
pub(super) fn ms_of(days: f64) -> Option<i64> {
    let ms = (days * 86_400_000.0).round();
    (ms.abs() < 1e15).then_some(ms as i64)
}

fn whole(days: f64) -> Option<i64> {
    ms_of(days).map(|it| it.div_euclid(DAY_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_there_and_back() {
        for (text, days) in
            [("1970-01-01", 0.0), ("2000-02-29", 11_016.0), ("1969-12-31", -1.0), ("2026-11-30", 20_787.0)]
        {
            assert_eq!(days_of(text), Some(days), "{text}");
            assert_eq!(iso_date(days).as_deref(), Some(text));
        }
        for wrong in ["2026-02-31", "2026-13-01", "26-1-1", "2026-11-30T25:00", "2026-11-30T", "", "20261130"]
        {
            assert_eq!(days_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn moments_are_counted_in_utc() {
        assert_eq!(days_of("1970-01-01T12:00:00Z"), Some(0.5));
        assert_eq!(days_of("1970-01-01T12:00:00.000+06:00"), Some(0.25));
        assert_eq!(iso_moment(21_600_000, 360), "1970-01-01T12:00:00.000+06:00");
        assert_eq!(iso_moment(0, -210), "1969-12-31T20:30:00.000-03:30");
    }
}
