//! A path as it was typed or dropped on the terminal. It looks at no file.

use std::path::PathBuf;

/// Without the quotation marks that file managers and shells put around a dropped path.
pub fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    inner.unwrap_or(value).trim().to_owned()
}

/// A dropped path has its spaces escaped.
pub fn path(value: &str) -> PathBuf {
    PathBuf::from(value.replace("\\ ", " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_path_loses_its_marks() {
        assert_eq!(path(&unquoted(" '/a b/c.ics' ")), PathBuf::from("/a b/c.ics"));
        assert_eq!(path(&unquoted("/a\\ b/c.ics")), PathBuf::from("/a b/c.ics"));
    }
}
