//! Where a call comes from, as far as somebody who is trusted says so.

use std::net::IpAddr;

/// The address that a header says. Of a list it is the last one: that is what the nearest proxy saw, and all before it is
/// what others claim.
pub fn client_address(header: &str) -> Option<IpAddr> {
    let last = header.rsplit(',').next()?.trim();
    let bare = last.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(last, |(address, _)| address);
    let address: IpAddr = bare.parse().ok()?;
    Some(address.to_canonical())
}
