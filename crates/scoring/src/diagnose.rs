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

/// Draws in the order of their values, each with its chain and place: sorted once for all that is asked of them.
#[derive(Debug)]
pub(crate) struct Sorted<'a> {
    chains: &'a [Vec<f64>],
    order: Vec<(f64, u32, u32)>,
}

impl<'a> Sorted<'a> {
    pub(crate) fn of(chains: &'a [Vec<f64>]) -> Self {
        let of_chain = |(chain, values): (u32, &'a Vec<f64>)| {
            values.iter().zip(0..).map(move |(value, at)| (*value, chain, at))
        };
        let mut order: Vec<_> = (0..).zip(chains).flat_map(of_chain).collect();
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self { chains, order }
    }

    /// The value at a share of the draws.
    pub(crate) fn at_share(&self, share: f64) -> f64 {
        between_neighbours(self.order.len(), share, |at| self.order[at].0)
    }

    /// Distances from the median, in their order: the two halves are sorted, each away from it.
    fn folded(&self) -> Vec<(f64, u32, u32)> {
        let median = self.at_share(0.5);
        let from = self.order.partition_point(|it| it.0 < median);
        let mut below = self.order[..from].iter().rev().map(|it| (median - it.0, it.1, it.2)).peekable();
        let mut above = self.order[from..].iter().map(|it| (it.0 - median, it.1, it.2)).peekable();
        std::iter::from_fn(|| match (below.peek(), above.peek()) {
            (Some(a), Some(b)) if a.0 < b.0 => below.next(),
            (_, Some(_)) => above.next(),
            _ => below.next(),
        })
        .collect()
    }

    /// Rank-normalised split R̂, the greater of bulk and folded, and the effective size of the bulk.
    pub(crate) fn rhat_and_bulk(&self) -> (f64, f64) {
        let bulk = normalised(&self.order, self.chains);
        let folded = normalised(&self.folded(), self.chains);
        let halves = split(&bulk);
        (plain_rhat(&halves).max(plain_rhat(&split(&folded))), plain_ess(&halves))
    }
}

/// Values by their ranks among all chains, as normal scores; ties share their mean rank.
fn normalised(order: &[(f64, u32, u32)], chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
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
            out[*chain as usize][*at as usize] = score;
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
    Sorted::of(chains).rhat_and_bulk().0
}

/// The value at a share of sorted values, between neighbours (R's type 7).
pub fn at_share(sorted: &[f64], share: f64) -> f64 {
    between_neighbours(sorted.len(), share, |at| sorted[at])
}

fn between_neighbours(length: usize, share: f64, value: impl Fn(usize) -> f64) -> f64 {
    let place = share * (count(length) - 1.0);
    let below = place.floor();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an index
    let at = below as usize;
    let (low, next) = (value(at), value((at + 1).min(length - 1)));
    low + (next - low) * (place - below)
}

/// Effective sample size of chains as they are, by Geyer's initial monotone sequence.
pub fn ess(chains: &[Vec<f64>]) -> f64 {
    plain_ess(&split(chains))
}

/// Effective sample size of the bulk: of the rank-normalised chains.
pub fn ess_bulk(chains: &[Vec<f64>]) -> f64 {
    Sorted::of(chains).rhat_and_bulk().1
}

/// Effective sample size at a quantile: of whether each draw lies at or below it. Draws that all do count in full.
pub fn ess_at(chains: &[Vec<f64>], value: f64) -> f64 {
    let bits: Vec<Bits> = split(chains).into_iter().map(|it| Bits::of(it, value)).collect();
    let means: Vec<f64> = bits.iter().map(Bits::mean).collect();
    let length = bits.first().map_or(0, |it| it.before.len() - 1);
    geyer(length, &means, |lag| bits.iter().zip(&means).map(|(it, mean)| it.products(*mean, lag)).sum())
}

