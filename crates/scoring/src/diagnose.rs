//! Whether chains have met and how many independent draws theirs are worth.
//!
//! Vehtari, Gelman, Simpson, Carpenter, Bürkner, Bayesian Analysis 16 (2021), 667–718: rank-normalised split R̂ (the
//! greater of bulk and folded), bulk ESS, ESS at a quantile.

use crate::count;
use crate::normal::rough_quantile;

/// Split chains: each half on its own.
fn split(chains: &[Vec<f64>]) -> Vec<&[f64]> {
    chains
        .iter()
        .flat_map(|chain| {
            let half = chain.len() / 2;
            [&chain[..half], &chain[chain.len() - half..]]
        })
        .collect()
}

/// Values by their ranks among all chains, as normal scores; ties share their mean rank.
fn rank_normalised(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut order: Vec<(f64, usize, usize)> = chains
        .iter()
        .enumerate()
        .flat_map(|(chain, values)| values.iter().enumerate().map(move |(at, value)| (*value, chain, at)))
        .collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let total = count(order.len());
    let mut out: Vec<Vec<f64>> = chains.iter().map(|it| vec![0.0; it.len()]).collect();
    let mut start = 0;
    while start < order.len() {
        let mut end = start + 1;
        while end < order.len() && order[end].0 <= order[start].0 {
            end += 1;
        }
        let rank = f64::midpoint(count(start + 1), count(end));
        let score = rough_quantile((rank - 0.375) / (total + 0.25));
        for (_, chain, at) in &order[start..end] {
            out[*chain][*at] = score;
        }
        start = end;
    }
    out
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (count(values.len()) - 1.0)
}

fn plain_rhat(chains: &[&[f64]]) -> f64 {
    let n = count(chains[0].len());
    let means: Vec<f64> = chains.iter().map(|it| mean(it)).collect();
    let within = chains.iter().map(|it| variance(it)).sum::<f64>() / count(chains.len());
    let between = variance(&means);
    if within <= 0.0 {
        return if between <= 0.0 { 1.0 } else { f64::INFINITY };
    }
    (((n - 1.0) / n * within + between) / within).sqrt()
}

/// Rank-normalised split R̂, the greater of bulk and folded. 1 for draws that are all equal.
pub fn rhat(chains: &[Vec<f64>]) -> f64 {
    let bulk = plain_rhat(&split(&rank_normalised(chains)));
    let mut all: Vec<f64> = chains.iter().flatten().copied().collect();
    let median = median(&mut all);
    let folded: Vec<Vec<f64>> =
        chains.iter().map(|it| it.iter().map(|value| (value - median).abs()).collect()).collect();
    bulk.max(plain_rhat(&split(&rank_normalised(&folded))))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    at_share(values, 0.5)
}

/// The value at a share of sorted values, between neighbours (R's type 7).
pub fn at_share(sorted: &[f64], share: f64) -> f64 {
    let place = share * (count(sorted.len()) - 1.0);
    let below = place.floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an index
    let at = below as usize;
    let next = sorted.get(at + 1).copied().unwrap_or(sorted[at]);
    sorted[at] + (next - sorted[at]) * (place - below)
}

/// Effective sample size of chains as they are, by Geyer's initial monotone sequence.
pub fn ess(chains: &[Vec<f64>]) -> f64 {
    plain_ess(&split(chains))
}

/// Effective sample size of the bulk: of the rank-normalised chains.
pub fn ess_bulk(chains: &[Vec<f64>]) -> f64 {
    ess(&rank_normalised(chains))
}

/// Effective sample size at a quantile: of whether each draw lies at or below it. Draws that all do count in full.
pub fn ess_at(chains: &[Vec<f64>], value: f64) -> f64 {
    let below: Vec<Vec<f64>> =
        chains.iter().map(|it| it.iter().map(|draw| f64::from(u8::from(*draw <= value))).collect()).collect();
    ess(&below)
}

fn plain_ess(chains: &[&[f64]]) -> f64 {
    let (m, n) = (count(chains.len()), chains[0].len());
    let length = count(n);
    let means: Vec<f64> = chains.iter().map(|it| mean(it)).collect();
    let centred: Vec<Vec<f64>> =
        chains.iter().zip(&means).map(|(it, mean)| it.iter().map(|value| value - mean).collect()).collect();
    let covariance = |lag: usize| -> f64 {
        let one =
            |it: &Vec<f64>| it[..n - lag].iter().zip(&it[lag..]).map(|(a, b)| a * b).sum::<f64>() / length;
        centred.iter().map(one).sum::<f64>() / m
    };
    let own = covariance(0);
    let within = own * length / (length - 1.0);
    let between = if chains.len() > 1 { variance(&means) } else { 0.0 };
    let total = own + between;
    if total <= 0.0 {
        return m * length;
    }
    let correlation = |lag: usize| 1.0 - (within - covariance(lag)) / total;
    let mut sum = 0.0;
    let mut last = f64::INFINITY;
    let mut lag = 0;
    while lag + 1 < n {
        let even = if lag == 0 { 1.0 } else { correlation(lag) };
        let pair = even + correlation(lag + 1);
        if pair < 0.0 {
            break;
        }
        last = pair.min(last);
        sum += last;
        lag += 2;
    }
    let time = (2.0 * sum - 1.0).max(1.0 / (m * length).log10());
    m * length / time
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// An autoregression whose effective size is known: n·(1 − φ)/(1 + φ).
    fn chains(phi: f64, n: usize, shift: f64) -> Vec<Vec<f64>> {
        let chain = |index: u64| {
            let mut random = Random::of(11, 0, index);
            let mut x = random.normal();
            (0..n)
                .map(|_| {
                    x = phi * x + (1.0 - phi * phi).sqrt() * random.normal();
                    x + if index == 0 { shift } else { 0.0 }
                })
                .collect()
        };
        (0..4).map(chain).collect()
    }

    #[test]
    fn an_autoregression_is_worth_what_theory_says() {
        for phi in [0.0, 0.5, 0.9] {
            let n = 20_000;
            let expected = 4.0 * count(n) * (1.0 - phi) / (1.0 + phi);
            let found = ess(&chains(phi, n, 0.0));
            assert!((found / expected - 1.0).abs() < 0.1, "{phi}: {found}, not {expected}");
            assert!((ess_bulk(&chains(phi, n, 0.0)) / expected - 1.0).abs() < 0.15);
        }
    }

    #[test]
    fn chains_that_have_not_met_are_seen() {
        assert!(rhat(&chains(0.3, 1000, 0.0)) < 1.01);
        assert!(rhat(&chains(0.3, 1000, 0.6)) > 1.03);
        // One chain spread wider than the others: only the folded ranks see it.
        let mut wide = chains(0.0, 1000, 0.0);
        wide[0].iter_mut().for_each(|it| *it *= 3.0);
        assert!(rhat(&wide) > 1.05);
        assert!((rhat(&vec![vec![2.0; 100]; 4]) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        let sorted = [1.0, 2.0, 3.0, 4.0];
        assert!((at_share(&sorted, 0.5) - 2.5).abs() < 1e-12);
        assert!((at_share(&sorted, 1.0) - 4.0).abs() < 1e-12);
        assert!((at_share(&sorted, 0.1) - 1.3).abs() < 1e-12);
    }
}
