//! What a server says in the clear, one line at a time.

use lettre::transport::smtp::client::AsyncTokioStream;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// The most that is read from one server. Answers are short; one that never ends a line would fill the memory.
const MOST: usize = 256 * 1024;

/// A stream that gives no byte beyond the end of a line before it is asked again. What a stranger on the wire puts
/// behind the answer to STARTTLS is then still unread when encryption begins, where it breaks the handshake,
/// instead of passing for an answer that came encrypted.
#[derive(Debug)]
pub(crate) struct Lines {
    stream: TcpStream,
    left: usize,
}

impl Lines {
    pub(crate) fn new(stream: TcpStream) -> Self {
        Self { stream, left: MOST }
    }
}

impl AsyncTokioStream for Lines {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

impl AsyncRead for Lines {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(io::Error::other("too long")));
        }
        let mut store = [0; 1024];
        let room = store.len().min(out.remaining()).min(self.left);
        let mut seen = ReadBuf::new(&mut store[..room]);
        ready!(self.stream.poll_peek(context, &mut seen))?;
        let seen = seen.filled();
        let line = seen.iter().position(|it| *it == b'\n').map_or(seen.len(), |at| at + 1);
        let mut taken = ReadBuf::new(&mut store[..line]);
        ready!(Pin::new(&mut self.stream).poll_read(context, &mut taken))?;
        self.left -= taken.filled().len();
        out.put_slice(taken.filled());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Lines {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
