//! What each decision asks for, and what is proposed for it before anybody types.

use super::{candidates, subject::Subject};
use crate::{
    assets::words::{fill, say},
    domain::{
        ids::PersonId,
        moment::Day,
        people::{Presence, Team},
        status::Status,
    },
    screen::Context,
};

/// Days from today that are proposed for a date.
const DAYS_AHEAD: i32 = 14;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Who looks after it; nobody is an answer.
    Care,
    /// Who answers for it.
    Owner,
    /// Somebody who is not here says yes by then.
    ConfirmBy,
    /// By when.
    By,
    /// Until when it holds.
    Until,
    /// When it was decided.
    On,
    /// What leadership is asked.
    Question,
    /// What one team wants it to say.
    Wording(Team),
    /// Who in leadership decides.
    Decides,
    /// What leadership answered.
    Answer,
    /// Who answered.
    Name,
    /// Which team takes its word back.
    Team,
    /// Why.
    Reason,
}

/// Somebody or something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// Somebody on the attendance list.
    Person(PersonId),
    /// The owner who was not here says yes.
    Confirm(PersonId),
    /// Nobody yet.
    Nobody,
    /// One of the teams.
    Team(Team),
    /// A name that is not on the list.
    Typed(String),
}

/// What stands in an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Words.
    Text(String),
    /// A date.
    Date(Day),
    /// Somebody or something chosen.
    Pick(Pick),
}

/// One thing a decision asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is about.
    pub(super) part: Part,
    /// What stands in it.
    pub(super) value: Value,
}

impl Entry {
    /// Why a value cannot stand here, with what to type.
    pub(super) fn refused(&self, value: &Value, today: Day) -> Option<String> {
        match (self.part, value) {
            (Part::Question | Part::Answer | Part::Reason, Value::Text(text)) if text.is_empty() => {
                Some(say("decide.text_missing").to_owned())
            }
            (Part::Decides | Part::Name, Value::Pick(Pick::Nobody)) => {
                Some(say("decide.name_missing").to_owned())
            }
            (Part::By | Part::Until | Part::ConfirmBy, Value::Date(day)) if *day < today => {
                Some(fill("decide.past", &[("date", &day.told(today))]))
            }
            _ => None,
        }
    }
}

/// The entries of a form; what was typed before it was closed comes back.
pub(super) fn proposed(ctx: &Context<'_>, subject: &Subject) -> Vec<Entry> {
    let entry = |part: &Part| {
        let mut entry = Entry { part: *part, value: value(ctx, subject, *part) };
        let draft = ctx.drafts.get(&subject.key(*part)).map(|draft| draft.trim());
        match (&mut entry.value, draft) {
            (Value::Text(text), Some(draft)) => draft.clone_into(text),
            (Value::Date(day), Some(draft)) => *day = Day::read(draft, ctx.today()).unwrap_or(*day),
            _ => {}
        }
        entry
    };
    subject.parts().iter().map(entry).collect()
}

/// Whether an entry is asked for, given the others: a yes is waited for only from somebody who is not here.
pub(super) fn is_asked(ctx: &Context<'_>, entries: &[Entry], index: usize) -> bool {
    entries[index].part != Part::ConfirmBy
        || entries
            .iter()
            .any(|entry| matches!(&entry.value, Value::Pick(Pick::Person(id)) if is_away(ctx, id)))
}

/// Whether somebody is on the list and not here.
pub(super) fn is_away(ctx: &Context<'_>, id: &PersonId) -> bool {
    ctx.session.person(id).is_some_and(|person| person.presence == Presence::NotHere)
}

fn value(ctx: &Context<'_>, subject: &Subject, part: Part) -> Value {
    let topic = subject.topic(ctx);
    match part {
        Part::Care | Part::Owner | Part::Decides | Part::Name | Part::Team => {
            let known = subject.parked(ctx).and_then(|item| item.owner.clone()).map(Pick::Person);
            Value::Pick(known.unwrap_or_else(|| candidates::proposed(ctx, topic, part)))
        }
        Part::By | Part::Until | Part::ConfirmBy => {
            let known = subject.parked(ctx).and_then(|item| item.by);
            Value::Date(known.unwrap_or_else(|| ctx.today().plus_days(DAYS_AHEAD)))
        }
        Part::On => Value::Date(ctx.today()),
        Part::Answer | Part::Reason => Value::Text(String::new()),
        Part::Question => Value::Text(match topic.map(|topic| &topic.status) {
            Some(Status::ToLeadership(question)) => question.question.clone(),
            _ => fill("decide.question_proposed", &[("title", &subject.name(ctx))]),
        }),
        Part::Wording(team) => {
            let proposal = topic.and_then(|topic| topic.proposal(team.into()));
            Value::Text(proposal.map_or_else(String::new, |proposal| proposal.text.clone()))
        }
    }
}

/// What an entry is called.
pub(super) fn label(part: Part) -> &'static str {
    say(match part {
        Part::Care | Part::Owner => "decide.owner",
        Part::ConfirmBy => "decide.confirm_by",
        Part::By => "decide.by",
        Part::Until => "decide.until",
        Part::On => "decide.on",
        Part::Question => "decide.question",
        Part::Wording(Team::Sales) => "decide.sales",
        Part::Wording(Team::Marketing) => "decide.marketing",
        Part::Decides => "decide.decides",
        Part::Answer => "decide.answer",
        Part::Name => "decide.name",
        Part::Team => "decide.team",
        Part::Reason => "decide.reason",
    })
}
