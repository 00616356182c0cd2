//! Invents the demonstration's ratings: `cargo run -p diligence-scoring --example demo_ratings > content/demo/ratings.csv`.
//!
//! Nobody gave these ratings. The States do not exist, their organisations neither; a test holds that the shipped file
//! is what this program writes. What is drawn: a truth per State, principle, dimension and year; for each rater how
//! strict she is and what her home is used to; then noise, and the nearest level. The model that scores the file knows
//! none of it.

use std::fmt::Write as _;

/// Everything drawn follows from it.
const SEED: u64 = 20_261_125;
const YEARS: [i32; 2] = [2025, 2026];

/// Code, organisations, and where law and practice lie on average.
const STATES: [(&str, usize, f64, f64); 6] = [
    ("XAA", 9, 0.0, 0.0), // Arcadia: its truth is written out below
    ("XAB", 5, 3.1, 2.3),
    ("XAC", 4, 1.6, 1.2),
    ("XAD", 6, 2.5, 2.1),
    ("XAE", 5, 3.3, 2.9),
    ("XAF", 3, 1.9, 0.9),
];

/// Principles of every area, with the truth of Arcadia in the later year: law, practice.
const PRINCIPLES: [(&str, f64, f64); 12] = [
    ("FN1", 1.9, 1.4),
    ("FN5", 2.3, 1.6),
    ("PV2", 2.4, 0.4),
    ("PV7", 1.5, 1.0),
    ("PT3", 3.2, 1.4),
    ("PT4", 2.3, 0.6),
    ("PR1", 3.5, 0.9),
    ("PR6", 1.6, 0.7),
    ("PU2", 2.1, 0.5),
    ("PU4", 2.5, 0.9),
    ("RE1", 3.0, 1.3),
    ("RE2", 3.3, 2.3),
];

/// Where each principle is the first of its area: vignettes are rated on these alone.
const FIRST: [&str; 6] = ["FN1", "PV2", "PT3", "PR1", "PU2", "RE1"];

const DIMENSIONS: [&str; 2] = ["law", "practice"];

/// `SplitMix64`: a few lines that no library can change under the file.
struct Draw(u64);

impl Draw {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        // The upper 32 bits are plenty, and exact in a double.
        f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or_default()) / 4_294_967_296.0
    }

    /// Nearly normal with mean 0 and spread 1: twelve uniform draws less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

struct Rater {
    name: String,
    organisation: String,
    home: usize,
    /// A second State that she knows, for bridges.
    other: Option<usize>,
    /// How strict she is.
    shift: f64,
    /// How steady her hand is.
    noise: f64,
    /// Whether she rates the vignettes.
    vignettes: bool,
}

fn level(value: f64) -> &'static str {
    ["0", "1", "2", "3"]
        .into_iter()
        .zip(0..)
        .find(|(_, at)| value < f64::from(*at) + 0.5)
        .map_or("4", |it| it.0)
}

/// What an organisation says of its own State where it has no level to give.
fn instead(item: &str, state: &str, number: usize) -> Option<&'static str> {
    match (state, item) {
        // Fewer than three: nothing may be shown.
        ("XAA", "PV7.practice") | ("XAC", "PR6.practice") if number >= 2 => Some("unknown"),
        ("XAA", "PR6.law") => Some("unknown"), // nobody could tell
        ("XAA", "RE2.practice") if number >= 4 => Some("unknown"), // thin
        ("XAD", "PV7.law") if number == 3 => Some("na"),
        _ => None,
    }
}

/// State, year, principle, dimension: the truth.
fn truth(draw: &mut Draw) -> Vec<Vec<Vec<[f64; 2]>>> {
    let mut states = Vec::new();
    for (state, _, law, practice) in STATES {
        let mut years = Vec::new();
        let now: Vec<[f64; 2]> = PRINCIPLES
            .iter()
            .map(|(_, own_law, own_practice)| {
                if state == "XAA" {
                    return [*own_law, *own_practice];
                }
                let law = law + 0.6 * draw.normal();
                [law, (practice + 0.6 * draw.normal()).min(law + 0.5)]
            })
            .collect();
        let before: Vec<[f64; 2]> = now
            .iter()
            .zip(PRINCIPLES)
            .map(|(now, (principle, ..))| {
                // Arcadia opened shelters and made its orders count between the two years.
                let rise = if state == "XAA" && principle.starts_with("PT") { 0.9 } else { 0.0 };
                [now[0] + 0.12 * draw.normal(), now[1] - rise + 0.15 * draw.normal()]
            })
            .collect();
        years.push(before);
        years.push(now);
        states.push(years);
    }
    states
}

