//! Draws out of the machine's memory and back: a fit that was finished before its run was cut off, and the thinned joint
//! draws for whoever wants to compute something else from them.

use crate::fit::{Fit, Yardstick};
use crate::panel::Panel;
use crate::ratings::Ratings;
use crate::table::Rows;
use diligence_sheet::Cell;
use std::io::{self, Read, Write};

/// Rows of a chain that are given away, at most.
const GIVEN: usize = 250;

fn write_numbers(out: &mut impl Write, numbers: &[f64]) -> io::Result<()> {
    numbers.iter().try_for_each(|it| out.write_all(&it.to_le_bytes()))
}

fn read_count(from: &mut impl Read) -> io::Result<usize> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    usize::try_from(u64::from_le_bytes(bytes)).map_err(io::Error::other)
}

fn read_number(from: &mut impl Read) -> io::Result<f64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    Ok(f64::from_le_bytes(bytes))
}

impl Fit {
    /// Writes all that [`Fit::restore`] needs beside the ratings. `key` says what the fit belongs to.
    ///
    /// It holds the raters' yardsticks: for the desk only.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn save(&self, key: &str, out: &mut impl Write) -> io::Result<()> {
        let rows = self.chains.first().map_or(0, Vec::len) / self.width.max(1);
        for it in [key.len(), self.chains.len(), rows, self.width, self.sweeps, self.yardsticks.len()] {
            out.write_all(&(it as u64).to_le_bytes())?;
        }
        out.write_all(key.as_bytes())?;
        for it in &self.yardsticks {
            write_numbers(out, &[it.severity.0, it.severity.1, it.reliability.0, it.reliability.1])?;
        }
        self.chains.iter().flatten().try_for_each(|it| out.write_all(&it.to_le_bytes()))
    }

    /// Reads what [`Fit::save`] wrote for the same key, ratings and items. Nothing if it belongs to anything else or is
    /// cut off: then the area is fitted again.
    pub fn restore(ratings: &Ratings, items: &[usize], key: &str, from: &mut impl Read) -> Option<Self> {
        let panel = Panel::of(ratings, items);
        let mut counts = [0; 6];
        for it in &mut counts {
            *it = read_count(from).ok()?;
        }
        let [length, chains, rows, width, sweeps, yardsticks] = counts;
        if length != key.len() || width != panel.width() || yardsticks != panel.blocks.len() {
            return None;
        }
        let mut own = vec![0; length];
        from.read_exact(&mut own).ok()?;
        if own != key.as_bytes() {
            return None;
        }
        let mut yardstick = || {
            let mut next = || read_number(from).ok();
            Some(Yardstick { severity: (next()?, next()?), reliability: (next()?, next()?) })
        };
        let yardsticks = (0..yardsticks).map(|_| yardstick()).collect::<Option<_>>()?;
        let mut chain = || {
            // Grown as it is read: a count in a damaged file claims what it likes.
            let length = rows.checked_mul(width)?.checked_mul(4)?;
            let mut bytes = Vec::new();
            from.take(length as u64).read_to_end(&mut bytes).ok().filter(|read| *read == length)?;
            let (numbers, _) = bytes.as_chunks::<4>();
            Some(numbers.iter().map(|it| f32::from_le_bytes(*it)).collect())
        };
        let chains = (0..chains).map(|_| chain()).collect::<Option<_>>()?;
        Some(Self { panel, chains, width, sweeps, lowest: ratings.lowest, yardsticks })
    }
}

/// The columns of an area's draws that may be given away: places of the units that are shown, then what the items share
/// (common cuts and reliability), and the spreads. Each with its number in a row of the fit, what it is, and of which
/// item, jurisdiction and year.
fn columns(
    ratings: &Ratings,
    fit: &Fit,
    shown: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, String, String, String, String)> {
    let panel = &fit.panel;
    let mut all = Vec::new();
    for (item, unit) in panel.rated().into_iter().filter(|(item, unit)| shown(*item, *unit)) {
        let at = panel.units[unit];
        all.push((
            item * panel.units.len() + unit,
            "z".to_owned(),
            ratings.items[panel.items[item]].clone(),
            ratings.jurisdictions[at.jurisdiction].clone(),
            at.year.to_string(),
        ));
    }
    for (item, global) in panel.items.iter().enumerate() {
        for k in 0..panel.levels {
            let what = if k + 1 < panel.levels { format!("cut{}", k + 1) } else { "reliability".to_owned() };
            let name = ratings.items[*global].clone();
            all.push((panel.item_from(item) + k, what, name, String::new(), String::new()));
        }
    }
    let spreads = ["rater", "rater_item", "home", "home_item", "distance", "reliability"].map(str::to_owned);
    let of_regions = if panel.above.is_empty() { &[][..] } else { &["region", "region_step"][..] };
    let by_kind = ["step"].iter().chain(of_regions);
    let steps = by_kind.flat_map(|name| (0..panel.kinds).map(move |kind| format!("{name}{}", kind + 1)));
    for (at, name) in spreads.into_iter().chain(steps).enumerate() {
        let none = String::new;
        all.push((panel.spreads_from() + at, format!("spread_{name}"), none(), none(), none()));
    }
    all
}

/// What stands in each column of [`npy`].
pub fn column_rows(ratings: &Ratings, fit: &Fit, shown: impl Fn(usize, usize) -> bool) -> Rows {
    let header = ["column", "what", "item", "jurisdiction", "year"].map(Cell::from);
    let rows =
        columns(ratings, fit, shown).into_iter().enumerate().map(|(at, (_, what, item, place, year))| {
            let mut row = vec![Cell::Number(crate::count(at))];
            row.extend([what, item, place, year].map(Cell::from));
            row
        });
    std::iter::once(header.to_vec()).chain(rows).collect()
}

/// The joint draws, thinned to a thousand at most with four chains, as an array of 32-bit numbers [draw, column] in
/// `NumPy`'s format, version 1.0.
///
/// # Errors
/// Those of `out`.
pub fn npy(
    ratings: &Ratings,
    fit: &Fit,
    shown: impl Fn(usize, usize) -> bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let columns = columns(ratings, fit, shown);
    let rows = fit.chains.first().map_or(0, Vec::len) / fit.width.max(1);
    let given = rows.min(GIVEN);
    let mut header = format!(
        "{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {}), }}",
        given * fit.chains.len(),
        columns.len()
    );
    // Magic, version and length take ten bytes; all of it ends with a line's end on a multiple of 64.
    let padding = 63 - (header.len() + 10) % 64;
    header.extend(std::iter::repeat_n(' ', padding));
    header.push('\n');
    out.write_all(b"\x93NUMPY\x01\x00")?;
    out.write_all(&u16::try_from(header.len()).unwrap_or(u16::MAX).to_le_bytes())?;
    out.write_all(header.as_bytes())?;
    for draws in &fit.chains {
        for row in (0..given).map(|at| (at + 1) * rows / given - 1) {
            let row = &draws[row * fit.width..(row + 1) * fit.width];
            columns.iter().try_for_each(|(column, ..)| out.write_all(&row[*column].to_le_bytes()))?;
        }
    }
    Ok(())
}
