//! The rows of a living list: what is there is brought up to date in place; what is new may wait until it is wanted.

use std::cell::Cell;
use std::rc::Rc;

use hookpost::api::{DeliveryList, DeliveryView};
use hookpost::model::DeliveryId;
use yew::Reducible;

/// The rows, newest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Feed {
    /// Those on screen. There may be a hundred thousand: each is shared, and found by its id, by which they are sorted.
    pub(super) rows: Vec<Rc<DeliveryView>>,
    /// Those that came since, while somebody was reading.
    pub(super) held: Vec<Rc<DeliveryView>>,
    /// Where the next page starts; none when there is none.
    pub(super) next: Option<DeliveryId>,
    /// Whether more came than a page holds, so that rows between those held and those on screen are missing.
    gap: bool,
    /// Where the pages after the first started.
    pages: Vec<DeliveryId>,
    turn: Cell<usize>,
}

/// What comes.
pub(super) enum Change {
    /// The newest page, and whether somebody is reading further down.
    Newest(DeliveryList, bool),
    /// The page after the last one.
    Older(DeliveryList),
    /// A page that is there already.
    Again(DeliveryList),
    /// Somebody wants to see what is held.
    Show,
}

impl Feed {
    /// The start of one of the older pages, another at each call.
    pub(super) fn page_to_refresh(&self) -> Option<DeliveryId> {
        let turn = self.turn.get();
        self.turn.set(turn.wrapping_add(1));
        self.pages.get(turn.checked_rem(self.pages.len())?).cloned()
    }

    /// Whether it was looked through to its end, page by page.
    pub(super) fn is_at_end(&self) -> bool {
        self.next.is_none() && !self.pages.is_empty()
    }

    fn newest(&mut self, page: DeliveryList, reading: bool) {
        let joins = self.rows.is_empty()
            || page.next.is_none()
            || page.deliveries.iter().any(|row| self.place(&row.id).is_ok());
        if !joins && !reading {
            // More came than a page holds: rows between would be missing, so the list starts anew.
            *self = Self { rows: shared(page.deliveries), next: page.next, ..Self::default() };
            return;
        }
        if self.pages.is_empty() && joins {
            self.next.clone_from(&page.next);
        }
        let (known, new): (Vec<_>, Vec<_>) = page.deliveries.into_iter().partition(|row| self.place(&row.id).is_ok());
        // What lies within the page but is no longer in it matches the filter no more.
        let within = match (page.next.is_none(), known.last()) {
            (true, _) => self.rows.len(),
            (false, Some(oldest)) => self.rows.partition_point(|row| row.id >= oldest.id),
            (false, None) => 0,
        };
        let older = self.rows.split_off(within);
        self.rows.retain(|row| known.iter().any(|kept| kept.id == row.id));
        self.rows.extend(older);
        self.update(known);
        self.gap = !joins;
        if reading && !self.rows.is_empty() {
            self.held = shared(new);
        } else {
            self.held.clear();
            self.rows.splice(0..0, shared(new));
        }
    }

    /// Where a row is, or would be: the newest has the greatest id.
    fn place(&self, id: &DeliveryId) -> Result<usize, usize> {
        self.rows.binary_search_by(|row| id.cmp(&row.id))
    }

    fn update(&mut self, known: Vec<DeliveryView>) {
        for fresh in known {
            if let Ok(place) = self.place(&fresh.id)
                && *self.rows[place] != fresh
            {
                self.rows[place] = Rc::new(fresh);
            }
        }
    }
}

fn shared(rows: Vec<DeliveryView>) -> Vec<Rc<DeliveryView>> {
    rows.into_iter().map(Rc::new).collect()
}

impl Reducible for Feed {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut feed = (*self).clone();
        match change {
            Change::Newest(page, reading) => feed.newest(page, reading),
            Change::Older(page) => {
                feed.pages.extend(feed.next.take());
                feed.next = page.next;
                feed.rows.extend(shared(page.deliveries));
            }
            Change::Again(page) => feed.update(page.deliveries),
            Change::Show => {
                let held = std::mem::take(&mut feed.held);
                if feed.gap {
                    feed = Self { next: held.last().map(|row| row.id.clone()), rows: held, ..Self::default() };
                } else {
                    feed.rows.splice(0..0, held);
                }
            }
        }
        Rc::new(feed)
    }
}
