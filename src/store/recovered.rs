//! What came back when a session was opened, and the sentences that say so. It reads and writes no file.

use super::places;
use crate::assets::words::{count, fill, say};
use crate::domain::moment::Moment;
use std::path::PathBuf;

/// What came back from the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Changes the session file did not have yet.
    pub changes: usize,
    /// One unfinished change at the end was lost.
    pub torn: bool,
    /// When the last half-typed text was typed, if there is some.
    pub last_words_at: Option<Moment>,
    /// The file with half-typed text that something later stands for, if some was put there now.
    pub set_aside: Option<PathBuf>,
}

impl Recovered {
    /// "Recovered 41 changes. Your last words from 14:21 are back. One unfinished change was lost."
    pub fn told(&self, zone: &str) -> String {
        let changes = (self.changes > 0).then(|| count("app.recovered", self.changes as u64));
        let words = self.last_words_at.map(|at| fill("app.recovered_words", &[("time", &at.clock_in(zone))]));
        let torn = self.torn.then(|| say("app.recovered_torn").to_owned());
        let aside = self.set_aside.as_ref().map(|path| places::short(path));
        let aside = aside.map(|path| fill("app.recovered_aside", &[("path", &path.display())]));
        [changes, words, torn, aside].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::at;

    #[test]
    fn only_what_came_back_is_said() {
        let words = Recovered { last_words_at: Some(at(60)), ..Recovered::default() };
        assert_eq!(words.told("Europe/Berlin"), "Your last words from 14:01 are back.");
        let all = Recovered { changes: 2, torn: true, set_aside: Some("/x/s1.words".into()), ..words };
        let told = all.told("Europe/Berlin");
        assert!(told.starts_with("Recovered 2 changes. Your last words from 14:01 are back. One"), "{told}");
        assert!(told.ends_with(" Older words set aside: /x/s1.words"), "{told}");
    }
}
