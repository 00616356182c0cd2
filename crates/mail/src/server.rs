//! Where letters are handed in.

use crate::{Error, address};
use lettre::transport::smtp::authentication::Credentials;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// A mail server: host, port, how the connection is sealed, and user and password where it asks for them.
#[derive(Clone)]
pub struct Server {
    /// In ASCII; an IPv6 address without brackets.
    host: String,
    port: u16,
    seal: Seal,
    login: Option<Login>,
}

#[derive(Clone)]
struct Login {
    user: String,
    password: String,
}

/// What protects the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// Encrypted from the first byte (`smtps://`).
    Tls,
    /// Encrypted before anything of meaning is said; a server that does not offer it is told nothing (`smtp://`).
    StartTls,
    /// Not at all: `smtp://` to this machine itself, which no wire sees.
    Plain,
}

impl Server {
    /// Reads `smtps://USER:PASSWORD@HOST:PORT` or `smtp://USER:PASSWORD@HOST:PORT`; user and password may be left
    /// out, and so may the port (465, or 587, or 25 on this machine). `smtp://` to another machine is encrypted by
    /// STARTTLS or not used; to this machine (127.0.0.0/8, `::1`, `localhost`) it is plain, unless `?tls=required`
    /// follows. What the address itself uses may stand in a password as it is, but for `%`, which is `%25`.
    ///
    /// # Errors
    ///
    /// [`Error`] names the part that cannot be read and what to write, and repeats nothing of `text`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(Error::Scheme)?;
        let whole = match scheme {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(Error::Scheme),
        };
        let (login, place) = match rest.rsplit_once('@') {
            Some((login, place)) => (Some(Login::parse(login)?), place),
            None => (None, rest),
        };
        let (place, tail) = place.split_at(place.find(['/', '?', '#']).unwrap_or(place.len()));
        let required = match tail.strip_prefix('/').unwrap_or(tail) {
            "" => false,
            "?tls=required" => true,
            _ => return Err(Error::Tail),
        };
        let (host, port) = split(place)?;
        let host = known(host).ok_or(Error::Host)?;
        let near = is_this_machine(&host);
        let seal = match (whole, near && !required) {
            (true, _) => Seal::Tls,
            (false, true) => Seal::Plain,
            (false, false) => Seal::StartTls,
        };
        let port = match port {
            Some(port) => port.parse().ok().filter(|it| *it != 0).ok_or(Error::Port)?,
            None if whole => 465,
            None if near => 25,
            None => 587,
        };
        Ok(Self { host, port, seal, login })
    }

    /// What protects the connection.
    pub fn seal(&self) -> Seal {
        self.seal
    }

    /// The server for a person’s eyes, without the password.
    pub fn shown(&self) -> String {
        let scheme = if self.seal == Seal::Tls { "smtps" } else { "smtp" };
        let login = self.login.as_ref().map(|it| format!("{}:…@", it.user)).unwrap_or_default();
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let tail =
            if self.seal == Seal::StartTls && is_this_machine(&self.host) { "?tls=required" } else { "" };
        format!("{scheme}://{login}{host}:{}{tail}", self.port)
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn credentials(&self) -> Option<Credentials> {
        self.login.as_ref().map(|it| Credentials::new(it.user.clone(), it.password.clone()))
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Server({})", self.shown())
    }
}

impl Login {
    fn parse(text: &str) -> Result<Self, Error> {
        let (user, password) = text.split_once(':').ok_or(Error::Login)?;
        let user = decoded(user).ok_or(Error::Login)?;
        let password = decoded(password).ok_or(Error::Login)?;
        // A zero byte is what parts user and password on the wire.
        let sound = |it: &str| !it.is_empty() && !it.chars().any(char::is_control);
        if sound(&user) && sound(&password) { Ok(Self { user, password }) } else { Err(Error::Login) }
    }
}

/// Host and port of `HOST`, `HOST:PORT`, `[IPV6]`, `[IPV6]:PORT`.
fn split(place: &str) -> Result<(&str, Option<&str>), Error> {
    let end = if place.starts_with('[') { place.find(']').ok_or(Error::Host)? + 1 } else { 0 };
    let at = place[end..].find(':').map(|it| it + end);
    let (host, port) = match at {
        Some(at) => (&place[..at], Some(&place[at + 1..])),
        None => (place, None),
    };
    Ok((host, port))
}

/// A host that can be meant, as the resolver takes it.
fn known(host: &str) -> Option<String> {
    if let Some(inside) = host.strip_prefix('[') {
        let address: Ipv6Addr = inside.strip_suffix(']')?.parse().ok()?;
        return Some(address.to_string());
    }
    address::host(host)
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|it| it.to_canonical().is_loopback())
}

/// `%41` to `A`. Nothing where a percent sign has no two digits, or no text comes out.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |it: Option<u8>| char::from(it?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}
