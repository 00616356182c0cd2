//! Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry, *Journal of Machine Learning Research*
//! 25 (2024)): draws of one distribution weighed as draws of another, and k̂, which says whether that can be trusted.

use crate::count;

/// Above this k̂ weights are not to be trusted.
pub const TRUSTED: f64 = 0.7;

/// A generalised Pareto distribution of values above zero: density (1 + k·x/σ)^(−1/k − 1) / σ. Shape k and scale σ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pareto {
    /// The shape: moments of an order below 1/k exist.
    pub k: f64,
    /// The scale.
    pub sigma: f64,
}

impl Pareto {
    /// Of values in ascending order, by the approximate posterior mean of Zhang and Stephens (*Technometrics* 51
    /// (2009), 316–325). Nothing if there are too few of them or they do not differ.
    pub fn of(sorted: &[f64]) -> Option<Self> {
        let (n, last) = (count(sorted.len()), *sorted.last()?);
        let quarter = sorted.get((sorted.len() + 2) / 4 - 1).copied().filter(|it| *it > 0.0)?;
        if sorted.len() < 5 || last <= sorted[0] {
            return None;
        }
        // With θ = −k/σ the best k is known; θ has a prior of weight 3 about the first quarter.
        let shape = |theta: f64| sorted.iter().map(|x| (-theta * x).ln_1p()).sum::<f64>() / n;
        let m = 30 + sorted.len().isqrt();
        let thetas: Vec<f64> = (1..=m)
            .map(|j| 1.0 / last + (1.0 - (count(m) / (count(j) - 0.5)).sqrt()) / (3.0 * quarter))
            .collect();
        let logs: Vec<f64> = thetas
            .iter()
            .map(|theta| {
                let k = shape(*theta);
                n * ((-theta / k).ln() - k - 1.0)
            })
            .collect();
        let weight = |own: &f64| 1.0 / logs.iter().map(|it| (it - own).exp()).sum::<f64>();
        let theta: f64 = thetas.iter().zip(&logs).map(|(theta, own)| theta * weight(own)).sum();
        let k = shape(theta);
        (k.is_finite() && theta != 0.0).then(|| Self { k, sigma: -k / theta })
    }

    /// The value below which a share of it lies.
    pub fn quantile(self, share: f64) -> f64 {
        if self.k.abs() < 1e-12 {
            return -self.sigma * (-share).ln_1p();
        }
        self.sigma * (-self.k * (-share).ln_1p()).exp_m1() / self.k
    }
}

/// Weights, of sum one, from the logarithms of importance ratios, and k̂. Where the greatest ratios do not differ there
/// is nothing to smooth: k̂ is then minus infinity.
pub fn smoothed(logs: &[f64]) -> (Vec<f64>, f64) {
    let greatest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut weights: Vec<f64> = logs.iter().map(|it| (it - greatest).exp()).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| weights[*a].total_cmp(&weights[*b]));
    let n = count(weights.len());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // fewer than there are weights
    let tail = (0.2 * n).min(3.0 * n.sqrt()).ceil() as usize;
    let mut k = f64::NEG_INFINITY;
    if tail < order.len() {
        let (below, tail) = order.split_at(order.len() - tail);
        let cut = below.last().map_or(0.0, |at| weights[*at]);
        let above: Vec<f64> = tail.iter().map(|at| weights[*at] - cut).collect();
        if let Some(pareto) = Pareto::of(&above) {
            // Ten values of one half: few weights do not look better than they may be.
            let m = count(above.len());
            k = (m * pareto.k + 5.0) / (m + 10.0);
            let fitted = Pareto { k, ..pareto };
            for (at, place) in tail.iter().zip(0..) {
                weights[*at] = (cut + fitted.quantile((count(place) + 0.5) / m)).min(1.0);
            }
        }
    }
    let sum: f64 = weights.iter().sum();
    for it in &mut weights {
        *it /= sum;
    }
    (weights, k)
}

/// The value at which half of the weight is reached, of values by ascending order of their indices.
pub fn median(values: &[f64], order: &[usize], weights: &[f64]) -> f64 {
    let mut sum = 0.0;
    for at in order {
        sum += weights[*at];
        if sum >= 0.5 {
            return values[*at];
        }
    }
    order.last().map_or(f64::NAN, |at| values[*at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Values of a known shape and scale give them back.
    #[test]
    fn a_known_pareto_is_found_again() {
        for (k, sigma) in [(-0.3, 1.0), (0.0, 2.0), (0.3, 0.5), (0.7, 1.0), (1.2, 3.0)] {
            let known = Pareto { k, sigma };
            let mut random = Random::of(7, 0, 0);
            let mut values: Vec<f64> = (0..20_000).map(|_| known.quantile(random.uniform())).collect();
            values.sort_unstable_by(f64::total_cmp);
            let found = Pareto::of(&values).unwrap();
            // The standard error of k is (1 + k)/√n, and that of ln σ about √(2(1 + k)/n).
            assert!((found.k - k).abs() < 4.0 * (1.0 + k) / 141.0, "{known:?}: {found:?}");
            assert!((found.sigma / sigma).ln().abs() < 0.06, "{known:?}: {found:?}");
        }
        assert_eq!(Pareto::of(&[1.0; 20]), None);
        assert_eq!(Pareto::of(&[]), None);
    }

    /// Draws of an exponential distribution of rate one, as draws of one of rate r < 1: ratios are r·exp((1 − r)·x), whose
    /// tail is a Pareto's with k = 1 − r.
    #[test]
    fn weights_of_exponentials_have_the_known_shape_and_mean() {
        for rate in [0.9, 0.7, 0.5] {
            let mut random = Random::of(3, 0, 0);
            let draws: Vec<f64> = (0..40_000).map(|_| random.exponential()).collect();
            let logs: Vec<f64> = draws.iter().map(|x| (1.0 - rate) * x).collect();
            let (weights, k) = smoothed(&logs);
            assert!((k - (1.0 - rate)).abs() < 0.15, "{rate}: {k}");
            let mut order: Vec<usize> = (0..draws.len()).collect();
            order.sort_by(|a, b| draws[*a].total_cmp(&draws[*b]));
            let median = median(&draws, &order, &weights);
            assert!((median * rate / std::f64::consts::LN_2 - 1.0).abs() < 0.05, "{rate}: {median}");
        }
    }

    #[test]
    fn equal_ratios_are_equal_weights() {
        let (weights, k) = smoothed(&[-3.0; 100]);
        assert!(weights.iter().all(|it| (it - 0.01).abs() < 1e-12));
        assert!(k <= TRUSTED);
    }
}
