//! Getting bytes off the disk. SQLite leaves what was deleted where it was, in freed pages and in the gaps of others, and the
//! runtime allows neither `secure_delete` nor `VACUUM`. So the tables are copied into clean pages and zeros are written over
//! all the others.
//!
//! It costs time by the length of the file, during which the object does nothing else: one scrub serves many erasures.

use serde::Deserialize;

use super::{Store, number};
use crate::edge::error::Error;
use crate::model::Timestamp;

const PAGE: f64 = 4096.0;
/// So many bytes of zeros fill their first page, which also holds the row, and so many each further one.
const FIRST_PAGE: f64 = 4056.0;
const FURTHER_PAGE: f64 = 4092.0;
/// So many pages are written over by one row.
const PAGES: f64 = 64.0;
/// The file may once have been this much longer than was ever noticed.
const MARGIN: f64 = 1.25;
/// And so much, since pages are taken that nobody asked for when a table's root is full.
const SLACK: f64 = 8.0 * PAGE;
/// The write-ahead log begins anew after 1,000 pages: with so many bytes it surely does.
const WRITE_AHEAD_LOG: f64 = 1100.0 * PAGE;

#[derive(Deserialize)]
struct State {
    wanted_at: Option<u64>,
    swept_at: Option<u64>,
    file_bytes: f64,
}

#[derive(Deserialize)]
struct Made {
    r#type: String,
    name: String,
    tbl_name: String,
    sql: String,
}

struct Table {
    name: String,
    sql: String,
    /// What makes its indexes and triggers.
    indexes: Vec<String>,
}

impl Store {
    /// When a scrub was last wanted, if it was not made since.
    pub(crate) fn scrub_wanted_at(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.scrub_state()?.wanted_at.map(Timestamp::from_millis))
    }

    /// Since when what retention erased may have left pieces behind.
    pub(crate) fn swept_at(&self) -> Result<Option<Timestamp>, Error> {
        Ok(self.scrub_state()?.swept_at.map(Timestamp::from_millis))
    }

    /// Retention is about to erase something.
    pub(crate) fn note_sweep(&self, now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE scrub SET swept_at = COALESCE(swept_at, ?), file_bytes = MAX(file_bytes, ?)";
        self.write(query, &[number(now.as_millis()), self.size().into()])
    }

    /// A scrub is wanted. To be called before anything is deleted, so that the file's length is noticed.
    pub(crate) fn want_scrub(&self, now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE scrub SET wanted_at = ?, file_bytes = MAX(file_bytes, ?)";
        self.write(query, &[number(now.as_millis()), self.size().into()])
    }

    /// Notices how long the file is, if it is much longer than it was.
    pub(crate) fn notice_size(&self) -> Result<(), Error> {
        let query = "UPDATE scrub SET file_bytes = ?1 WHERE file_bytes * 1.1 < ?1";
        self.write(query, &[self.size().into()])
    }

    /// Copies every table and writes zeros over all that is not in use. What was erased is in no page of the file then, but
    /// it may be in the write-ahead log.
    pub(crate) fn scrub(&self) -> Result<(), Error> {
        self.together(|| {
            let mut longest = self.scrub_state()?.file_bytes.max(self.size()) * MARGIN;
            // First what is free already: the copies are made there. Nothing is freed before the last of them is made.
            longest = self.overwrite(longest)?;
            let tables = self.tables()?;
            for (number, table) in tables.iter().enumerate() {
                let columns = table.sql.find('(').map(|start| &table.sql[start..]).unwrap_or_default();
                self.write(&format!("CREATE TABLE scrubbed_{number} {columns}"), &[])?;
                self.write(&format!("INSERT INTO scrubbed_{number} SELECT * FROM {}", table.name), &[])?;
            }
            longest = longest.max(self.size());
            for table in &tables {
                self.write(&format!("DROP TABLE {}", table.name), &[])?;
            }
            longest = self.overwrite(longest)?;
            for (number, table) in tables.iter().enumerate() {
                self.write(&format!("ALTER TABLE scrubbed_{number} RENAME TO {}", table.name), &[])?;
            }
            // Once every table has its name: a trigger of one may write to another.
            tables.iter().flat_map(|table| &table.indexes).try_for_each(|made| self.write(made, &[]))?;
            let query = "UPDATE scrub SET file_bytes = ?";
            self.write(query, &[(longest / MARGIN).floor().into()])
        })
    }

    /// Writes zeros until the write-ahead log begins anew, or over what it held before it did. To be called twice, each
    /// time after all was durable.
    pub(crate) fn overwrite_log(&self) -> Result<(), Error> {
        self.together(|| {
            let longest = self.overwrite(self.size() + WRITE_AHEAD_LOG.max(self.size()))?;
            let query = "UPDATE scrub SET file_bytes = MAX(file_bytes, ?)";
            self.write(query, &[(longest / MARGIN).floor().into()])
        })
    }

    /// All bytes are gone whose scrub was wanted last at `wanted_at`. If more was erased since, the next one is wanted.
    pub(crate) fn scrubbed(&self, wanted_at: Timestamp) -> Result<(), Error> {
        self.write("UPDATE scrub SET wanted_at = NULL WHERE wanted_at = ?", &[number(wanted_at.as_millis())])
    }

    /// All pieces are gone that retention had left when the scrub began; since then it left some at `since`, if it did.
    pub(crate) fn swept(&self, since: Option<Timestamp>) -> Result<(), Error> {
        self.write("UPDATE scrub SET swept_at = ?", &[super::opt(since.map(|at| number(at.as_millis())))])
    }

    /// Our tables, with what makes them and their indexes. What the runtime keeps in the same file is its own.
    fn tables(&self) -> Result<Vec<Table>, Error> {
        let query = "SELECT type, name, tbl_name, sql FROM sqlite_master
                     WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name NOT LIKE '!_cf!_%' ESCAPE '!'";
        let all: Vec<Made> = self.rows(query, &[])?;
        let (tables, indexes): (Vec<Made>, Vec<Made>) = all.into_iter().partition(|made| made.r#type == "table");
        let with_indexes = |Made { name, sql, .. }: Made| {
            let own = indexes.iter().filter(|index| index.tbl_name == name);
            Table { indexes: own.map(|index| index.sql.clone()).collect(), name, sql }
        };
        Ok(tables.into_iter().map(with_indexes).collect())
    }

    /// Writes zeros over all that is free in a file that may be so long, and gives how long it may be now. Freed pages are
    /// taken before the file grows.
    fn overwrite(&self, longest: f64) -> Result<f64, Error> {
        self.write("CREATE TABLE zeros (chunk BLOB NOT NULL) STRICT", &[])?;
        loop {
            let left = ((longest + SLACK - self.size()) / PAGE).ceil();
            if left < 1.0 {
                break;
            }
            let bytes = FIRST_PAGE + (left.min(PAGES) - 1.0) * FURTHER_PAGE;
            self.write("INSERT INTO zeros VALUES (zeroblob(?))", &[bytes.into()])?;
        }
        let longest = longest.max(self.size() - SLACK);
        self.write("DROP TABLE zeros", &[])?;
        Ok(longest)
    }

    fn scrub_state(&self) -> Result<State, Error> {
        let state = self.row("SELECT wanted_at, swept_at, file_bytes FROM scrub", &[])?;
        state.ok_or_else(|| Error::Runtime("the table scrub has no row".to_owned()))
    }
}
