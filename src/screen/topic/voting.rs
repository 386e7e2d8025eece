//! The panel of an open vote: the line to say, how many are in on each side, and what helps to count. Never what
//! anybody showed.

use super::{Msg, State, ballot::team_key, talk::Talk};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        people::{PerTeam, Team},
        topic::Topic,
        vote::{Method, Motion, Round},
    },
    screen::{Context, Shown, Tier, on_call, scale},
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The rule above, the line to say, and a row for each side.
const ROWS: u16 = 4;

/// Rows the panel takes: in a small window one line of what helps, else all there are.
pub(super) fn height(state: &State, ctx: &Context<'_>, topic: &Topic, width: u16) -> u16 {
    let lines = topic.open_round().map_or(0, |round| helping(state, ctx, round, width).len() as u16);
    ROWS + if ctx.tier == Tier::Room { lines.min(1) } else { lines }
}

/// A line below the two sides.
enum Help {
    /// Words.
    Text(String, Role),
    /// What can be clicked to count: each piece begins with its digit.
    Digits(&'static str),
}

/// Draws the panel below its rule.
pub(super) fn draw(
    (state, ctx, topic): (&State, &Context<'_>, &Topic),
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) {
    let Some(round) = topic.open_round() else { return };
    line::put(cells::row(area, 0), buffer, ctx.theme, &line_to_say(state, ctx, round), Role::Title);
    for (index, team) in Team::BOTH.into_iter().enumerate() {
        let place = cells::row(area, index + 1);
        draw_side((state, ctx, round), place, buffer, team);
        if *round.attendance.get(team) > 0 {
            shown.hits.push((place, Msg::Side(team)));
        }
    }
    let below = cells::below(area, ROWS - 1);
    for (index, help) in helping(state, ctx, round, area.width).into_iter().enumerate() {
        let place = cells::row(below, index);
        match help {
            Help::Text(text, role) => _ = line::put(place, buffer, ctx.theme, &text, role),
            Help::Digits(text) => {
                let digits = scale::draw(ctx, place, buffer, text);
                shown.hits.extend(digits.into_iter().map(|(place, digit)| (place, Msg::Digit(digit))));
            }
        }
    }
}

/// What the facilitator says next.
pub(super) fn line_to_say(state: &State, ctx: &Context<'_>, round: &Round) -> String {
    let small = ctx.tier == Tier::Room;
    let ends = round.motion == Motion::Retire;
    if round.method == Method::FistToFive {
        return say(match (ends, small) {
            (true, _) => "topic.end_fist_to_five",
            (false, true) => "topic.fist_to_five_short",
            (false, false) => "topic.fist_to_five",
        })
        .to_owned();
    }
    match state.talk(round) {
        Talk::Clarify if small => say("topic.clarify_short").to_owned(),
        Talk::Clarify => say("topic.clarify").to_owned(),
        Talk::React if small => say("topic.react_short").to_owned(),
        Talk::React => say("topic.react").to_owned(),
        Talk::Object => {
            let team = say(team_key(side(state, round)));
            if ends {
                fill("topic.end_consent", &[("team", &team)])
            } else {
                fill("topic.consent", &[("team", &team)])
            }
        }
    }
}

/// The side that is being asked: a screen that opens on a vote goes on where it was.
fn side(state: &State, round: &Round) -> Team {
    let done = |team: Team| *round.attendance.get(team) == 0 || round.has(team);
    let untouched = state.typed.both(Vec::is_empty);
    if untouched && done(state.side) && !done(state.side.other()) { state.side.other() } else { state.side }
}

fn draw_side(
    (state, ctx, round): (&State, &Context<'_>, &Round),
    area: Rect,
    buffer: &mut Buffer,
    team: Team,
) {
    let text = how_far(state, round, team, ctx.tier == Tier::Room);
    let pointer = if side(state, round) == team { ctx.theme.glyphs().pointer } else { " " };
    let role = Context::team_role(team);
    let hands = if round.method == Method::FistToFive { state.typed.get(team).len() } else { 0 };
    let dots = ctx.theme.glyphs().bullet.repeat(hands);
    let spans = [
        (pointer, Role::Accent),
        (" ", Role::Text),
        (ctx.mark(team), role),
        (" ", Role::Text),
        (say(team_key(team)), role),
        ("  ", Role::Text),
        (text.as_str(), Role::Text),
        ("  ", Role::Text),
        (dots.as_str(), Role::Muted),
    ];
    line::put_spans(area, buffer, ctx.theme, &spans);
}

fn how_far(state: &State, round: &Round, team: Team, small: bool) -> String {
    let here = *round.attendance.get(team);
    let typed = state.typed.get(team).len() as u32;
    let counted = |n: u32| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("n", &n), ("people", &here)];
        fill(if small { "topic.side_counted_short" } else { "topic.side_counted" }, &values)
    };
    let answered = round.tallies.get(team).map_or(here, |tally| tally.answered());
    match round.method {
        _ if here == 0 => say("topic.team_absent").to_owned(),
        _ if typed == 0 && round.has(team) && answered == here => fill("topic.side_in", &[("people", &here)]),
        Method::FistToFive if typed == 0 && round.has(team) => counted(answered),
        Method::FistToFive => counted(typed),
        Method::Consent if typed == 0 && small => fill("topic.side_to_ask_short", &[("people", &here)]),
        Method::Consent if typed == 0 => fill("topic.side_to_ask", &[("people", &here)]),
        Method::Consent => say("topic.side_asked").to_owned(),
    }
}

/// What helps to count now, the most pressing first: who is on the call until somebody is counted, then the scale.
fn helping(state: &State, ctx: &Context<'_>, round: &Round, width: u16) -> Vec<Help> {
    let small = ctx.tier == Tier::Room;
    let text = |text: String| Help::Text(text, Role::Accent);
    let calls = on_call::read_first(ctx, width).map(text);
    let late = match came_later(ctx, round) {
        0 => None,
        late => Some(text(count("topic.came_later", late))),
    };
    if round.method == Method::Consent && state.talk(round) != Talk::Object {
        let how = match (state.talk(round), small) {
            (Talk::Clarify, false) => "topic.clarify_how",
            (Talk::Clarify, true) => "topic.clarify_how_short",
            (_, false) => "topic.react_how",
            (_, true) => "topic.react_how_short",
        };
        let how = Help::Text(say(how).to_owned(), Role::Muted);
        return [late, Some(how), calls].into_iter().flatten().collect();
    }
    let digits = Help::Digits(match round.method {
        Method::FistToFive if small => say("topic.scale_short"),
        Method::FistToFive => say("topic.scale"),
        Method::Consent => say("topic.consent_scale"),
    });
    let begun = !state.typed.both(Vec::is_empty) || Team::BOTH.into_iter().any(|team| round.has(team));
    if begun {
        [late, Some(digits), calls].into_iter().flatten().collect()
    } else {
        [calls, late, Some(digits)].into_iter().flatten().collect()
    }
}

/// People who can vote now and could not when the vote was opened: they count from the next one.
fn came_later(ctx: &Context<'_>, round: &Round) -> u64 {
    let now = ctx.session.attendance();
    let late = PerTeam::of(|team| now.get(team).saturating_sub(*round.attendance.get(team)));
    u64::from(late.sales + late.marketing)
}
