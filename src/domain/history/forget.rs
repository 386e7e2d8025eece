//! What must not live on once it is gone: counts of a survey that was replaced, words that were replaced or taken back.
//! It strikes them from the log; that nothing before is replayed again is the history's own business.

use super::{Entry, What};
use crate::domain::{command::Command, people::PerTeam, session::Session};

/// What a batch puts an end to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forgotten {
    counts: bool,
    words: bool,
}

impl Forgotten {
    /// What this batch puts an end to; what an earlier command of the batch itself brought is struck at once.
    pub(super) fn by(batch: &mut [Command]) -> Self {
        let mut forgotten = Self::default();
        for command in batch.iter_mut().rev() {
            forgotten.strike_from(command);
            forgotten.counts |= matches!(command, Command::AttachBaseline { .. });
            forgotten.words |= matches!(
                command,
                Command::AttachBaseline { .. }
                    | Command::AttachWords { .. }
                    | Command::WithdrawFromWords { .. }
            );
        }
        forgotten
    }

    /// Whether a session still has it.
    pub(super) fn is_in(self, session: &Session) -> bool {
        let words = &session.words.written_by;
        (self.counts && session.baseline.is_some())
            || (self.words && (words.sales.is_some() || words.marketing.is_some()))
    }

    /// Strikes it from a log; whether there was anything to strike.
    pub(super) fn strike(self, log: &mut [Entry]) -> bool {
        let mut found = false;
        for entry in log {
            if let What::Do(batch) = &mut entry.what {
                for command in batch {
                    found |= self.strike_from(command);
                }
            }
        }
        found
    }

    fn strike_from(self, command: &mut Command) -> bool {
        match command {
            Command::AttachBaseline { wave } if self.counts => {
                let mut found = false;
                for item in &mut wave.items {
                    found |= std::mem::take(&mut item.answers) != PerTeam::default();
                }
                found
            }
            Command::AttachWords { written_by } if self.words => {
                std::mem::take(&mut **written_by) != PerTeam::default()
            }
            _ => false,
        }
    }
}