fn plain_ess(chains: &[&[f64]]) -> f64 {
    let means: Vec<f64> = chains.iter().map(|it| mean(it)).collect();
    let centred: Vec<Vec<f64>> =
        chains.iter().zip(&means).map(|(it, mean)| it.iter().map(|value| value - mean).collect()).collect();
    let length = chains.first().map_or(0, |it| it.len());
    geyer(length, &means, |lag| centred.iter().map(|it| dot(&it[..length - lag], &it[lag..])).sum())
}

/// Four sums side by side: one would wait for itself.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (a, b) in a.iter().zip(b) {
        (0..4).for_each(|at| sums[at] += a[at] * b[at]);
    }
    sums.iter().sum::<f64>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f64>()
}

/// Whether each draw of half a chain lies at or below a value.
struct Bits {
    words: Vec<u64>,
    /// How many of the first so many draws do.
    before: Vec<u32>,
}

impl Bits {
    fn of(draws: &[f64], value: f64) -> Self {
        let word = |draws: &[f64]| {
            draws.iter().enumerate().fold(0, |word, (at, draw)| word | u64::from(*draw <= value) << at)
        };
        let mut before = Vec::with_capacity(draws.len() + 1);
        before.push(0);
        let mut sum = 0;
        before.extend(draws.iter().map(|draw| {
            sum += u32::from(*draw <= value);
            sum
        }));
        Self { words: draws.chunks(64).map(word).collect(), before }
    }

    fn mean(&self) -> f64 {
        let n = self.before.len() - 1;
        f64::from(self.before[n]) / count(n)
    }

    /// The sum over pairs of draws so far apart of the products of their distances from the mean.
    fn products(&self, mean: f64, lag: usize) -> f64 {
        let n = self.before.len() - 1;
        let (by, shift) = (lag / 64, lag % 64);
        let both: u32 = (by..self.words.len())
            .map(|at| {
                let next = self.words.get(at + 1).filter(|_| shift > 0).map_or(0, |it| it << (64 - shift));
                (self.words[at - by] & (self.words[at] >> shift | next)).count_ones()
            })
            .sum();
        let ones = self.before[n - lag] + (self.before[n] - self.before[lag]);
        f64::from(both) - mean * f64::from(ones) + count(n - lag) * mean * mean
    }
}

/// Effective sample size of chains of one length, by their means and the sums over chains of their products at a lag.
fn geyer(length: usize, means: &[f64], products: impl Fn(usize) -> f64) -> f64 {
    let (m, n) = (count(means.len()), count(length));
    let covariance = |lag: usize| products(lag) / n / m;
    let own = covariance(0);
    let within = own * n / (n - 1.0);
    let between = if means.len() > 1 { variance(means) } else { 0.0 };
    let total = own + between;
    if total <= 0.0 {
        return m * n;
    }
    let correlation = |lag: usize| 1.0 - (within - covariance(lag)) / total;
    let mut sum = 0.0;
    let mut last = f64::INFINITY;
    let mut lag = 0;
    while lag + 1 < length {
        let even = if lag == 0 { 1.0 } else { correlation(lag) };
        let pair = even + correlation(lag + 1);
        if pair < 0.0 {
            break;
        }
        last = pair.min(last);
        sum += last;
        lag += 2;
    }
    let time = (2.0 * sum - 1.0).max(1.0 / (m * n).log10());
    m * n / time
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

    /// Counting bits says what calculating with zeros and ones says.
    #[test]
    fn bits_are_zeros_and_ones() {
        for n in [100, 128, 1001] {
            let chains = chains(0.8, n, 0.3);
            for value in [-1.7, 0.0, 1.2, 9.0] {
                let below: Vec<Vec<f64>> = chains
                    .iter()
                    .map(|it| it.iter().map(|draw| f64::from(u8::from(*draw <= value))).collect())
                    .collect();
                let (bits, numbers) = (ess_at(&chains, value), ess(&below));
                assert!((bits / numbers - 1.0).abs() < 1e-9, "{n}, {value}: {bits}, not {numbers}");
            }
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
