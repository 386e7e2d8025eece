//! A file for another program to work on: the user's own editor. Gone when it is done.

use super::load;
use std::{
    io::{self, Write as _},
    path::Path,
};

/// Lets `work` change a file with this text and returns what is in it afterwards.
pub fn edit(text: &str, work: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<String> {
    let mut file = tempfile::Builder::new().prefix("smarketing-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    work(file.path())?;
    // Editors replace the file or write into it: the path is read again, not the handle.
    load::text(file.path()).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "stands in for an editor that replaces the file")]
    fn what_an_editor_leaves_comes_back() {
        let edited = edit("before", |path| {
            let other = path.with_extension("new");
            std::fs::write(&other, "after")?;
            std::fs::rename(other, path)
        });
        assert_eq!(edited.unwrap(), "after");
        assert!(edit("before", |_| Err(io::Error::other("no editor"))).is_err());
    }
}
