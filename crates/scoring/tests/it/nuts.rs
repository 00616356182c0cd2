//! The no-U-turn sampler behind a small trait of our own: nothing else here knows the crate that brings it.

use nuts_rs::{
    Chain as _, CpuLogpFunc, CpuMath, CpuMathError, DiagNutsSettings, HasDims, LogpError, Settings as _,
};
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use std::collections::HashMap;

/// A density on all of space, known up to a constant.
pub trait Target: Sync {
    /// How many numbers a position has.
    fn dimension(&self) -> usize;
    /// The logarithm of the density, and its gradient.
    fn log_density(&self, position: &[f64], gradient: &mut [f64]) -> f64;
}

/// What chains brought back.
pub struct Walked {
    /// Positions by chain.
    pub chains: Vec<Vec<Box<[f64]>>>,
    /// Evaluations of the gradient, the warm-up among them.
    pub gradients: u64,
    /// Draws after the warm-up at which the energy was not kept.
    pub diverging: usize,
}

/// Chains from near the origin.
pub fn walk(target: &impl Target, seed: u64, chains: u64, warm: u64, draws: u64) -> Walked {
    let one = |chain: u64| {
        let mut settings = DiagNutsSettings { num_tune: warm, num_draws: draws, ..Default::default() };
        settings.adapt_options.step_size_settings.target_accept = 0.9;
        let mut random = Xoshiro256PlusPlus::seed_from_u64(1000 * seed + chain);
        let mut sampler = settings.new_chain(chain, CpuMath::new(Bridge(target)), &mut random).unwrap();
        let start: Vec<f64> =
            (0..target.dimension()).map(|at| 0.1 * (at as f64 + chain as f64).sin()).collect();
        sampler.set_position(&start).unwrap();
        let (mut gradients, mut diverging, mut positions) = (0, 0, Vec::new());
        for at in 0..warm + draws {
            let (position, progress) = sampler.draw().unwrap();
            gradients += progress.num_gradients;
            if at >= warm {
                diverging += usize::from(progress.diverging);
                positions.push(position);
            }
        }
        (positions, gradients, diverging)
    };
    let all: Vec<_> = (0..chains).into_par_iter().map(one).collect();
    Walked {
        gradients: all.iter().map(|it| it.1).sum(),
        diverging: all.iter().map(|it| it.2).sum(),
        chains: all.into_iter().map(|it| it.0).collect(),
    }
}

struct Bridge<'a, T>(&'a T);

/// The density is not a number there: the step is refused.
#[derive(Debug, thiserror::Error)]
#[error("no density here")]
struct Nowhere;

impl LogpError for Nowhere {
    fn is_recoverable(&self) -> bool {
        true
    }
}

impl<T: Target> HasDims for Bridge<'_, T> {
    fn dim_sizes(&self) -> HashMap<String, u64> {
        HashMap::from([("unconstrained_parameter".to_owned(), self.0.dimension() as u64)])
    }
}

impl<T: Target> CpuLogpFunc for Bridge<'_, T> {
    type LogpError = Nowhere;
    type FlowParameters = ();
    type ExpandedVector = Vec<f64>;

    fn dim(&self) -> usize {
        self.0.dimension()
    }

    fn logp(&mut self, position: &[f64], gradient: &mut [f64]) -> Result<f64, Nowhere> {
        let log = self.0.log_density(position, gradient);
        if log.is_finite() && gradient.iter().all(|it| it.is_finite()) { Ok(log) } else { Err(Nowhere) }
    }

    fn expand_vector<R: nuts_rs::rand::Rng + ?Sized>(
        &mut self,
        _: &mut R,
        position: &[f64],
    ) -> Result<Vec<f64>, CpuMathError> {
        Ok(position.to_vec())
    }
}
