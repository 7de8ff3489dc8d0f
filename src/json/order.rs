//! One sort for everything here that is sorted: each use of the standard one would be compiled anew, kilobytes each.

use std::cmp::Ordering;

/// The numbers from 0 to `count` in the order that `compare` asks for; equal ones keep their order.
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|left, right| compare(*left, *right));
    order
}
