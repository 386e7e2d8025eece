//! The only writer of a session: each command is accepted whole, or rejected with nothing changed.

mod after_close;
mod attach;
mod calendar;
mod carry;
mod close;
mod decide;
mod in_room;
mod numbers;
mod people;
mod plan;
mod round;
mod wording;
mod words;

use crate::domain::{
    command::Command, ids::TopicId, moment::Moment, rejected::Rejected, session::Session, topic::Topic,
};

use Command as C;

type Applied = Result<(), Rejected>;

impl Session {
    /// Accepts `command` at the instant `at`, or says why not and changes nothing.
    pub fn apply(&mut self, command: &Command, at: Moment) -> Applied {
        match self.closed() {
            Some(closed) if !after_close::accepts(self, command) => Err(closed),
            _ => self.dispatch(command, at),
        }
    }

    /// What is said to a change of the agreement once the session is closed.
    pub(super) fn closed(&self) -> Option<Rejected> {
        self.closed_at.map(|at| Rejected::Closed(at.day_in(&self.zone)))
    }

    /// Plan, people and what the teams answered; the rest is handed on.
    fn dispatch(&mut self, command: &Command, at: Moment) -> Applied {
        match command {
            C::Rename { .. }
            | C::SetCompany { .. }
            | C::SetZone { .. }
            | C::SetPlan { .. }
            | C::SetRule { .. }
            | C::SetWorkingAgreements { .. }
            | C::Assume { .. }
            | C::SetAgenda { .. }
            | C::SetBoxMinutes { .. }
            | C::LockBox { .. }
            | C::EnterStep { .. }
            | C::EnterBox { .. }
            | C::PauseTimer {}
            | C::ResumeTimer {}
            | C::ExtendTimer { .. } => plan::apply(self, command, at),
            C::AddCalendar { .. } | C::RenameCalendar { .. } | C::RemoveCalendar { .. } => {
                calendar::apply(self, command)
            }
            C::SetMeasuredOn { .. }
            | C::AddPerson { .. }
            | C::ChangePerson { .. }
            | C::SetPresence { .. }
            | C::RemovePerson { .. } => people::apply(self, command),
            C::AttachBaseline { .. } | C::CarrySurvey { .. } | C::PickItem { .. } | C::LinkItem { .. } => {
                attach::apply(self, command)
            }
            C::RecordRoomTally { .. } | C::RemoveRoomTally { .. } | C::NameTopThree { .. } => {
                in_room::apply(self, command, at)
            }
            C::AgreeToWords { .. }
            | C::WithdrawFromWords { .. }
            | C::AttachWords { .. }
            | C::TagWord { .. }
            | C::AcceptWord { .. }
            | C::MergeWords { .. } => words::apply(self, command),
            C::Follow { .. } | C::Carry { .. } => carry::apply(self, command),
            C::NoteKept { .. } | C::NoteSign { .. } | C::NoteWin { .. } => numbers::apply(self, command),
            _ => self.dispatch_agreement(command, at),
        }
    }

    /// Topics, votes, decisions, and what follows from them.
    fn dispatch_agreement(&mut self, command: &Command, at: Moment) -> Applied {
        match command {
            C::AddTopic { .. }
            | C::RetitleTopic { .. }
            | C::SetMethod { .. }
            | C::Give { .. }
            | C::Propose { .. }
            | C::Word { .. }
            | C::Fill { .. }
            | C::Correct { .. }
            | C::AssignOwner { .. }
            | C::ConfirmOwner { .. }
            | C::SetTopicReview { .. } => wording::apply(self, command, at),
            C::OpenRound { .. }
            | C::RecordTally { .. }
            | C::RecordConsent { .. }
            | C::Reveal { .. }
            | C::LeaveRound { .. } => round::apply(self, command, at),
            C::DescribeObjection { .. }
            | C::AnswerObjection { .. }
            | C::NoteReservation { .. }
            | C::Decide { .. } => decide::apply(self, command, at),
            C::Park { .. }
            | C::CareForParked { .. }
            | C::EndParked { .. }
            | C::AddAction { .. }
            | C::SetActionDone { .. }
            | C::RemoveAction { .. }
            | C::Say { .. }
            | C::SetReviewBy { .. }
            | C::Sign { .. }
            | C::WithdrawSignature { .. }
            | C::Close {}
            | C::ReopenSession {} => close::apply(self, command, at),
            _ => unreachable!("Session::dispatch keeps the other commands to itself"),
        }
    }

    fn topic_mut(&mut self, id: &TopicId) -> Result<&mut Topic, Rejected> {
        let missing = || Rejected::NotFound { what: "rejected.what.topic", id: id.to_string() };
        self.topics.iter_mut().find(|topic| topic.id == *id).ok_or_else(missing)
    }

    /// Keeps the counter past a number that an id carries, so that none is given twice.
    fn note_id(&mut self, id: &str) {
        let digits: String = id.chars().skip_while(|c| !c.is_ascii_digit()).collect();
        if let Ok(number) = digits.parse::<u64>() {
            self.counter = self.counter.max(number.min(1 << 50));
        }
    }
}

fn required(what: &'static str, text: &str) -> Result<String, Rejected> {
    let text = text.trim();
    if text.is_empty() { Err(Rejected::Empty(what)) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests;
