//! The one command a filled form comes to.

use super::{
    candidates,
    entry::{self, Entry, Part, Pick, Value},
    subject::Subject,
};
use crate::{
    domain::{
        command::{Command, Decision},
        follow_up,
        ids::{PersonId, TopicId},
        moment::Day,
        people::Team,
        status::{Answer, Care, Question},
        vote::Motion,
    },
    effect::Ending,
    screen::Context,
};

/// The command; `None` while nobody can be chosen whom it needs.
pub(super) fn command(subject: &Subject, entries: &[Entry], ctx: &Context<'_>) -> Option<Command> {
    let filled = Filled { entries, ctx };
    let (topic, ending) = match subject {
        Subject::Topic(topic, ending) => (topic.clone(), *ending),
        Subject::Parked(id) => return Some(Command::CareForParked { id: id.clone(), care: filled.care() }),
    };
    let decision = match ending {
        Ending::Park => Decision::Park(filled.care()),
        Ending::NotAgreed => Decision::NotAgreed(filled.care()),
        Ending::ToLeadership => Decision::ToLeadership(Question {
            question: filled.text(Part::Question),
            sales: filled.text(Part::Wording(Team::Sales)),
            marketing: filled.text(Part::Wording(Team::Marketing)),
            decides: filled.name(Part::Decides)?,
            by: filled.day(Part::By),
        }),
        Ending::Answered => Decision::DecidedByLeadership(Answer {
            answer: filled.text(Part::Answer),
            name: filled.name(Part::Name)?,
            on: filled.day(Part::On)?,
        }),
        Ending::Provisional => Decision::Provisional { until: filled.day(Part::Until)? },
        Ending::Override => Decision::Override { reason: filled.text(Part::Reason) },
        Ending::NotToday => Decision::NotToday { owner: filled.person(Part::Care) },
        Ending::Question => {
            let Some(Pick::Team(team)) = filled.pick(Part::Team) else { return None };
            Decision::Question { team: *team, reason: filled.text(Part::Reason) }
        }
        Ending::Retire | Ending::LetGo if asks_first(ctx, &topic) => {
            return Some(Command::OpenRound { topic, motion: Motion::Retire });
        }
        Ending::Retire => Decision::Retire { reason: filled.text(Part::Reason) },
        Ending::LetGo => Decision::LetGo { reason: filled.text(Part::Reason) },
        Ending::Owner => return filled.owner(topic),
    };
    Some(Command::Decide { topic, decision })
}

/// Whether both teams are asked before it can end.
fn asks_first(ctx: &Context<'_>, topic: &TopicId) -> bool {
    ctx.session.topic(topic).is_some_and(follow_up::ends_by_vote)
}

struct Filled<'a, 'b> {
    entries: &'a [Entry],
    ctx: &'a Context<'b>,
}

impl Filled<'_, '_> {
    fn value(&self, part: Part) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.part == part).map(|entry| &entry.value)
    }

    fn text(&self, part: Part) -> String {
        match self.value(part) {
            Some(Value::Text(text)) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    fn day(&self, part: Part) -> Option<Day> {
        match self.value(part) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    }

    fn pick(&self, part: Part) -> Option<&Pick> {
        match self.value(part) {
            Some(Value::Pick(pick)) => Some(pick),
            _ => None,
        }
    }

    fn person(&self, part: Part) -> Option<PersonId> {
        match self.pick(part) {
            Some(Pick::Person(id) | Pick::Confirm(id)) => Some(id.clone()),
            _ => None,
        }
    }

    fn name(&self, part: Part) -> Option<String> {
        let pick = self.pick(part).filter(|pick| **pick != Pick::Nobody)?;
        Some(candidates::name(self.ctx, pick))
    }

    fn care(&self) -> Care {
        Care { owner: self.person(Part::Care), by: self.day(Part::By) }
    }

    /// Somebody who is not here is asked to say yes by a date; the yes itself is a command of its own.
    fn owner(&self, topic: TopicId) -> Option<Command> {
        if matches!(self.pick(Part::Owner), Some(Pick::Confirm(_))) {
            return Some(Command::ConfirmOwner { topic });
        }
        let person = self.person(Part::Owner)?;
        let confirm_by = self.day(Part::ConfirmBy).filter(|_| entry::is_away(self.ctx, &person));
        Some(Command::AssignOwner { topic, person, confirm_by })
    }
}
