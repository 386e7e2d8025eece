//! What came back from the world, as the message for the screen that asked for it; nothing when that screen is gone.
//! The one place where a result finds its screen.

use super::{
    Msg, Screen, calendar, check_in, close, compare, export, import_survey, remeasured, search, timeline,
};
use crate::{
    domain::{baseline::Earlier, command::Command, session::Session, timeline::Stand},
    effect::{Exports, Findings},
    import::{Imported, holidays::Holiday, survey::Understood},
};

/// The message that turns a screen of several parts to the one where a batch is seen.
pub fn turned_to(screen: &Screen, batch: &[Command]) -> Option<Msg> {
    let last = batch.last()?;
    match screen {
        Screen::CheckIn(_) => check_in::Msg::turning_to(last).map(Msg::CheckIn),
        Screen::Close(_) => close::Msg::turning_to(last).map(Msg::Close),
        _ => None,
    }
}

/// The message that brings a survey, or why it was not read, to the screen that asked for it.
pub fn survey_read(screen: &Screen, read: Result<Understood, String>) -> Option<Msg> {
    matches!(screen, Screen::ImportSurvey(_))
        .then(|| Msg::ImportSurvey(import_survey::Msg::Came(Box::new(read))))
}

/// The message that brings an earlier survey to the screen that asked for it.
pub fn earlier_read(screen: &Screen, earlier: Earlier) -> Option<Msg> {
    matches!(screen, Screen::Remeasured(_)).then(|| Msg::Remeasured(remeasured::Msg::Came(Box::new(earlier))))
}

/// The message that brings another session to the screen that asked for it.
pub fn past_read(screen: &Screen, session: Session) -> Option<Msg> {
    matches!(screen, Screen::Compare(_)).then(|| Msg::Compare(compare::Msg::Came(Box::new(session))))
}

/// The message that tells the export dialog which names are taken.
pub fn exports_listed(screen: &Screen, there: Exports) -> Option<Msg> {
    matches!(screen, Screen::Export(_)).then(|| Msg::Export(export::Msg::Listed(Box::new(there))))
}

/// The message that tells the export dialog what was written.
pub fn exports_written(screen: &Screen, names: Vec<String>) -> Option<Msg> {
    matches!(screen, Screen::Export(_)).then_some(Msg::Export(export::Msg::Written(names)))
}

/// The message that brings what was found to the screen that asked for it.
pub fn found(screen: &Screen, findings: Findings) -> Option<Msg> {
    matches!(screen, Screen::Search(_)).then(|| Msg::Search(search::Msg::Came(Box::new(findings))))
}

/// The message that brings a topic's stands to the screen that shows them.
pub fn traced(screen: &Screen, stands: Vec<Stand>) -> Option<Msg> {
    matches!(screen, Screen::Timeline(_)).then(|| Msg::Timeline(timeline::Msg::Came(stands)))
}

/// The message that brings holidays, or why they were not read, to the screen that asked for them.
pub fn holidays_read(screen: &Screen, read: Result<Imported<Vec<Holiday>>, String>) -> Option<Msg> {
    matches!(screen, Screen::Calendar(_)).then(|| Msg::Calendar(calendar::Msg::Came(Box::new(read))))
}
