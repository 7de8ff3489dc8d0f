//! The audit log: who asks for something, and the entry that is written with what they do.
//!
//! Invariant: an entry is written in the transaction of the change that it tells of.

use std::fmt::Write as _;
use std::time::Duration;

use url::Url;
use web_sys::{Request, Response};

use super::Object;
use crate::access::{Caller, client_address};
use crate::api::{AuditFilter, AuditList, ErrorCode, Limit, PAGE};
use crate::audit::{address_digest, digest};
use crate::edge::bindings::random;
use crate::edge::error::Error;
use crate::edge::{answer, now};
use crate::model::{Actor, AuditAddress, AuditEntry, Deed, RequestId, Role, Timestamp};

/// Entries are kept for so long.
const KEPT: Duration = Duration::from_hours(400 * 24);

/// Who asks for something, and by which request.
pub(super) struct Asker {
    caller: Caller,
    request: RequestId,
    address: Option<String>,
}

impl Asker {
    pub(super) fn of(object: &Object, caller: Caller, request: &Request, named: &RequestId) -> Result<Self, Error> {
        let header = object.settings.address_header.as_deref().filter(|_| object.settings.keeps_addresses);
        let written = header.map(|name| request.headers().get(name)).transpose()?.flatten();
        let address = written.and_then(|text| client_address(&text)).map(|address| address.to_string());
        Ok(Self { caller, request: named.clone(), address })
    }

    /// As the other logs name them.
    pub(super) fn actor(&self) -> Actor {
        self.caller.actor()
    }

    /// Where somebody called from is not for everyone to see who may look.
    fn sees_addresses(&self) -> bool {
        !matches!(&self.caller, Caller::Bearer(grant) if grant.role == Role::Viewer)
    }
}

/// Writes down what somebody does: to what, and the names of what changes.
pub(super) fn note(
    object: &Object,
    by: &Asker,
    deed: Deed,
    target: &str,
    fields: &[&str],
    now: Timestamp,
) -> Result<(), Error> {
    let Some(partner) = object.partner.get() else { return Err(Error::not_found("partner")) };
    let (number, previous) = object.store.audit_head()?;
    let (credential, key, role) = match &by.caller {
        Caller::Provider => ("root", "", ""),
        Caller::Key(_, id) => ("key", id.as_str(), ""),
        Caller::Partner(_) => ("partnerKey", "", ""),
        Caller::Bearer(grant) => ("token", "", grant.role.as_str()),
    };
    let from = by.address.clone().map(|address| AuditAddress { address, salt: hex(&random::<16>()) });
    let mut entry = AuditEntry {
        number: number + 1,
        at: now,
        by: by.actor().to_string(),
        credential: credential.to_owned(),
        key: key.to_owned(),
        role: role.to_owned(),
        call: deed.as_str().to_owned(),
        target: target.to_owned(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        request_id: by.request.to_string(),
        address_digest: from.as_ref().map(|from| address_digest(from).to_string()).unwrap_or_default(),
        from,
        previous,
        digest: String::new(),
    };
    entry.digest = digest(partner, &entry).to_string();
    object.store.keep_audit(&entry)?;
    object.store.let_audit_go(now.minus(KEPT))
}

pub(super) fn list(object: &Object, url: &Url, by: &Asker) -> Result<Response, Error> {
    let pairs = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned()));
    let filter = AuditFilter::parse(pairs).map_err(|detail| Error::new(ErrorCode::BadQuery, detail))?;
    let rows = filter.limit.map_or(PAGE, Limit::rows);
    let mut entries = object.store.audit(filter.before, rows + 1)?;
    let has_more = entries.len() > rows as usize;
    entries.truncate(rows as usize);
    if !by.sees_addresses() {
        for entry in &mut entries {
            entry.from = None;
        }
    }
    let next = entries.last().map(|last| last.number).filter(|_| has_more);
    Ok(answer::json(200, &AuditList { entries, next, now: now() }))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
