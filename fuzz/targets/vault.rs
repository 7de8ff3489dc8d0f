//! Cells of the store: what is sealed, then where one byte of it is changed, then what is taken for a sealed one.

use hookpost::vault::{OpenError, Place, StorageKeys, Vault};

const KEYS: &str = "k2:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const HERE: Place<'static> = Place { table: "events", column: "body", row: "evt_1" };

/// A value opens where it was sealed and nowhere else; changed in one byte it does not open, and neither does what was never
/// sealed.
pub(crate) fn hold(bytes: &[u8]) {
    let vault = vault(KEYS);
    assert!(vault.open(HERE, bytes).is_err(), "nobody sealed this");
    let mut nonce = [0; 12];
    nonce.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    let (change, plain) = bytes.split_first_chunk::<3>().unwrap_or((&[0, 0, 1], bytes));
    let sealed = vault.seal(HERE, nonce, plain);
    assert_eq!(vault.open(HERE, &sealed).as_deref(), Ok(plain));
    assert!(sealed.starts_with(&vault.current_start()));

    let mut changed = sealed.clone();
    let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % changed.len();
    changed[at] ^= change[2].max(1);
    assert!(vault.open(HERE, &changed).is_err(), "byte {at} makes no difference");
    assert!(vault.open(HERE, &sealed[..at]).is_err(), "{at} bytes are enough");
    let row = String::from_utf8_lossy(plain);
    let elsewhere = Place { row: &row, ..HERE };
    assert!(row == HERE.row || matches!(vault.open(elsewhere, &sealed), Err(OpenError::Forged(_))));

    let text = String::from_utf8_lossy(bytes);
    match StorageKeys::parse(&text) {
        Ok(keys) => {
            let other = keys.vault("partner:demo");
            assert_eq!(other.open(HERE, &other.seal(HERE, nonce, plain)).as_deref(), Ok(plain));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn vault(keys: &str) -> Vault {
    StorageKeys::parse(keys).expect("they are keys").vault("partner:demo")
}
