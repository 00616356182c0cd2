//! What a caller gives to a message.

use crate::embedded::Kind;
use fluent_bundle::FluentValue;

/// One value for a message's variable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Argument<'a> {
    /// Words, shown as they are.
    Text(&'a str),
    /// A number, shown in the locale's digits; it may choose a plural form.
    Number(Number),
}

/// A number in a message: anything countable converts into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(f64);

impl Argument<'_> {
    pub(crate) fn is(&self, kind: Kind) -> bool {
        matches!((self, kind), (Self::Text(_), Kind::Text) | (Self::Number(_), Kind::Number))
    }
}

impl<'a> From<Argument<'a>> for FluentValue<'a> {
    fn from(argument: Argument<'a>) -> Self {
        match argument {
            Argument::Text(text) => text.into(),
            Argument::Number(Number(value)) if value.is_finite() => value.into(),
            Argument::Number(_) => crate::format::NOT_A_NUMBER.into(),
        }
    }
}

macro_rules! number_from {
    ($($kind:ty)+) => {$(
        impl From<$kind> for Number {
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "exact up to 2^53, more than is shown")]
            fn from(value: $kind) -> Self {
                Self(value as f64)
            }
        }
    )+};
}
number_from!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);

/// Templates hand over references.
impl<T: Copy + Into<Number>> From<&T> for Number {
    fn from(value: &T) -> Self {
        (*value).into()
    }
}
