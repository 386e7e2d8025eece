//! What became of a journal whose file was edited elsewhere, as a value and as a sentence. It touches no file.

use crate::assets::words::fill;
use std::path::{Path, PathBuf};

/// Where a file's journal went, and what it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The new file with what the journal had; none where no version fits it.
    pub beside: Option<PathBuf>,
    /// Everything the journal had is in that file.
    pub is_whole: bool,
    /// Where the journal lies now: it is never deleted.
    pub aside: PathBuf,
}

impl Apart {
    /// Where everything is now.
    pub fn told(&self) -> String {
        let aside = self.aside.display();
        let Some(beside) = &self.beside else { return fill("apart.aside", &[("aside", &aside)]) };
        let file = Path::new(beside.file_name().unwrap_or_default()).display().to_string();
        if self.is_whole {
            fill("apart.beside", &[("file", &file)])
        } else {
            fill("apart.beside_part", &[("file", &file), ("aside", &aside)])
        }
    }
}
