//! Rows of `audit`: the entries of the audit log, each with the digest of the one before.

use serde::Deserialize;

use super::sealed::{Column, Sealed};
use super::{Store, number, parsed, written};
use crate::edge::error::Error;
use crate::model::{AuditAddress, AuditEntry, Digest, Timestamp};

#[derive(Deserialize)]
struct Row {
    number: u64,
    at: u64,
    asked_by: String,
    credential: String,
    key_id: String,
    role: String,
    call: String,
    target: String,
    fields: String,
    request_id: String,
    address_digest: String,
    address: Sealed,
    previous: String,
    digest: String,
}

#[derive(Deserialize)]
struct Head {
    number: u64,
    digest: String,
}

const COLUMNS: &str =
    "number, at, asked_by, credential, key_id, role, call, target, fields, request_id, address_digest,
                       address, previous, digest";

impl Store {
    /// The number and the digest of the newest entry; nothing's, if there is none.
    pub(crate) fn audit_head(&self) -> Result<(u64, String), Error> {
        let head: Option<Head> = self.row("SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1", &[])?;
        Ok(head.map_or_else(|| (0, Digest::NOTHING.to_string()), |head| (head.number, head.digest)))
    }

    /// Writes an entry down.
    pub(crate) fn keep_audit(&self, entry: &AuditEntry) -> Result<(), Error> {
        let address = entry.from.as_ref().map_or_else(String::new, written);
        let address = self.seal(Column::AUDIT_ADDRESS, &entry.number.to_string(), &address);
        let query = format!("INSERT INTO audit ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        let values = [
            number(entry.number),
            number(entry.at.as_millis()),
            entry.by.as_str().into(),
            entry.credential.as_str().into(),
            entry.key.as_str().into(),
            entry.role.as_str().into(),
            entry.call.as_str().into(),
            entry.target.as_str().into(),
            entry.fields.join(",").into(),
            entry.request_id.as_str().into(),
            entry.address_digest.as_str().into(),
            address,
            entry.previous.as_str().into(),
            entry.digest.as_str().into(),
        ];
        self.write(&query, &values)
    }

    /// Entries older than that go.
    pub(crate) fn let_audit_go(&self, before: Timestamp) -> Result<(), Error> {
        self.write("DELETE FROM audit WHERE at < ?", &[number(before.as_millis())])
    }

    /// Entries, newest first: those before a number, if one is given.
    pub(crate) fn audit(&self, before: Option<u64>, rows: u32) -> Result<Vec<AuditEntry>, Error> {
        let before = before.map_or_else(|| f64::MAX.into(), number);
        let query = format!("SELECT {COLUMNS} FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?");
        let rows: Vec<Row> = self.rows(&query, &[before, rows.into()])?;
        Ok(rows.into_iter().map(|row| self.entry(row)).collect())
    }

    /// An address that does not open any more is missing: the rest is to be seen all the same.
    fn entry(&self, row: Row) -> AuditEntry {
        let address = self.unseal(Column::AUDIT_ADDRESS, &row.number.to_string(), &row.address).unwrap_or_default();
        let from = parsed::<AuditAddress>(&address).ok();
        let fields = row.fields.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        AuditEntry {
            number: row.number,
            at: Timestamp::from_millis(row.at),
            by: row.asked_by,
            credential: row.credential,
            key: row.key_id,
            role: row.role,
            call: row.call,
            target: row.target,
            fields,
            request_id: row.request_id,
            address_digest: row.address_digest,
            from,
            previous: row.previous,
            digest: row.digest,
        }
    }
}
