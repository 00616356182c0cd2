//! A document as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.

use crate::escape::Escaped;
use crate::tidy::{tidy, words};
use crate::{palette, svg};
use diligence_domain::document::{Block, Column, Document, Inline};
use std::fmt::Write as _;

/// What a browser may do with the page: show it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The document as one self-contained file.
///
/// All text is escaped. Pictures are put in as they are, so that they follow the reader's dark or light screen:
/// they must come from our own chart room, with ids that occur once in the document. The page's policy lets no
/// script run and nothing load either way.
pub fn html(doc: &Document) -> String {
    let doc = tidy(doc);
    let mut page = Page { out: String::new(), headings: 0, tables: 0 };
    page.head(&doc);
    page.front(&doc);
    page.contents(&doc);
    for block in &doc.blocks {
        page.block(block);
    }
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

struct Page {
    out: String,
    /// How many headings stand above: a heading's number is its address.
    headings: usize,
    tables: usize,
}

impl Page {
    /// Writing to a string does not fail.
    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(text);
    }

    fn head(&mut self, doc: &Document) {
        let (locale, dir) = (doc.locale, doc.locale.direction().as_str());
        self.put(format_args!(
            "<!doctype html>\n<html lang=\"{locale}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n"
        ));
        for (name, value) in [("author", &doc.publisher), ("description", &doc.subtitle)] {
            if !value.is_empty() {
                self.put(format_args!("<meta name=\"{name}\" content=\"{}\">\n", Escaped(value)));
            }
        }
        let (style, sheet) = (palette::style(), include_str!("style.css"));
        let title = Escaped(&doc.title);
        self.put(format_args!(
            "<title>{title}</title>\n<style>\n{style}{sheet}</style>\n</head>\n<body>\n<main>\n"
        ));
    }

    fn front(&mut self, doc: &Document) {
        self.out.push_str("<header>\n");
        self.line("p", "publisher", &doc.publisher);
        self.put(format_args!("<h1>{}</h1>\n", Escaped(&doc.title)));
        self.line("p", "lede", &doc.subtitle);
        if !doc.date_text.is_empty() {
            let (day, text) = (Escaped(&doc.date), Escaped(&doc.date_text));
            self.put(format_args!("<p class=\"date\"><time datetime=\"{day}\">{text}</time></p>\n"));
        }
        self.out.push_str("</header>\n");
    }

    /// An element with a class, where there is text for it.
    fn line(&mut self, tag: &str, class: &str, text: &str) {
        if !text.is_empty() {
            self.put(format_args!("<{tag} class=\"{class}\">{}</{tag}>\n", Escaped(text)));
        }
    }

    fn contents(&mut self, doc: &Document) {
        let headings: Vec<_> = doc.blocks.iter().filter_map(heading).zip(1..).collect();
        if headings.is_empty() {
            return;
        }
        if doc.contents_title.is_empty() {
            self.out.push_str("<nav class=\"contents\">\n<ol>");
        } else {
            let title = Escaped(&doc.contents_title);
            self.put(format_args!(
                "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">{title}</h2>\n<ol>"
            ));
        }
        // Levels have no gaps, so a second level always stands inside a first.
        let mut depth = 0;
        for ((level, text, hue), number) in headings.into_iter().filter(|((level, ..), _)| *level <= 2) {
            self.out.push_str(match (depth, level) {
                (0, _) => "\n<li>",
                (1, 1) => "</li>\n<li>",
                (1, _) => "\n<ol>\n<li>",
                (_, 1) => "</li>\n</ol></li>\n<li>",
                _ => "</li>\n<li>",
            });
            depth = level;
            self.put(format_args!("<a href=\"#section-{number}\"{}>", class(hue)));
            self.inline(text);
            self.out.push_str("</a>");
        }
        self.out.push_str(if depth == 2 {
            "</li>\n</ol></li>\n</ol>\n</nav>\n"
        } else {
            "</li>\n</ol>\n</nav>\n"
        });
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, hue } => {
                self.headings += 1;
                let (number, level) = (self.headings, level + 1);
                self.put(format_args!("<h{level} id=\"section-{number}\"{}>", class(hue.as_deref())));
                self.inline(text);
                self.put(format_args!("</h{level}>\n"));
            }
            Block::Paragraph { text } => self.wrapped("p", text),
            Block::Note { title, text } => {
                self.out.push_str("<div class=\"note\" role=\"note\">\n");
                if !title.is_empty() {
                    self.put(format_args!("<p><strong>{}</strong></p>\n", Escaped(title)));
                }
                if !text.is_empty() {
                    self.wrapped("p", text);
                }
                self.out.push_str("</div>\n");
            }
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                self.put(format_args!("<{tag}>\n"));
                for item in items {
                    self.wrapped("li", item);
                }
                self.put(format_args!("</{tag}>\n"));
            }
            Block::Table { caption, columns, rows } => self.table(caption, columns, rows),
            Block::Figure { svg, alt, caption } => {
                let (alt, picture) = (Escaped(alt), svg::inline(svg));
                self.put(format_args!(
                    "<figure>\n<div class=\"picture\" role=\"img\" aria-label=\"{alt}\">{picture}</div>\n"
                ));
                self.line("figcaption", "muted", caption);
                self.out.push_str("</figure>\n");
            }
        }
    }

    fn table(&mut self, caption: &str, columns: &[Column], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        let number = self.tables;
        if caption.is_empty() {
            self.out.push_str("<div class=\"scroll\" tabindex=\"0\">\n<table>\n");
        } else {
            let caption = Escaped(caption);
            self.put(format_args!(
                "<div class=\"scroll\" role=\"region\" aria-labelledby=\"table-{number}\" tabindex=\"0\">\n<table>\n\
                 <caption id=\"table-{number}\">{caption}</caption>\n"
            ));
        }
        let whole: f64 = columns.iter().map(|column| column.weight).sum();
        self.out.push_str("<colgroup>");
        for column in columns {
            self.put(format_args!("<col style=\"inline-size:{:.0}%\">", column.weight / whole * 100.0));
        }
        self.out.push_str("</colgroup>\n<thead>\n<tr>");
        for column in columns {
            self.put(format_args!("<th scope=\"col\"{}>{}</th>", numeric(column), Escaped(&column.title)));
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for ((at, cell), column) in row.iter().enumerate().zip(columns) {
                let (tag, scope) = if at == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
                self.put(format_args!("<{tag}{scope}{}>", numeric(column)));
                self.inline(cell);
                self.put(format_args!("</{tag}>"));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn wrapped(&mut self, tag: &str, text: &[Inline]) {
        self.put(format_args!("<{tag}>"));
        self.inline(text);
        self.put(format_args!("</{tag}>\n"));
    }

    fn inline(&mut self, text: &[Inline]) {
        for run in text {
            let plain = Escaped(words(run));
            match run {
                Inline::Text { .. } => self.put(format_args!("{plain}")),
                Inline::Strong { .. } => self.put(format_args!("<strong>{plain}</strong>")),
                Inline::Muted { .. } => self.put(format_args!("<span class=\"muted\">{plain}</span>")),
                Inline::Foreign { locale, .. } => {
                    let dir = locale.direction().as_str();
                    self.put(format_args!("<span lang=\"{locale}\" dir=\"{dir}\">{plain}</span>"));
                }
                Inline::Link { to, .. } => self.put(format_args!("<a href=\"{}\">{plain}</a>", Escaped(to))),
                Inline::Break => self.out.push_str("<br>"),
            }
        }
    }
}

fn heading(block: &Block) -> Option<(u8, &[Inline], Option<&str>)> {
    match block {
        Block::Heading { level, text, hue } => Some((*level, text, hue.as_deref())),
        _ => None,
    }
}

fn class(hue: Option<&str>) -> String {
    hue.map(|hue| format!(" class=\"{hue}\"")).unwrap_or_default()
}

fn numeric(column: &Column) -> &'static str {
    if column.numeric { " class=\"num\"" } else { "" }
}
