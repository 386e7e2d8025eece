//! What the overview, one item and a topic say alike about the survey: who answered, the word for a gap, the link to
//! a topic. It is no screen of its own and shows nothing that the comparison hides.

#[cfg(test)]
pub(crate) mod fixture;
pub mod link;

use super::{Context, Outcome, Tier};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{Compared, Comparison, DEFAULT_THRESHOLD, Item, Wave, Word, bearings, team_name},
        command::Command,
        ids::TopicId,
        people::Team,
    },
    theme::Role,
    widget::line::Span,
};

/// Both teams in the order in which a survey shows them.
pub const TEAMS: [Team; 2] = [Team::Marketing, Team::Sales];

/// The survey of the session with its comparison.
#[derive(Clone, Copy, Debug)]
pub struct Survey<'a> {
    /// The items as they were asked.
    pub wave: &'a Wave,
    /// What may be seen of them.
    pub comparison: &'a Comparison,
}

impl<'a> Survey<'a> {
    /// The survey, where the session has one.
    pub fn of(ctx: &Context<'a>) -> Option<Self> {
        Some(Self { wave: ctx.session.baseline.as_ref()?, comparison: ctx.comparison? })
    }

    /// One item with what may be seen of it, by its position.
    pub fn at(&self, index: usize) -> Option<(&'a Item, &'a Compared)> {
        Some((self.wave.items.get(index)?, self.comparison.items.get(index)?))
    }

    /// The items as the room goes through them: the ranked ones, then those with too few answers.
    pub fn order(&self) -> Vec<usize> {
        [self.comparison.order.as_slice(), self.comparison.hidden.as_slice()].concat()
    }

    /// The rank of an item, counted from 1; none for one with too few answers.
    pub fn rank(&self, index: usize) -> Option<usize> {
        self.comparison.order.iter().position(|other| *other == index).map(|position| position + 1)
    }

    /// What a reader must know before reading, and how much can be luck: one sentence each.
    pub fn small_print(&self) -> Vec<String> {
        let lowered =
            self.wave.threshold_agreed_by.as_ref().filter(|_| self.wave.threshold < DEFAULT_THRESHOLD);
        let lowered =
            lowered.map(|name| fill("baseline.lowered", &[("n", &self.wave.threshold), ("name", name)]));
        let cautions = self.comparison.cautions.iter().map(|caution| caution.sentence());
        cautions.chain(lowered).chain(self.comparison.luck()).collect()
    }
}

/// "13 of 18": the answers among the people of a team, or among those who took part.
pub fn answered(survey: Survey<'_>, team: Team, n: u32) -> String {
    let people = survey.comparison.people.get(team);
    match people.or(Some(*survey.comparison.respondents.get(team)).filter(|all| *all != n)) {
        Some(people) => fill("common.of", &[("n", &n), ("total", &people)]),
        None => n.to_string(),
    }
}

/// `● Marketing 13 of 18`, or `M 13 of 18` where there is little room.
pub fn answered_spans(ctx: &Context<'_>, survey: Survey<'_>, short: bool) -> Vec<(String, Role)> {
    let mut spans = Vec::new();
    for (index, team) in TEAMS.into_iter().enumerate() {
        let name = if short { letter(team) } else { team_name(team) };
        let gap = if index == 0 { "" } else { "  " };
        let counts = answered(survey, team, *survey.comparison.respondents.get(team));
        let mark = if short { String::new() } else { format!("{} ", ctx.mark(team)) };
        spans.push((format!("{gap}{mark}{name}"), Context::team_role(team)));
        spans.push((format!(" {counts}"), Role::Text));
    }
    spans
}

/// Pieces of a row that own their text, as the widgets take them.
pub fn borrowed(spans: &[(String, Role)]) -> Vec<Span<'_>> {
    spans.iter().map(|(text, role)| (text.as_str(), *role)).collect()
}

/// The letter a team is shown as on the axis.
pub fn letter(team: Team) -> &'static str {
    match team {
        Team::Marketing => say("baseline.letter_marketing"),
        Team::Sales => say("baseline.letter_sales"),
    }
}

/// The word for an item in a list, where "too close to call" is a sign of its own.
pub fn short_word(word: Word) -> &'static str {
    match word {
        Word::TooClose => say("baseline.too_close"),
        Word::NoDifference => say("baseline.no_difference"),
        Word::Hidden => say("baseline.hidden_short"),
        other => other.text(),
    }
}

/// How a word stands out.
pub fn word_role(word: Word) -> Role {
    match word {
        Word::RealGap => Role::Accent,
        Word::Perhaps => Role::Text,
        _ => Role::Muted,
    }
}

/// Picks an item for discussion, or lets it go again, and says which of the two.
pub fn discuss(item: &Item) -> Outcome {
    let picked = !item.picked;
    let said = if picked { say("baseline.picked") } else { say("baseline.let_go") };
    Outcome::command(Command::PickItem { item: item.id.clone(), picked }).and_say(said)
}

/// "2 gaps bear on this" for a topic; nothing where none does.
pub fn gaps_bear(ctx: &Context<'_>, topic: &TopicId) -> Option<String> {
    let survey = Survey::of(ctx)?;
    let found = bearings(survey.wave, survey.comparison, std::slice::from_ref(topic));
    let gaps = found.iter().find(|bearing| bearing.in_session).map_or(0, |bearing| bearing.gaps.len());
    (gaps > 0).then(|| count("baseline.gaps_bear", gaps as u64))
}

/// "From the survey: We share one lead definition (real gap)" for a topic: an item to discuss, else the first gap.
pub fn for_topic(ctx: &Context<'_>, topic: &TopicId) -> Option<String> {
    let survey = Survey::of(ctx).filter(|_| ctx.tier > Tier::Room)?;
    let linked: Vec<(&Item, &Compared)> = survey
        .comparison
        .order
        .iter()
        .filter_map(|index| survey.at(*index))
        .filter(|(item, compared)| {
            let close = matches!(survey.comparison.word(compared), Word::TooClose | Word::NoDifference);
            item.topic.as_deref() == Some(topic.as_str()) && (item.picked || !close)
        })
        .collect();
    let (item, compared) = *linked.iter().find(|(item, _)| item.picked).or(linked.first())?;
    let (title, word) = (item.marked_title(), survey.comparison.word(compared).text());
    let named = match word {
        "" => fill("baseline.for_topic", &[("item", &title)]),
        word => fill("baseline.for_topic_word", &[("item", &title), ("word", &word)]),
    };
    Some(match linked.len() - 1 {
        0 => named,
        more => fill("baseline.and_more", &[("text", &named), ("n", &more)]),
    })
}
