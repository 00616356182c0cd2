//! Sweeps of one chain, for counting what one costs: `cargo run --release -p diligence-scoring --example sweeps -- N
//! [ITEMS]`. 50 jurisdictions × 10 years × 8 raters, 15 % of them bridges.

use diligence_scoring::calibrate::{Design, World, ratings};
use diligence_scoring::{Fit, Plan};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let warm: u32 = words.next().ok_or("N")?.parse()?;
    let items: usize = words.next().map_or(Ok(1), |it| it.parse())?;
    let design = Design {
        name: "speed",
        regions: 0,
        jurisdictions: 50,
        years: 10,
        raters: 8,
        bridges: 0.15,
        vignettes: 0,
        items,
        world: World::Fixed,
    };
    let ratings = ratings(&design, 1);
    let items: Vec<usize> = (0..items).collect();
    let plan = Plan { chains: 1, warm: warm as usize, kept: 4, thin: 1, doublings: 0, ..Plan::default() };
    let started = Instant::now();
    Fit::run(&ratings, "speed", &items, &plan, |_| {});
    let seconds = started.elapsed().as_secs_f64();
    println!("{} ratings, {warm} sweeps and 4 kept: {seconds:.3} s", ratings.all.len());
    Ok(())
}
