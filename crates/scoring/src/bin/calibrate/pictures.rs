//! The pictures of the results, as SVG: how often intervals cover, and how truths rank among the draws.

use crate::Failure;
use crate::known::{Known, Row};
use diligence_scoring::calibrate::{ALLOWED, BINS, NOMINAL};
use std::fmt::Write as _;

const INK: &str = "#1c1b22";
const QUIET: &str = "#55525f";
const RULE: &str = "#cfcabf";
const BAND: &str = "#e9e2f3";

/// What holds, what does not, and what is not known well enough.
const fn colour(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "#1f7a5c",
        Some(false) => "#a83253",
        None => "#8a8694",
    }
}

/// A drawing of so many units, on white, with a key of the colours along its foot.
fn framed(width: f64, height: f64, title: &str, body: &str) -> Result<String, Failure> {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"sans-serif\" \
         font-size=\"11\" fill=\"{INK}\">\n<title>{title}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{body}"
    );
    let key =
        [(Some(true), "holds"), (Some(false), "does not hold"), (None, "open: not known well enough yet")];
    for ((holds, words), x) in key.into_iter().zip([16.0, 86.0, 196.0]) {
        let (y, fill) = (height - 14.0, colour(holds));
        writeln!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"{fill}\"/>")?;
        writeln!(out, "<text x=\"{}\" y=\"{}\" fill=\"{QUIET}\">{words}</text>", x + 8.0, y + 4.0)?;
    }
    out.push_str("</svg>\n");
    Ok(out)
}

fn published(known: &Known) -> Vec<Row> {
    known.rows(true).into_iter().filter(|it| it.published).collect()
}

/// A row for each published number of each cell; in it the coverage of the three intervals with two standard errors to
/// both sides, before the band that is allowed.
pub(crate) fn coverage(known: &Known) -> Result<String, Failure> {
    const LEFT: f64 = 300.0;
    const PANEL: f64 = 190.0;
    const STEP: f64 = 15.0;
    const TOP: f64 = 46.0;
    /// Points to both sides of what is promised.
    const REACH: f64 = 0.08;
    let rows = published(known);
    let bottom = TOP + STEP * f64::from(u32::try_from(rows.len())?);
    let middle = |panel: usize| LEFT + PANEL * ([0.5, 1.55, 2.6][panel]);
    let scale = PANEL * 0.5 / REACH;
    let mut out = String::new();
    for (panel, (nominal, allowed)) in NOMINAL.into_iter().zip(ALLOWED).enumerate() {
        let x = middle(panel);
        let (from, wide) = (x - allowed * scale, 2.0 * allowed * scale);
        writeln!(
            out,
            "<rect x=\"{from:.1}\" y=\"{TOP}\" width=\"{wide:.1}\" height=\"{:.1}\" fill=\"{BAND}\"/>",
            bottom - TOP
        )?;
        writeln!(out, "<path d=\"M{x:.1} {TOP}V{bottom}\" stroke=\"{RULE}\"/>")?;
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"18\" text-anchor=\"middle\" font-weight=\"bold\">{:.0} % interval</text>",
            100.0 * nominal
        )?;
        for off in [-0.05, 0.0, 0.05] {
            writeln!(
                out,
                "<text x=\"{:.1}\" y=\"36\" text-anchor=\"middle\" fill=\"{QUIET}\">{:.0}</text>",
                x + off * scale,
                100.0 * (nominal + off)
            )?;
        }
    }
    let mut last = "";
    let mut y = TOP + STEP * 0.5;
    for row in &rows {
        if row.cell.name != last {
            last = row.cell.name;
            let line = y - STEP * 0.5;
            writeln!(out, "<path d=\"M16 {line:.1}H{:.1}\" stroke=\"{RULE}\"/>", LEFT + 3.1 * PANEL)?;
            writeln!(out, "<text x=\"16\" y=\"{:.1}\">{last}</text>", y + 4.0)?;
        }
        let (end, base) = (LEFT - 12.0, y + 4.0);
        writeln!(
            out,
            "<text x=\"{end}\" y=\"{base:.1}\" text-anchor=\"end\" fill=\"{QUIET}\">{}</text>",
            row.quantity
        )?;
        let fill = colour(row.holds());
        for (panel, ((share, error), nominal)) in row.verdict.cover.into_iter().zip(NOMINAL).enumerate() {
            let at = |off: f64| middle(panel) + off.clamp(-REACH, REACH) * scale;
            let off = share - nominal;
            let (low, high) = (at(off - 2.0 * error), at(off + 2.0 * error));
            writeln!(out, "<path d=\"M{low:.1} {y:.1}H{high:.1}\" stroke=\"{fill}\" stroke-width=\"1.5\"/>")?;
            // What lies farther out than the panel reaches stands hollow at its edge.
            let inside = if off.abs() <= REACH { fill } else { "#fff" };
            writeln!(
                out,
                "<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{inside}\" stroke=\"{fill}\"/>",
                at(off)
            )?;
        }
        y += STEP;
    }
    framed(LEFT + 3.1 * PANEL + 16.0, bottom + 34.0, "Coverage of intervals, by cell and number", &out)
}

