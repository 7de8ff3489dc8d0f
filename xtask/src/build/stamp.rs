//! Remembers what a part was built from and what came out.
//!
//! A part is current when its inputs are as they were and its output is as the build left it: a `trunk build` by hand in
//! between is noticed as well as an edited file. Contents count, times do not.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The inputs of one part, and where to keep word of them.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: u64,
}

impl Stamp {
    /// Reads the inputs: files and folders under `root` without those under `except`, and the tools' versions.
    pub(crate) fn of(
        file: PathBuf,
        root: &Path,
        paths: &[&str],
        except: &[&str],
        tools: &[String],
    ) -> io::Result<Self> {
        let mut hasher = DefaultHasher::new();
        tools.hash(&mut hasher);
        let except: Vec<PathBuf> = except.iter().map(|path| root.join(path)).collect();
        for path in paths {
            hash_tree(root, &root.join(path), &except, &mut hasher)?;
        }
        Ok(Self { file, inputs: hasher.finish() })
    }

    /// Whether `output` is what these inputs made.
    pub(crate) fn is_current(&self, output: &Path) -> bool {
        let noted = fs::read_to_string(&self.file).ok();
        noted.is_some() && noted == self.text(output).ok()
    }

    /// Notes that these inputs made `output`. Call it only after a build that succeeded.
    pub(crate) fn write(&self, output: &Path) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, self.text(output)?)
    }

    fn text(&self, output: &Path) -> io::Result<String> {
        let mut hasher = DefaultHasher::new();
        hash_tree(output, output, &[], &mut hasher)?;
        Ok(format!("from {:016x}\nmade {:016x}\n", self.inputs, hasher.finish()))
    }
}

/// Names are hashed relative to `root`, in order, so that a checkout may be moved.
fn hash_tree(root: &Path, path: &Path, except: &[PathBuf], hasher: &mut DefaultHasher) -> io::Result<()> {
    if except.iter().any(|left_out| left_out == path) {
        return Ok(());
    }
    if path.is_dir() {
        let mut children = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        children.sort();
        return children.iter().try_for_each(|child| hash_tree(root, child, except, hasher));
    }
    path.strip_prefix(root).unwrap_or(path).hash(hasher);
    let contents =
        fs::read(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    contents.hash(hasher);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::Stamp;

    /// A folder with an input tree and an output, built once.
    struct Part {
        root: PathBuf,
    }

    impl Part {
        fn built(test: &str) -> Self {
            let root = std::env::temp_dir().join(format!("hookpost-stamp-{test}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&root);
            let part = Self { root };
            part.write("src/lib.rs", "one").write("src/portal/main.rs", "one").write("out/a.wasm", "made");
            part.stamp("1.0").write(&part.out()).unwrap();
            part
        }

        fn write(&self, path: &str, text: &str) -> &Self {
            let file = self.root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
            self
        }

        fn stamp(&self, tool: &str) -> Stamp {
            let file = self.root.join("part.stamp");
            Stamp::of(file, &self.root, &["src"], &["src/portal"], &[tool.to_owned()]).unwrap()
        }

        fn is_current(&self, tool: &str) -> bool {
            self.stamp(tool).is_current(&self.out())
        }

        fn out(&self) -> PathBuf {
            self.root.join("out")
        }
    }

    impl Drop for Part {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(Path::new(&self.root));
        }
    }

    #[test]
    fn nothing_changed_is_current() {
        let part = Part::built("same");
        assert!(part.write("src/lib.rs", "one").is_current("1.0"));
    }

    #[test]
    fn an_edited_a_new_and_a_renamed_input_are_not_current() {
        assert!(!Part::built("edited").write("src/lib.rs", "two").is_current("1.0"));
        assert!(!Part::built("new").write("src/new.rs", "").is_current("1.0"));
        let part = Part::built("renamed");
        fs::rename(part.root.join("src/lib.rs"), part.root.join("src/bil.rs")).unwrap();
        assert!(!part.is_current("1.0"));
    }

    #[test]
    fn an_input_left_out_does_not_count() {
        assert!(Part::built("left-out").write("src/portal/main.rs", "two").is_current("1.0"));
    }

    #[test]
    fn another_tool_is_not_current() {
        assert!(!Part::built("tool").is_current("1.1"));
    }

    #[test]
    fn an_output_changed_or_gone_is_not_current() {
        assert!(!Part::built("output").write("out/a.wasm", "by hand").is_current("1.0"));
        let part = Part::built("gone");
        fs::remove_dir_all(part.out()).unwrap();
        assert!(!part.is_current("1.0"));
    }
}
