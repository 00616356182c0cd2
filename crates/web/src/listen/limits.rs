//! How long, how much, how many.

use std::time::Duration;

/// What a client may make the server wait for. The defaults suit a public site on a slow network.
#[derive(Debug, Clone)]
pub struct Limits {
    /// From the connection to the end of the TLS handshake.
    pub handshake: Duration,
    /// From the moment that a connection is ready for a request until the whole head of the request is there.
    /// A connection that is kept open between requests is idle no longer than this.
    pub header: Duration,
    /// Between two pieces of the body of a request.
    pub body_idle: Duration,
    /// From the first piece of the body of a request to the last; longer by what the pieces that came take on the
    /// slowest line that a file may come over.
    pub body_total: Duration,
    /// How long an answer may make no progress because the client does not read.
    pub write: Duration,
    /// How long the client may take to close after the server has closed. Until then what it still sends is
    /// read and dropped; otherwise its system would throw the last answer away unread.
    pub linger: Duration,
    /// How old a connection may get. An older one finishes the request that runs.
    pub age: Duration,
    /// How long requests may still run after the server was asked to stop.
    pub stop: Duration,
    /// How long a connection without a request keeps its place for certain. After that a newcomer may get it,
    /// if all places are taken.
    pub grace: Duration,
    /// Connections at a time. Fewer where the process may not open so many files.
    pub connections: usize,
    /// Header lines of a request. A request with more is answered 431.
    pub headers: usize,
    /// Size of the head of a request, with its address, in bytes. A larger one is answered 431.
    pub header_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            header: Duration::from_secs(10),
            body_idle: Duration::from_secs(10),
            body_total: Duration::from_secs(30),
            write: Duration::from_secs(30),
            linger: Duration::from_secs(2),
            age: Duration::from_mins(15),
            stop: Duration::from_secs(10),
            grace: Duration::from_secs(1),
            connections: 1024,
            headers: 64,
            header_bytes: 32 * 1024,
        }
    }
}

/// The slowest line that a file may come over, in bytes a second.
const SLOWEST: u64 = 16 * 1024;

/// How long so many bytes take on the slowest line.
pub(crate) fn time_for(bytes: u64) -> Duration {
    Duration::from_millis(bytes.saturating_mul(1000) / SLOWEST)
}

/// What the rest of the program needs: the database, its journal, fonts, the log.
#[cfg(unix)]
const OTHER_FILES: u64 = 128;

impl Limits {
    /// The same, within what the libraries below take without a panic and the system grants.
    pub(super) fn bounded(mut self) -> Self {
        for limit in [
            &mut self.handshake,
            &mut self.header,
            &mut self.body_idle,
            &mut self.body_total,
            &mut self.write,
            &mut self.linger,
            &mut self.age,
            &mut self.stop,
            &mut self.grace,
        ] {
            *limit = (*limit).min(Duration::from_hours(24));
        }
        self.connections = self.connections.clamp(1, 1_000_000).min(affordable());
        self.headers = self.headers.clamp(1, 1024);
        // hyper panics below 8 KiB.
        self.header_bytes = self.header_bytes.clamp(8 * 1024, 1024 * 1024);
        self
    }
}

/// How many connections the limit on open files leaves room for. A flood must not take the files that the
/// database needs.
#[cfg(unix)]
fn affordable() -> usize {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    limit.map_or(usize::MAX, |it| {
        let rest = it.saturating_sub(OTHER_FILES).max(it / 4).max(1);
        usize::try_from(rest).unwrap_or(usize::MAX)
    })
}

#[cfg(not(unix))]
fn affordable() -> usize {
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_time_that_it_takes_on_a_slow_line() {
        assert_eq!(time_for(0), Duration::ZERO);
        assert_eq!(time_for(8 * 1024 * 1024), Duration::from_secs(512));
        assert!(time_for(u64::MAX) > Duration::from_hours(24));
    }

    #[test]
    fn limits_that_a_library_would_panic_at_are_bounded() {
        let wild = Limits {
            header: Duration::MAX,
            age: Duration::MAX,
            connections: usize::MAX,
            headers: usize::MAX,
            header_bytes: 1,
            ..Limits::default()
        };
        let bounded = wild.bounded();
        assert!(bounded.header <= Duration::from_hours(24) && bounded.age <= Duration::from_hours(24));
        assert!(bounded.connections <= 1_000_000 && bounded.headers <= 1024);
        assert_eq!(bounded.header_bytes, 8192);
        assert_eq!(Limits { connections: 0, ..Limits::default() }.bounded().connections, 1);
    }
}
