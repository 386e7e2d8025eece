//! "Can we keep it?" below a promise while it is written, and what does not go together in it. Both look at the
//! promise as it is being typed; neither changes or refuses anything.

use super::{Mode, State, panel::Panel, rows::Row, takes_effort, typed::fields_as_typed, view::Page};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        consistency::{self, Kind, Remark},
        feasibility::{Clauses, Question, Trouble},
        topic::{Phase, Topic},
    },
    screen::{Context, Tier, keep::summary},
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells left of a remark.
const INDENT: u16 = 2;
/// Rows of the three lines with the rule above them.
const PANEL_ROWS: u16 = 4;
/// Rows of the question put to the room, above the three lines.
const PROMPT_ROWS: u16 = 2;

/// What does not go together in a topic as it is typed, and what is unusual; clashes first.
fn remarks(ctx: &Context<'_>, topic_as_typed: &Topic) -> Vec<Remark> {
    consistency::remarks(ctx.session, topic_as_typed, &topic_as_typed.fields)
}

/// The question "can we keep it?" that this promise asks as it is typed; none where nobody would see the answer.
pub(super) fn asked(state: &State, ctx: &Context<'_>, topic: &Topic) -> Option<Result<Question, Trouble>> {
    if !is_shown(state, topic) {
        return None;
    }
    let fields = fields_as_typed(ctx, topic);
    let clauses = Clauses::of(ctx.session).with(&topic.id, &fields).about(class(state, topic));
    Some(Question::of(ctx.session, &clauses))
}

/// The kind of lead whose slot is chosen: it is the one the room talks about.
fn class(state: &State, topic: &Topic) -> usize {
    let chosen = state.chosen(topic);
    let row = chosen.as_ref().and_then(Row::slot).and_then(|slot| slot.row());
    row.filter(|(list, _)| *list == "classes").map_or(0, |(_, row)| row)
}

/// Whether the three lines stand below the words: while they are written.
pub(super) fn is_shown(state: &State, topic: &Topic) -> bool {
    takes_effort(topic) && topic.is_worded() && !topic.is_decided() && state.mode(topic) == Mode::Write
}

/// Rows the panel takes with the three lines in it; in a small window one line, and none while it says what is wrong.
pub(super) fn height(ctx: &Context<'_>, topic: &Topic) -> u16 {
    match ctx.tier {
        Tier::Room if ctx.field.is_some_and(|field| field.error.is_some()) => 0,
        Tier::Room => 2,
        _ => PANEL_ROWS + above(ctx, topic).map_or(0, |lines| lines.rows),
    }
}

/// What stands above the three lines, with its rows: the question put to the room, then what is missing.
struct Above {
    text: String,
    role: Role,
    rows: u16,
}

fn above(ctx: &Context<'_>, topic: &Topic) -> Option<Above> {
    if topic.phase() <= Phase::Merge {
        let prompt = crate::assets::topics::by_id(topic.id.as_str())?.prompt();
        let rows = paragraph::height(ctx.theme, &[(prompt, Role::Text)], ctx.room.width) as u16;
        return Some(Above { text: prompt.to_owned(), role: Role::Text, rows: rows.min(PROMPT_ROWS) });
    }
    let holes = fields_as_typed(ctx, topic).holes().len() as u64;
    let owner = || {
        topic
            .owner
            .as_ref()
            .map(|owner| fill("topic.owner", &[("name", &ctx.session.name_of(&owner.person))]))
    };
    match holes {
        0 => owner().map(|text| Above { text, role: Role::Muted, rows: 1 }),
        _ => Some(Above { text: count("common.numbers_missing", holes), role: Role::Hole, rows: 1 }),
    }
}

/// The three lines below the promise; one in a small window.
pub(super) fn draw(panel: Panel<'_, '_>, area: Rect, buffer: &mut Buffer) {
    let Panel { state, ctx, topic } = panel;
    let Some(asked) = asked(state, ctx, topic) else { return };
    let mut rest = area;
    if ctx.tier > Tier::Room
        && let Some(above) = above(ctx, topic)
    {
        let place = cells::take(&mut rest, above.rows);
        paragraph::draw_text(place, buffer, ctx.theme, (&above.text, above.role));
    }
    line::rule(cells::take(&mut rest, 1), buffer, ctx.theme, say("topic.can_we_keep_it"));
    match asked {
        Err(Trouble::Lacking(_)) if ctx.tier == Tier::Room => {
            line::put(rest, buffer, ctx.theme, say("topic.cannot_say_yet"), Role::Hole);
        }
        asked => _ = summary::draw(ctx, rest, buffer, &asked),
    }
}

/// Remarks as they are drawn: their pieces, and the rows they take.
#[derive(Default)]
pub(super) struct Shown {
    lines: Vec<(Kind, String)>,
    /// Rows they take together.
    pub(super) rows: u16,
}

impl Page<'_, '_> {
    /// The remarks that have room in `most` rows; the first one always. Where some have none, the others are numbered.
    pub(super) fn remarks_shown(&self, most: u16) -> Shown {
        let writing = self.ctx.is_writable() && !self.topic.is_decided();
        if !writing || self.state.mode(self.topic) != Mode::Write {
            return Shown::default();
        }
        let fields = fields_as_typed(self.ctx, self.topic);
        let found = remarks(self.ctx, &Topic { fields, ..self.topic.clone() });
        let plain: Vec<(Kind, String)> =
            found.iter().map(|remark| (remark.kind, remark.text.clone())).collect();
        let total = found.len();
        let numbered = |(index, remark): (usize, &Remark)| {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("n", &(index + 1)), ("total", &total), ("remark", &remark.text)];
            (remark.kind, fill("topic.remark_of", &values))
        };
        let shown = self.with_room(plain, most);
        if shown.lines.len() == total {
            return shown;
        }
        self.with_room(found.iter().enumerate().map(numbered).collect(), most)
    }

    fn with_room(&self, lines: Vec<(Kind, String)>, most: u16) -> Shown {
        let mut shown = Shown::default();
        for (kind, text) in lines {
            let rows = self.remark_rows(kind, &text);
            if shown.rows > 0 && shown.rows + rows > most {
                break;
            }
            shown.lines.push((kind, text));
            shown.rows = (shown.rows + rows).min(most);
        }
        shown
    }

    fn remark_rows(&self, kind: Kind, text: &str) -> u16 {
        let (sign, role) = sign(self.ctx, kind);
        paragraph::height(
            self.ctx.theme,
            &[(sign, role), (text, role)],
            cells::right_of(self.rest, INDENT).width,
        ) as u16
    }

    /// What does not go together, and what is unusual, each with its sign before it.
    pub(super) fn remarks(&mut self, buffer: &mut Buffer, shown: &Shown) {
        let mut rest = cells::right_of(self.take(shown.rows), INDENT);
        for (kind, text) in &shown.lines {
            let (sign, role) = sign(self.ctx, *kind);
            let spans = [(sign, role), (text.as_str(), role)];
            let paragraph = paragraph::Paragraph { spans: &spans, skip: 0 };
            let used = paragraph::draw(rest, buffer, self.ctx.theme, paragraph);
            cells::take(&mut rest, used);
        }
    }
}

/// A clash is marked, what is only unusual is said quietly.
fn sign(ctx: &Context<'_>, kind: Kind) -> (&'static str, Role) {
    match kind {
        Kind::Clash => ("! ", Role::Warn),
        Kind::Unusual if ctx.theme.ascii => (". ", Role::Muted),
        Kind::Unusual => ("· ", Role::Muted),
    }
}
