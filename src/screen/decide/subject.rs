//! What the form is about: a decision on a topic, or the care for a parked item. It knows which entries are asked.

use super::entry::Part;
use crate::{
    assets::words::{fill, say},
    domain::{
        action::Parked,
        draft::DraftKey,
        ids::{ParkedId, PersonId, TopicId},
        people::Team,
        topic::Topic,
    },
    effect::Ending,
    screen::Context,
};

/// What the form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// How a topic ends.
    Topic(TopicId, Ending),
    /// Who looks after a parked item.
    Parked(ParkedId),
}

impl Subject {
    /// The topic that is decided, or the one at which a parked item came up.
    pub(super) fn topic<'a>(&self, ctx: &Context<'a>) -> Option<&'a Topic> {
        match self {
            Self::Topic(id, _) => ctx.session.topic(id),
            Self::Parked(_) => ctx.session.topic(self.parked(ctx)?.topic.as_ref()?),
        }
    }

    /// The parked item, if it is about one.
    pub(super) fn parked<'a>(&self, ctx: &Context<'a>) -> Option<&'a Parked> {
        let Self::Parked(id) = self else { return None };
        ctx.session.parking.iter().find(|item| item.id == *id)
    }

    /// Whether it is still part of the session.
    pub(super) fn is_there(&self, ctx: &Context<'_>) -> bool {
        match self {
            Self::Topic(..) => self.topic(ctx).is_some(),
            Self::Parked(_) => self.parked(ctx).is_some(),
        }
    }

    /// What it is called: the topic's title, or the parked words.
    pub(super) fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        match self {
            Self::Topic(..) => self.topic(ctx).map_or("", |topic| topic.title.as_str()),
            Self::Parked(_) => self.parked(ctx).map_or("", |item| item.text.as_str()),
        }
    }

    /// The headline of the form.
    pub(super) fn title(&self, ctx: &Context<'_>) -> String {
        fill("decide.title", &[("what", &say(self.name_key())), ("title", &self.name(ctx))])
    }

    /// The draft of an entry: each ending keeps its own words.
    pub(super) fn key(&self, part: Part) -> DraftKey {
        let part = format!("{part:?}");
        match self {
            Self::Topic(topic, ending) => DraftKey::new(topic.as_str(), ending.field(&part)),
            Self::Parked(id) => DraftKey::new("parking", format!("care:{id}:{part}").to_lowercase()),
        }
    }

    /// The entries it asks for.
    pub(super) fn parts(&self) -> &'static [Part] {
        let Self::Topic(_, ending) = self else { return &[Part::Care, Part::By] };
        match ending {
            Ending::Park | Ending::NotAgreed => &[Part::Care, Part::By],
            Ending::ToLeadership => &[
                Part::Question,
                Part::Wording(Team::Sales),
                Part::Wording(Team::Marketing),
                Part::Decides,
                Part::By,
            ],
            Ending::Answered => &[Part::Answer, Part::Name, Part::On],
            Ending::Provisional => &[Part::Until],
            Ending::Override | Ending::Retire | Ending::LetGo => &[Part::Reason],
            Ending::NotToday => &[Part::Care],
            Ending::Question => &[Part::Team, Part::Reason],
            Ending::Owner => &[Part::Owner, Part::ConfirmBy],
        }
    }

    /// The key of its name in the words file.
    pub(super) fn name_key(&self) -> &'static str {
        let Self::Topic(_, ending) = self else { return "decide.care" };
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
            Ending::Retire => "decide.retire",
            Ending::LetGo => "decide.let_go",
        }
    }

    /// What it means, in one sentence for the room; an owner who is named already is said first.
    pub(super) fn meaning(&self, ctx: &Context<'_>) -> String {
        let Self::Topic(_, ending) = self else { return say("decide.care_means").to_owned() };
        let meaning = say(ending.meaning_key());
        let Some(owner) = self.owner(ctx) else { return meaning.to_owned() };
        let now = fill("decide.owner_now", &[("name", &ctx.session.name_of(owner))]);
        let agreed = self.topic(ctx).is_some_and(|topic| topic.status.is_agreed());
        format!("{now} {}", if agreed { say(way_to_another(ctx)) } else { meaning })
    }

    /// Who answers for the topic already, where that is what is asked.
    pub(super) fn owner<'a>(&self, ctx: &Context<'a>) -> Option<&'a PersonId> {
        let Self::Topic(_, Ending::Owner) = self else { return None };
        self.topic(ctx)?.owner.as_ref().map(|owner| &owner.person)
    }

    /// Why somebody else cannot answer for words that are agreed, with the way there: the owner is part of them.
    pub(super) fn refuses_owner(&self, ctx: &Context<'_>, chosen: &PersonId) -> Option<String> {
        let owner = self.owner(ctx).filter(|owner| *owner != chosen)?;
        self.topic(ctx).filter(|topic| topic.status.is_agreed())?;
        let now = fill("decide.owner_now", &[("name", &ctx.session.name_of(owner))]);
        Some(format!("{now} {}", say(way_to_another(ctx))))
    }
}

/// How somebody else comes to answer for agreed words.
fn way_to_another(ctx: &Context<'_>) -> &'static str {
    if ctx.is_live() { "decide.owner_agreed" } else { "decide.owner_closed" }
}
