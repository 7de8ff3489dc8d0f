//! The addresses that no endpoint may have: what IANA's registries set apart, and where clouds keep their metadata.
//!
//! Invariant: workerd's deny list in `edge/workerd.capnp` and the table in docs/guard.md name these very ranges; a test
//! compares them.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What a range of addresses is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The machine itself.
    Loopback,
    /// A cloud's metadata service, which hands out credentials.
    Metadata,
    /// Something else that is not on the public internet, in words that follow "this address is".
    NotPublic(&'static str),
}

/// A range of addresses that all begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressRange {
    first: IpAddr,
    prefix: u8,
    /// What it is kept for.
    pub purpose: Purpose,
}

impl AddressRange {
    /// Its first address.
    pub fn first(&self) -> IpAddr {
        self.first
    }

    /// Whether an address lies in it.
    pub fn contains(&self, address: IpAddr) -> bool {
        let differs_at = match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => (first.to_bits() ^ address.to_bits()).leading_zeros(),
            (IpAddr::V6(first), IpAddr::V6(address)) => (first.to_bits() ^ address.to_bits()).leading_zeros(),
            _ => return false,
        };
        differs_at >= u32::from(self.prefix)
    }
}

impl fmt::Display for AddressRange {
    /// As registries and settings write it: `10.0.0.0/8`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.prefix)
    }
}

/// What an address is kept for, if not for public hosts. The first range that holds it decides.
pub(super) fn purpose(address: IpAddr) -> Option<Purpose> {
    ADDRESS_RANGES.iter().find(|range| range.contains(address)).map(|range| range.purpose)
}

const DOCUMENTATION: Purpose = Purpose::NotPublic("for documentation only");
const IN_DISGUISE: Purpose = Purpose::NotPublic("an IPv4 address in disguise");
const LINK_LOCAL: Purpose = Purpose::NotPublic("link-local");
const MULTICAST: Purpose = Purpose::NotPublic("multicast");
const NAT64: Purpose = Purpose::NotPublic("a NAT64 gateway's");
const NO_HOST: Purpose = Purpose::NotPublic("no address of a host");
const PRIVATE: Purpose = Purpose::NotPublic("private");
const BENCHMARKS: Purpose = Purpose::NotPublic("for benchmarks only");
const RESERVED: Purpose = Purpose::NotPublic("reserved");

/// All of them; a narrow range stands before a wider one that holds it.
pub const ADDRESS_RANGES: [AddressRange; 47] = [
    v4([127, 0, 0, 0], 8, Purpose::Loopback),
    v4([169, 254, 169, 254], 32, Purpose::Metadata),
    v4([169, 254, 170, 2], 32, Purpose::Metadata),   // AWS, to containers
    v4([169, 254, 170, 23], 32, Purpose::Metadata),  // AWS, to pods
    v4([169, 254, 0, 23], 32, Purpose::Metadata),    // Tencent
    v4([100, 100, 100, 200], 32, Purpose::Metadata), // Alibaba
    v4([168, 63, 129, 16], 32, Purpose::Metadata),   // Azure, amid public addresses
    v4([192, 0, 0, 192], 32, Purpose::Metadata),     // Oracle
    v4([0, 0, 0, 0], 8, NO_HOST),
    v4([10, 0, 0, 0], 8, PRIVATE),
    v4([172, 16, 0, 0], 12, PRIVATE),
    v4([192, 168, 0, 0], 16, PRIVATE),
    v4([100, 64, 0, 0], 10, Purpose::NotPublic("a carrier's own")),
    v4([169, 254, 0, 0], 16, LINK_LOCAL),
    v4([192, 0, 0, 0], 24, RESERVED),
    v4([192, 88, 99, 0], 24, RESERVED), // once the relays of 6to4
    v4([192, 0, 2, 0], 24, DOCUMENTATION),
    v4([198, 51, 100, 0], 24, DOCUMENTATION),
    v4([203, 0, 113, 0], 24, DOCUMENTATION),
    v4([198, 18, 0, 0], 15, BENCHMARKS),
    v4([224, 0, 0, 0], 4, MULTICAST),
    v4([240, 0, 0, 0], 4, RESERVED),
    v6([0, 0, 0, 0, 0, 0, 0, 1], 128, Purpose::Loopback),
    v6([0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254], 128, Purpose::Metadata), // AWS
    v6([0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0023], 128, Purpose::Metadata), // AWS, to pods
    v6([0xfd20, 0x00ce, 0, 0, 0, 0, 0, 0x0254], 128, Purpose::Metadata), // Google
    v6([0, 0, 0, 0, 0, 0, 0, 0], 128, NO_HOST),
    v6([0, 0, 0, 0, 0, 0xffff, 0, 0], 96, IN_DISGUISE), // IPv4-mapped
    v6([0, 0, 0, 0, 0, 0, 0, 0], 96, IN_DISGUISE),      // IPv4-compatible
    v6([0, 0, 0, 0, 0xffff, 0, 0, 0], 96, IN_DISGUISE), // IPv4-translated
    v6([0x0064, 0xff9b, 0, 0, 0, 0, 0, 0], 96, NAT64),
    v6([0x0064, 0xff9b, 0x0001, 0, 0, 0, 0, 0], 48, NAT64),
    v6([0x0100, 0, 0, 0, 0, 0, 0, 0], 64, Purpose::NotPublic("for discarding only")),
    v6([0x2001, 0, 0, 0, 0, 0, 0, 0], 32, Purpose::NotPublic("a Teredo tunnel's")),
    v6([0x2001, 0x0002, 0, 0, 0, 0, 0, 0], 48, BENCHMARKS),
    v6([0x2001, 0, 0, 0, 0, 0, 0, 0], 23, Purpose::NotPublic("for protocols only")),
    v6([0x2001, 0x0db8, 0, 0, 0, 0, 0, 0], 32, DOCUMENTATION),
    v6([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20, DOCUMENTATION),
    v6([0x2002, 0, 0, 0, 0, 0, 0, 0], 16, Purpose::NotPublic("a 6to4 gateway's")),
    v6([0x5f00, 0, 0, 0, 0, 0, 0, 0], 16, Purpose::NotPublic("for segment routing only")),
    v6([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7, PRIVATE),
    v6([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10, LINK_LOCAL),
    v6([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10, Purpose::NotPublic("site-local")),
    v6([0xff00, 0, 0, 0, 0, 0, 0, 0], 8, MULTICAST),
    // Only 2000::/3 is given out to the internet; what lies around it is not.
    v6([0, 0, 0, 0, 0, 0, 0, 0], 3, RESERVED),
    v6([0x4000, 0, 0, 0, 0, 0, 0, 0], 2, RESERVED),
    v6([0x8000, 0, 0, 0, 0, 0, 0, 0], 1, RESERVED),
];

const fn v4(first: [u8; 4], prefix: u8, purpose: Purpose) -> AddressRange {
    AddressRange { first: IpAddr::V4(Ipv4Addr::from_octets(first)), prefix, purpose }
}

const fn v6(first: [u16; 8], prefix: u8, purpose: Purpose) -> AddressRange {
    AddressRange { first: IpAddr::V6(Ipv6Addr::from_segments(first)), prefix, purpose }
}
