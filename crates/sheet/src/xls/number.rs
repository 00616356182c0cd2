//! Numbers in records, and whether their format makes them days.

use crate::{Cell, date};

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Number,
    Moment,
    Span,
}

impl Meaning {
    /// A format that every workbook knows (ECMA-376, 18.8.30).
    pub fn built_in(id: u16) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            46 => Self::Span,
            _ => Self::Number,
        }
    }

    /// A format by its code, such as `yyyy-mm-dd` or `[h]:mm`: its first section decides, and in it the
    /// letters that are neither quoted, escaped, nor a colour or condition in brackets.
    pub fn of_code(code: &str) -> Self {
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => {
                    characters.by_ref().find(|&end| end == '"');
                }
                '\\' | '_' | '*' => {
                    characters.next();
                }
                '[' => {
                    let inside: String = characters.by_ref().take_while(|&end| end != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    if !inside.is_empty()
                        && ['h', 'm', 's'].iter().any(|&unit| inside.chars().all(|c| c == unit))
                    {
                        return Self::Span;
                    }
                }
                ';' => return Self::Number,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Self::Moment,
                // “General”, and the exponent of “0.00E+00”.
                _ => {}
            }
        }
        Self::Number
    }

    /// The cell that a number under this format is.
    pub fn cell(self, number: f64, from_1904: bool) -> Cell {
        match self {
            _ if !number.is_finite() => Cell::Error("#NUM!".into()),
            Self::Number => Cell::Number(number),
            Self::Moment => date::from_serial(number, from_1904),
            Self::Span => date::from_days(number),
        }
    }
}

/// A number in four bytes (MS-XLS 2.5.122): the upper bits of a float or a whole number, perhaps a hundredfold.
pub(super) fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & 0xffff_fffc) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// What a spreadsheet program shows for an error's code (MS-XLS 2.5.10).
pub(super) fn error(code: u8) -> Cell {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2b => "#GETTING_DATA",
        _ => "#N/A",
    };
    Cell::Error(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_days_from_numbers() {
        for code in ["yyyy-mm-dd", "DD/MM/YY", "h:mm AM/PM", "[$-404]d mmm", "[Red]d.m.yy;@", "mm:ss"] {
            assert_eq!(Meaning::of_code(code), Meaning::Moment, "{code}");
        }
        for code in
            ["General", "0.00E+00", "#,##0;[Red]-d", "\"days \"0", "0\\d", "#,##0*y", "[$₽-46D]0", "@", "["]
        {
            assert_eq!(Meaning::of_code(code), Meaning::Number, "{code}");
        }
        for code in ["[h]:mm:ss", "[SS]", "[Blue][mm]"] {
            assert_eq!(Meaning::of_code(code), Meaning::Span, "{code}");
        }
    }

    #[test]
    fn packed_numbers_unfold() {
        let minus_seven = ((-7_i32).cast_unsigned() << 2) | 2;
        for (bits, text) in
            [(0x3ff0_0000, "1"), ((7 << 2) | 2, "7"), (minus_seven, "-7"), ((336 << 2) | 3, "3.36")]
        {
            assert_eq!(packed(bits).to_string(), text);
        }
    }
}
