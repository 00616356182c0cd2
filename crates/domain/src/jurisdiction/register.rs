//! The list of all jurisdictions, read once from the tables under `content/jurisdictions/`.

use super::{Jurisdiction, JurisdictionCode, Kind, Names};
use crate::Locale;
use crate::text::{Localised, fold};
use std::collections::HashMap;
use std::sync::OnceLock;

const STATES: &str = include_str!("../../../../content/jurisdictions/states.tsv");
const UNITS: &str = include_str!("../../../../content/jurisdictions/units.tsv");
const FICTIONAL: &str = include_str!("../../../../content/jurisdictions/fictional.tsv");
const REGIONS: &str = include_str!("../../../../content/jurisdictions/regions.tsv");
const ALIASES: &str = include_str!("../../../../content/jurisdictions/aliases.tsv");

/// All jurisdictions, with what finds them.
#[derive(Debug)]
pub struct Register {
    all: Vec<Jurisdiction>,
    states: usize,
    /// Where the States that do not exist begin: after everything real.
    fictional: usize,
    regions: Vec<Region>,
    by_code: HashMap<JurisdictionCode, usize>,
    pub(super) by_key: HashMap<String, usize>,
    pub(super) by_name: HashMap<String, Vec<usize>>,
}

/// A UN M49 region or sub-region.
#[derive(Debug)]
pub struct Region {
    /// Three digits.
    pub code: &'static str,
    names: Names,
}

impl Region {
    /// Its name in `locale`, else in English, else its code.
    pub fn name(&self, locale: Locale) -> Localised<'_> {
        self.names.get(locale).unwrap_or(Localised { text: self.code, locale: Locale::EN, reviewed: true })
    }
}

