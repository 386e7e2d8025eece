//! "We are measured on ... by ...", one line per team, so that both hear what the other is held to.

use super::{Msg, State};
use crate::{
    assets::words::{fill, say},
    domain::{command::Command, draft::DraftKey, people::Team, session::MeasuredOn},
    screen::{Context, Field, Outcome, Shown, Tier, field, person},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// On what and by whom, for each team.
pub(super) const ROWS: usize = 4;
/// Cells of "on" and "by".
const LABEL: u16 = 4;

/// One of the four blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Blank {
    team: Team,
    /// By whom, rather than on what.
    by: bool,
}

impl Blank {
    fn at(row: usize) -> Self {
        Self { team: Team::BOTH[(row / 2).min(1)], by: row % 2 == 1 }
    }

    fn row(self) -> usize {
        usize::from(self.team == Team::Marketing) * 2 + usize::from(self.by)
    }

    fn key(self) -> DraftKey {
        DraftKey::measured(self.team, self.by)
    }

    fn of(field: &str) -> Option<Self> {
        (0..ROWS).map(Self::at).find(|blank| blank.key().field == field)
    }

    fn stored<'a>(self, ctx: &Context<'a>) -> &'a str {
        let measured = ctx.session.measured_on.get(self.team);
        if self.by { &measured.by } else { &measured.on }
    }

    fn edit(self, ctx: &Context<'_>) -> Field {
        Field::line(ctx, self.key(), self.stored(ctx))
    }
}

impl State {
    /// Opens the chosen blank.
    pub(super) fn edit_measured(&self, ctx: &Context<'_>) -> Outcome {
        Outcome::edit(Blank::at(self.chosen(ctx)).edit(ctx))
    }

    /// Fills a blank and goes on to the next one if that is still empty.
    pub(super) fn accept_measured(&mut self, field: &Field, ctx: &Context<'_>) -> Outcome {
        let Some(blank) = Blank::of(field.name()) else { return Outcome::none() };
        let text = field.value().trim().to_owned();
        let MeasuredOn { on, by } = ctx.session.measured_on.get(blank.team).clone();
        let measured = if blank.by { MeasuredOn { on, by: text } } else { MeasuredOn { on: text, by } };
        self.choose((blank.row() + 1).min(ROWS - 1), ctx);
        let next = Blank::at(self.focus);
        let goes_on = next != blank && next.stored(ctx).is_empty();
        Outcome::command(Command::SetMeasuredOn { team: blank.team, measured })
            .and_edit(goes_on.then(|| next.edit(ctx)))
    }
}

/// Draws both teams' sentences.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let mut rest = area;
    if ctx.tier > Tier::Room {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (say("check_in.measured_ask"), Role::Text));
        rest = cells::below(rest, used + 1);
    }
    for row in 0..ROWS {
        let blank = Blank::at(row);
        if !blank.by {
            let role = Context::team_role(blank.team);
            let name = say(person::group_key(blank.team.into()));
            let head = format!("{} {}", ctx.mark(blank.team), fill("check_in.measured", &[("team", &name)]));
            line::put(rest, buffer, ctx.theme, &head, role);
            rest = cells::below(rest, 1);
        }
        let used = draw_blank(ctx, rest, buffer, (blank, row == state.chosen(ctx)), shown);
        shown.hits.push((Rect { height: used.min(rest.height), ..rest }, Msg::Pick(row)));
        let gap = u16::from(blank.by && ctx.tier > Tier::Room);
        rest = cells::below(rest, used + gap);
    }
}

fn draw_blank(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    (blank, chosen): (Blank, bool),
    shown: &mut Shown<Msg>,
) -> u16 {
    let area = Rect { height: area.height.min(if ctx.tier == Tier::Room { 1 } else { 3 }), ..area };
    let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
    let label = if blank.by { say("check_in.measured_by") } else { say("check_in.measured_on") };
    let spans = [(pointer, Role::Accent), (" ", Role::Text), (label, Role::Muted)];
    line::put_spans(cells::row(area, 0), buffer, ctx.theme, &spans);
    let key = blank.key();
    let empty = match (blank.team, blank.by) {
        (Team::Sales, false) => say("check_in.measured_sales_example"),
        (Team::Marketing, false) => say("check_in.measured_marketing_example"),
        (_, true) => say("check_in.measured_by_example"),
    };
    let value = field::Value { key: &key, stored: blank.stored(ctx), empty, role: Role::Title };
    shown.note(field::draw(ctx, cells::right_of(area, list::POINTER_WIDTH + LABEL), buffer, value))
}
