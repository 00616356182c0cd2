//! The shapes of the world, as `scripts/map.mjs` writes them: already projected, one country a line.

use crate::pen::num;
use crate::text::escape;
use std::fmt::Write as _;
use std::sync::OnceLock;

const DATA: &str = include_str!("../../data/world.tsv");

/// Everything that can be drawn.
pub(super) struct World {
    /// In the units of the shapes.
    pub(super) width: f64,
    pub(super) height: f64,
    /// The outline of the globe.
    pub(super) sphere: &'static str,
    /// Code and shape, in the order of the file.
    pub(super) countries: Vec<(&'static str, Shape)>,
    /// Shapes that belong to nobody.
    pub(super) neutral: Vec<&'static str>,
}

/// Where a country lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// The data of an SVG path.
    Path(&'static str),
    /// A place too small for an outline.
    Spot(f64, f64),
}

impl World {
    /// The shipped world.
    pub(super) fn get() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| Self::parse(DATA))
    }

    /// Lines that make no sense are left out; a test holds that the shipped file has none.
    fn parse(data: &'static str) -> Self {
        let mut world = Self { width: 1000.0, height: 487.0, sphere: "", countries: vec![], neutral: vec![] };
        for line in data.lines() {
            if let Some(comment) = line.strip_prefix('#') {
                world.read_size(comment);
                continue;
            }
            match line.split_once('\t') {
                Some(("sphere", path)) => world.sphere = path,
                Some(("-", path)) => world.neutral.push(path),
                Some((code, shape)) => world.countries.extend(Shape::parse(shape).map(|shape| (code, shape))),
                None => {}
            }
        }
        world
    }

    fn read_size(&mut self, comment: &str) {
        let mut words = comment.split_whitespace();
        if words.next() != Some("viewBox") {
            return;
        }
        let numbers: Vec<f64> = words.filter_map(|word| word.parse().ok()).collect();
        if let [_, _, width, height] = numbers[..] {
            (self.width, self.height) = (width, height);
        }
    }
}

impl Shape {
    fn parse(text: &'static str) -> Option<Self> {
        match text.strip_prefix('@') {
            Some(place) => {
                let (x, y) = place.split_once(',')?;
                Some(Self::Spot(x.parse().ok()?, y.parse().ok()?))
            }
            None => text.starts_with('M').then_some(Self::Path(text)),
        }
    }

    /// The element, with a title for who points at it; a spot is drawn `radius` wide.
    pub(super) fn write(self, out: &mut String, radius: f64, title: &str) {
        let (name, place) = match self {
            Self::Path(path) => ("path", format!(r#"d="{path}""#)),
            Self::Spot(x, y) => ("circle", format!(r#"cx="{}" cy="{}" r="{}""#, num(x), num(y), num(radius))),
        };
        let _ = if title.is_empty() {
            write!(out, "<{name} {place}/>")
        } else {
            write!(out, "<{name} {place}><title>{}</title></{name}>", escape(title))
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_line_of_the_shipped_world_is_understood() {
        let world = World::get();
        let lines = DATA.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, world.countries.len() + world.neutral.len() + 1);
        let codes: HashSet<_> = world.countries.iter().map(|(code, _)| code).collect();
        assert_eq!(codes.len(), world.countries.len(), "each code once");
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())));
        assert!(codes.len() > 193);
    }

    #[test]
    fn paths_hold_nothing_but_paths() {
        let world = World::get();
        let paths = world.countries.iter().filter_map(|(_, shape)| match shape {
            Shape::Path(path) => Some(*path),
            Shape::Spot(..) => None,
        });
        for path in paths.chain([world.sphere]).chain(world.neutral.iter().copied()) {
            let plain = |c: char| c.is_ascii_digit() || " .,-MmLlHhVvZz".contains(c);
            assert!(path.starts_with('M') && path.chars().all(plain), "{path:.40}");
        }
    }

    #[test]
    fn the_form_of_the_file() {
        let world = World::parse(
            "# viewBox 0 0 10 5\n# words\nsphere\tM0 0z\nABC\tM1 1l2 2z\nXYZ\t@1.5,2\n-\tM3 3z\nBAD\t@x\nnothing\n",
        );
        assert!((world.width - 10.0).abs() < f64::EPSILON && (world.height - 5.0).abs() < f64::EPSILON);
        assert_eq!(world.sphere, "M0 0z");
        assert_eq!(world.countries, [("ABC", Shape::Path("M1 1l2 2z")), ("XYZ", Shape::Spot(1.5, 2.0))]);
        assert_eq!(world.neutral, ["M3 3z"]);
    }
}
