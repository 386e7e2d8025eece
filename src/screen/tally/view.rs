//! Drawing what is on: the list, the choice, the count, or one question with both teams in.

use super::{
    Msg, Stage, State,
    count::Counting,
    results,
    reveal::{self, Reveal},
    setup,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{asked, tally::Way, team_name},
        people::Team,
    },
    screen::{Context, Shown, Tier, survey::TEAMS},
    theme::Role,
    widget::{big, cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    match &state.stage {
        Stage::Results => return results::draw(state, ctx, area, buffer),
        Stage::Setup => return setup::draw(state, ctx, area, buffer),
        Stage::Counting(counting) => return count((state, counting), ctx, area, buffer),
        Stage::Seen(tally, counting) => {
            let position = position(counting);
            let before = results::before(ctx, tally);
            let fresh = tally.source.is_seen_by_all();
            reveal::draw(Reveal { tally, fresh, before, position: &position }, ctx, area, buffer);
        }
        Stage::Reading(id) => {
            let tally = ctx.session.tallies.iter().find(|tally| tally.id == *id);
            match tally {
                Some(tally) => {
                    let before = results::before(ctx, tally);
                    reveal::draw(Reveal { tally, fresh: false, before, position: "" }, ctx, area, buffer);
                }
                None => {
                    paragraph::draw_text(area, buffer, ctx.theme, (say("tally.removed"), Role::Text));
                }
            }
        }
    }
    Shown::default()
}

fn position(counting: &Counting) -> String {
    fill("item.rank", &[("rank", &(counting.at + 1)), ("total", &counting.questions.len())])
}

/// The question, who is counted, how many are in. Never what they answered.
fn count(
    (state, counting): (&State, &Counting),
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let mut shown = Shown::default();
    let question = counting.questions.get(counting.at).and_then(|index| state.asked.get(*index));
    let Some(question) = question else { return shown };
    let (theme, roomy) = (ctx.theme, ctx.tier > Tier::Room);
    let position = position(counting);
    let how = asked::way_words(state.way).0;
    line::put_ends(
        cells::row(area, 0),
        buffer,
        theme,
        &[(how, Role::Muted)],
        &[(&position, Role::Muted)],
    );
    let mut rest = cells::below(area, 1 + u16::from(roomy));
    let used = paragraph::draw_text(rest, buffer, theme, (&question.text, Role::Title));
    rest = cells::below(rest, used + u16::from(roomy));
    if let Some(left) = counting.countdown(ctx.now) {
        big::draw(rest, buffer, theme, &left, Role::Accent);
        return shown;
    }
    for team in TEAMS {
        let row = cells::row(rest, 0);
        team_line(ctx, (counting, *state.present.get(team)), team, row, buffer);
        shown.hits.extend((team != counting.team).then_some((row, Msg::OtherTeam)));
        rest = cells::below(rest, 1);
    }
    rest = cells::below(rest, u16::from(roomy));
    let labels = asked::labels(state.way);
    if usize::from(rest.height) > labels.len() + 2 {
        for (index, label) in labels.iter().enumerate() {
            let key = (index + 1).to_string();
            let spans = [("  ", Role::Text), (key.as_str(), Role::Key), ("  ", Role::Text), (label, Role::Text)];
            line::put_spans(cells::row(rest, 0), buffer, theme, &spans);
            shown.hits.push((cells::row(rest, 0), Msg::Add(index as u8 + 1)));
            rest = cells::below(rest, 1);
        }
        shown.hits.push((cells::row(rest, 0), Msg::CouldNotSay));
        let spans = [("  ", Role::Text), ("n", Role::Key), ("  ", Role::Text), (say("tally.could_not_say"), Role::Muted)];
        line::put_spans(cells::row(rest, 0), buffer, theme, &spans);
        rest = cells::below(rest, 2);
    } else if let (Some(first), Some(last)) = (labels.first(), labels.last()) {
        let n = labels.len();
        let text = fill("tally.ends", &[("first", first), ("n", &n), ("last", last)]);
        let used = paragraph::draw_text(rest, buffer, theme, (&text, Role::Text));
        rest = cells::below(rest, used);
    }
    paragraph::draw_text(rest, buffer, theme, (ask(state.way), Role::Muted));
    shown
}

/// How to ask it.
fn ask(way: Way) -> &'static str {
    match way {
        Way::Fingers => say("tally.ask_fingers"),
        Way::Hands => say("tally.ask_hands"),
        Way::Slips => say("tally.ask_slips"),
    }
}

/// "► Sales  12 of 14 present, hidden": how many are in, never what they gave.
fn team_line(
    ctx: &Context<'_>,
    (counting, present): (&Counting, u32),
    team: Team,
    row: Rect,
    buffer: &mut Buffer,
) {
    let n = counting.counted(team);
    let on = team == counting.team;
    let text = if on || n > 0 {
        fill("tally.present", &[("n", &n), ("present", &present)])
    } else {
        say("tally.waits").to_owned()
    };
    let pointer = if on { ctx.theme.glyphs().pointer } else { " " };
    let name = format!("{} {}", ctx.mark(team), team_name(team));
    let role = if on { Role::Title } else { Role::Muted };
    let spans = [
        (pointer, Role::Accent),
        (" ", Role::Text),
        (name.as_str(), Context::team_role(team)),
        ("  ", Role::Text),
        (text.as_str(), role),
    ];
    line::put_spans(row, buffer, ctx.theme, &spans);
}
