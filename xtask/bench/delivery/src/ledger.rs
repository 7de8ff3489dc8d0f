//! What was published, acknowledged and received, and when: one clock for all three.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::time::{Duration, Instant};

use tokio::sync::Notify;

/// The prefix of every event's id; its number in the run follows.
const PREFIX: &str = "evt_bench_";

/// The book of one load. Events have the numbers from `first` on, a partner's endpoints those from 0 on.
#[derive(Debug)]
pub(crate) struct Ledger {
    first: usize,
    endpoints: usize,
    sent: RefCell<Vec<Option<Instant>>>,
    acknowledged: RefCell<Vec<Option<Instant>>>,
    refused: RefCell<Vec<Option<Instant>>>,
    arrived: RefCell<Vec<Option<Instant>>>,
    missing: Cell<usize>,
    repeats: Cell<usize>,
    complete: Notify,
}

impl Ledger {
    /// A book for so many events, each for so many endpoints.
    pub(crate) fn new(first: usize, events: usize, endpoints: usize) -> Self {
        Self {
            first,
            endpoints,
            sent: vec![None; events].into(),
            acknowledged: vec![None; events].into(),
            refused: vec![None; events].into(),
            arrived: vec![None; events * endpoints].into(),
            missing: Cell::new(events * endpoints),
            repeats: Cell::new(0),
            complete: Notify::new(),
        }
    }

    /// The numbers of its events.
    pub(crate) fn events(&self) -> Range<usize> {
        self.first..self.first + self.sent.borrow().len()
    }

    pub(crate) fn id(event: usize) -> String {
        format!("{PREFIX}{event}")
    }

    pub(crate) fn send(&self, event: usize) {
        self.sent.borrow_mut()[event - self.first] = Some(Instant::now());
    }

    pub(crate) fn acknowledge(&self, event: usize) {
        self.acknowledged.borrow_mut()[event - self.first] = Some(Instant::now());
    }

    /// Notes that an event is refused, if it has not been before.
    pub(crate) fn refuse(&self, id: &str) -> bool {
        let Some(event) = self.event(id) else { return false };
        let refused = &mut self.refused.borrow_mut()[event - self.first];
        let is_first = refused.is_none();
        refused.get_or_insert_with(Instant::now);
        is_first
    }

    /// Notes an arrival. What is not of this load is nobody's business here.
    pub(crate) fn arrive(&self, id: &str, endpoint: usize) {
        let Some(event) = self.event(id).filter(|_| endpoint < self.endpoints) else { return };
        let mut arrived = self.arrived.borrow_mut();
        let place = &mut arrived[(event - self.first) * self.endpoints + endpoint];
        if place.is_some() {
            self.repeats.set(self.repeats.get() + 1);
            return;
        }
        *place = Some(Instant::now());
        self.missing.set(self.missing.get() - 1);
        if self.missing.get() == 0 {
            self.complete.notify_one();
        }
    }

    /// Waits until everything has arrived, for so long at most; says what is missing else.
    pub(crate) async fn complete(&self, within: Duration) -> Result<(), String> {
        if self.missing.get() == 0 {
            return Ok(());
        }
        let waited = tokio::time::timeout(within, self.complete.notified()).await;
        waited
            .map_err(|_| format!("{} of {} deliveries did not arrive", self.missing.get(), self.arrived.borrow().len()))
    }

    /// From the first publish to the last arrival.
    pub(crate) fn span(&self) -> Duration {
        let first = self.sent.borrow().iter().flatten().min().copied();
        let last = self.arrived.borrow().iter().flatten().max().copied();
        first.zip(last).map_or(Duration::ZERO, |(first, last)| last - first)
    }

    /// From publish to acknowledgement, in milliseconds.
    pub(crate) fn acknowledgements(&self) -> Vec<f64> {
        let (sent, acknowledged) = (self.sent.borrow(), self.acknowledged.borrow());
        sent.iter().zip(acknowledged.iter()).filter_map(|(from, to)| millis(*from, *to)).collect()
    }

    /// From publish to arrival at each endpoint, in milliseconds.
    pub(crate) fn arrivals(&self) -> Vec<f64> {
        let (sent, arrived) = (self.sent.borrow(), self.arrived.borrow());
        let one = |(place, to): (usize, &Option<Instant>)| millis(sent[place / self.endpoints], *to);
        arrived.iter().enumerate().filter_map(one).collect()
    }

    /// From the refusal of an event to its arrival, in milliseconds: there is one endpoint.
    pub(crate) fn returns(&self) -> Vec<f64> {
        let (refused, arrived) = (self.refused.borrow(), self.arrived.borrow());
        refused.iter().zip(arrived.iter()).filter_map(|(from, to)| millis(*from, *to)).collect()
    }

    /// Arrivals beyond the first of each.
    pub(crate) fn repeats(&self) -> usize {
        self.repeats.get()
    }

    /// The number of an event of this load.
    fn event(&self, id: &str) -> Option<usize> {
        let event = id.strip_prefix(PREFIX)?.parse().ok()?;
        self.events().contains(&event).then_some(event)
    }
}

fn millis(from: Option<Instant>, to: Option<Instant>) -> Option<f64> {
    Some((to? - from?).as_secs_f64() * 1000.0)
}
