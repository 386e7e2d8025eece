//! What a closed session still accepts: only what leaves the agreement as it is, each command judged by its meaning.
//! A command that is added has to be placed here; nothing is accepted because it was forgotten.

use super::C;
use crate::domain::{
    calendars,
    command::{Command, Decision},
    ids::{CalendarId, PersonId, TopicId},
    people::Group,
    session::{NamedCalendar, Session},
    status::Status,
};

/// Whether a closed session accepts a command; whether the command makes sense is asked elsewhere.
#[expect(clippy::match_same_arms, reason = "commands stand together by what they mean")]
pub(super) fn accepts(session: &Session, command: &Command) -> bool {
    match command {
        // What the session is called, and the earlier survey that is read beside it.
        C::Rename { .. } | C::SetCompany { .. } | C::CarrySurvey { .. } => true,
        // Who answers for a promise may be new to the list; who voted with whom stays.
        C::AddPerson { .. } => true,
        C::ChangePerson { id, group, .. } => keeps_group(session, id, *group),
        // Details of the measurement; what of a topic was voted on is told apart when it is filled.
        C::Fill { .. } | C::RenameCalendar { .. } => true,
        C::AddCalendar { calendar: NamedCalendar { id, .. } } | C::RemoveCalendar { id } => {
            is_free(session, id)
        }
        // Owners, spelling, signatures, one's own sentence.
        C::AssignOwner { .. } | C::ConfirmOwner { .. } | C::Correct { .. } => true,
        C::Sign { .. } | C::WithdrawSignature { .. } | C::Say { .. } => true,
        // What is done, what comes up since, what the numbers checks say.
        C::SetActionDone { .. } | C::AddAction { .. } => true,
        C::Park { .. } | C::CareForParked { .. } | C::EndParked { .. } => true,
        C::NoteKept { .. } | C::NoteSign { .. } | C::NoteWin { .. } => true,
        // The answer of leadership, and a team that takes its word back.
        C::Decide { topic, decision } => accepts_decision(session, topic, decision),
        // Whoever gave something away about themselves can always have it gone.
        C::WithdrawFromWords { .. } | C::RemoveRoomTally { .. } => true,
        C::AcceptWord { accepted, .. } => !accepted,
        // A vote that nobody ended, and the way back into the room.
        C::LeaveRound { .. } | C::ReopenSession {} => true,
        // The plan and the clock of an afternoon that is over, and what was said in it.
        C::SetZone { .. } | C::SetPlan { .. } | C::SetAgenda { .. } | C::SetBoxMinutes { .. } => false,
        C::LockBox { .. } | C::EnterStep { .. } | C::EnterBox { .. } => false,
        C::PauseTimer {} | C::ResumeTimer {} | C::ExtendTimer { .. } | C::Close {} => false,
        C::SetPresence { .. } | C::RemovePerson { .. } | C::SetMeasuredOn { .. } => false,
        C::SetRule { .. } | C::SetWorkingAgreements { .. } | C::RemoveAction { .. } => false,
        // What both teams looked at before they agreed.
        C::Assume { .. } | C::AttachBaseline { .. } | C::PickItem { .. } | C::LinkItem { .. } => false,
        C::RecordRoomTally { .. } | C::NameTopThree { .. } => false,
        C::AgreeToWords { .. } | C::AttachWords { .. } | C::TagWord { .. } | C::MergeWords { .. } => false,
        // The agreement itself.
        C::AddTopic { .. } | C::RetitleTopic { .. } | C::SetMethod { .. } | C::Give { .. } => false,
        C::Propose { .. } | C::Word { .. } | C::SetTopicReview { .. } | C::SetReviewBy { .. } => false,
        C::OpenRound { .. } | C::RecordTally { .. } | C::RecordConsent { .. } | C::Reveal { .. } => false,
        C::DescribeObjection { .. } | C::AnswerObjection { .. } | C::NoteReservation { .. } => false,
        C::Follow { .. } | C::Carry { .. } => false,
    }
}

/// Who voted with which team is part of what was agreed; a name and a job title are not.
fn keeps_group(session: &Session, id: &PersonId, group: Group) -> bool {
    session.person(id).is_none_or(|person| person.group == group)
}

/// A calendar that agreed promises count on says how long their limits are.
fn is_free(session: &Session, id: &CalendarId) -> bool {
    calendars::agreed_on(session, id).next().is_none()
}

/// Leadership answers where the teams did not agree; a team takes back only a word it gave.
fn accepts_decision(session: &Session, topic: &TopicId, decision: &Decision) -> bool {
    let Some(topic) = session.topic(topic) else { return true };
    let agreed = topic.status.is_agreed() || matches!(topic.status, Status::Questioned { .. });
    match decision {
        Decision::DecidedByLeadership(_) => !agreed,
        Decision::Question { .. } => agreed,
        Decision::Agree
        | Decision::Override { .. }
        | Decision::Provisional { .. }
        | Decision::NotAgreed(_)
        | Decision::Park(_)
        | Decision::ToLeadership(_)
        | Decision::NotToday { .. }
        | Decision::Reopen
        | Decision::Retire { .. }
        | Decision::LetGo { .. } => false,
    }
}

#[cfg(test)]
mod tests;