fn raters(draw: &mut Draw) -> Vec<Rater> {
    let mut raters = Vec::new();
    for (at, (state, organisations, ..)) in STATES.iter().enumerate() {
        let home = 0.25 * draw.normal();
        for number in 0..*organisations {
            // Two people of Arcadia's first organisation rate, each on her own.
            let people = if at == 0 && number == 0 { 2 } else { 1 };
            for person in 0..people {
                raters.push(Rater {
                    name: format!("{state}-{}{}", number + 1, ["a", "b"][person]),
                    organisation: format!("{state} organisation {}", number + 1),
                    home: at,
                    other: (number == 1 || (number == 2 && organisations % 2 == 1))
                        .then(|| (at + number) % STATES.len()),
                    shift: home + 0.35 * draw.normal(),
                    noise: 0.35 + 0.25 * draw.uniform(),
                    vignettes: number % 2 == 0,
                });
            }
        }
    }
    raters
}

/// The whole file.
pub fn file() -> String {
    let mut draw = Draw(SEED);
    let truth = truth(&mut draw);
    let raters = raters(&mut draw);
    let mut text = String::from("rater,organisation,class,home,jurisdiction,year,item,rating\n");
    for rater in &raters {
        let home = STATES[rater.home].0;
        let who = format!("{},{},contributor,{home}", rater.name, rater.organisation);
        let number: usize = rater.name[4..rater.name.len() - 1].parse().map_or(0, |it: usize| it - 1);
        for (principle, of_truth) in PRINCIPLES.iter().zip(0..) {
            for (dimension, of_dimension) in DIMENSIONS.iter().zip(0..) {
                let item = format!("{}.{dimension}", principle.0);
                for (year, of_year) in YEARS.iter().zip(0..) {
                    let mut say = |at: usize, said: Option<&str>| {
                        let state = STATES[at].0;
                        let value = truth[at][of_year][of_truth][of_dimension];
                        let drawn = level(value - rater.shift + rater.noise * draw.normal());
                        let said = said.unwrap_or(drawn);
                        let _ = writeln!(text, "{who},{state},{year},{item},{said}");
                    };
                    say(rater.home, instead(&item, home, number));
                    // Who knows another State too says only what its own people can tell.
                    let other = rater.other.filter(|_| *year == YEARS[1]);
                    if let Some(other) =
                        other.filter(|it| instead(&item, STATES[*it].0, usize::MAX).is_none())
                    {
                        say(other, None);
                    }
                }
                if rater.vignettes && FIRST.contains(&principle.0) {
                    for (name, value) in [("low", 0.6), ("middle", 2.0), ("high", 3.4)] {
                        let drawn = level(value - rater.shift + rater.noise * draw.normal());
                        let area = &principle.0[..2];
                        let _ = writeln!(text, "{who},~{area}-{name},0,{item},{drawn}");
                    }
                }
            }
        }
    }
    // What Arcadia's government says of itself, in the later year.
    for (principle, of_truth) in PRINCIPLES.iter().zip(0..) {
        for (dimension, of_dimension) in DIMENSIONS.iter().zip(0..) {
            let lift = if of_dimension == 0 { 0.5 } else { 1.4 };
            let rating = level(truth[0][1][of_truth][of_dimension] + lift + 0.3 * draw.normal());
            let item = format!("{}.{dimension}", principle.0);
            let _ = writeln!(
                text,
                "XAA-government,Government of XAA,government,XAA,XAA,{},{item},{rating}",
                YEARS[1]
            );
        }
    }
    text
}

#[allow(clippy::print_stdout, dead_code)] // the test that includes this file calls `file` alone
fn main() {
    print!("{}", file());
}
