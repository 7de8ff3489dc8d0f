//! Many made-up addresses in every spelling: the guard's verdict is that of a small reference which shares nothing with
//! it, numbers in place of tables.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use hookpost::guard::{UrlRefusal, check_url};
use hookpost::model::AddressPolicy;

const CASES: usize = 30_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Public,
    Loopback,
    Metadata,
    NotPublic,
}
use Verdict::{Loopback, Metadata, NotPublic, Public};

#[test]
fn every_spelling_of_an_ipv4_address_has_the_verdict_of_the_reference() {
    let mut dice = Dice(0x4004);
    let mut seen = BTreeMap::new();
    for _ in 0..CASES {
        let address = ipv4(&mut dice);
        let host = spelled_ipv4(address, &mut dice);
        let verdict = reference_ipv4(address);
        assert_eq!(guards(&host), verdict, "{host} is {}", Ipv4Addr::from_bits(address));
        *seen.entry(verdict).or_insert(0) += 1;
    }
    assert!(seen.len() == 4 && seen.values().all(|count| *count > CASES / 100), "all verdicts, often: {seen:?}");
}

#[test]
fn every_spelling_of_an_ipv6_address_has_the_verdict_of_the_reference() {
    let mut dice = Dice(0x6006);
    let mut seen = BTreeMap::new();
    for _ in 0..CASES {
        let address = ipv6(&mut dice);
        let host = spelled_ipv6(address, &mut dice);
        let verdict = reference_ipv6(address);
        assert_eq!(guards(&host), verdict, "{host} is {}", Ipv6Addr::from_bits(address));
        *seen.entry(verdict).or_insert(0) += 1;
    }
    assert!(seen.len() == 4 && seen.values().all(|count| *count > CASES / 200), "all verdicts, often: {seen:?}");
}

fn guards(host: &str) -> Verdict {
    match check_url(&format!("https://{host}/hooks"), AddressPolicy::default()) {
        Ok(_) => Public,
        Err(UrlRefusal::Loopback(_)) => Loopback,
        Err(UrlRefusal::Metadata(_)) => Metadata,
        Err(UrlRefusal::NotPublic(..)) => NotPublic,
        Err(other) => panic!("{host}: {other:?}"),
    }
}

/// First and last of what is not public, as whole numbers.
const IPV4_NOT_PUBLIC: [(u32, u32); 15] = [
    (0x0000_0000, 0x00ff_ffff), // 0/8
    (0x0a00_0000, 0x0aff_ffff), // 10/8
    (0x6440_0000, 0x647f_ffff), // 100.64/10
    (0x7f00_0000, 0x7fff_ffff), // 127/8
    (0xa83f_8110, 0xa83f_8110), // 168.63.129.16
    (0xa9fe_0000, 0xa9fe_ffff), // 169.254/16
    (0xac10_0000, 0xac1f_ffff), // 172.16/12
    (0xc000_0000, 0xc000_00ff), // 192.0.0/24
    (0xc000_0200, 0xc000_02ff), // 192.0.2/24
    (0xc058_6300, 0xc058_63ff), // 192.88.99/24
    (0xc0a8_0000, 0xc0a8_ffff), // 192.168/16
    (0xc612_0000, 0xc613_ffff), // 198.18/15
    (0xc633_6400, 0xc633_64ff), // 198.51.100/24
    (0xcb00_7100, 0xcb00_71ff), // 203.0.113/24
    (0xe000_0000, 0xffff_ffff), // 224/4 and 240/4
];

/// The numbers of the metadata services.
const IPV4_METADATA: [u32; 7] =
    [0xa9fe_a9fe, 0xa9fe_aa02, 0xa9fe_aa17, 0xa9fe_0017, 0x6464_64c8, 0xa83f_8110, 0xc000_00c0];

fn reference_ipv4(address: u32) -> Verdict {
    match address {
        0x7f00_0000..=0x7fff_ffff => Loopback,
        _ if IPV4_METADATA.contains(&address) => Metadata,
        _ if IPV4_NOT_PUBLIC.iter().any(|(first, last)| *first <= address && address <= *last) => NotPublic,
        _ => Public,
    }
}

const IPV6_METADATA: [u128; 3] = [0xfd00_0ec2 << 96 | 0x254, 0xfd00_0ec2 << 96 | 0x23, 0xfd20_00ce << 96 | 0x254];

fn reference_ipv6(address: u128) -> Verdict {
    let carried = u32::try_from(address & 0xffff_ffff).unwrap();
    if address == 1 {
        return Loopback;
    }
    if IPV6_METADATA.contains(&address) {
        return Metadata;
    }
    if address >> 32 == 0xffff {
        // Mapped: never public, but for the reason of what it carries.
        return if reference_ipv4(carried) == Public { NotPublic } else { reference_ipv4(carried) };
    }
    let (first_16, first_32) = (address >> 112, address >> 96);
    let is_given_out = (0x2000..=0x3fff).contains(&first_16);
    let is_special = first_16 == 0x2002
        || (0x2001_0000..=0x2001_01ff).contains(&first_32)
        || first_32 == 0x2001_0db8
        || (0x3fff_0000..=0x3fff_0fff).contains(&first_32);
    if is_given_out && !is_special { Public } else { NotPublic }
}