impl Register {
    /// The shipped register. Reading it the first time takes some milliseconds.
    pub fn shipped() -> &'static Self {
        static REGISTER: OnceLock<Register> = OnceLock::new();
        REGISTER.get_or_init(Self::read)
    }

    /// The jurisdiction with exactly this code.
    pub fn get(&self, code: JurisdictionCode) -> Option<&Jurisdiction> {
        self.by_code.get(&code).map(|at| &self.all[*at])
    }

    /// States and territories by code, then subdivisions by code: everything real.
    pub fn all(&self) -> &[Jurisdiction] {
        &self.all[..self.fictional]
    }

    /// The States that do not exist, by code. They are in no other list; only their own code or name finds them.
    pub fn fictional(&self) -> &[Jurisdiction] {
        &self.all[self.fictional..]
    }

    /// States and territories, by code.
    pub fn states(&self) -> &[Jurisdiction] {
        &self.all[..self.states]
    }

    /// The subdivisions of a State, by code.
    pub fn units(&self, state: JurisdictionCode) -> impl Iterator<Item = &Jurisdiction> {
        self.all[self.states..self.fictional].iter().filter(move |unit| unit.state == Some(state))
    }

    /// UN M49 regions and sub-regions.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// One region by its three digits.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    pub(super) fn at(&self, index: usize) -> &Jurisdiction {
        &self.all[index]
    }

    pub(super) fn is_state(&self, index: usize) -> bool {
        index < self.states
    }

    pub(super) fn is_real(&self, index: usize) -> bool {
        index < self.fictional
    }

    fn read() -> Self {
        let states = Table::read(STATES);
        let units = Table::read(UNITS);
        let mut register = Self {
            all: Vec::with_capacity(states.rows.len() + units.rows.len()),
            states: 0,
            fictional: 0,
            regions: Vec::new(),
            by_code: HashMap::new(),
            by_key: HashMap::new(),
            by_name: HashMap::new(),
        };
        for row in &states.rows {
            let Ok(code) = states.get(row, "alpha3").parse() else { continue };
            let kind = match states.get(row, "kind") {
                "un-member" => Kind::UnMember,
                "un-observer" => Kind::UnObserver,
                "territory" => Kind::Territory,
                _ => Kind::Other,
            };
            register.all.push(Jurisdiction {
                code,
                kind,
                alpha2: states.get(row, "alpha2").to_owned(),
                numeric: states.get(row, "numeric").parse().ok(),
                state: None,
                parent: None,
                region: states.get(row, "region").to_owned(),
                subregion: states.get(row, "subregion").to_owned(),
                names: states.names(row),
            });
        }
        register.all.sort_by_key(|it| it.code);
        register.states = register.all.len();
        let by_code: HashMap<_, _> = register.all.iter().map(|it| (it.code, it.alpha2.clone())).collect();
        for row in &units.rows {
            let Ok(code) = units.get(row, "code").parse() else { continue };
            let Ok(state) = units.get(row, "state").parse() else { continue };
            let Some(alpha2) = by_code.get(&state) else { continue };
            register.all.push(Jurisdiction {
                code,
                kind: Kind::Unit,
                alpha2: alpha2.clone(),
                numeric: None,
                state: Some(state),
                parent: units.get(row, "parent").parse().ok(),
                region: String::new(),
                subregion: String::new(),
                names: units.names(row),
            });
        }
        register.all[register.states..].sort_by_key(|it| it.code);
        register.fictional = register.all.len();
        let fictional = Table::read(FICTIONAL);
        for row in &fictional.rows {
            let Ok(code) = fictional.get(row, "alpha3").parse() else { continue };
            register.all.push(Jurisdiction {
                code,
                kind: Kind::Fictional,
                alpha2: String::new(),
                numeric: None,
                state: None,
                parent: None,
                region: String::new(),
                subregion: String::new(),
                names: fictional.names(row),
            });
        }
        let regions = Table::read(REGIONS);
        register.regions = regions
            .rows
            .iter()
            .map(|row| Region { code: row.first().copied().unwrap_or_default(), names: regions.names(row) })
            .collect();
        register.index();
        register
    }

    fn index(&mut self) {
        for (at, it) in self.all.iter().enumerate() {
            self.by_code.insert(it.code, at);
            self.by_key.insert(it.code.to_string(), at);
            if at < self.states {
                self.by_key.insert(it.alpha2.clone(), at);
                if let Some(numeric) = it.numeric {
                    self.by_key.insert(numeric.to_string(), at);
                }
            }
            for name in it.names.all() {
                name_index(&mut self.by_name, name, at);
            }
        }
        let aliases = Table::read(ALIASES);
        for row in &aliases.rows {
            let target = aliases.get(row, "code").parse().ok().and_then(|code| self.by_code.get(&code));
            let Some(at) = target.copied() else { continue };
            let alias = aliases.get(row, "alias");
            if alias.len() <= 3 && alias.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
                self.by_key.entry(alias.to_owned()).or_insert(at);
            }
            name_index(&mut self.by_name, alias, at);
        }
    }
}

fn name_index(by_name: &mut HashMap<String, Vec<usize>>, name: &str, at: usize) {
    let places = by_name.entry(fold(name)).or_default();
    if !places.contains(&at) {
        places.push(at);
    }
}

/// A shipped table: tab-separated, header first, no quoting.
struct Table {
    columns: HashMap<&'static str, usize>,
    locales: &'static [Locale],
    rows: Vec<Vec<&'static str>>,
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        let locales: Vec<Locale> =
            header.iter().filter_map(|name| name.strip_prefix("name_")?.parse().ok()).collect();
        Self {
            columns: header.iter().enumerate().map(|(at, name)| (*name, at)).collect(),
            locales: locales.leak(), // once per table, for the life of the program
            rows: lines.map(|line| line.split('\t').collect()).collect(),
        }
    }

    fn get(&self, row: &[&'static str], column: &str) -> &'static str {
        self.columns.get(column).and_then(|at| row.get(*at)).copied().unwrap_or_default()
    }

    fn names(&self, row: &[&'static str]) -> Names {
        let texts = self.locales.iter().map(|locale| self.get(row, &format!("name_{locale}"))).collect();
        Names { columns: self.locales, texts }
    }
}
