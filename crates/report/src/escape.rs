//! Text inside HTML.

use std::fmt;

/// Text that cannot become markup, neither between tags nor in a quoted attribute.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            let (before, from) = rest.split_at(at);
            out.write_str(before)?;
            out.write_str(match from.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'"') => "&quot;",
                _ => "&#39;",
            })?;
            rest = from.get(1..).unwrap_or_default();
        }
        out.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_opens_or_closes_gets_through() {
        let text = "a<b>&\"c'é</script>";
        assert_eq!(Escaped(text).to_string(), "a&lt;b&gt;&amp;&quot;c&#39;é&lt;/script&gt;");
        assert_eq!(Escaped("").to_string(), "");
    }
}
