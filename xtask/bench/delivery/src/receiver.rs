//! The partners' server: notes each arrival and answers at once, or as its path says.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::{AbortHandle, spawn_local};

use crate::http::Connection;
use crate::ledger::Ledger;

/// A server on loopback that stops with this value.
#[derive(Debug)]
pub(crate) struct Receiver {
    port: u16,
    ledger: Rc<RefCell<Rc<Ledger>>>,
    accepting: AbortHandle,
}

impl Receiver {
    pub(crate) async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let ledger = Rc::new(RefCell::new(Rc::new(Ledger::new(0, 0, 1))));
        let book = Rc::clone(&ledger);
        let accepting = spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let book = Rc::clone(&book);
                spawn_local(async move { serve(Connection::new(stream), &book).await });
            }
        });
        Ok(Self { port, ledger, accepting: accepting.abort_handle() })
    }

    /// From here on arrivals are noted in this book.
    pub(crate) fn note_in(&self, ledger: &Rc<Ledger>) {
        *self.ledger.borrow_mut() = Rc::clone(ledger);
    }

    /// The URL of the endpoint of that number, which answers 204 at once.
    pub(crate) fn url(&self, endpoint: usize) -> String {
        format!("http://127.0.0.1:{}/{endpoint}", self.port)
    }

    /// The URL of the endpoint of that number, which refuses each event once.
    pub(crate) fn late_url(&self, endpoint: usize) -> String {
        format!("http://127.0.0.1:{}/late/{endpoint}", self.port)
    }

    /// The URL of an endpoint that takes a request and says nothing for a minute.
    pub(crate) fn dead_url(&self, endpoint: usize) -> String {
        format!("http://127.0.0.1:{}/dead/{endpoint}", self.port)
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(mut connection: Connection, book: &RefCell<Rc<Ledger>>) {
    while let Ok(Some(request)) = connection.next().await {
        let target = request.second_word();
        if target.starts_with("/dead") {
            tokio::time::sleep(Duration::from_mins(1)).await;
            return;
        }
        let late = target.strip_prefix("/late");
        let id = request.field("webhook-id").unwrap_or_default();
        if late.is_some() && book.borrow().refuse(id) {
            if connection.write(b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n").await.is_err() {
                return;
            }
            continue;
        }
        if let Ok(endpoint) = late.unwrap_or(target)[1..].parse() {
            book.borrow().arrive(id, endpoint);
        }
        if connection.write(b"HTTP/1.1 204 No Content\r\n\r\n").await.is_err() {
            return;
        }
    }
}
