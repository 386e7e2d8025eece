//! A text that is read from top to bottom and scrolled by rows: headings, lines, paragraphs with an indent.
//!
//! It knows neither topics nor sessions: screens put their words in. Scrolling past the end is not possible.

use super::Context;
use crate::{
    theme::{Role, Theme},
    widget::{cells, line, paragraph, paragraph::Paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// A text to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    /// Empty for a blank row.
    spans: Vec<(String, Role)>,
    indent: u16,
}

/// A way through a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the start.
    Start,
    /// To the end.
    End,
}

impl Reading {
    /// A heading, with a blank row before it unless it is the first.
    pub fn heading(&mut self, text: impl Into<String>) -> &mut Self {
        self.blank();
        self.paragraph(0, text, Role::Title)
    }

    /// A blank row, never at the top and never two of them.
    pub fn blank(&mut self) -> &mut Self {
        if self.blocks.last().is_some_and(|block| !block.spans.is_empty()) {
            self.blocks.push(Block { spans: Vec::new(), indent: 0 });
        }
        self
    }

    /// A paragraph in one role; nothing for an empty text.
    pub fn paragraph(&mut self, indent: u16, text: impl Into<String>, role: Role) -> &mut Self {
        let text = text.into();
        if text.is_empty() { self } else { self.pieces(indent, vec![(text, role)]) }
    }

    /// A paragraph in pieces that follow each other without a space of their own.
    pub fn pieces(&mut self, indent: u16, spans: Vec<(String, Role)>) -> &mut Self {
        self.blocks.push(Block { spans, indent });
        self
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Rows of the whole text at this width.
    pub fn rows(&self, theme: &Theme, width: u16) -> usize {
        self.blocks.iter().map(|block| block.rows(theme, width)).sum()
    }

    /// Where a scroll leads to from the row at the top, when the text is drawn in this room.
    pub fn scrolled(&self, theme: &Theme, room: Size, top: usize, scroll: Scroll) -> usize {
        let last = self.last_top(theme, room);
        // One row stays in view, so that the eye finds its place.
        let page = usize::from(room.height).saturating_sub(1).max(1);
        let top = top.min(last);
        match scroll {
            Scroll::Up => top.saturating_sub(1),
            Scroll::Down => (top + 1).min(last),
            Scroll::PageUp => top.saturating_sub(page),
            Scroll::PageDown => (top + page).min(last),
            Scroll::Start => 0,
            Scroll::End => last,
        }
    }

    /// Whether there is more than fits, so that it can be scrolled.
    pub fn is_longer(&self, theme: &Theme, room: Size) -> bool {
        self.last_top(theme, room) > 0
    }

    /// The lowest row that can stand at the top.
    pub fn last_top(&self, theme: &Theme, room: Size) -> usize {
        self.rows(theme, text_width(room)).saturating_sub(usize::from(room.height))
    }

    /// Draws the rows from `top` on, with signs at the right edge where there is more.
    pub fn draw(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, top: usize) {
        let text = Rect { width: text_width(area.as_size()), ..area };
        let last = self.last_top(ctx.theme, area.as_size());
        let top = top.min(last);
        let (mut skip, mut rest) = (top, text);
        for block in &self.blocks {
            let rows = block.rows(ctx.theme, text.width);
            if skip >= rows {
                skip -= rows;
                continue;
            }
            block.draw(ctx.theme, rest, buffer, skip);
            rest = cells::below(rest, (rows - skip).min(usize::from(rest.height)) as u16);
            skip = 0;
            if rest.height == 0 {
                break;
            }
        }
        let edge = cells::right_of(area, area.width.saturating_sub(1));
        let glyphs = ctx.theme.glyphs();
        if top > 0 {
            line::put(cells::row(edge, 0), buffer, ctx.theme, glyphs.more_above, Role::Muted);
        }
        if top < last {
            let bottom = usize::from(area.height).saturating_sub(1);
            line::put(cells::row(edge, bottom), buffer, ctx.theme, glyphs.more_below, Role::Muted);
        }
    }
}

/// The last column is for the signs that there is more.
fn text_width(room: Size) -> u16 {
    room.width.saturating_sub(1)
}

impl Block {
    fn pieces(&self) -> Vec<line::Span<'_>> {
        self.spans.iter().map(|(text, role)| (text.as_str(), *role)).collect()
    }

    fn rows(&self, theme: &Theme, width: u16) -> usize {
        if self.spans.is_empty() {
            return 1;
        }
        paragraph::height(theme, &self.pieces(), width.saturating_sub(self.indent)).max(1)
    }

    fn draw(&self, theme: &Theme, area: Rect, buffer: &mut Buffer, skip: usize) {
        if !self.spans.is_empty() {
            let place = cells::right_of(area, self.indent);
            paragraph::draw(place, buffer, theme, Paragraph { spans: &self.pieces(), skip });
        }
    }
}
