//! What separates the cells of a CSV file: a comma, or what some countries' programs write instead.

/// In the order in which they are believed.
const CANDIDATES: [u8; 3] = [b',', b';', b'\t'];

/// Lines that are looked at.
const LINES: usize = 20;

/// The mark that stands, outside quotes, on most of the first lines; of equals, the one that stands equally
/// often on each; of those, the more usual.
pub(super) fn detect(text: &str) -> u8 {
    let counts = counts(text);
    let rank = |candidate: usize| {
        let on: Vec<usize> = counts.iter().map(|line| line[candidate]).filter(|&count| count > 0).collect();
        let steady = on.windows(2).all(|pair| pair[0] == pair[1]);
        (on.len(), steady)
    };
    let mut best = 0;
    for candidate in 1..CANDIDATES.len() {
        if rank(candidate) > rank(best) {
            best = candidate;
        }
    }
    CANDIDATES[best]
}

/// How often each candidate stands on each of the first lines that are not empty.
fn counts(text: &str) -> Vec<[usize; 3]> {
    let mut lines = Vec::new();
    let mut line = [0; 3];
    let (mut quoted, mut empty) = (false, true);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => {
                if !empty {
                    lines.push(line);
                }
                (line, empty) = ([0; 3], true);
                if lines.len() == LINES {
                    return lines;
                }
                continue;
            }
            _ if quoted => {}
            _ => {
                if let Some(candidate) = CANDIDATES.iter().position(|&mark| mark == byte) {
                    line[candidate] += 1;
                }
            }
        }
        empty = false;
    }
    if !empty {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_that_separates_is_found() {
        let cases = [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2,5\n3,5;4,5\n", b';'),
            ("Title\n\na;b;c\n1;2;3\n", b';'),
            ("a\tb\n1,2\t3\n", b'\t'),
            ("name,note\nx,one; two; three\ny,four; five\n", b','),
            ("name,note\n\"a;b;c\",\"d;e\"\n", b','),
            ("a,b;c\n1,2;3\n", b','),
            ("single\nx\n", b','),
            ("", b','),
        ];
        for (text, mark) in cases {
            assert_eq!(char::from(detect(text)), char::from(mark), "{text:?}");
        }
    }
}
