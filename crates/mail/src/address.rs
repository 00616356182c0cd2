//! Addresses as the wire takes them.

use lettre::Address;
use lettre::message::Mailbox;

/// What may not stand in the part before the @: it needs quotes, and quoted parts are where servers disagree.
const UNUSUAL: &[char] = &['"', '\\', '(', ')', '<', '>', '[', ']', ',', ';', ':', '@'];

/// The longest address that fits between the brackets of a command (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;

/// An address in ASCII. Domains of other scripts are translated; names before the @ in other scripts would need
/// every server on the way to know SMTPUTF8, so they are no address here.
pub(crate) fn address(text: &str) -> Option<Address> {
    let (name, domain) = text.rsplit_once('@')?;
    if !name.chars().all(|it| it.is_ascii_graphic() && !UNUSUAL.contains(&it)) {
        return None;
    }
    let address = Address::new(name, host(domain)?).ok()?;
    (AsRef::<str>::as_ref(&address).len() <= LONGEST).then_some(address)
}

/// `NAME@DOMAIN` or `Words <NAME@DOMAIN>`.
pub(crate) fn mailbox(text: &str) -> Option<Mailbox> {
    if text.chars().any(char::is_control) {
        return None;
    }
    let Some((words, rest)) = text.rsplit_once('<') else {
        return Some(Mailbox::new(None, address(text.trim())?));
    };
    let words = words.trim().trim_matches('"');
    let address = address(rest.trim_end().strip_suffix('>')?)?;
    Some(Mailbox::new((!words.is_empty()).then(|| words.to_owned()), address))
}

/// The name of a host in ASCII and small letters.
pub(crate) fn host(name: &str) -> Option<String> {
    let name = idna::domain_to_ascii(name).ok()?;
    let plain = name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'_'));
    (plain && !name.is_empty() && name.len() <= LONGEST && !name.starts_with(['.', '-'])).then_some(name)
}
