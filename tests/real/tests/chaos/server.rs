//! A partner's server that may do anything: what it says is bytes, so that what no HTTP library would send can be sent.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::ledger::{Arrival, clock};

/// How to behave after a request: step by step, and what that would mean to whoever understands it.
#[derive(Clone, Debug)]
pub(crate) struct Conduct {
    /// The status, where what is said is an answer.
    pub(crate) status: Option<u16>,
    pub(crate) steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Says this.
    Say(Vec<u8>),
    /// Says this so many times, with a pause after each, for as long as somebody listens.
    Repeat(Vec<u8>, u64, Duration),
    /// Waits.
    Wait(Duration),
    /// Breaks the connection off: the other side sees a reset.
    Reset,
    /// Closes the connection in order.
    Close,
}

impl Conduct {
    /// A whole answer without a body.
    pub(crate) fn answer(status: u16) -> Self {
        Self::late(Duration::ZERO, status)
    }

    /// The same, after a while.
    pub(crate) fn late(after: Duration, status: u16) -> Self {
        let answer = format!("HTTP/1.1 {status} So\r\ncontent-length: 0\r\n\r\n");
        Self { status: Some(status), steps: vec![Step::Wait(after), Step::Say(answer.into_bytes())] }
    }

    /// Something that is no whole answer.
    pub(crate) fn broken(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { status: None, steps: steps.into_iter().collect() }
    }
}

/// Decides by path, event and how often that has come before.
type Decide = dyn Fn(&str, &str, usize) -> Conduct + Send + Sync;

/// Every arrival, and how often each event has come to each path.
#[derive(Default)]
struct Noted {
    arrivals: Vec<Arrival>,
    counts: BTreeMap<(String, String), usize>,
}

/// A server on loopback that notes every arrival.
#[derive(Clone)]
pub(crate) struct Server {
    port: u16,
    noted: Arc<Mutex<Noted>>,
    /// How many bytes were said and taken, by path.
    said: Arc<Mutex<BTreeMap<String, Arc<AtomicU64>>>>,
    decide: Arc<Decide>,
}

impl Server {
    pub(crate) async fn start(decide: impl Fn(&str, &str, usize) -> Conduct + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has ports");
        let port = listener.local_addr().expect("an address").port();
        let server = Self { port, noted: Arc::default(), said: Arc::default(), decide: Arc::new(decide) };
        let this = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let this = this.clone();
                // Whatever ends a connection is the other side's affair, and the judge's.
                tokio::spawn(async move { drop(this.converse(stream).await) });
            }
        });
        server
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        self.noted().arrivals.clone()
    }

    /// How many bytes somebody took from a path.
    pub(crate) fn said(&self, path: &str) -> u64 {
        self.counter(path).load(Ordering::Relaxed)
    }

    fn counter(&self, path: &str) -> Arc<AtomicU64> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(said.entry(path.to_owned()).or_default())
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn converse(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut read = Vec::new();
        while let Some((endpoint, event)) = next_request(&mut stream, &mut read).await? {
            let (place, before) = {
                let mut noted = self.noted();
                let count = noted.counts.entry((endpoint.clone(), event.clone())).or_default();
                let before = *count;
                *count += 1;
                let arrival = Arrival { endpoint: endpoint.clone(), event: event.clone(), at: clock(), answer: None };
                noted.arrivals.push(arrival);
                (noted.arrivals.len() - 1, before)
            };
            let conduct = (self.decide)(&endpoint, &event, before);
            let counter = self.counter(&endpoint);
            for step in conduct.steps {
                match step {
                    Step::Wait(span) => tokio::time::sleep(span).await,
                    Step::Say(bytes) => {
                        if let Some(status) = conduct.status {
                            self.noted().arrivals[place].answer.get_or_insert((status, clock()));
                        }
                        stream.write_all(&bytes).await?;
                        counter.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                    }
                    Step::Repeat(bytes, times, pause) => {
                        for _ in 0..times {
                            stream.write_all(&bytes).await?;
                            counter.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                            tokio::time::sleep(pause).await;
                        }
                    }
                    Step::Reset => {
                        // Closed with a lingering of nothing, a connection is reset.
                        stream.set_zero_linger()?;
                        return Ok(());
                    }
                    Step::Close => return Ok(()),
                }
            }
        }
        Ok(())
    }
}

/// Path and event of the next request; none when the other side has closed.
async fn next_request(stream: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<Option<(String, String)>> {
    let end = loop {
        if let Some(at) = read.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(read).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&read[..end]).into_owned();
    let field = |name: &str| {
        let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let length: usize = field("content-length").and_then(|length| length.parse().ok()).expect("a body has a length");
    while read.len() < end + length {
        if stream.read_buf(read).await? == 0 {
            return Ok(None);
        }
    }
    read.drain(..end + length);
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    Ok(Some((path, field("webhook-id").unwrap_or_default())))
}
