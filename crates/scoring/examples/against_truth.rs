//! Fits a simulated file and says how near the truth it came:
//! `cargo run --release -p diligence-scoring --example against_truth -- RATINGS.csv TRUTH.csv [SEED]`
//!
//! The files are those of a simulator that writes `rater,country,year,item,rating` and
//! `kind,country,year,item,rater,k,value`. Places are compared after each draw was put on mean 0 and spread 1, as the
//! scale of the latent trait is a convention.

#![allow(clippy::cast_precision_loss)] // some thousands

use diligence_scoring::{Fit, Plan, Ratings, score};
use diligence_sheet::{Limits, Table, read};
use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (file, truth) = (words.next().ok_or("RATINGS.csv")?, words.next().ok_or("TRUTH.csv")?);
    let seed = words.next().map_or(Ok(1), |it| it.parse())?;
    let book = read(Path::new(&file), &Limits::default())?;
    let ratings = Ratings::read(&book.sheets[0])?;
    let started = Instant::now();
    let items: Vec<usize> = (0..ratings.items.len()).collect();
    let fit = Fit::run(&ratings, "sample", &items[..1], &Plan { seed, ..Plan::default() }, |seen| {
        if let Some((rhat, ess)) = seen.checked {
            let seconds = started.elapsed().as_secs_f64();
            println!("{seconds:>7.2} s  {} sweeps, R̂ {rhat:.4}, ESS {ess:.0}", seen.sweeps);
        }
    });
    println!(
        "{:>7.2} s  {} ratings, {} units, {} raters",
        started.elapsed().as_secs_f64(),
        ratings.all.len(),
        fit.panel.units.len(),
        fit.panel.raters.len()
    );
    let scores = score::scores(&ratings, &fit);
    println!("{:>7.2} s  scored", started.elapsed().as_secs_f64());

    let book = read(Path::new(&truth), &Limits::default())?;
    let table = Table::find(&book.sheets[0], &["kind", "country", "year", "value"])?;
    let mut known = HashMap::new();
    for record in table.records().filter(|it| it.get("kind").text() == "z") {
        let key = (record.get("country").text().into_owned(), record.get("year").text().parse::<i32>()?);
        known.insert(key, record.get("value").text().parse::<f64>()?);
    }
    let truth: Vec<f64> = scores.iter().map(|it| known[&(it.jurisdiction.clone(), it.year)]).collect();
    let rated = fit.panel.rated();
    let columns: Vec<Vec<f64>> = rated.iter().map(|(_, unit)| fit.column(*unit).concat()).collect();
    let draws = columns[0].len();
    let standard = |values: &[f64]| -> Vec<f64> {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let sd = (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / n).sqrt();
        values.iter().map(|it| (it - mean) / sd).collect()
    };
    let mut standardised = vec![Vec::with_capacity(draws); columns.len()];
    for draw in 0..draws {
        let row: Vec<f64> = columns.iter().map(|it| it[draw]).collect();
        for (unit, value) in standard(&row).into_iter().enumerate() {
            standardised[unit].push(value);
        }
    }
    let wanted = standard(&truth);
    let means: Vec<f64> = columns.iter().map(|it| it.iter().sum::<f64>() / draws as f64).collect();
    let correlation: f64 =
        standard(&means).iter().zip(&wanted).map(|(a, b)| a * b).sum::<f64>() / wanted.len() as f64;
    let (mut squares, mut covered) = (0.0, [0.0; 3]);
    for (unit, mut draws) in standardised.into_iter().enumerate() {
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        squares += (mean - wanted[unit]).powi(2);
        draws.sort_unstable_by(f64::total_cmp);
        for (at, share) in [0.16, 0.05, 0.025].into_iter().enumerate() {
            let low = diligence_scoring::diagnose::at_share(&draws, share);
            let high = diligence_scoring::diagnose::at_share(&draws, 1.0 - share);
            covered[at] += f64::from(u8::from((low..=high).contains(&wanted[unit])));
        }
    }
    let n = wanted.len() as f64;
    println!(
        "correlation {correlation:.4}, RMSE {:.4}, 68/90/95 % cover {:.3} {:.3} {:.3}",
        (squares / n).sqrt(),
        covered[0] / n,
        covered[1] / n,
        covered[2] / n
    );
    Ok(())
}
