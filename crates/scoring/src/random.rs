//! Draws: standard normal, truncated normal, gamma; and the slice sampler for what has no name.

use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Exp1, Gamma, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;

/// A source of draws that a seed, an area and a chain determine, and nothing else.
#[derive(Debug, Clone)]
pub struct Random(Xoshiro256PlusPlus);

impl Random {
    /// The stream of one chain of one area. Streams do not overlap in any practice: each starts from its own
    /// 64 bits, spread by `SplitMix64`.
    pub fn of(seed: u64, area: u64, chain: u64) -> Self {
        let mixed = seed
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(area.wrapping_mul(0xbf58_476d_1ce4_e5b9))
            .wrapping_add(chain.wrapping_mul(0x94d0_49bb_1331_11eb));
        let mut random = Xoshiro256PlusPlus::seed_from_u64(mixed);
        random.next_u64();
        Self(random)
    }

    /// Uniform on (0, 1).
    pub fn uniform(&mut self) -> f64 {
        self.0.random::<f64>()
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// Standard exponential.
    pub fn exponential(&mut self) -> f64 {
        Exp1.sample(&mut self.0)
    }

    /// Gamma with a shape and a rate.
    pub fn gamma(&mut self, shape: f64, rate: f64) -> f64 {
        match Gamma::new(shape, 1.0 / rate) {
            Ok(gamma) => gamma.sample(&mut self.0),
            Err(_) => shape / rate, // a rate that overflowed: its mean
        }
    }

    /// Standard normal between `low` and `high` (either may be infinite): normal, uniform and exponential
    /// rejection, after Robert, Statistics and Computing 5 (1995), 121–125.
    pub fn truncated(&mut self, low: f64, high: f64) -> f64 {
        if low > 0.0 {
            self.upper(low, high)
        } else if high < 0.0 {
            -self.upper(-high, -low)
        } else if high - low > 2.5 {
            // Zero lies inside and the interval is wide: most normals fall into it.
            loop {
                let x = self.normal();
                if low <= x && x <= high {
                    return x;
                }
            }
        } else {
            loop {
                let x = low + (high - low) * self.uniform();
                if self.exponential() > 0.5 * x * x {
                    return x;
                }
            }
        }
    }

    /// The part above zero.
    fn upper(&mut self, low: f64, high: f64) -> f64 {
        if low < 0.45 && high > low + 1.5 {
            loop {
                let x = self.normal().abs();
                if low <= x && x <= high {
                    return x;
                }
            }
        }
        if (high - low) * low.max(1.0) < 1.5 {
            loop {
                let x = low + (high - low) * self.uniform();
                if self.exponential() > 0.5 * (x * x - low * low) {
                    return x;
                }
            }
        }
        let rate = f64::midpoint(low, (low * low + 4.0).sqrt());
        loop {
            let x = low + self.exponential() / rate;
            if x <= high && self.exponential() > 0.5 * (x - rate) * (x - rate) {
                return x;
            }
        }
    }

    /// One of the first `n` numbers from zero.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // below n
    pub fn below(&mut self, n: usize) -> usize {
        ((self.uniform() * crate::count(n)) as usize).min(n - 1)
    }

    /// One step of slice sampling from `x`, whose log density `now` is known, from an interval of a fixed width around it
    /// that shrinks: fewer evaluations where the width is known to hold most of the mass. Returns the value and its log
    /// density; it is the last value that `log` was asked for.
    pub fn shrink(&mut self, x: f64, width: f64, now: f64, mut log: impl FnMut(f64) -> f64) -> (f64, f64) {
        let level = now - self.exponential();
        let mut left = x - width * self.uniform();
        let mut right = left + width;
        for _ in 0..60 {
            let next = left + (right - left) * self.uniform();
            let density = log(next);
            if density >= level {
                return (next, density);
            }
            if next < x {
                left = next;
            } else {
                right = next;
            }
        }
        (x, log(x))
    }

    /// One step of slice sampling from `x` within (`low`, `high`), first width `width`: stepping out and shrinking
    /// (Neal, Annals of Statistics 31 (2003), 705–767). `log` is the log density up to a constant.
    pub fn slice(
        &mut self,
        x: f64,
        width: f64,
        (low, high): (f64, f64),
        mut log: impl FnMut(f64) -> f64,
    ) -> f64 {
        let level = log(x) - self.exponential();
        if !level.is_finite() {
            return x;
        }
        let mut left = (x - width * self.uniform()).max(low);
        let mut right = (left + width).min(high);
        for _ in 0..12 {
            if left <= low || log(left) < level {
                break;
            }
            left = (left - width).max(low);
        }
        for _ in 0..12 {
            if right >= high || log(right) < level {
                break;
            }
            right = (right + width).min(high);
        }
        for _ in 0..60 {
            let next = left + (right - left) * self.uniform();
            if log(next) >= level {
                return next;
            }
            if next < x {
                left = next;
            } else {
                right = next;
            }
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::cdf;

    /// Mean and variance of a sample against those of the truncated normal.
    #[test]
    fn truncated_draws_have_the_right_mean() {
        let mut random = Random::of(1, 2, 3);
        let density =
            |x: f64| if x.is_finite() { (-0.5 * x * x).exp() / (std::f64::consts::TAU).sqrt() } else { 0.0 };
        for (low, high) in [
            (f64::NEG_INFINITY, f64::INFINITY),
            (f64::NEG_INFINITY, -1.0),
            (0.2, f64::INFINITY),
            (0.2, 0.3),
            (0.3, 2.5),
            (3.0, f64::INFINITY),
            (3.0, 3.1),
            (-0.5, 0.7),
            (-4.0, 0.1),
            (-6.0, -5.0),
            (8.0, 9.0),
        ] {
            let mass = if low > 0.0 { cdf(-low) - cdf(-high) } else { cdf(high) - cdf(low) };
            let mean = (density(low) - density(high)) / mass;
            let n = 200_000;
            let mut sum = 0.0;
            for _ in 0..n {
                let x = random.truncated(low, high);
                assert!((low..=high).contains(&x), "{x} outside {low}–{high}");
                sum += x;
            }
            let found = sum / f64::from(n);
            assert!((found - mean).abs() < 0.01, "{low}–{high}: {found}, not {mean}");
        }
    }

    #[test]
    fn slices_of_a_gamma_have_its_mean_and_spread() {
        let mut random = Random::of(7, 0, 0);
        let log = |x: f64| 2.0 * x.ln() - 1.5 * x; // gamma, shape 3, rate 1.5: mean 2, variance 4/3
        let (mut x, mut sum, mut squares) = (1.0, 0.0, 0.0);
        let n = 200_000;
        for _ in 0..n {
            x = random.slice(x, 1.0, (0.0, f64::INFINITY), log);
            sum += x;
            squares += x * x;
        }
        let mean = sum / f64::from(n);
        assert!((mean - 2.0).abs() < 0.02, "{mean}");
        assert!((squares / f64::from(n) - mean * mean - 4.0 / 3.0).abs() < 0.05);
        (x, sum) = (1.0, 0.0);
        let within = |x: f64| if x > 0.0 { log(x) } else { f64::NEG_INFINITY };
        for _ in 0..n {
            let (next, density) = random.shrink(x, 5.0, within(x), within);
            assert!((density - within(next)).abs() < 1e-12);
            x = next;
            sum += x;
        }
        assert!((sum / f64::from(n) - 2.0).abs() < 0.02, "{}", sum / f64::from(n));
    }
}
