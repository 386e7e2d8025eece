//! Who or what an entry can be, narrowed by the start of a name, and who is proposed first.

use super::entry::{Entry, Part, Pick};
use crate::{
    assets::words::{fill, say},
    domain::{
        people::{Group, Person, Presence, Team},
        status::Status,
        topic::Topic,
    },
    screen::{Context, team_key},
};

/// The candidates that fit what is typed.
pub(super) struct Candidates(Vec<Pick>);

impl Candidates {
    /// The candidates of an entry.
    pub(super) fn of(ctx: &Context<'_>, topic: Option<&Topic>, entry: &Entry, typed: &str) -> Self {
        let mut all = everybody(ctx, topic, entry.part);
        all.retain(|pick| fits(&name(ctx, pick), typed));
        let free = matches!(entry.part, Part::Decides | Part::Name);
        if free && !typed.is_empty() && !all.iter().any(|pick| name(ctx, pick) == typed) {
            all.push(Pick::Typed(typed.to_owned()));
        }
        if all.is_empty() && typed.is_empty() {
            all.push(Pick::Nobody);
        }
        Self(all)
    }

    /// The chosen one: the one picked before if it still fits, else the first that does.
    pub(super) fn chosen(&self, picked: &Pick) -> Option<&Pick> {
        self.0.get(self.place(picked))
    }

    /// Where the chosen one stands.
    pub(super) fn place(&self, picked: &Pick) -> usize {
        self.0.iter().position(|pick| pick == picked).unwrap_or(0)
    }

    /// The one below or above the chosen one, no further than the ends.
    pub(super) fn beside(&self, picked: &Pick, down: bool) -> Option<&Pick> {
        let place = self.place(picked);
        let next = if down { place + 1 } else { place.saturating_sub(1) };
        self.0.get(next).or(self.0.last())
    }

    /// The one at this place.
    pub(super) fn get(&self, index: usize) -> Option<&Pick> {
        self.0.get(index)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Pick] {
        &self.0
    }
}

fn everybody(ctx: &Context<'_>, topic: Option<&Topic>, part: Part) -> Vec<Pick> {
    let people = |keep: fn(&Person) -> bool| {
        ctx.session
            .people
            .iter()
            .filter(move |person| keep(person))
            .map(|person| Pick::Person(person.id.clone()))
    };
    match part {
        Part::Team => Team::BOTH.map(Pick::Team).to_vec(),
        Part::Decides => people(|person| person.group == Group::Leadership).collect(),
        Part::Name => {
            let asked = topic.and_then(asked).map(|name| Pick::Typed(name.to_owned()));
            asked.into_iter().chain(people(|person| person.group == Group::Leadership)).collect()
        }
        Part::Care => people(|_| true).chain([Pick::Nobody]).collect(),
        _ => topic.and_then(unconfirmed).into_iter().chain(people(|_| true)).collect(),
    }
}

/// Who is proposed: whoever answers for it already, else the first of the side that promises.
pub(super) fn proposed(ctx: &Context<'_>, topic: Option<&Topic>, part: Part) -> Pick {
    let first = || everybody(ctx, topic, part).into_iter().next().unwrap_or(Pick::Nobody);
    if !matches!(part, Part::Care | Part::Owner) {
        return first();
    }
    if let Some(owner) = topic.and_then(unconfirmed).filter(|_| part == Part::Owner) {
        return owner;
    }
    if let Some(owner) = topic.and_then(|topic| topic.owner.as_ref()) {
        return Pick::Person(owner.person.clone());
    }
    let promises = topic.and_then(|topic| topic.fields.promised_by());
    let here = |person: &&Person| person.presence != Presence::NotHere;
    let of_side =
        |person: &&Person| person.group.team().is_some_and(|team| promises.is_none_or(|side| side == team));
    let people = || ctx.session.people.iter();
    let person = people()
        .filter(here)
        .find(of_side)
        .or_else(|| people().find(of_side))
        .or_else(|| people().find(here));
    person.map_or_else(first, |person| Pick::Person(person.id.clone()))
}

/// The owner whose yes is still waited for.
fn unconfirmed(topic: &Topic) -> Option<Pick> {
    topic
        .owner
        .as_ref()
        .filter(|owner| owner.confirm_by.is_some())
        .map(|owner| Pick::Confirm(owner.person.clone()))
}

/// Who was asked, when the question is with leadership.
fn asked(topic: &Topic) -> Option<&str> {
    match &topic.status {
        Status::ToLeadership(question) if !question.decides.is_empty() => Some(&question.decides),
        _ => None,
    }
}

/// Whether a name, or one of its words, begins like what is typed.
fn fits(name: &str, typed: &str) -> bool {
    let (name, typed) = (name.to_lowercase(), typed.to_lowercase());
    name.starts_with(&typed) || name.split_whitespace().any(|word| word.starts_with(&typed))
}

/// A candidate as it is read and typed.
pub(super) fn name(ctx: &Context<'_>, pick: &Pick) -> String {
    match pick {
        Pick::Person(id) => ctx.session.name_of(id).to_owned(),
        Pick::Confirm(id) => fill("decide.says_yes", &[("name", &ctx.session.name_of(id))]),
        Pick::Nobody => say("decide.nobody").to_owned(),
        Pick::Team(team) => say(team_key(*team)).to_owned(),
        Pick::Typed(text) => text.clone(),
    }
}

/// What stands behind a name: the team, whether they are here, and whether they answer for it now.
pub(super) fn remark(ctx: &Context<'_>, topic: Option<&Topic>, pick: &Pick) -> String {
    let Pick::Person(id) = pick else { return String::new() };
    let Some(person) = ctx.session.person(id) else { return String::new() };
    let group = say(match person.group {
        Group::Sales => "team.sales",
        Group::Marketing => "team.marketing",
        Group::Leadership => "team.leadership",
        Group::Facilitator => "decide.facilitator",
    });
    let away = (person.presence == Presence::NotHere).then(|| say("attendance.not_here"));
    let owns = topic.and_then(|topic| topic.owner.as_ref()).is_some_and(|owner| owner.person == *id);
    let now = owns.then(|| say("decide.owns_it"));
    [Some(group), away, now].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
