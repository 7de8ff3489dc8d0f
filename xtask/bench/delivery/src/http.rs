//! As little of HTTP/1.1 as workerd and this program say to each other on loopback.

use std::io::{self, ErrorKind};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection with what was read ahead on it.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// One message: a request or an answer.
#[derive(Debug)]
pub(crate) struct Message {
    /// First line and header fields.
    pub(crate) head: String,
    /// What follows them.
    pub(crate) body: Vec<u8>,
}

impl Message {
    /// A header field's value; names are compared without regard to case.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        field(&self.head, name)
    }

    /// The second word: the target of a request, the status of an answer.
    pub(crate) fn second_word(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }
}

impl Connection {
    pub(crate) fn new(stream: TcpStream) -> Self {
        // Nagle's delay would be measured as ours; a socket that cannot do without it still works.
        let _ = stream.set_nodelay(true);
        Self { stream, read: Vec::new() }
    }

    pub(crate) async fn to(port: u16) -> io::Result<Self> {
        Ok(Self::new(TcpStream::connect(("127.0.0.1", port)).await?))
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await
    }

    /// The next message; none when the other side has closed between two.
    pub(crate) async fn next(&mut self) -> io::Result<Option<Message>> {
        let end = loop {
            if let Some(at) = find(&self.read, b"\r\n\r\n") {
                break at + 4;
            }
            if !self.more().await? {
                return if self.read.is_empty() { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
            }
        };
        let head = String::from_utf8_lossy(&self.read[..end]).into_owned();
        self.read.drain(..end);
        if field(&head, "transfer-encoding").is_some() {
            let body = self.until(b"0\r\n\r\n").await?;
            return Ok(Some(Message { head, body }));
        }
        let length = field(&head, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
        while self.read.len() < length {
            self.require_more().await?;
        }
        let body = self.read.drain(..length).collect();
        Ok(Some(Message { head, body }))
    }

    /// A chunked body, its chunks' sizes left in: it is only ever shown when something went wrong.
    async fn until(&mut self, end: &[u8]) -> io::Result<Vec<u8>> {
        loop {
            if let Some(at) = find(&self.read, end) {
                return Ok(self.read.drain(..at + end.len()).collect());
            }
            self.require_more().await?;
        }
    }

    async fn require_more(&mut self) -> io::Result<()> {
        if self.more().await? { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
    }

    async fn more(&mut self) -> io::Result<bool> {
        Ok(self.stream.read_buf(&mut self.read).await? > 0)
    }
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
