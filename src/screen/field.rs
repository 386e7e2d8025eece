//! The one field that is being edited, and how screens draw a field whether it is edited or not.
//!
//! The app owns the field: it takes every plain character before any key table is asked, so that typing a word
//! can never run a command. Screens only say which field to edit and what accepting it means.

use super::Context;
use crate::{
    assets::words::say,
    domain::draft::DraftKey,
    theme::Role,
    widget::{cells, editor::Editor, line, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// A field being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Which field of which topic or screen.
    pub key: DraftKey,
    /// The text with its cursor and history.
    pub editor: Editor,
    /// Why the text was not accepted, with what to type.
    pub error: Option<String>,
}

impl Field {
    /// A field of several lines, filled with its draft or with what is stored.
    pub fn text(ctx: &Context<'_>, key: DraftKey, stored: &str) -> Self {
        let editor = Editor::new(ctx.draft_or(&key, stored));
        Self { key, editor, error: None }
    }

    /// A field of one line.
    pub fn line(ctx: &Context<'_>, key: DraftKey, stored: &str) -> Self {
        let editor = Editor::line(ctx.draft_or(&key, stored));
        Self { key, editor, error: None }
    }

    /// A field that stands inside a sentence, which draws it.
    pub fn flowing(ctx: &Context<'_>, key: DraftKey, stored: &str) -> Self {
        let editor = Editor::flowing(ctx.draft_or(&key, stored));
        Self { key, editor, error: None }
    }

    /// An empty field of several lines, whatever draft there is.
    pub fn fresh(key: DraftKey) -> Self {
        Self { key, editor: Editor::new(""), error: None }
    }

    /// An empty field of one line, whatever draft there is: the next of a row, while the text of the last is only being
    /// accepted.
    pub fn fresh_line(key: DraftKey) -> Self {
        Self { key, editor: Editor::line(""), error: None }
    }

    /// Whether it narrows a list while it is typed in: Tab and the arrows walk that list.
    pub fn filters(&self) -> bool {
        self.key.narrows_a_list()
    }

    /// The name of the field inside its topic or screen.
    pub fn name(&self) -> &str {
        &self.key.field
    }

    /// What is typed.
    pub fn value(&self) -> &str {
        self.editor.text()
    }
}

/// What drawing a field came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Rows used.
    pub rows: u16,
    /// Where the cursor stands, when this field is edited.
    pub cursor: Option<Position>,
    /// The editor's area, when this field is edited.
    pub area: Option<Rect>,
}

/// A value on screen: edited in place when it is the focused field, else wrapped text.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// Which field it is.
    pub key: &'a DraftKey,
    /// What is stored.
    pub stored: &'a str,
    /// What to show in grey when nothing is stored, and in the field until something is typed; below a field that
    /// looks like one ([`Role::Field`]) it says what to type all the while.
    pub empty: &'a str,
    /// How the stored text looks.
    pub role: Role,
}

/// Draws a value in at most the rows of `area`.
pub fn draw(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, value: Value<'_>) -> Drawn {
    if area.is_empty() {
        return Drawn::default();
    }
    if let Some(field) = ctx.field.filter(|field| field.key == *value.key) {
        return draw_edited(ctx, area, buffer, (field, value));
    }
    match ctx.drafts.get(value.key).filter(|draft| draft.as_str() != value.stored) {
        Some(draft) => draw_text(ctx, area, buffer, (draft, Role::Warn)),
        None => draw_stored(ctx, area, buffer, value),
    }
}

/// Draws what is stored, whatever is half-typed.
pub fn draw_stored(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, value: Value<'_>) -> Drawn {
    let empty = value.stored.is_empty();
    let span = if empty { (value.empty, Role::Muted) } else { (value.stored, value.role) };
    draw_text(ctx, area, buffer, span)
}

fn draw_text(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, span: line::Span<'_>) -> Drawn {
    let rows = paragraph::draw_cut(area, buffer, ctx.theme, span);
    Drawn { rows: rows.max(1), cursor: None, area: None }
}

/// Rows a message may take below its field.
const MESSAGE_ROWS: u16 = 3;

fn draw_edited(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    (field, value): (&Field, Value<'_>),
) -> Drawn {
    let wanted = wanted(ctx, area.width, (field, value));
    let message = match &field.error {
        Some(error) => Some((error.as_str(), Role::Bad)),
        None if field.editor.is_too_long_to_read_aloud() => Some((say("common.too_long"), Role::Warn)),
        None => None,
    };
    let height = |span: line::Span<'_>| paragraph::height(ctx.theme, &[span], area.width) as u16;
    let (below, span) = match message {
        Some(span) => (height(span).min(MESSAGE_ROWS), Some(span)),
        // What to type never takes a row from what is typed.
        None if value.role == Role::Field && !field.editor.is_empty() && !value.empty.is_empty() => {
            let span = (value.empty, Role::Muted);
            (height(span).min(area.height.saturating_sub(wanted)), Some(span))
        }
        None => (0, None),
    };
    let rows = wanted.clamp(1, area.height.saturating_sub(below).max(1));
    let room = Rect { height: rows, ..area };
    let cursor = field.editor.draw(room, buffer, ctx.theme, true);
    if field.editor.is_empty() {
        paragraph::draw_cut(room, buffer, ctx.theme, (value.empty, Role::Muted));
    }
    let place = Rect { height: below.min(area.height - rows), ..cells::below(area, rows) };
    if let Some(span) = span {
        paragraph::draw_cut(place, buffer, ctx.theme, span);
    }
    Drawn { rows: rows + place.height, cursor, area: Some(room) }
}

/// Rows of what is typed, or of what to type until something is.
fn wanted(ctx: &Context<'_>, width: u16, (field, value): (&Field, Value<'_>)) -> u16 {
    let typed = field.editor.layout(width).height() as u16;
    if field.editor.is_empty() {
        return typed.max(paragraph::height(ctx.theme, &[(value.empty, Role::Muted)], width) as u16);
    }
    typed
}

/// Rows that a value would take at a width; one more while it is typed in, for why it was not taken.
pub fn height(ctx: &Context<'_>, width: u16, value: Value<'_>) -> u16 {
    if let Some(field) = ctx.field.filter(|field| field.key == *value.key) {
        return wanted(ctx, width, (field, value)) + 1;
    }
    let text = ctx.draft_or(value.key, if value.stored.is_empty() { value.empty } else { value.stored });
    paragraph::height(ctx.theme, &[(text, value.role)], width) as u16
}
