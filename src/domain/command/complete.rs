//! What a command is besides its data: whether undo passes it by, what it is called, and what the session fills in.

use super::Command;
use crate::domain::{
    baseline::DEFAULT_THRESHOLD,
    ids::{ActionId, ParkedId, PersonId, TopicId},
    people::Team,
    session::Session,
};

impl Command {
    /// Recorded but skipped by undo: taken back by a command of its own.
    pub fn is_ceremony(&self) -> bool {
        matches!(
            self,
            Self::EnterStep { .. }
                | Self::EnterBox { .. }
                | Self::PauseTimer {}
                | Self::ResumeTimer {}
                | Self::ExtendTimer { .. }
                | Self::Sign { .. }
                | Self::WithdrawSignature { .. }
                | Self::Close {}
                | Self::ReopenSession {}
        )
    }

    /// Its key in the words file: what undo says it took back.
    pub fn key(&self) -> String {
        let text = format!("{self:?}");
        let name: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
        let mut key = String::from("command.");
        for (index, letter) in name.chars().enumerate() {
            if letter.is_ascii_uppercase() && index > 0 {
                key.push('_');
            }
            key.push(letter.to_ascii_lowercase());
        }
        key
    }

    /// Fills what the session decides before a command is logged: ids left out, the log position of a
    /// signature; and seals a survey.
    pub fn complete(&mut self, session: &Session, seq: u64, given: &mut u64) {
        let mut next = |prefix: &str| {
            *given += 1;
            format!("{prefix}{}", session.counter + *given)
        };
        match self {
            Self::AddPerson { id: id @ None, .. } => *id = Some(PersonId(next("p"))),
            Self::AddTopic { id: id @ None, .. } => *id = Some(TopicId(next("t"))),
            Self::Park { id: id @ None, .. } => *id = Some(ParkedId(next("k"))),
            Self::AddAction { id: id @ None, .. } => *id = Some(ActionId(next("a"))),
            Self::Sign { position: position @ None, .. } => *position = Some(seq),
            // Counts under the threshold never reach the log.
            Self::AttachBaseline { wave } => **wave = wave.as_ref().clone().sealed(),
            Self::Follow { previous } => **previous = previous.left_behind(),
            Self::CarrySurvey { earlier: Some(earlier) } => earlier.wave = earlier.wave.clone().sealed(),
            Self::RecordRoomTally { tally } => {
                if tally.id.is_empty() {
                    tally.id = next("h");
                }
                **tally = tally.as_ref().clone().sealed();
            }
            Self::AttachWords { written_by } => {
                let threshold = session.baseline.as_ref().map_or(DEFAULT_THRESHOLD, |wave| wave.threshold);
                for team in Team::BOTH {
                    let written = written_by.get_mut(team);
                    *written = written.take().map(|written| written.sealed(threshold));
                }
            }
            _ => {}
        }
    }
}
