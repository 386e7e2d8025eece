//! What the baseline and the close say about what was asked in the room, and the top three of a tiny team: a few rows
//! at the foot of their own screens. It is no screen and never mixes with the survey.

use super::{Context, Tier};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{
            tally::{Occasion, latest},
            team_name, top_three,
        },
        people::Team,
    },
    screen::survey::TEAMS,
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows of a screen that its own content always keeps.
const CONTENT: u16 = 6;

/// Whether a team is asked for its top three.
pub(super) fn has_tiny_team(ctx: &Context<'_>) -> bool {
    Team::BOTH.iter().any(|team| is_tiny(ctx, *team))
}

fn is_tiny(ctx: &Context<'_>, team: Team) -> bool {
    top_three::is_asked(ctx.session, team) || !ctx.session.top_three.get(team).is_empty()
}

/// Draws the rows at the foot of an area and returns what is left of it.
pub(super) fn strip(ctx: &Context<'_>, round: Occasion, area: Rect, buffer: &mut Buffer) -> Rect {
    let rows = rows(ctx, round);
    let used = (rows.len() as u16).min(area.height.saturating_sub(CONTENT));
    let left = Rect { height: area.height - used, ..area };
    for (index, (text, role)) in rows.iter().take(used.into()).enumerate() {
        let place = cells::row(cells::below(area, left.height), index);
        line::put(place, buffer, ctx.theme, text, *role);
    }
    left
}

fn rows(ctx: &Context<'_>, round: Occasion) -> Vec<(String, Role)> {
    let roomy = ctx.tier > Tier::Room;
    let mut rows = Vec::new();
    if round == Occasion::Opening {
        for team in TEAMS.into_iter().filter(|team| is_tiny(ctx, *team)) {
            rows.extend(concerns(ctx, team, roomy));
        }
    }
    rows.extend(readings(ctx, round).map(|text| (text, Role::Accent)));
    rows
}

/// "Sales names its top three:", and the concerns as they were said.
fn concerns(ctx: &Context<'_>, team: Team, roomy: bool) -> Vec<(String, Role)> {
    let (named, name) = (ctx.session.top_three.get(team), team_name(team));
    let head = format!("{} {}", ctx.mark(team), fill("top_three.of", &[("team", &name)]));
    if named.is_empty() {
        return vec![(format!("{head} {}", say("top_three.none")), Context::team_role(team))];
    }
    if !roomy {
        return vec![(format!("{head} {}", named.join("; ")), Context::team_role(team))];
    }
    let lines = named.iter().enumerate().map(|(index, text)| (format!("  {} {text}", index + 1), Role::Text));
    std::iter::once((head, Context::team_role(team))).chain(lines).collect()
}

/// How many questions were asked in the room, and the key that shows them; at the close, the offer to ask again.
fn readings(ctx: &Context<'_>, round: Occasion) -> Option<String> {
    let asked = |round| latest(&ctx.session.tallies, round);
    let mine = asked(round);
    if mine.is_empty() {
        let opening = asked(Occasion::Opening).len();
        let again = round == Occasion::Closing && opening > 0 && ctx.is_live();
        return again.then(|| {
            if ctx.tier == Tier::Room {
                fill("tally.strip_short", &[("label", &say("tally.again_title"))])
            } else {
                fill("tally.strip_again", &[("n", &opening.div_ceil(2))])
            }
        });
    }
    let label = match round {
        Occasion::Closing => say("tally.same_room_title"),
        _ if mine.iter().all(|tally| tally.source.is_seen_by_all()) => say("tally.seen_by_all"),
        Occasion::Opening => say("tally.in_the_room"),
    };
    if ctx.tier == Tier::Room {
        return Some(fill("tally.strip_short", &[("label", &label)]));
    }
    let questions = count("survey.questions", mine.len() as u64);
    Some(fill("tally.strip", &[("label", &label), ("questions", &questions)]))
}
