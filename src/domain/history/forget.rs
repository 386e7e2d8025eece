//! What must not live on once it is gone: counts of a survey that was replaced, words that were replaced or taken back.
//! It strikes them from the log; that nothing before is replayed again is the history's own business.

use super::{Entry, What};
use crate::domain::{
    baseline::{RoomTally, Wave},
    command::Command,
    people::PerTeam,
    session::Session,
};

/// What a batch puts an end to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forgotten {
    counts: bool,
    words: bool,
    earlier: bool,
    /// Counts in the room that were taken back.
    tallies: Vec<String>,
}

impl Forgotten {
    /// What this batch puts an end to; what an earlier command of the batch itself brought is struck at once.
    pub(super) fn by(batch: &mut [Command]) -> Self {
        let mut forgotten = Self::default();
        for command in batch.iter_mut().rev() {
            forgotten.strike_from(command);
            forgotten.counts |= matches!(command, Command::AttachBaseline { .. });
            if let Command::RemoveRoomTally { id } = command {
                forgotten.tallies.push(id.clone());
            }
            forgotten.earlier |= matches!(command, Command::CarrySurvey { .. });
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
    pub(super) fn is_in(&self, session: &Session) -> bool {
        let words = &session.words.written_by;
        (self.counts && session.baseline.is_some())
            || session.tallies.iter().any(|tally| self.has_slips(tally))
            || (self.earlier && session.earlier.is_some())
            || (self.words && (words.sales.is_some() || words.marketing.is_some()))
    }

    /// Strikes it from a log; whether there was anything to strike.
    pub(super) fn strike(&self, log: &mut [Entry]) -> bool {
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

    fn has_slips(&self, tally: &RoomTally) -> bool {
        !tally.source.is_seen_by_all() && self.tallies.contains(&tally.id)
    }

    fn strike_from(&self, command: &mut Command) -> bool {
        match command {
            Command::AttachBaseline { wave } if self.counts => strike_wave(wave),
            Command::CarrySurvey { earlier: Some(earlier) } if self.earlier => strike_wave(&mut earlier.wave),
            // Slips are anonymous: counted twice, the slip that came late would be the difference.
            Command::RecordRoomTally { tally } if self.has_slips(tally) => {
                std::mem::take(&mut tally.item.answers) != PerTeam::default()
            }
            Command::AttachWords { written_by } if self.words => {
                std::mem::take(&mut **written_by) != PerTeam::default()
            }
            _ => false,
        }
    }
}

/// What was asked may stay; whoever answered, what, and how the labels were spelled may not.
fn strike_wave(wave: &mut Wave) -> bool {
    let mut found = !wave.warnings.is_empty();
    wave.warnings.clear();
    for item in &mut wave.items {
        found |= std::mem::take(&mut item.answers) != PerTeam::default() || item.labels.take().is_some();
    }
    found
}
