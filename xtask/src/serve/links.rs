//! Links to the portal, asked for at the worker as a provider asks for them.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use super::keys::{Keys, PARTNER};
use crate::failure::{Failure, Outcome};

const PATIENCE: Duration = Duration::from_secs(5);
/// As long as a token may live.
const WEEK: u32 = 7 * 24 * 3600;

/// A link for each role.
pub(super) struct Links {
    pub(super) admin: String,
    pub(super) viewer: String,
}

impl Links {
    /// Has the worker make them.
    pub(super) fn ask(port: u16, keys: &Keys) -> Outcome<Self> {
        let link = |role| {
            let answer = grant(port, keys, role).map_err(Failure::io("ask the worker for a link to the portal"))?;
            link_of(&answer).ok_or_else(|| Failure::new(format!("The worker made no link to the portal:\n{answer}")))
        };
        Ok(Self { admin: link("admin")?, viewer: link("viewer")? })
    }
}

fn grant(port: u16, keys: &Keys, role: &str) -> io::Result<String> {
    let body = format!("{{\"role\":\"{role}\",\"expiresIn\":{WEEK},\"subject\":\"local-{role}\"}}");
    let mut stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "POST /api/v1/partners/{PARTNER}/portal-access HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\
         authorization: Bearer {}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        keys.provider,
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn link_of(answer: &str) -> Option<String> {
    let (_, rest) = answer.split_once("\"link\":\"")?;
    Some(rest.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::link_of;

    #[test]
    fn the_link_is_read_out_of_the_answer() {
        let answer =
            "HTTP/1.1 201 Created\r\n\r\n{\"token\":\"hp1.a.b\",\"link\":\"http://127.0.0.1:8787/#token=hp1.a.b\"}";
        assert_eq!(link_of(answer).as_deref(), Some("http://127.0.0.1:8787/#token=hp1.a.b"));
        assert_eq!(link_of("HTTP/1.1 503 Service Unavailable\r\n\r\n{}"), None);
    }
}
