//! One idea for the whole room, the same everywhere: words at the top, one big thing in the middle, one line below.
//!
//! It knows no session: screens hand in words and figures. What is missing gives its rows to the rest.

use super::{Context, Tier, room_view::MEASURE};
use crate::{
    domain::people::Team,
    theme::{Role, Theme},
    widget::{bars, big, cells, line, line::Span, paragraph::Flow},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows a window has to have for lines to stand apart.
const AIRY: u16 = 14;

/// The big thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Figure<'a> {
    /// Nothing: the words are big enough.
    #[default]
    Nothing,
    /// Digits, such as `14:32`, and a word after them, such as `4 min`.
    Digits(&'a str, Role),
    /// A team, by shape and word.
    Team(Team, &'a str),
}

/// What stands on the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stage<'a> {
    /// The words at the top.
    pub(super) head: &'a [Span<'a>],
    /// The big thing in the middle.
    pub(super) figure: Figure<'a>,
    /// How much of a whole is used up.
    pub(super) used: Option<(u32, u32)>,
    /// The line below.
    pub(super) foot: &'a [Span<'a>],
}

/// Draws a stage; the big thing gets what the words leave.
pub(super) fn draw(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, stage: &Stage<'_>) {
    let mut rest = area;
    let foot = Block::new(ctx.theme, stage.foot, area.width);
    let below = take_below(&mut rest, foot.rows().min(2));
    foot.draw(ctx.theme, below, buffer);
    if let Some(used) = stage.used {
        let bar = take_below(&mut rest, 1);
        let bar = if ctx.tier == Tier::Room { bar } else { cells::inset(bar, area.width / 10) };
        bars::gauge(bar, buffer, ctx.theme, used, Role::Accent);
    }
    if area.height >= AIRY {
        take_below(&mut rest, 1);
        cells::take(&mut rest, 1);
    }
    let least =
        if stage.figure == Figure::Nothing { 0 } else { (digits(ctx.theme) + 1).min(rest.height / 2) };
    let head = Block::new(ctx.theme, stage.head, area.width);
    let head = if head.airy_rows() + least + 2 <= rest.height { head.airy() } else { head };
    let rows = head.rows().min(rest.height.saturating_sub(least));
    let top = cells::take(&mut rest, rows);
    head.draw(ctx.theme, top, buffer);
    draw_figure(ctx, rest, buffer, stage.figure);
}

/// Rows that big digits need at least.
fn digits(theme: &Theme) -> u16 {
    if theme.ascii { 5 } else { 3 }
}

/// The big thing in the middle of what is left, never so large that the words beside it are lost.
fn draw_figure(ctx: &Context<'_>, rest: Rect, buffer: &mut Buffer, figure: Figure<'_>) {
    let most = if rest.height < AIRY / 2 { rest.height } else { rest.height * 4 / 5 };
    match figure {
        Figure::Nothing => {}
        Figure::Digits(text, role) => draw_digits(ctx, middle(rest, most), buffer, (text, role)),
        Figure::Team(team, word) => {
            let place = middle(rest, most);
            let shape = Rect { height: place.height.saturating_sub(2), ..place };
            let role = Context::team_role(team);
            let sign = if team == Team::Sales { "▲" } else { "●" };
            // Where the shape has no room its sign stands before the word.
            if shape.height < digits(ctx.theme) {
                let name = format!("{} {word}", ctx.mark(team));
                line::put_center(place, buffer, ctx.theme, &name, role);
                return;
            }
            big::draw(shape, buffer, ctx.theme, sign, role);
            let name = format!("{} {}", ctx.mark(team), spaced(word));
            line::put_center(cells::below(place, shape.height + 1), buffer, ctx.theme, &name, role);
        }
    }
}

