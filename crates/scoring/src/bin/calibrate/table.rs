//! The table of results, in Markdown.

use crate::Failure;
use crate::known::Known;
use std::fmt::Write as _;

pub(crate) fn table(known: &Known) -> Result<String, Failure> {
    let mut out = String::from(
        "# Calibration\n\nMade by `cargo run --release -p diligence-scoring --bin calibrate` from `replicates.csv`; do not edit by hand. Coverage \
         in per cent with its standard error in points, clustered by replicate; *off* is the greatest distance of the \
         ranks’ cumulative distribution from uniform, in points, and *chance* how often one as great (in standard errors) \
         would be seen if ranks were uniform. *Holds* asks for coverage within 3, 3 and 2 points (of published numbers) and \
         a chance of 1 % or more; *open* is what is not known well enough yet: a standard error above 1.5 points, or fewer \
         than 100 replicates of a spread. Spreads are not published: one of which more than one in twenty did not converge \
         has no row, since the others are a selection. Cells are States × years × raters; *area* is law or practice of the area as a whole.\n\n\
         ![Coverage of each published number in each cell, with the band that is allowed](coverage.svg)\n\n\
         ![Ranks of the truths among the draws, as distance from uniform, with their simultaneous bands](ranks.svg)\n",
    );
    let parts = [
        ("Truths from the prior (simulation-based calibration)", true),
        ("Fixed truths and worlds that the model does not know: reported as they are", false),
    ];
    for (title, from_the_prior) in parts {
        writeln!(out, "\n## {title}\n")?;
        let ranks = if from_the_prior { " off | chance | holds |" } else { "" };
        let rule = if from_the_prior { "---:|---:|---|" } else { "" };
        writeln!(out, "| cell | number | replicates | numbers | refused | 68 % | 90 % | 95 % |{ranks}")?;
        writeln!(out, "|---|---|---:|---:|---:|---:|---:|---:|{rule}")?;
        for row in known.rows(from_the_prior) {
            let it = &row.verdict;
            let cover = it.cover.map(|(share, error)| format!("{:.1} ±{:.1}", 100.0 * share, 100.0 * error));
            write!(
                out,
                "| {} | {} | {} | {} | {} | {} |",
                row.cell.name,
                row.quantity,
                it.replicates,
                it.numbers,
                it.refused,
                cover.join(" | ")
            )?;
            if from_the_prior {
                let holds = match row.holds() {
                    None => "open",
                    Some(true) => "yes",
                    Some(false) => "no",
                };
                write!(out, " {:.1} | {:.3} | {holds} |", 100.0 * it.farthest(), it.chance)?;
            }
            out.push('\n');
        }
    }
    Ok(out)
}
