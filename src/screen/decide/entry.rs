//! What each decision asks for, and what is proposed for it before anybody types.

use super::{candidates, today};
use crate::{
    assets::words::{fill, say},
    domain::{
        draft::DraftKey,
        ids::{PersonId, TopicId},
        moment::Day,
        people::{Presence, Team},
        status::Status,
        topic::Topic,
    },
    effect::Ending,
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
    /// Its draft: each ending keeps its own words.
    pub(super) fn key(&self, topic: &TopicId, ending: Ending) -> DraftKey {
        DraftKey::new(topic.as_str(), format!("{ending:?}:{:?}", self.part).to_lowercase())
    }

    /// Why a value cannot stand here, with what to type.
    pub(super) fn refused(&self, value: &Value, today: Day) -> Option<String> {
        match (self.part, value) {
            (Part::Question | Part::Answer | Part::Reason, Value::Text(text)) if text.is_empty() => {
                Some(say("decide.text_missing").to_owned())
            }
            (Part::Decides | Part::Name, Value::Pick(Pick::Nobody)) => Some(say("decide.name_missing").to_owned()),
            (Part::By | Part::Until | Part::ConfirmBy, Value::Date(day)) if *day < today => {
                Some(fill("decide.past", &[("date", &day.long())]))
            }
            _ => None,
        }
    }
}

/// The entries of an ending; what was typed before it was closed comes back.
pub(super) fn proposed(ctx: &Context<'_>, topic: &Topic, ending: Ending) -> Vec<Entry> {
    let entry = |part: &Part| {
        let mut entry = Entry { part: *part, value: value(ctx, topic, *part) };
        let draft = ctx.drafts.get(&entry.key(&topic.id, ending)).map(|draft| draft.trim());
        match (&mut entry.value, draft) {
            (Value::Text(text), Some(draft)) => draft.clone_into(text),
            (Value::Date(day), Some(draft)) => *day = Day::read(draft, today(ctx)).unwrap_or(*day),
            _ => {}
        }
        entry
    };
    parts(ending).iter().map(entry).collect()
}

fn parts(ending: Ending) -> &'static [Part] {
    match ending {
        Ending::Park | Ending::NotAgreed => &[Part::Care, Part::By],
        Ending::ToLeadership => {
            &[Part::Question, Part::Wording(Team::Sales), Part::Wording(Team::Marketing), Part::Decides, Part::By]
        }
        Ending::Answered => &[Part::Answer, Part::Name, Part::On],
        Ending::Provisional => &[Part::Until],
        Ending::Override => &[Part::Reason],
        Ending::NotToday => &[Part::Care],
        Ending::Question => &[Part::Team, Part::Reason],
        Ending::Owner => &[Part::Owner, Part::ConfirmBy],
    }
}

/// Whether an entry is asked for, given the others: a yes is waited for only from somebody who is not here.
pub(super) fn is_asked(ctx: &Context<'_>, entries: &[Entry], index: usize) -> bool {
    entries[index].part != Part::ConfirmBy
        || entries.iter().any(|entry| matches!(&entry.value, Value::Pick(Pick::Person(id)) if is_away(ctx, id)))
}

/// Whether somebody is on the list and not here.
pub(super) fn is_away(ctx: &Context<'_>, id: &PersonId) -> bool {
    ctx.session.person(id).is_some_and(|person| person.presence == Presence::NotHere)
}

fn value(ctx: &Context<'_>, topic: &Topic, part: Part) -> Value {
    match part {
        Part::Care | Part::Owner | Part::Decides | Part::Name | Part::Team => {
            Value::Pick(candidates::proposed(ctx, topic, part))
        }
        Part::By | Part::Until | Part::ConfirmBy => Value::Date(today(ctx).plus_days(DAYS_AHEAD)),
        Part::On => Value::Date(today(ctx)),
        Part::Answer | Part::Reason => Value::Text(String::new()),
        Part::Question => Value::Text(match &topic.status {
            Status::ToLeadership(question) => question.question.clone(),
            _ => fill("decide.question_proposed", &[("title", &topic.title)]),
        }),
        Part::Wording(team) => {
            Value::Text(topic.proposal(team.into()).map_or_else(String::new, |proposal| proposal.text.clone()))
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

/// The key of an ending's name in the words file.
pub(super) fn name_key(ending: Ending) -> &'static str {
    match ending {
        Ending::Park => "decide.park",
        Ending::NotAgreed => "decide.not_agreed",
        Ending::ToLeadership => "decide.to_leadership",
        Ending::Answered => "decide.answered",
        Ending::Provisional => "decide.provisional",
        Ending::Override => "decide.override",
        Ending::NotToday => "decide.not_today",
        Ending::Question => "decide.take_back",
        Ending::Owner => "decide.who_answers",
    }
}

/// What an ending means, in one sentence for the room.
pub(super) fn meaning(ending: Ending) -> &'static str {
    say(match ending {
        Ending::Park => "decide.park_means",
        Ending::NotAgreed => "decide.not_agreed_means",
        Ending::ToLeadership => "decide.to_leadership_means",
        Ending::Answered => "decide.answered_means",
        Ending::Provisional => "decide.provisional_means",
        Ending::Override => "decide.override_means",
        Ending::NotToday => "decide.not_today_means",
        Ending::Question => "decide.take_back_means",
        Ending::Owner => "decide.who_answers_means",
    })
}
