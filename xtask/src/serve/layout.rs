//! How a data folder is laid out: one worker keeps its storage in it, several keep a folder each. Which it is stays so, for
//! by another number of workers partners would be looked for where they are not, and found empty.

use std::fs;
use std::path::{Path, PathBuf};

use super::options::WORKERS_AT_MOST;
use crate::failure::{Failure, Outcome};

/// The folder of a worker, one of several.
pub(super) fn shard(number: u32) -> PathBuf {
    format!("shard-{number}").into()
}

/// Refuses another number of workers than the folder has had.
pub(super) fn require(data: &Path, workers: u32) -> Outcome {
    let count = (0..WORKERS_AT_MOST).take_while(|number| data.join(shard(*number)).exists()).count();
    let has_one = fs::read_dir(data.join("storage")).is_ok_and(|mut entries| entries.next().is_some());
    let was = match u32::try_from(count).expect("a handful of folders") {
        0 if has_one => 1,
        0 => return Ok(()),
        count => count,
    };
    if was == workers {
        return Ok(());
    }
    let workers_were = if was == 1 { "one worker".to_owned() } else { format!("{was} workers") };
    Err(Failure::new(format!(
        "The data folder {} is that of {workers_were}: by another number, partners would be looked for where they are not.\n\
         Go on with --workers {was}, or start afresh with --data DIR. docs/workers.md says how partners move.",
        data.display()
    )))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::require;

    #[test]
    fn a_folder_keeps_its_number_of_workers() {
        let data = std::env::temp_dir().join(format!("hookpost-layout-{}", std::process::id()));
        let refused = |workers| require(&data, workers).unwrap_err().to_string();
        fs::create_dir_all(data.join("storage")).unwrap();
        require(&data, 1).unwrap();
        require(&data, 3).unwrap();

        fs::create_dir(data.join("storage/hookpost-partner-v1")).unwrap();
        require(&data, 1).unwrap();
        assert!(refused(3).contains("is that of one worker") && refused(3).contains("Go on with --workers 1"));

        fs::remove_dir_all(data.join("storage")).unwrap();
        (0..3).for_each(|number| fs::create_dir(data.join(format!("shard-{number}"))).unwrap());
        require(&data, 3).unwrap();
        assert!(refused(1).contains("is that of 3 workers") && refused(1).contains("Go on with --workers 3"));
        assert!(refused(4).contains("Go on with --workers 3"));
        fs::remove_dir_all(&data).unwrap();
    }
}