/// A field for each published number of each cell: how far the cumulative distribution of ranks is from uniform, within
/// the band that it leaves in one case of a hundred.
pub(crate) fn ranks(known: &Known) -> Result<String, Failure> {
    const LEFT: f64 = 262.0;
    const WIDE: f64 = 120.0;
    const HIGH: f64 = 44.0;
    const TOP: f64 = 30.0;
    /// Points up and down.
    const REACH: f64 = 0.12;
    let rows = published(known);
    let mut cells: Vec<&str> = rows.iter().map(|it| it.cell.name).collect();
    cells.dedup();
    let mut kinds: Vec<&str> = Vec::new();
    for it in &rows {
        if !kinds.contains(&it.quantity) {
            kinds.push(it.quantity);
        }
    }
    let place = |at: usize| u32::try_from(at).map(f64::from);
    let mut out = String::new();
    for (at, kind) in kinds.iter().enumerate() {
        let x = LEFT + (WIDE + 10.0) * place(at)? + WIDE * 0.5;
        writeln!(out, "<text x=\"{x}\" y=\"20\" text-anchor=\"middle\" font-weight=\"bold\">{kind}</text>")?;
    }
    for (at, cell) in cells.iter().enumerate() {
        let y = TOP + (HIGH + 6.0) * place(at)? + HIGH * 0.5 + 4.0;
        writeln!(out, "<text x=\"16\" y=\"{y}\">{cell}</text>")?;
    }
    for row in &rows {
        let column = kinds.iter().position(|it| *it == row.quantity).unwrap_or_default();
        let line = cells.iter().position(|it| *it == row.cell.name).unwrap_or_default();
        let (left, middle) =
            (LEFT + (WIDE + 10.0) * place(column)?, TOP + (HIGH + 6.0) * place(line)? + HIGH * 0.5);
        let at = |bin: usize, off: f64| -> Result<String, Failure> {
            let x = left + WIDE * place(bin)? / place(BINS)?;
            Ok(format!("{x:.1},{:.1}", middle - off.clamp(-REACH, REACH) / REACH * HIGH * 0.5))
        };
        let it = &row.verdict;
        let edge = |side: f64| -> Result<Vec<String>, Failure> {
            it.off.iter().enumerate().map(|(bin, (_, error))| at(bin + 1, side * it.band * error)).collect()
        };
        let (up, mut down) = (edge(1.0)?, edge(-1.0)?);
        down.reverse();
        let ends = [at(0, 0.0)?, at(BINS, 0.0)?];
        writeln!(
            out,
            "<polygon points=\"{} {} {} {}\" fill=\"{BAND}\"/>",
            ends[0],
            up.join(" "),
            ends[1],
            down.join(" ")
        )?;
        writeln!(out, "<path d=\"M{left:.1} {middle:.1}h{WIDE}\" stroke=\"{RULE}\"/>")?;
        let seen: Result<Vec<String>, Failure> =
            it.off.iter().enumerate().map(|(bin, (off, _))| at(bin + 1, *off)).collect();
        writeln!(
            out,
            "<polyline points=\"{} {} {}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>",
            ends[0],
            seen?.join(" "),
            ends[1],
            colour(row.holds())
        )?;
    }
    let width = LEFT + (WIDE + 10.0) * place(kinds.len())? + 6.0;
    let height = TOP + (HIGH + 6.0) * place(cells.len())? + 34.0;
    framed(width, height, "Ranks of truths among draws: distance from uniform, by cell and number", &out)
}
