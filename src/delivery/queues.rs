//! Whose turn it is: what may be claimed and sent now, so that nobody waits for another endpoint's answer.
//!
//! A shell's memory of its store, kept per endpoint: when the earliest waiting delivery is due, what is claimed but has
//! not left, how many attempts are under way. Every question costs the same however many deliveries wait. It can be lost
//! at any moment and is then made anew from the store.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use crate::model::{EndpointId, Timestamp};

/// How many attempts may be under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// At one endpoint.
    pub per_endpoint: u32,
    /// At all endpoints of a partner together.
    pub in_all: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { per_endpoint: 8, in_all: 1024 }
    }
}

/// An endpoint that answers within this gets deliveries claimed ahead, so that one commit serves many attempts.
const QUICK: Duration = Duration::from_millis(250);
/// So many times the limit of an endpoint may be claimed when it is quick.
const AHEAD: u32 = 8;
/// What has been claimed for longer and has not left is given back: its lease would end during the attempt.
const CLAIM: Duration = Duration::from_secs(1);

/// The queues of one partner's endpoints; `T` is a claimed delivery with what the shell needs to send it.
#[derive(Debug)]
pub struct Queues<T> {
    limits: Limits,
    by_endpoint: BTreeMap<EndpointId, Queue<T>>,
    under_way: u32,
    /// The endpoint that sent last: the next one goes first.
    turn: Option<EndpointId>,
}

#[derive(Debug)]
struct Queue<T> {
    /// No waiting delivery is due before this; there may be none at all.
    next: Option<Timestamp>,
    /// Claimed, but not durably yet.
    reserved: u32,
    /// Claimed, with the time of it: these may leave.
    ready: VecDeque<(Timestamp, T)>,
    under_way: u32,
    is_quick: bool,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { next: None, reserved: 0, ready: VecDeque::new(), under_way: 0, is_quick: false }
    }
}

/// What becomes of claimed deliveries.
#[derive(Debug, PartialEq, Eq)]
pub struct Departures<T> {
    /// These leave now; each has a place until [`Queues::end`] gives it back.
    pub leave: Vec<T>,
    /// These waited too long for a place: their claim is to be given back.
    pub stale: Vec<T>,
}

impl<T> Queues<T> {
    /// Empty queues.
    pub fn new(limits: Limits) -> Self {
        Self { limits, by_endpoint: BTreeMap::new(), under_way: 0, turn: None }
    }

    /// A delivery to that endpoint waits and is due then.
    pub fn wait(&mut self, endpoint: &EndpointId, due_at: Timestamp) {
        let queue = self.queue(endpoint);
        queue.next = Some(queue.next.map_or(due_at, |next| next.min(due_at)));
    }

    /// Nothing waits for that endpoint that is due before `next`; nothing at all, if that is none.
    pub fn nothing_before(&mut self, endpoint: &EndpointId, next: Option<Timestamp>) {
        self.queue(endpoint).next = next;
    }

    /// Whether a new delivery to that endpoint may be claimed at once: there is room, and none waits before it.
    pub fn is_free(&self, endpoint: &EndpointId, now: Timestamp) -> bool {
        let Some(queue) = self.by_endpoint.get(endpoint) else { return self.under_way < self.limits.in_all };
        queue.next.is_none_or(|next| next > now) && self.room(queue) > 0
    }

    /// The endpoints for which something may be due, and how many of their deliveries may be claimed.
    pub fn due(&self, now: Timestamp) -> Vec<(EndpointId, u32)> {
        let due = self.by_endpoint.iter().filter(|(_, queue)| queue.next.is_some_and(|next| next <= now));
        due.map(|(id, queue)| (id.clone(), self.room(queue))).filter(|(_, room)| *room > 0).collect()
    }

    /// When something is due next that there is room for.
    pub fn next_due(&self) -> Option<Timestamp> {
        let with_room = self.by_endpoint.values().filter(|queue| queue.next.is_some() && self.room(queue) > 0);
        with_room.filter_map(|queue| queue.next).min()
    }

