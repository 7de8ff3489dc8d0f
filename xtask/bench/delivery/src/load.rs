//! The provider: publishes events one by one or in batches, as fast as answers come or at a steady rate.

use std::cell::{Cell, RefCell};
use std::io;
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::http::{Connection, Message};
use crate::ledger::Ledger;

/// What is published: the catalogue's own examples, as a provider would send them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Created,
    Dispatched,
}

impl Kind {
    fn text(self, id: &str) -> String {
        let (name, example) = match self {
            Self::Created => ("ORDER.CREATED", include_str!("../../../../static/examples/ORDER.CREATED.json")),
            Self::Dispatched => ("ORDER.DISPATCHED", include_str!("../../../../static/examples/ORDER.DISPATCHED.json")),
        };
        let data = example.split_once("\"data\":").map_or("{}}", |(_, data)| data.trim());
        format!("{{\"id\":\"{id}\",\"eventType\":\"{name}\",\"data\":{data}")
    }
}

/// Who publishes where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Provider {
    pub(crate) port: u16,
    /// Events go to the partners in turn.
    pub(crate) partners: usize,
    pub(crate) kind: Kind,
}

impl Provider {
    /// Publishes the whole book on so many connections, on each the next `batch` events once the last are acknowledged.
    /// A batch of one is published by itself.
    pub(crate) async fn saturate(self, ledger: &Rc<Ledger>, connections: usize, batch: usize) -> Result<(), String> {
        let next = Rc::new(Cell::new(ledger.events().start));
        let mut publishers = JoinSet::new();
        for _ in 0..connections {
            let (ledger, next) = (Rc::clone(ledger), Rc::clone(&next));
            publishers.spawn_local(async move {
                let mut connection = connect(self.port).await?;
                while next.get() < ledger.events().end {
                    let first = next.get();
                    let events = first..(first + batch).min(ledger.events().end);
                    next.set(events.end);
                    match batch {
                        1 => self.publish(&mut connection, &ledger, first).await?,
                        _ => self.publish_batch(&mut connection, &ledger, events).await?,
                    }
                }
                Ok::<_, String>(())
            });
        }
        while let Some(ended) = publishers.join_next().await {
            ended.map_err(|error| error.to_string())??;
        }
        Ok(())
    }

    /// Publishes the whole book at so many events a second, whether or not answers come.
    pub(crate) async fn pace(self, ledger: &Rc<Ledger>, rate: u32) -> Result<(), String> {
        let started_at = Instant::now();
        let idle: Rc<RefCell<Vec<Connection>>> = Rc::default();
        let mut publishers = JoinSet::new();
        for (place, event) in (0u32..).zip(ledger.events()) {
            sleep_until(started_at + Duration::from_secs(1) * place / rate).await;
            let (ledger, idle) = (Rc::clone(ledger), Rc::clone(&idle));
            publishers.spawn_local(async move {
                let free = idle.borrow_mut().pop();
                let mut connection = match free {
                    Some(connection) => connection,
                    None => connect(self.port).await?,
                };
                self.publish(&mut connection, &ledger, event).await?;
                idle.borrow_mut().push(connection);
                Ok::<_, String>(())
            });
        }
        while let Some(ended) = publishers.join_next().await {
            ended.map_err(|error| error.to_string())??;
        }
        Ok(())
    }

    async fn publish(self, connection: &mut Connection, ledger: &Ledger, event: usize) -> Result<(), String> {
        let body = self.kind.text(&Ledger::id(event));
        let request = request("POST", &format!("/api/v1/partners/p{}/events", event % self.partners), &body);
        ledger.send(event);
        let answer = exchange(connection, &request).await.map_err(|error| format!("publish: {error}"))?;
        if answer.second_word() != "202" {
            return Err(format!("publish: {}{}", answer.head, String::from_utf8_lossy(&answer.body)));
        }
        ledger.acknowledge(event);
        Ok(())
    }

    async fn publish_batch(
        self,
        connection: &mut Connection,
        ledger: &Ledger,
        events: Range<usize>,
    ) -> Result<(), String> {
        let texts: Vec<_> = events.clone().map(|event| self.kind.text(&Ledger::id(event))).collect();
        let partner = events.start % self.partners;
        let body = format!("[{}]", texts.join(","));
        let request = request("POST", &format!("/api/v1/partners/p{partner}/events/batch"), &body);
        events.clone().for_each(|event| ledger.send(event));
        let answer = exchange(connection, &request).await.map_err(|error| format!("publish a batch: {error}"))?;
        // Of a batch that was taken whole the status says so.
        if answer.second_word() != "202" {
            return Err(format!("publish a batch: {}{}", answer.head, String::from_utf8_lossy(&answer.body)));
        }
        events.for_each(|event| ledger.acknowledge(event));
        Ok(())
    }

    /// Makes an endpoint of a partner, for events of these types; for all, if none is named.
    pub(crate) async fn endpoint(self, partner: usize, url: &str, types: &[&str]) -> Result<(), String> {
        let body = serde_json::json!({ "url": url, "eventTypes": types }).to_string();
        let request = request("POST", &format!("/api/v1/partners/p{partner}/endpoints"), &body);
        let mut connection = connect(self.port).await?;
        let answer = exchange(&mut connection, &request).await.map_err(|error| format!("endpoint: {error}"))?;
        if answer.second_word() == "201" {
            return Ok(());
        }
        Err(format!("endpoint: {}{}", answer.head, String::from_utf8_lossy(&answer.body)))
    }
}

/// How many bytes a publish's body has.
pub(crate) fn event_bytes() -> usize {
    Kind::Created.text(&Ledger::id(0)).len()
}

fn request(method: &str, path: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer prov_bench\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

async fn connect(port: u16) -> Result<Connection, String> {
    Connection::to(port).await.map_err(|error| format!("connect to the worker: {error}"))
}

async fn exchange(connection: &mut Connection, request: &[u8]) -> io::Result<Message> {
    connection.write(request).await?;
    connection.next().await?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}
