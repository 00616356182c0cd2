//! Invents a whole round, for measuring: `cargo run --release -p diligence-scoring --example round -- [AREAS [PRINCIPLES
//! [JURISDICTIONS]]] > ratings.csv`. As a rule six areas of ten principles each, law and practice, 50 jurisdictions ×
//! 10 years × 8 raters, 15 % of whom rate a second jurisdiction. Each area on its own, from a world with fixed spreads:
//! truths from the prior have jumps beyond the scale, after which nothing says how far a State went.

use diligence_scoring::calibrate::{Design, World, ratings};
use diligence_scoring::ratings::Said;
use std::io::{BufWriter, Write as _, stdout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let mut number = |usual: usize| words.next().map_or(Ok(usual), |it| it.parse());
    let (areas, principles, jurisdictions) = (number(6)?, number(10)?, number(50)?);
    let design = Design {
        name: "round",
        jurisdictions,
        regions: 0,
        years: 10,
        raters: 8,
        bridges: 0.15,
        vignettes: 0,
        items: 2 * principles,
        world: World::Fixed,
    };
    let mut out = BufWriter::new(stdout().lock());
    writeln!(out, "rater,home,jurisdiction,year,item,rating")?;
    for (area, seed) in ["FN", "PR", "PT", "PU", "PV", "RE"].iter().zip(1..).take(areas) {
        let drawn = ratings(&design, seed);
        for it in &drawn.all {
            let rater = &drawn.raters[it.rater];
            let home = rater.home.map_or("", |home| &drawn.jurisdictions[home]);
            let item = drawn.items[it.item].replace("PT", area);
            let Said::Level(level) = it.said else { continue };
            let place = &drawn.jurisdictions[it.jurisdiction];
            writeln!(out, "{},{home},{place},{},{item},{level}", rater.name, it.year)?;
        }
    }
    Ok(out.flush()?)
}
