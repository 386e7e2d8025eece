//! What the room view draws with, for every screen that has a drawing of its own for the back row: one column of a
//! comfortable width, the clock in large digits, the scale of a vote, a card. It knows no topic and answers no key.

use super::Context;
use crate::{
    assets::words::{fill, say},
    theme::Role,
    widget::{big, cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells a line of text is read at with ease.
pub(super) const MEASURE: u16 = 64;
/// Rows that large digits take at most: more would dwarf the words.
const TALLEST: u16 = 10;

/// The column that is read: no wider than a comfortable line, in the middle.
pub fn column(area: Rect) -> Rect {
    let width = area.width.min(MEASURE);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// The clock of the running box: what it shows, the word beside it, and how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    text: String,
    word: &'static str,
    role: Role,
}

impl Clock {
    /// The clock as it stands; `None` while no box was entered.
    pub fn of(ctx: &Context<'_>) -> Option<Self> {
        let clock = ctx.session.agenda.countdown(ctx.now)?;
        let calm = clock.calm_minutes().filter(|_| ctx.clocks.calm);
        let minutes = calm.is_some();
        let (word, role) = match clock {
            clock if !clock.running && minutes => (say("room_view.minutes_paused"), Role::Muted),
            clock if !clock.running => (say("room_view.paused"), Role::Muted),
            clock if clock.left < 0 => (say("room_view.over"), Role::Warn),
            clock if clock.is_wrapping_up() && minutes => {
                (say("room_view.minutes_wrapping_up"), Role::Accent)
            }
            clock if clock.is_wrapping_up() => (say("room_view.wrapping_up"), Role::Accent),
            _ if minutes => (say("room_view.minutes_left"), Role::Title),
            _ => (say("room_view.left"), Role::Title),
        };
        let text = calm.map_or_else(|| clock.text(), |minutes| minutes.to_string());
        Some(Self { text, word, role: if ctx.clocks.pulses { Role::Selected } else { role } })
    }

    /// Rows the smallest large digits take.
    pub fn rows(ctx: &Context<'_>) -> u16 {
        if ctx.theme.ascii { 5 } else { 3 }
    }

    /// Rows it takes in an area: those of the largest digits that fit, or one of plain text.
    pub fn height(&self, ctx: &Context<'_>, area: Rect) -> u16 {
        self.digits(ctx, area).map_or(area.height.min(1), |place| place.height)
    }

    /// Draws it as large as the area allows, with its word beside the digits; as a line of text in a low area.
    pub fn draw(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
        let Some(place) = self.digits(ctx, area) else {
            let text = format!("{} {}", self.text, self.word);
            line::put_center(area, buffer, ctx.theme, &text, self.role);
            return;
        };
        big::draw(place, buffer, ctx.theme, &self.text, self.role);
        let beside = Rect { x: place.right(), y: place.bottom() - 1, width: self.beside(ctx), height: 1 };
        line::put(beside, buffer, ctx.theme, &format!("  {}", self.word), self.role);
    }

    /// Where its digits stand, the same room for its word kept at either side.
    fn digits(&self, ctx: &Context<'_>, area: Rect) -> Option<Rect> {
        let digits = cells::inset(Rect { height: area.height.min(TALLEST), ..area }, self.beside(ctx));
        big::place(digits, ctx.theme, &self.text)
    }

    /// Cells of its word, with the gap before it.
    fn beside(&self, ctx: &Context<'_>) -> u16 {
        line::width(ctx.theme, &[(self.word, self.role)]) as u16 + 2
    }
}

/// How many votes are in: "vote 7 of 11".
pub fn votes(counted: (u32, u32)) -> String {
    fill("room_view.vote", &[("n", &counted.0), ("total", &counted.1)])
}

/// A card for whoever waits: the session's name, and a sentence.
pub fn card(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, sentence: &str) {
    let name = ctx.session.full_name();
    let lines = [(name.as_str(), Role::Title), (sentence, Role::Text)];
    let column = column(cells::inset(area, 2));
    let rows = |span| paragraph::height(ctx.theme, &[span], column.width) as u16;
    let used = lines.iter().map(|span| rows(*span) + 1).sum::<u16>() - 1;
    let mut rest = cells::below(column, column.height.saturating_sub(used) / 2);
    for span in lines.into_iter().filter(|(text, _)| !text.is_empty()) {
        centred(ctx, cells::take(&mut rest, rows(span)), buffer, span);
        cells::take(&mut rest, 1);
    }
}

/// Draws text with its rows in the middle when it is one row, else as a paragraph.
fn centred(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, span: line::Span<'_>) {
    if area.height == 1 {
        line::put_center(area, buffer, ctx.theme, span.0, span.1);
    } else {
        paragraph::draw_text(area, buffer, ctx.theme, span);
    }
}
