//! A partner's server: it remembers every request and answers as the test says.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hookpost::delivery::sign;
use hookpost::model::{EventId, Secret, Timestamp};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::eventually;

/// How to answer one request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A status code and nothing else.
    Status(u16),
    /// A status code, headers and a body.
    Full(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// A status code, but only after a while.
    Late(Duration, u16),
    /// 200 and a body that never ends.
    Endless,
    /// No answer: the connection breaks.
    Reset,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Received {
    /// When all of it was there.
    pub at: Instant,
    /// Path and query.
    pub target: String,
    /// Header fields, names in lower case.
    pub headers: HashMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// The event's id.
    ///
    /// # Panics
    /// When the request carries none.
    pub fn id(&self) -> &str {
        &self.headers["webhook-id"]
    }

    /// The same request as whoever has `secret` would sign it so many seconds from now.
    ///
    /// # Panics
    /// When the secret is none.
    #[must_use]
    pub fn signed_at(&self, secret: &str, seconds: i64) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_millis();
        let now = u64::try_from(now).expect("it is before the year 9999");
        let at = Timestamp::from_millis(now.saturating_add_signed(seconds * 1000));
        let (secret, id) = (Secret::parse(secret).expect("a secret"), EventId::parse(self.id()).expect("an id"));
        let signature = sign(&secret, &id, at, &String::from_utf8_lossy(&self.body));
        self.with("webhook-timestamp", &at.as_seconds().to_string()).with("webhook-signature", &signature)
    }

    /// The same request with another value of a header.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut request = self.clone();
        request.headers.insert(name.to_owned(), value.to_owned());
        request
    }
}

#[derive(Debug, Default)]
struct Memory {
    received: Vec<Received>,
    planned: VecDeque<Reply>,
    otherwise: Option<Reply>,
}

/// A server on loopback.
#[derive(Clone, Debug)]
pub struct Receiver {
    port: u16,
    memory: Arc<Mutex<Memory>>,
}

impl Receiver {
    /// Starts one that answers 204 until told otherwise.
    ///
    /// # Panics
    /// When loopback has no free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has free ports");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let receiver = Self { port, memory: Arc::default() };
        let this = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let this = this.clone();
                let service = service_fn(move |request| this.clone().take(request));
                let serving =
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                // A connection that breaks is part of the tests.
                tokio::spawn(async move { drop(serving.await) });
            }
        });
        receiver
    }

    /// The URL of a path here.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Answers the next requests so, one after the other.
    pub fn plan(&self, replies: impl IntoIterator<Item = Reply>) {
        self.memory().planned.extend(replies);
    }

    /// Answers every request so that has no plan of its own.
    pub fn otherwise(&self, reply: Reply) {
        self.memory().otherwise = Some(reply);
    }

    /// What has arrived so far.
    pub fn received(&self) -> Vec<Received> {
        self.memory().received.clone()
    }

    /// Waits until that many requests have arrived.
    ///
    /// # Panics
    /// When it takes over 40 seconds.
    pub async fn receives(&self, count: usize) -> Vec<Received> {
        let what = format!("{count} requests arrive");
        eventually(&what, Duration::from_secs(40), || async {
            let received = self.received();
            (received.len() >= count).then_some(received)
        })
        .await
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn take(self, request: Request<Incoming>) -> Result<Response<BoxBody<Bytes, Infallible>>, std::io::Error> {
        let target = request.uri().to_string();
        let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
            (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let headers = request.headers().iter().map(header).collect();
        let body = request.into_body().collect().await.map_err(std::io::Error::other)?.to_bytes().to_vec();
        let reply = {
            let mut memory = self.memory();
            memory.received.push(Received { at: Instant::now(), target, headers, body });
            let planned = memory.planned.pop_front();
            planned.or_else(|| memory.otherwise.clone()).unwrap_or(Reply::Status(204))
        };
        let (status, headers, body) = match reply {
            Reply::Status(status) => (status, Vec::new(), Vec::new()),
            Reply::Full(status, headers, body) => (status, headers, body),
            Reply::Late(wait, status) => {
                tokio::time::sleep(wait).await;
                (status, Vec::new(), Vec::new())
            }
            Reply::Endless => return Ok(endless()),
            // An error of the service closes the connection without an answer.
            Reply::Reset => return Err(std::io::Error::other("the test wants a broken connection")),
        };
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        response.body(Full::new(Bytes::from(body)).boxed()).map_err(std::io::Error::other)
    }
}

/// A body of 1 KiB every 10 ms for as long as somebody listens; a minute at most, so that a test always ends.
fn endless() -> Response<BoxBody<Bytes, Infallible>> {
    let (sender, receiver) = tokio::sync::mpsc::channel::<Bytes>(1);
    tokio::spawn(async move {
        for _ in 0..6000 {
            if sender.send(Bytes::from(vec![b'x'; 1024])).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    Response::new(Chunks(receiver).boxed())
}

struct Chunks(tokio::sync::mpsc::Receiver<Bytes>);

impl hyper::body::Body for Chunks {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|chunk| chunk.map(|chunk| Ok(Frame::data(chunk))))
    }
}