/// Half of them anywhere, half close to where a verdict changes.
fn ipv4(dice: &mut Dice) -> u32 {
    match dice.below(6) {
        0..=2 => dice.number(32),
        3 => dice.one_of(&IPV4_METADATA),
        4 => 0x7f00_0000 | dice.number(24),
        _ => {
            let (first, last) = dice.one_of(&IPV4_NOT_PUBLIC);
            let edge = if dice.flips() { first } else { last };
            edge.wrapping_add(dice.number(2)).wrapping_sub(2)
        }
    }
}

fn ipv6(dice: &mut Dice) -> u128 {
    const EDGES: [u128; 14] = [
        0x2000 << 112,
        0x4000 << 112,
        0x2001_0000 << 96,
        0x2001_0200 << 96,
        0x2001_0db8 << 96,
        0x2001_0db9 << 96,
        0x2002 << 112,
        0x2003 << 112,
        0x3fff_0000 << 96,
        0x3fff_1000 << 96,
        0xfc00 << 112,
        0xfe80 << 112,
        0xff00 << 112,
        0x0064_ff9b << 96,
    ];
    let carried = u128::from(ipv4(dice));
    let any = u128::from(dice.next()) << 64 | u128::from(dice.next());
    match dice.below(10) {
        0 => any,
        1 | 2 => (any >> 3) | 0x2000 << 112,
        3 => dice.one_of(&EDGES).wrapping_add(any >> (100 + dice.below(28))),
        4 => dice.one_of(&EDGES).wrapping_sub(1 + (any >> (100 + dice.below(28)))),
        5 => 0xffff << 32 | carried,
        6 => dice.one_of(&[0, 0xffff_0000, 0x0064_ff9b << 64, 0x0064_ff9b_0001 << 48]) << 32 | carried,
        7 => 0x2002 << 112 | carried << 80 | (any >> 112),
        8 => dice.one_of(&IPV6_METADATA),
        _ => any >> dice.one_of(&[127, 126, 112, 64]),
    }
}

/// One to four parts, each decimal, octal or hexadecimal; perhaps a dot at the end, perhaps `%` codes.
fn spelled_ipv4(address: u32, dice: &mut Dice) -> String {
    let parts = 1 + dice.below(4);
    let bytes = address.to_be_bytes();
    let mut written: Vec<String> = bytes[..parts - 1].iter().map(|byte| number(u32::from(*byte), dice)).collect();
    let rest = bytes[parts - 1..].iter().fold(0, |rest, byte| rest << 8 | u32::from(*byte));
    written.push(number(rest, dice));
    let dot = if dice.below(4) == 0 { "." } else { "" };
    let host = format!("{}{dot}", written.join("."));
    if dice.below(4) > 0 {
        return host;
    }
    let code = |c: char| if dice.flips() { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
    host.chars().map(code).collect()
}

fn number(value: u32, dice: &mut Dice) -> String {
    let zeros = "0".repeat(dice.below(4));
    match dice.below(6) {
        0 => format!("0{zeros}{value:o}"),
        1 => format!("0x{zeros}{value:x}"),
        2 => format!("0X{zeros}{value:X}"),
        _ => value.to_string(),
    }
}

/// Eight groups or fewer, with zeros before them or without, `::` for any run of empty ones, the end perhaps dotted.
fn spelled_ipv6(address: u128, dice: &mut Dice) -> String {
    let mut groups: Vec<String> =
        Ipv6Addr::from_bits(address).segments().iter().map(|group| hex(*group, dice)).collect();
    let mut values: Vec<u16> = Ipv6Addr::from_bits(address).segments().to_vec();
    if dice.below(3) == 0 {
        let [.., a, b, c, d] = address.to_be_bytes();
        groups.splice(6.., [format!("{a}.{b}.{c}.{d}")]);
        // Not empty, whatever it is: dots may not be left out.
        values.splice(6.., [1]);
    }
    let start = dice.below(values.len());
    let run = values[start..].iter().take_while(|value| **value == 0).count();
    if run > 0 && dice.below(4) > 0 {
        let run = 1 + dice.below(run);
        return format!("[{}::{}]", groups[..start].join(":"), groups[start + run..].join(":"));
    }
    format!("[{}]", groups.join(":"))
}

fn hex(group: u16, dice: &mut Dice) -> String {
    match dice.below(3) {
        0 => format!("{group:x}"),
        1 => format!("{group:X}"),
        _ => format!("{group:04x}"),
    }
}

/// The same throws in every run: splitmix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn number(&mut self, bits: u32) -> u32 {
        u32::try_from(self.next() >> (64 - bits)).unwrap()
    }

    fn flips(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}
