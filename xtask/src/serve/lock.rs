//! The lock on the data folder: two workerd on one folder start without complaint and spoil each other's alarms.
//!
//! Invariant: whoever uses the folder holds the lock's open file. workerd gets it as its standard input, so the folder
//! stays locked while workerd lives, even when this program was killed and could not stop it. Of several workers each
//! holds the lock of its own folder below.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, Write};
use std::path::Path;

use crate::failure::{Failure, Outcome};

/// The lock, held until the last copy of its file is closed.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(crate) fn take(data: &Path) -> Outcome<Self> {
        let path = data.join("lock");
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(Failure::io(format_args!("open {}", path.display())))?;
        match file.try_lock() {
            Ok(()) => {
                let lock = Self { file };
                let holder = format!("cargo xtask serve, process {}", std::process::id());
                lock.write(&holder).map_err(Failure::io(format_args!("write {}", path.display())))?;
                Ok(lock)
            }
            Err(TryLockError::WouldBlock) => Err(taken(data, &path)),
            Err(TryLockError::Error(error)) => Err(Failure::io(format_args!("lock {}", path.display()))(error)),
        }
    }

    /// Says who has it, for the next who tries.
    pub(crate) fn name_holder(&self, workerd: u32, port: u16) -> io::Result<()> {
        let us = std::process::id();
        self.write(&format!("cargo xtask serve, process {us} (workerd {workerd}, http://127.0.0.1:{port})"))
    }

    /// The same open file, for a child to hold as well.
    pub(crate) fn share(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    fn write(&self, holder: &str) -> io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{holder}")
    }
}

fn taken(data: &Path, path: &Path) -> Failure {
    let holder = fs::read_to_string(path).unwrap_or_default();
    let holder = Some(holder.trim()).filter(|holder| !holder.is_empty()).unwrap_or("another process");
    Failure::new(format!(
        "The data folder {} is in use by {holder}.\n\
         Stop that with Ctrl-C where it runs; if its terminal is gone, end its workerd. \
         Or give this one a folder and a port of its own: --data DIR --port N.",
        data.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn a_second_lock_is_refused_with_the_holder_until_the_last_copy_is_closed() {
        let data = std::env::temp_dir().join(format!("hookpost-lock-{}", std::process::id()));
        std::fs::create_dir_all(&data).unwrap();
        let refused = || Lock::take(&data).unwrap_err().to_string();

        let first = Lock::take(&data).unwrap();
        assert!(refused().contains(&format!("in use by cargo xtask serve, process {}.", std::process::id())));
        first.name_holder(4242, 8787).unwrap();
        assert!(refused().contains("(workerd 4242, http://127.0.0.1:8787)"));

        let of_workerd = first.share().unwrap();
        drop(first);
        assert!(refused().contains("workerd 4242"));
        drop(of_workerd);
        Lock::take(&data).unwrap();
        std::fs::remove_dir_all(&data).unwrap();
    }
}
