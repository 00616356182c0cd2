//! How far raters agree, before any model.

use crate::count;

/// Krippendorff's α for ordinal data: 1 for full agreement, 0 for what chance gives; `None` where no unit has two
/// ratings or every rating is alike (Krippendorff, Content Analysis, 2004, chapter 11).
///
/// `units` holds for each unit the levels that raters gave it, counted from zero.
pub fn alpha(units: &[Vec<usize>], levels: usize) -> Option<f64> {
    // Coincidences: each pair within a unit, weighed so that a unit counts by its ratings.
    let mut pairs = vec![vec![0.0; levels]; levels];
    for unit in units.iter().filter(|it| it.len() > 1) {
        let weight = 1.0 / (count(unit.len()) - 1.0);
        for (at, a) in unit.iter().enumerate() {
            for (other, b) in unit.iter().enumerate() {
                if at != other {
                    pairs[*a][*b] += weight;
                }
            }
        }
    }
    let totals: Vec<f64> = pairs.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    let distance = |a: usize, b: usize| -> f64 {
        let (low, high) = (a.min(b), a.max(b));
        let between: f64 = totals[low..=high].iter().sum();
        (between - f64::midpoint(totals[low], totals[high])).powi(2)
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for a in 0..levels {
        for b in 0..levels {
            observed += pairs[a][b] * distance(a, b);
            expected += totals[a] * totals[b] * distance(a, b);
        }
    }
    (all > 1.0 && expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected)
}

/// Cohen's κ with quadratic weights of two raters over the things that both rated; `None` where there are none, or
/// where both always say the same single level (Cohen, Psychological Bulletin 70 (1968), 213–220).
pub fn kappa(pairs: &[(usize, usize)], levels: usize) -> Option<f64> {
    let mut table = vec![vec![0.0; levels]; levels];
    for (a, b) in pairs {
        table[*a][*b] += 1.0;
    }
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> = (0..levels).map(|b| table.iter().map(|row| row[b]).sum()).collect();
    let n = count(pairs.len());
    let (mut observed, mut expected) = (0.0, 0.0);
    for a in 0..levels {
        for b in 0..levels {
            let weight = (count(a) - count(b)).powi(2);
            observed += weight * table[a][b];
            expected += weight * rows[a] * columns[b] / n;
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of four observers and twelve units in Krippendorff, “Computing Krippendorff’s
    /// Alpha-Reliability” (2011), section C: α of the ordinal metric is 0.815.
    #[test]
    fn the_published_example_of_alpha() {
        let observers: [[Option<usize>; 12]; 4] = {
            let n = None;
            let s = |v: usize| Some(v - 1);
            [
                [s(1), s(2), s(3), s(3), s(2), s(1), s(4), s(1), s(2), n, n, n],
                [s(1), s(2), s(3), s(3), s(2), s(2), s(4), s(1), s(2), s(5), n, s(3)],
                [n, s(3), s(3), s(3), s(2), s(3), s(4), s(2), s(2), s(5), s(1), n],
                [s(1), s(2), s(3), s(3), s(2), s(4), s(4), s(1), s(2), s(5), s(1), n],
            ]
        };
        let units: Vec<Vec<usize>> =
            (0..12).map(|unit| observers.iter().filter_map(|observer| observer[unit]).collect()).collect();
        let found = alpha(&units, 5).unwrap();
        assert!((found - 0.815).abs() < 0.0005, "{found}");
    }

    #[test]
    fn alpha_is_one_zero_or_nothing() {
        assert!((alpha(&[vec![0, 0], vec![3, 3], vec![1, 1, 1]], 5).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(alpha(&[vec![2, 2], vec![2, 2]], 5), None);
        assert_eq!(alpha(&[vec![2], vec![]], 5), None);
        // Observers who flip one coin each.
        let mut random = crate::random::Random::of(2, 0, 0);
        let units: Vec<Vec<usize>> =
            (0..4000).map(|_| (0..3).map(|_| usize::from(random.uniform() > 0.5)).collect()).collect();
        assert!(alpha(&units, 2).unwrap().abs() < 0.03);
    }

    #[test]
    fn kappa_by_hand() {
        assert!((kappa(&[(0, 0), (1, 1), (4, 4)], 5).unwrap() - 1.0).abs() < 1e-12);
        // Rows 2,1,1; columns 1,2,1 of 4. Observed weights: 1 + 0 + 1 + 0 = 2; expected: see the sum.
        let pairs = [(0, 0), (0, 1), (1, 1), (2, 2)];
        let expected = (2.0 * 2.0 + 2.0 * 4.0 + 1.0 * 1.0 + 1.0 * 1.0 + 1.0 * 4.0 + 1.0 * 2.0) / 4.0;
        assert!((kappa(&pairs, 3).unwrap() - (1.0 - 1.0 / expected)).abs() < 1e-12);
        assert_eq!(kappa(&[(2, 2), (2, 2)], 5), None);
        assert_eq!(kappa(&[], 5), None);
    }
}
