//! Words on their way into a picture: escaped, measured, broken into lines.
//!
//! Nobody tells us the fonts, so widths are estimates from Noto Sans, on the generous side.

/// Text as XML content or attribute value; characters that XML forbids are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Advance widths of Noto Sans Regular from U+0020 to U+007E, in thousandths of the type size.
const ASCII: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339,
    273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572,
    444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479,
    361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
];

/// A character's advance in thousandths of the type size.
fn advance(c: char) -> u16 {
    if is_mark(c) {
        return 0;
    }
    match c {
        ' '..='~' => ASCII[usize::try_from(u32::from(c) - 0x20).unwrap_or_default()],
        '\u{a0}'..='\u{24f}' => 600,
        // Joined letters are narrow on average; means of shaped words.
        '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => 490,
        '\u{900}'..='\u{dff}' => 590,
        '\u{2010}'..='\u{2015}' => 500,
        '\u{2018}'..='\u{201f}' => 360,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f000}'.. => 1000,
        '\u{2000}'..='\u{2bff}' => 800,
        _ => 650,
    }
}

/// Signs that stand over, under or nowhere: no width of their own, and no line breaks before them.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{900}'..='\u{902}' | '\u{93c}' | '\u{941}'..='\u{948}' | '\u{94d}'
        | '\u{981}' | '\u{9bc}' | '\u{9c1}'..='\u{9c4}' | '\u{9cd}' | '\u{9e2}' | '\u{9e3}' | '\u{9fe}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a line may start with `next` inside a word: not where it belongs to the letter before.
fn may_cut(before: char, next: char) -> bool {
    let spacing_sign = matches!(next, '\u{93e}'..='\u{94c}' | '\u{9be}'..='\u{9cc}' | '\u{9d7}');
    !is_mark(next) && !spacing_sign && !matches!(before, '\u{94d}' | '\u{9cd}' | '\u{200d}')
}

/// The estimated width at a type size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let thousandths: f64 = text.chars().map(|c| f64::from(advance(c))).sum();
    thousandths * size * 1.03 / 1000.0
}

/// The estimated width in semi-bold.
pub(crate) fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * 1.08
}

/// Words broken into lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines {
    /// At least one, unless there were no words.
    pub(crate) lines: Vec<String>,
    /// Whether something had to be left out.
    pub(crate) cut: bool,
}

/// Breaks words into at most `most` lines of at most `room`; what does not fit ends in an ellipsis.
pub(crate) fn wrap(text: &str, size: f64, room: f64, most: usize) -> Lines {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    let space = width(" ", size);
    for word in text.split_whitespace() {
        for (at, piece) in pieces(word, size, room).into_iter().enumerate() {
            let wide = width(&piece, size);
            let joined = at == 0 && !line.is_empty() && used + space + wide <= room;
            if joined {
                line.push(' ');
                used += space + wide;
            } else {
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                used = wide;
            }
            line.push_str(&piece);
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let cut = lines.len() > most;
    lines.truncate(most);
    if let (true, Some(last)) = (cut, lines.last_mut()) {
        *last = ellipsis(last, size, room);
    }
    Lines { lines, cut }
}

/// One line: the words, or their beginning and an ellipsis.
pub(crate) fn fit(text: &str, size: f64, room: f64) -> Lines {
    if width(text, size) <= room && !text.contains(['\n', '\t', '\r']) {
        let lines = if text.is_empty() { vec![] } else { vec![text.to_owned()] };
        return Lines { lines, cut: false };
    }
    wrap(text, size, room, 1)
}

/// A word as it is, or cut into pieces where it is too long for a line.
fn pieces(word: &str, size: f64, room: f64) -> Vec<String> {
    if width(word, size) <= room {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![];
    let (mut piece, mut used, mut before) = (String::new(), 0.0, ' ');
    for c in word.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]), size);
        if !piece.is_empty() && used + wide > room && may_cut(before, c) {
            pieces.push(std::mem::take(&mut piece));
            used = 0.0;
        }
        piece.push(c);
        used += wide;
        before = c;
    }
    pieces.push(piece);
    pieces
}

/// Shortens a line until an ellipsis fits behind it.
fn ellipsis(line: &str, size: f64, room: f64) -> String {
    let mut kept = line.trim_end();
    while width(kept, size) + width("…", size) > room {
        let Some((at, _)) = kept.char_indices().next_back() else { break };
        kept = kept[..at].trim_end();
    }
    let kept = kept.trim_end_matches([',', ';', ':', '،', '\u{9cd}', '\u{200d}']);
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_at_spaces_and_say_when_they_were_cut() {
        let text =
            "Emergency barring and protection orders are available, fast, free and enforced everywhere";
        let two = wrap(text, 13.5, 240.0, 2);
        assert_eq!(two.lines, ["Emergency barring and protection", "orders are available, fast, free and…"]);
        assert!(two.cut && width(&two.lines[1], 13.5) <= 240.0);
        let all = wrap(text, 13.5, 240.0, 9);
        assert!(!all.cut);
        assert_eq!(all.lines.join(" "), text);
        assert!(all.lines.iter().all(|line| width(line, 13.5) <= 240.0));
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_between_letters_only() {
        let word = "ক্ষতিপূরণক্ষতিপূরণক্ষতিপূরণক্ষতিপূরণ";
        let lines = wrap(word, 13.5, 60.0, 20);
        assert!(lines.lines.len() > 3);
        assert_eq!(lines.lines.concat(), word);
        for line in &lines.lines {
            assert!(may_cut(' ', line.chars().next().unwrap()), "{line}");
            assert!(!line.ends_with('\u{9cd}'), "{line}");
        }
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(wrap("  ", 13.5, 60.0, 2).lines, Vec::<String>::new());
        assert_eq!(fit("", 13.5, 60.0).lines, Vec::<String>::new());
        assert_eq!(fit("abc", 13.5, 1.0).lines, ["…"]);
    }

    #[test]
    fn markup_and_control_characters_are_harmless() {
        assert_eq!(escape("a<b>&\"'\u{0}\u{ffff}\nc"), "a&lt;b&gt;&amp;&quot;&#39; c");
    }
}
