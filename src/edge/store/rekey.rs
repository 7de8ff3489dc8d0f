//! Sealing what older keys sealed anew by the current one, some of it at a time.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::Store;
use super::sealed::{Column, Sealed};
use crate::api::Rekeyed;
use crate::edge::error::Error;

/// A batch ends after this many values, or this many bytes.
const VALUES: u32 = 500;
const BYTES: usize = 4 * 1024 * 1024;

#[derive(Deserialize)]
struct Row {
    row: String,
}

#[derive(Deserialize)]
struct Value {
    value: Option<Sealed>,
}

#[derive(Deserialize)]
struct Count {
    count: u32,
}

impl Store {
    /// Seals one batch anew; the caller makes it one transaction. Once nothing is left, the older keys count as no longer in use.
    ///
    /// Finding the rows and counting what is left read the whole tables: that is why a batch is large.
    pub(crate) fn rekey(&self) -> Result<Rekeyed, Error> {
        let rekeyed = self.rekey_batch()?;
        let mut left = 0;
        for column in Column::ALL {
            let query = format!("SELECT COUNT(*) AS count FROM {} WHERE {}", column.table, stale(column));
            let row: Option<Count> = self.row(&query, &self.stale_values())?;
            left += row.map_or(0, |row| row.count);
        }
        let key = self.vault.current().as_str();
        if left == 0 {
            self.write("DELETE FROM storage_keys WHERE id <> ?", &[key.into()])?;
        }
        Ok(Rekeyed { key: key.to_owned(), rekeyed, left })
    }

    fn rekey_batch(&self) -> Result<u32, Error> {
        let (mut values, mut bytes) = (0, 0);
        for column in Column::ALL {
            let row = column.key.join(" || '/' || ");
            let query = format!("SELECT {row} AS row FROM {} WHERE {} LIMIT ?3", column.table, stale(column));
            let rows: Vec<Row> =
                self.rows(&query, &[&self.stale_values()[..], &[(VALUES - values).into()]].concat())?;
            for Row { row } in rows {
                bytes += self.rekey_value(column, &row)?;
                values += 1;
                if values >= VALUES || bytes >= BYTES {
                    return Ok(values);
                }
            }
        }
        Ok(values)
    }

    /// Seals one value anew and gives its length.
    fn rekey_value(&self, column: Column, row: &str) -> Result<usize, Error> {
        let Column { table, name, key } = column;
        let here = key.iter().map(|part| format!("{part} = ?")).collect::<Vec<_>>().join(" AND ");
        // No part of a key has a stroke in it.
        let key: Vec<JsValue> = row.split('/').map(JsValue::from).collect();
        let found: Option<Value> = self.row(&format!("SELECT {name} AS value FROM {table} WHERE {here}"), &key)?;
        let Some(value) = found.and_then(|found| found.value) else { return Ok(0) };
        let anew = self.seal(column, row, &self.unseal(column, row, &value)?);
        self.write(&format!("UPDATE {table} SET {name} = ? WHERE {here}"), &[&[anew], &key[..]].concat())?;
        Ok(value.len())
    }

    /// What the condition of [`stale`] asks for.
    fn stale_values(&self) -> [JsValue; 2] {
        let start = self.vault.current_start();
        let length = u32::try_from(start.len()).expect("a key id has 32 characters at most");
        [length.into(), js_sys::Uint8Array::from(start.as_slice()).into()]
    }
}

/// Whether a value is sealed by another key than the current one. What was written over is sealed by none.
fn stale(Column { name, .. }: Column) -> String {
    format!("length({name}) > 0 AND substr({name}, 1, 1) <> x'00' AND substr({name}, 1, ?1) <> ?2")
}
