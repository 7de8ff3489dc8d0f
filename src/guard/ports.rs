//! Which ports may be called.

use super::{Reach, UrlRefusal};
use crate::model::AllowedPorts;

/// The bad ports of the Fetch Standard: they belong to other protocols, whose servers could be made to take a request
/// for commands. No setting opens them.
const OF_OTHER_PROTOCOLS: [u16; 83] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];

/// Judges a port. On this machine's own loopback every port is free that a request may go to at all.
pub(super) fn judge_port(port: u16, reach: Reach, allowed: AllowedPorts) -> Result<(), UrlRefusal> {
    if OF_OTHER_PROTOCOLS.contains(&port) {
        return Err(UrlRefusal::PortOfOthers(port));
    }
    if reach == Reach::Public && !allowed.contains(port) {
        return Err(UrlRefusal::Port(port, allowed));
    }
    Ok(())
}
