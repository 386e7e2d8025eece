//! The practice vote about the brownies: a real vote in every way but one, nothing of it is kept.

use super::{Msg, State};
use crate::{
    assets::{
        prep,
        words::{fill, say},
    },
    domain::{
        people::{PerTeam, Team},
        practice_vote::{self, Held},
        vote::Tally,
    },
    screen::{Context, Outcome, Shown, Tier, on_call, person, scale, team_key},
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What one side has shown so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Side {
    fingers: Vec<u8>,
    /// "Nobody below 3" instead of single hands.
    nobody_below_three: bool,
}

impl Side {
    fn counted(&self, here: u32) -> usize {
        if self.nobody_below_three { here as usize } else { self.fingers.len() }
    }

    fn tally(&self, here: u32) -> Tally {
        if self.nobody_below_three { Tally::nobody_below_three(here) } else { Tally::of(&self.fingers, here) }
    }

    /// Hands from five down, as people say them.
    fn read_aloud(&self) -> String {
        if self.nobody_below_three {
            return say("vote.nobody_below_3").to_owned();
        }
        let mut fingers = self.fingers.clone();
        fingers.sort_unstable_by(|one, other| other.cmp(one));
        fingers.iter().map(u8::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// The practice vote as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Vote {
    sides: PerTeam<Side>,
    side: Team,
    /// It was pointed out that nothing of a side is counted yet.
    warned: bool,
    /// The clicker was pressed once; once more leaves the vote.
    leaving: bool,
    /// What it came to, once both sides were shown.
    result: Option<Held>,
}

impl Vote {
    fn new(ctx: &Context<'_>) -> Self {
        let side = if ctx.session.attendance().sales > 0 { Team::Sales } else { Team::Marketing };
        Self { sides: PerTeam::default(), side, warned: false, leaving: false, result: None }
    }

    /// Whether both sides are on screen.
    pub(super) fn is_revealed(&self) -> bool {
        self.result.is_some()
    }

    /// A side that is here and of which nothing is counted yet.
    fn forgotten(&self, here: PerTeam<u32>) -> Option<Team> {
        let missing = |team: &Team| *here.get(*team) > 0 && self.sides.get(*team).counted(1) == 0;
        Team::BOTH.into_iter().find(missing)
    }

    fn hold(&self, ctx: &Context<'_>) -> Option<Held> {
        let here = ctx.session.attendance();
        let tally = |team: Team| self.sides.get(team).tally(*here.get(team));
        let tallies = PerTeam { sales: tally(Team::Sales), marketing: tally(Team::Marketing) };
        practice_vote::held(ctx.session, &tallies, ctx.now)
    }
}

impl State {
    /// The practice vote, from its opening to its end.
    pub(super) fn practice(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let here = ctx.session.attendance();
        if msg == Msg::PracticeVote {
            if here.sales + here.marketing == 0 {
                return Outcome::say(say("topic.nobody_here"));
            }
            self.vote = Some(Vote::new(ctx));
            return Outcome::none();
        }
        let Some(vote) = &mut self.vote else { return Outcome::none() };
        vote.leaving &= matches!(msg, Msg::Onward | Msg::Backward);
        let people = *here.get(vote.side);
        let (forgotten, revealed) = (vote.forgotten(here), vote.is_revealed());
        let side = vote.sides.get_mut(vote.side);
        match msg {
            Msg::Onward | Msg::Backward if !revealed && !vote.leaving => {
                vote.leaving = true;
                return Outcome::say(say("app.vote_open"));
            }
            Msg::Digit(digit) => {
                side.nobody_below_three = false;
                if side.fingers.len() >= people as usize {
                    return Outcome::say(fill("topic.too_many_fingers", &[("people", &people)]));
                }
                side.fingers.push(digit);
            }
            Msg::TakeBack if side.nobody_below_three => side.nobody_below_three = false,
            Msg::TakeBack => _ = side.fingers.pop(),
            Msg::Nobody => *side = Side { fingers: Vec::new(), nobody_below_three: true },
            Msg::OtherSide => vote.side = vote.side.other(),
            Msg::Side(team) => vote.side = team,
            Msg::Reveal if vote.sides.both(|side| side.counted(1) == 0) => {
                return Outcome::say(say("topic.nothing_counted"));
            }
            Msg::Reveal if !vote.warned && forgotten.is_some() => {
                vote.warned = true;
                vote.side = forgotten.unwrap_or(vote.side);
                return Outcome::say(fill("topic.side_forgotten", &[("team", &say(team_key(vote.side)))]));
            }
            Msg::Reveal => vote.result = vote.hold(ctx),
            _ => self.vote = None,
        }
        Outcome::none()
    }
}

/// Draws the question, both sides and, after the reveal, what it would mean.
pub(super) fn draw(vote: &Vote, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let question = prep::prep().practice_vote();
    let used = paragraph::draw_text(area, buffer, ctx.theme, (question, Role::Title));
    let gap = u16::from(ctx.tier > Tier::Room);
    let sides = cells::below(area, used + gap);
    for (index, team) in Team::BOTH.into_iter().enumerate() {
        let place = cells::row(sides, index);
        draw_side(vote, ctx, place, buffer, team);
        if !vote.is_revealed() && *ctx.session.attendance().get(team) > 0 {
            shown.hits.push((place, Msg::Side(team)));
        }
    }
    let below = cells::below(sides, 2 + gap);
    if let Some(held) = vote.result {
        paragraph::draw_text(below, buffer, ctx.theme, (&practice_vote::meaning(held), Role::Accent));
        return;
    }
    let mut rest = below;
    if let Some(calls) = on_call::read_first(ctx, below.width) {
        line::put(cells::take(&mut rest, 1), buffer, ctx.theme, &calls, Role::Accent);
    }
    let scale = say(if ctx.tier == Tier::Room { "topic.scale_short" } else { "topic.scale" });
    for (place, digit) in scale::draw(ctx, rest, buffer, scale) {
        shown.hits.push((place, Msg::Digit(digit)));
    }
}

fn draw_side(vote: &Vote, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, team: Team) {
    let here = *ctx.session.attendance().get(team);
    let side = vote.sides.get(team);
    let counted = side.counted(here);
    let mut dots = String::new();
    let text = match (here, vote.is_revealed()) {
        (0, _) => say("topic.team_absent").to_owned(),
        (_, true) if counted == 0 => say("vote.not_answered").to_owned(),
        (_, true) => side.read_aloud(),
        (_, false) => {
            dots = ctx.theme.glyphs().bullet.repeat(counted);
            fill("topic.side_counted", &[("n", &counted), ("people", &here)])
        }
    };
    let pointer = if vote.side == team && !vote.is_revealed() { ctx.theme.glyphs().pointer } else { " " };
    let role = Context::team_role(team);
    let name = format!("{} {:<11}", ctx.mark(team), say(person::group_key(team.into())));
    let spans = [
        (pointer, Role::Accent),
        (" ", Role::Text),
        (name.as_str(), role),
        (text.as_str(), Role::Text),
        ("  ", Role::Text),
        (dots.as_str(), Role::Muted),
    ];
    line::put_spans(area, buffer, ctx.theme, &spans);
}
