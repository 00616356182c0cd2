//! The normal distribution.

/// Φ(x).
pub fn cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Φ between −7 and 7 from a table of cubics that meet its values and slopes: to 1e-9, several times as fast.
#[derive(Debug)]
pub(crate) struct Fast([[f64; 4]; CUBICS]);

/// Cubics in one unit, how far the table reaches, and how many it has room for.
const STEPS: f64 = 64.0;
const REACH: f64 = 7.0;
const CUBICS: usize = 1024;

/// Beyond it a number of this size has no digits behind the point: added, it rounds, and its low bits count.
const ROUND: f64 = 6_755_399_441_055_744.0; // 1.5 · 2^52

/// The least probability that is read from the table; below it digits would be missing.
const LEAST: f64 = 1e-5;

impl Fast {
    pub(crate) fn get() -> &'static Self {
        static TABLE: std::sync::LazyLock<Fast> = std::sync::LazyLock::new(|| {
            // Each cubic meets the values and slopes half a step before and after its middle.
            let point = |x: f64| (cdf(x), (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt() / STEPS);
            let mut cubics = [[0.0; 4]; CUBICS];
            let mut middle = -REACH;
            for cubic in &mut cubics {
                let ((a, slope_a), (b, slope_b)) = (point(middle - 0.5 / STEPS), point(middle + 0.5 / STEPS));
                let (rise, bent) = (b - a, slope_b - slope_a);
                *cubic = [
                    0.5 * (a + b) - 0.125 * bent,
                    1.5 * rise - 0.25 * (slope_a + slope_b),
                    0.5 * bent,
                    slope_a + slope_b - 2.0 * rise,
                ];
                middle += 1.0 / STEPS;
            }
            Fast(cubics)
        });
        &TABLE
    }

    /// Φ(x), to 1e-9.
    #[inline]
    pub(crate) fn cdf(&self, x: f64) -> f64 {
        let place = (x.clamp(-REACH, REACH) + REACH) * STEPS;
        let rounded = place + ROUND;
        #[allow(clippy::cast_possible_truncation)] // the low bits are what is wanted
        let at = rounded.to_bits() as usize % CUBICS;
        let [start, slope, bend, twist] = self.0[at];
        let t = place - (rounded - ROUND);
        start + t * (slope + t * (bend + t * twist))
    }

    /// Φ(high) − Φ(low), never zero.
    #[inline]
    pub(crate) fn between(&self, low: f64, high: f64) -> f64 {
        let chance = self.cdf(high) - self.cdf(low);
        if chance > LEAST { chance } else { exactly_between(low, high) }
    }
}

#[cold]
fn exactly_between(low: f64, high: f64) -> f64 {
    let (low, high) = if low > 0.0 { (-high, -low) } else { (low, high) };
    (cdf(high) - cdf(low)).max(1e-300)
}

/// Φ⁻¹(p), by Acklam's approximation and one step of Halley: to about 1e-15 within (1e-300, 1 − 1e-16).
pub fn quantile(p: f64) -> f64 {
    let x = rough_quantile(p);
    if p <= 1e-300 || p >= 1.0 - 1e-16 {
        return x;
    }
    let error = cdf(x) - p;
    let step = error * std::f64::consts::TAU.sqrt() * (0.5 * x * x).exp();
    x - step / (1.0 + 0.5 * x * step)
}

/// Φ⁻¹(p) by Acklam's approximation alone, to about 1e-9: for the ranks of many draws.
pub(crate) fn rough_quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969_683_028_665_376e1,
        2.209_460_984_245_205e2,
        -2.759_285_104_469_687e2,
        1.383_577_518_672_69e2,
        -3.066_479_806_614_716e1,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -5.447_609_879_822_406e1,
        1.615_858_368_580_409e2,
        -1.556_989_798_598_866e2,
        6.680_131_188_771_972e1,
        -1.328_068_155_288_572e1,
    ];
    const C: [f64; 6] = [
        -7.784_894_002_430_293e-3,
        -3.223_964_580_411_365e-1,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416];
    if p <= 1e-300 {
        return -37.0;
    }
    if p >= 1.0 - 1e-16 {
        return 8.2;
    }
    let tail = |q: f64| {
        (((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5])
            / ((((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + 1.0)
    };
    if p < 0.024_25 {
        tail((-2.0 * p.ln()).sqrt())
    } else if p > 0.975_75 {
        -tail((-2.0 * (1.0 - p).ln()).sqrt())
    } else {
        let q = p - 0.5;
        let r = q * q;
        (((((A[0] * r + A[1]) * r + A[2]) * r + A[3]) * r + A[4]) * r + A[5]) * q
            / (((((B[0] * r + B[1]) * r + B[2]) * r + B[3]) * r + B[4]) * r + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_one_is_near_enough() {
        let fast = Fast::get();
        let ends = (-900..900).map(|at| f64::from(at) / 97.0);
        for low in ends.clone().chain([f64::NEG_INFINITY]) {
            for high in [low + 1e-3, low + 0.2, low + 3.0, 0.3, f64::INFINITY] {
                let exact = if low > 0.0 { cdf(-low) - cdf(-high) } else { cdf(high) - cdf(low) };
                if high > low && exact > 1e-300 {
                    let off = (fast.between(low, high) / exact - 1.0).abs();
                    assert!(off < 1e-4, "{low}–{high}: {off:e}");
                    assert!(exact < 1e-3 || off < 1e-6, "{low}–{high}: {off:e}");
                }
            }
        }
    }

    #[test]
    fn the_values_of_the_tables() {
        // Abramowitz and Stegun, table 26.1, and its tail in 26.2.
        for (x, p) in [
            (0.0, 0.5),
            (0.3, 0.617_911_422_188_953),
            (1.0, 0.841_344_746_068_543),
            (2.0, 0.977_249_868_051_821),
            (-3.0, 1.349_898_031_630_095e-3),
            (-5.0, 2.866_515_718_791_939e-7),
            (-10.0, 7.619_853_024_160_527e-24),
        ] {
            assert!((cdf(x) / p - 1.0).abs() < 1e-12, "{x}: {}", cdf(x));
            if p > 1e-10 {
                assert!((quantile(p) - x).abs() < 1e-9, "{p}: {}", quantile(p));
            }
        }
        assert!(cdf(40.0) > 1.0 - 1e-15 && cdf(-40.0) < 1e-300);
    }
}