    /// A delivery is claimed, though not durably yet: it takes a place.
    pub fn reserve(&mut self, endpoint: &EndpointId) {
        self.queue(endpoint).reserved += 1;
    }

    /// Its claim came to nothing: the place is free again, and whatever waits may be due.
    pub fn forfeit(&mut self, endpoint: &EndpointId, now: Timestamp) {
        let queue = self.queue(endpoint);
        queue.reserved = queue.reserved.saturating_sub(1);
        self.wait(endpoint, now);
    }

    /// Its claim, made at `at`, is durable: it may leave.
    pub fn make_ready(&mut self, endpoint: &EndpointId, at: Timestamp, delivery: T) {
        let queue = self.queue(endpoint);
        queue.reserved = queue.reserved.saturating_sub(1);
        queue.ready.push_back((at, delivery));
    }

    /// Takes out what may leave, one of each endpoint in turn, and what has waited too long for a place.
    pub fn depart(&mut self, now: Timestamp) -> Departures<T> {
        let mut departures = Departures { leave: Vec::new(), stale: Vec::new() };
        let waiting = |queue: &Queue<T>| !queue.ready.is_empty();
        let ids = || self.by_endpoint.iter().filter(|(_, queue)| waiting(queue)).map(|(id, _)| id.clone());
        let mut ids: Vec<_> = ids().collect();
        let after = self.turn.as_ref().map_or(0, |turn| ids.partition_point(|id| id <= turn));
        ids.rotate_left(after);
        while !ids.is_empty() {
            ids.retain(|id| self.depart_one(id, now, &mut departures));
        }
        departures
    }

    /// An attempt at that endpoint has ended after so long.
    pub fn end(&mut self, endpoint: &EndpointId, took: Duration) {
        self.under_way = self.under_way.saturating_sub(1);
        let queue = self.queue(endpoint);
        queue.under_way = queue.under_way.saturating_sub(1);
        queue.is_quick = took < QUICK;
    }

    /// Whether anything is claimed or under way.
    pub fn is_busy(&self) -> bool {
        self.by_endpoint.values().any(|queue| queue.held() > 0)
    }

    /// Lets one delivery go; false when none of this endpoint can follow.
    fn depart_one(&mut self, id: &EndpointId, now: Timestamp, departures: &mut Departures<T>) -> bool {
        let free = self.limits.in_all.saturating_sub(self.under_way);
        let Some(queue) = self.by_endpoint.get_mut(id) else { return false };
        while let Some((_, delivery)) = queue.ready.pop_front_if(|(at, _)| now.since(*at) > CLAIM) {
            departures.stale.push(delivery);
        }
        if queue.under_way >= self.limits.per_endpoint.min(free) {
            return false;
        }
        let Some((_, delivery)) = queue.ready.pop_front() else { return false };
        departures.leave.push(delivery);
        queue.under_way += 1;
        self.under_way += 1;
        self.turn = Some(id.clone());
        true
    }

    /// How many more may be claimed. One that is not known to be quick takes no more than an eighth of the free places, or
    /// one: however many of them hang, those that come later find a place.
    fn room(&self, queue: &Queue<T>) -> u32 {
        let free = self.limits.in_all.saturating_sub(self.under_way);
        if free == 0 {
            return 0;
        }
        let (limit, held) = (self.limits.per_endpoint, queue.held());
        if queue.is_quick {
            return limit.saturating_mul(AHEAD).saturating_sub(held);
        }
        limit.min((free / 8).max(1)).saturating_sub(held)
    }

    fn queue(&mut self, endpoint: &EndpointId) -> &mut Queue<T> {
        if !self.by_endpoint.contains_key(endpoint) {
            self.by_endpoint.insert(endpoint.clone(), Queue::default());
        }
        self.by_endpoint.get_mut(endpoint).expect("it was put there a line ago")
    }
}

impl<T> Queue<T> {
    fn held(&self) -> u32 {
        self.reserved + self.under_way + u32::try_from(self.ready.len()).unwrap_or(u32::MAX)
    }
}
