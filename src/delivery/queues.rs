//! Whose turn it is: what may be claimed and sent now, so that nobody waits for another endpoint's answer.
//!
//! A shell's memory of its store, kept per endpoint: when the earliest waiting delivery is due, what is claimed but has
//! not left, how many attempts are under way. Every question costs the same however many deliveries wait. It can be lost
//! at any moment and is then made anew from the store.

use std::collections::BTreeMap;
use std::time::Duration;

use super::pace::{CLAIM_BEFORE, Pace};
use super::queue::Queue;
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

/// What has been claimed for longer and has not left is given back: its lease would end during the attempt.
const CLAIM: Duration = Duration::from_secs(1);
/// After a limit lets something go, so much later an alarm would see to it.
const UNLESS_ASKED: Duration = Duration::from_secs(2);

/// The queues of one partner's endpoints; `T` is a claimed delivery with what the shell needs to send it.
#[derive(Debug)]
pub struct Queues<T> {
    limits: Limits,
    by_endpoint: BTreeMap<EndpointId, Queue<T>>,
    under_way: u32,
    /// The endpoint that sent last: the next one goes first.
    turn: Option<EndpointId>,
}

/// What becomes of claimed deliveries.
#[derive(Debug, PartialEq, Eq)]
pub struct Departures<T> {
    /// These leave now; each has a place until [`Queues::end`] gives it back.
    pub leave: Vec<T>,
    /// These waited too long for a place: their claim is to be given back.
    pub stale: Vec<T>,
    /// When something may be claimed or sent next that only a rate limit holds up: within a second, as limits go. It is part
    /// of the answer because it must be told of the same moment: a clock that moves between two questions would have
    /// something held up at the first and its time over at the second, and nobody would come for it.
    pub again_at: Option<Timestamp>,
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
        queue.next.is_none_or(|next| next > now) && self.room(queue, now) > 0
    }

    /// The endpoints for which something may be due, and how many of their deliveries may be claimed.
    pub fn due(&self, now: Timestamp) -> Vec<(EndpointId, u32)> {
        let due = self.by_endpoint.iter().filter(|(_, queue)| queue.next.is_some_and(|next| next <= now));
        due.map(|(id, queue)| (id.clone(), self.room(queue, now))).filter(|(_, room)| *room > 0).collect()
    }

    /// When something is due next that there is room for. What a limit holds up leaves by [`Departures::again_at`]; that
    /// it is due somewhat later is for the case that nobody is there any more who would ask.
    pub fn next_due(&self, now: Timestamp) -> Option<Timestamp> {
        let free = self.limits.in_all.saturating_sub(self.under_way);
        let with_room = self.by_endpoint.values().filter(|queue| queue.room(self.limits.per_endpoint, free) > 0);
        let due = |queue: &Queue<T>| {
            let held = self.held_until(queue, now).map(|at| at.plus(UNLESS_ASKED));
            queue.next.map(|next| held.map_or(next, |held| held.max(next)))
        };
        with_room.filter_map(due).min()
    }

    /// Has attempts at that endpoint leave by this pace from now on, or as they come.
    pub fn keep_to(&mut self, endpoint: &EndpointId, pace: Option<Pace>) {
        let queue = self.queue(endpoint);
        (queue.pace, queue.is_pace_kept) = (pace, pace.is_none());
    }

    /// The clock was set back to `now`: no pace is ahead of it.
    pub fn heed_the_clock(&mut self, now: Timestamp) {
        for queue in self.by_endpoint.values_mut() {
            queue.pace = queue.pace.map(|pace| pace.not_ahead_of(now));
        }
    }

    /// The pace of an endpoint, if it has a limit.
    pub fn pace(&self, endpoint: &EndpointId) -> Option<Pace> {
        self.by_endpoint.get(endpoint)?.pace
    }

    /// Paces that have changed since [`Queues::paces_are_kept`].
    pub fn changed_paces(&self) -> Vec<(EndpointId, Pace)> {
        let changed = self.by_endpoint.iter().filter(|(_, queue)| !queue.is_pace_kept);
        changed.filter_map(|(id, queue)| Some((id.clone(), queue.pace?))).collect()
    }

    /// All paces are kept as they are now.
    pub fn paces_are_kept(&mut self) {
        self.by_endpoint.values_mut().for_each(|queue| queue.is_pace_kept = true);
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

    /// Takes out what may leave now, one of each endpoint in turn, and what has waited too long for a place.
    pub fn depart(&mut self, now: Timestamp) -> Departures<T> {
        let mut departures = Departures { leave: Vec::new(), stale: Vec::new(), again_at: None };
        let waiting = |queue: &Queue<T>| !queue.ready.is_empty();
        let ids = || self.by_endpoint.iter().filter(|(_, queue)| waiting(queue)).map(|(id, _)| id.clone());
        let mut ids: Vec<_> = ids().collect();
        let after = self.turn.as_ref().map_or(0, |turn| ids.partition_point(|id| id <= turn));
        ids.rotate_left(after);
        while !ids.is_empty() {
            ids.retain(|id| self.depart_one(id, now, &mut departures));
        }
        departures.again_at = self.by_endpoint.values().filter_map(|queue| self.held_until(queue, now)).min();
        departures
    }

    /// An attempt at that endpoint has ended after so long.
    pub fn end(&mut self, endpoint: &EndpointId, took: Duration) {
        self.under_way = self.under_way.saturating_sub(1);
        let queue = self.queue(endpoint);
        queue.under_way = queue.under_way.saturating_sub(1);
        queue.answered_in(took);
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
        if queue.pace.is_some_and(|pace| pace.leaves(now) == 0) {
            return false;
        }
        let Some((_, delivery)) = queue.ready.pop_front() else { return false };
        queue.leave(now);
        departures.leave.push(delivery);
        queue.under_way += 1;
        self.under_way += 1;
        self.turn = Some(id.clone());
        true
    }

    /// How many more may be claimed.
    fn room(&self, queue: &Queue<T>, now: Timestamp) -> u32 {
        let free = self.limits.in_all.saturating_sub(self.under_way);
        queue.room(self.limits.per_endpoint, free).min(queue.leaves(now.plus(CLAIM_BEFORE)))
    }

    /// When something of a queue may be claimed or sent that its limit alone holds up now.
    fn held_until(&self, queue: &Queue<T>, now: Timestamp) -> Option<Timestamp> {
        let free = self.limits.in_all.saturating_sub(self.under_way);
        let pace = queue.pace?;
        let leaves =
            (!queue.ready.is_empty() && queue.under_way < self.limits.per_endpoint.min(free)).then(|| pace.turn(0));
        let claimed = queue.next.filter(|_| queue.room(self.limits.per_endpoint, free) > 0).and_then(|next| {
            let turn = pace.turn(queue.claimed()).minus(CLAIM_BEFORE);
            (turn > next).then_some(turn)
        });
        leaves.into_iter().chain(claimed).filter(|at| *at > now).min()
    }

    fn queue(&mut self, endpoint: &EndpointId) -> &mut Queue<T> {
        if !self.by_endpoint.contains_key(endpoint) {
            self.by_endpoint.insert(endpoint.clone(), Queue::default());
        }
        self.by_endpoint.get_mut(endpoint).expect("it was put there a line ago")
    }
}
