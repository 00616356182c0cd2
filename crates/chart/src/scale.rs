//! Numbers on their way onto a scale.

/// Where a share of a scale is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// 0 at the start of the rail, 1 at its end.
    pub(crate) share: f64,
    /// −1 when the value lies before the scale, 1 when beyond it, else 0.
    pub(crate) beyond: i8,
}

/// The place of a share; `None` when it is no finite number, which is unknown.
pub(crate) fn spot(share: f64) -> Option<Spot> {
    let beyond = if share < 0.0 { -1 } else { i8::from(share > 1.0) };
    share.is_finite().then(|| Spot { share: share.clamp(0.0, 1.0), beyond })
}

/// The ends of an interval within the scale, in order; `None` unless both are finite.
pub(crate) fn interval(lower: Option<f64>, upper: Option<f64>) -> Option<(f64, f64)> {
    let (a, b) = (spot(lower?)?.share, spot(upper?)?.share);
    Some((a.min(b), a.max(b)))
}

/// A count as a length.
pub(crate) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_unknown_and_what_is_beyond_stands_at_the_end() {
        assert_eq!(spot(f64::NAN), None);
        assert_eq!(spot(f64::INFINITY), None);
        assert_eq!(spot(0.25), Some(Spot { share: 0.25, beyond: 0 }));
        assert_eq!(spot(-3.0), Some(Spot { share: 0.0, beyond: -1 }));
        assert_eq!(spot(1.01), Some(Spot { share: 1.0, beyond: 1 }));
        assert_eq!(interval(Some(0.9), Some(0.2)), Some((0.2, 0.9)));
        assert_eq!(interval(Some(0.9), None), None);
        assert_eq!(interval(Some(f64::NAN), Some(0.5)), None);
    }
}
