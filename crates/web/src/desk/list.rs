//! Lists: what narrows, orders and pages them stands in the address, so that it can be kept and sent.

use crate::form::Fields;
use crate::url;

/// Lines on a page.
pub const PER_PAGE: usize = 50;

/// What a list was asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The list's own address, without a query.
    pub base: String,
    /// Filters by name, with what they hold.
    pub filters: Vec<(&'static str, String)>,
    /// By which column; a leading `-` turns the order round.
    pub sort: String,
    /// Which page, from 1.
    pub page: usize,
}

/// The lines of one page.
#[derive(Debug)]
pub struct Shown<T> {
    /// The lines.
    pub lines: Vec<T>,
    /// How many there are in all.
    pub total: usize,
    /// The page before, if there is one.
    pub before: Option<String>,
    /// The page after, if there is one.
    pub after: Option<String>,
    /// Which page it is, and of how many.
    pub page: (usize, usize),
}

impl Asked {
    /// Reads what was asked for; `columns` are those that a list can be ordered by, the first unless another is named.
    pub(crate) fn read(base: String, fields: &Fields, filters: &[&'static str], columns: &[&str]) -> Self {
        let sort = fields.get("sort");
        let known = columns.contains(&sort.trim_start_matches('-'));
        let clip = |text: &str| text.chars().take(200).collect::<String>();
        Self {
            base,
            filters: filters.iter().map(|it| (*it, clip(fields.get(it)))).collect(),
            sort: if known { sort } else { columns.first().copied().unwrap_or_default() }.to_owned(),
            page: fields.get("page").parse().ok().filter(|it| (1..=1_000_000).contains(it)).unwrap_or(1),
        }
    }

    /// What a filter holds.
    pub fn filter(&self, name: &str) -> &str {
        self.filters.iter().find(|(it, _)| *it == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether anything narrows the list.
    pub fn narrowed(&self) -> bool {
        self.filters.iter().any(|(_, value)| !value.is_empty())
    }

    fn address(&self, end: &str, sort: &str, page: usize) -> String {
        let mut query: Vec<String> = self
            .filters
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", url::encode(value)))
            .collect();
        if !sort.is_empty() {
            query.push(format!("sort={}", url::encode(sort)));
        }
        if page > 1 {
            query.push(format!("page={page}"));
        }
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{end}{mark}{}", self.base, query.join("&"))
    }

    /// The address of the same list as a file.
    pub fn file(&self, end: &str) -> String {
        self.address(end, &self.sort, 1)
    }

    /// The address that orders by a column, or turns its order round.
    pub fn by(&self, column: &str) -> String {
        let sort = if self.sort == column { format!("-{column}") } else { column.to_owned() };
        self.address("", &sort, 1)
    }

    /// For `aria-sort`: how a column orders the list.
    pub fn order(&self, column: &str) -> &'static str {
        match self.sort.strip_prefix('-') {
            Some(it) if it == column => "descending",
            None if self.sort == column => "ascending",
            _ => "none",
        }
    }

    /// The lines of the page, of all that were found, already in the column's order.
    pub fn page<T>(&self, mut all: Vec<T>) -> Shown<T> {
        if self.sort.starts_with('-') {
            all.reverse();
        }
        let total = all.len();
        let (page, _) = self.within(total);
        let lines = all.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
        self.shown(lines, total)
    }

    /// Which page is shown of so many lines, and how many pages there are.
    pub fn within(&self, total: usize) -> (usize, usize) {
        let last = total.div_ceil(PER_PAGE).max(1);
        (self.page.min(last), last)
    }

    /// Lines of a page that the database counted out.
    pub fn shown<T>(&self, lines: Vec<T>, total: usize) -> Shown<T> {
        let (page, last) = self.within(total);
        Shown {
            lines,
            total,
            before: (page > 1).then(|| self.address("", &self.sort, page - 1)),
            after: (page < last).then(|| self.address("", &self.sort, page + 1)),
            page: (page, last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_stands_in_the_address() {
        let asked = |query| {
            let fields = Fields::of_query(Some(query));
            Asked::read("/en/desk/partners".into(), &fields, &["q"], &["name", "kind"])
        };
        let it = asked("q=a%26b&sort=-kind&page=2&junk=1");
        assert_eq!((it.filter("q"), it.sort.as_str(), it.page), ("a&b", "-kind", 2));
        assert_eq!(it.by("kind"), "/en/desk/partners?q=a%26b&sort=kind");
        assert_eq!(it.by("name"), "/en/desk/partners?q=a%26b&sort=name");
        assert_eq!((it.order("kind"), it.order("name")), ("descending", "none"));
        let it = asked("sort=password&page=0");
        assert_eq!((it.sort.as_str(), it.page), ("name", 1));
    }

    #[test]
    fn pages_hold_everything_once() {
        let asked =
            |page| Asked::read("/x".into(), &Fields::of_query(Some(&format!("page={page}"))), &[], &["n"]);
        let mut seen = Vec::new();
        for page in 1..=3 {
            let shown = asked(page).page((0..120).collect());
            assert_eq!((shown.total, shown.page, shown.after.is_some()), (120, (page, 3), page < 3));
            seen.extend(shown.lines);
        }
        assert_eq!(seen, (0..120).collect::<Vec<_>>());
        assert_eq!(asked(99).page(vec![1]).lines, [1], "a page beyond the last is the last");
        assert_eq!(asked(1).page(Vec::<i32>::new()).page, (1, 1));
    }
}