/// Digits as large as there is room for; the word after them stays small at their foot.
fn draw_digits(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, (text, role): Span<'_>) {
    let (digits, word) = text.split_once(' ').unwrap_or((text, ""));
    let beside = if word.is_empty() { 0 } else { cut(line::width(ctx.theme, &[(word, role)])) + 2 };
    // The same room is kept at either side, so that the digits stay in the middle.
    let Some(place) = big::place(cells::inset(area, beside), ctx.theme, digits) else {
        line::put_center(area, buffer, ctx.theme, text, role);
        return;
    };
    big::draw(place, buffer, ctx.theme, digits, role);
    let foot = Rect { x: place.right() + beside.min(2), y: place.bottom() - 1, width: beside, height: 1 };
    line::put(foot, buffer, ctx.theme, word, role);
}

/// A word in capitals with air between its letters.
fn spaced(word: &str) -> String {
    let letters: Vec<String> = word.to_uppercase().chars().map(String::from).collect();
    letters.join(" ")
}

/// A page of words alone, large, in the middle; returns how many pages there are.
pub(super) fn draw_words(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    (text, role): Span<'_>,
    page: usize,
) -> usize {
    let spans = [(text, role)];
    let block = Block::new(ctx.theme, &spans, area.width);
    let per_page = lines_per_page(area);
    let pages = block.flow.height().div_ceil(per_page).max(1);
    let from = page.min(pages - 1) * per_page;
    let lines = block.flow.height().saturating_sub(from).min(per_page);
    let airy = lines * 2 <= usize::from(area.height) + 1;
    let block = Block { from, lines, airy, ..block };
    let place = middle(area, block.rows());
    block.draw(ctx.theme, place, buffer);
    pages
}

/// How many pages the words take.
pub(super) fn pages(theme: &Theme, area: Rect, text: &str) -> usize {
    let spans = [(text, Role::Text)];
    Block::new(theme, &spans, area.width).flow.height().div_ceil(lines_per_page(area)).max(1)
}

/// Six lines in a small window, in a larger one as many as stand apart.
fn lines_per_page(area: Rect) -> usize {
    usize::from(area.height.div_ceil(2).max(6).min(area.height)).max(1)
}

/// Wrapped words, each line in the middle of the window's width, with air between the lines or without.
struct Block<'a> {
    flow: Flow<'a>,
    measure: u16,
    from: usize,
    lines: usize,
    airy: bool,
}

impl<'a> Block<'a> {
    fn new(theme: &Theme, spans: &'a [Span<'a>], width: u16) -> Self {
        let measure = width.min(MEASURE);
        let flow = Flow::new(theme, spans, measure);
        let lines = if spans.is_empty() { 0 } else { flow.height() };
        Self { flow, measure, from: 0, lines, airy: false }
    }

    fn airy(self) -> Self {
        Self { airy: true, ..self }
    }

    fn rows(&self) -> u16 {
        if self.airy { self.airy_rows() } else { cut(self.lines) }
    }

    fn airy_rows(&self) -> u16 {
        cut((self.lines * 2).saturating_sub(1))
    }

    /// The block stands in the middle, its lines at one left edge, so that the eye finds the next one.
    fn draw(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let widest = (0..self.lines).map(|index| self.flow.width_of(self.from + index)).max().unwrap_or(0);
        let left = area.width.saturating_sub(cut(widest).min(self.measure)) / 2;
        let step = if self.airy { 2 } else { 1 };
        for index in 0..self.lines {
            let place = cells::right_of(cells::row(area, index * step), left);
            let place = Rect { width: place.width.min(self.measure), ..place };
            if index * step < usize::from(area.height) {
                self.flow.draw(place, buffer, theme, self.from + index);
            }
        }
    }
}

/// Cuts rows off the bottom of what is left of an area.
fn take_below(rest: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(rest.height);
    rest.height -= rows;
    Rect { y: rest.y + rest.height, height: rows, ..*rest }
}

/// So many rows in the middle of an area.
fn middle(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + (area.height - rows) / 2, height: rows, ..area }
}

fn cut(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
