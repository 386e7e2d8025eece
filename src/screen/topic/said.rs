//! The sentence of a promise with its slots as stops in it: the chosen one marked, the edited one typed in place, the
//! paragraph flowing around it, and one line below that names it and says what to type.

use super::{
    Mode, Msg,
    editing::{self, row_key},
    keys::is_nudged,
    rows::{self, Row},
    typed::{as_edited, begun_with},
    view::Page,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        sentence::{self, Piece},
        slot::{Shape, Slot},
        topic::Topic,
    },
    screen::{Context, Field, Tier},
    theme::Role,
    widget::{
        cells, line,
        paragraph::{self, Flow},
        scroll,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells left of the sentence.
const INDENT: u16 = 2;
/// Rows the line below the sentence may take when it says why a value was not taken.
const REFUSED_ROWS: u16 = 4;
/// Rows it may take otherwise, where a window is narrow.
const HELP_ROWS: u16 = 2;
impl Page<'_, '_> {
    /// The sentence and the line below it.
    pub(super) fn said(&mut self, buffer: &mut Buffer, pieces: &[Piece]) {
        let ctx = self.ctx;
        let said = Said::new(self, pieces);
        let note = self.note();
        let area = cells::right_of(self.rest, INDENT);
        // The cursor after the last character of a row, and the signs that there is more, need a cell of their own.
        let width = area.width.saturating_sub(1);
        let spans: Vec<line::Span<'_>> =
            said.spans.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        let flow = Flow::new(ctx.theme, &spans, width);
        let note_rows = note.as_ref().map_or(0, |note| note.rows(ctx, width));
        let remarks = self.remarks_shown(self.most_remarks(note_rows));
        let free = self.rest.height.saturating_sub(note_rows + remarks.rows + self.rows_kept());
        let height = (flow.height() as u16).min(free.max(1));
        let place = Rect { x: area.x, width, ..self.take(height) };
        let skip = said
            .focus
            .map_or(0, |piece| scroll::offset(flow.rows_of(piece), flow.height(), place.height.into()));
        flow.draw(place, buffer, ctx.theme, skip);
        draw_more(ctx, &flow, skip, Rect { width: area.width, ..place }, buffer);
        self.shown.cursor =
            said.cursor.and_then(|piece| flow.start_of(piece, place, skip)).or(self.shown.cursor);
        for (piece, path) in &said.slots {
            let index = self.rows.iter().position(|row| row.name() == path);
            let areas = flow.areas_of(*piece, place, skip);
            self.shown.hits.extend(
                index.into_iter().flat_map(|index| areas.iter().map(move |area| (*area, Msg::Pick(index)))),
            );
        }
        if let Some(note) = note {
            let below = cells::right_of(self.take(note_rows), INDENT);
            paragraph::draw(below, buffer, ctx.theme, paragraph::Paragraph { spans: &note.spans(), skip: 0 });
        }
        self.remarks(buffer, &remarks);
    }

    /// Rows that remarks may take: the sentence keeps two, and why a value was not taken comes first.
    pub(super) fn most_remarks(&self, note_rows: u16) -> u16 {
        let left = self.rest.height.saturating_sub(note_rows + 2);
        let most = match self.ctx.tier {
            Tier::Room => 2,
            Tier::Standard => 3,
            Tier::Wide => 6,
        };
        left.min(most)
    }

    /// The chosen slot, while slots can be chosen.
    fn chosen_slot(&self) -> Option<&Slot> {
        let chosen = self.rows.get(self.chosen).and_then(Row::slot);
        chosen.filter(|_| matches!(self.state.mode(self.topic), Mode::Write | Mode::Decide))
    }

    /// Names the chosen slot and what to type, or why what was typed was not taken.
    fn note(&self) -> Option<Note> {
        let slot = self.chosen_slot().filter(|_| self.ctx.is_writable())?;
        let row = &self.rows[self.chosen];
        let field = self.ctx.field.filter(|field| field.key == row_key(self.topic, row));
        if let (Row::Said(_), Some(error)) = (row, field.and_then(|field| field.error.as_ref())) {
            return Some(Note { pieces: vec![(error.clone(), Role::Bad)], most: REFUSED_ROWS });
        }
        let mut pieces = vec![(rows::label(slot), Role::Accent)];
        if let Some(help) = help(self.topic, slot) {
            pieces.push((fill("topic.slot_help", &[("help", &help)]), Role::Muted));
        }
        if field.is_none() && is_nudged(slot) && self.ctx.tier > Tier::Room {
            pieces.push((format!("  {}", say("topic.nudges")), Role::Key));
        }
        Some(Note { pieces, most: HELP_ROWS })
    }

    /// Rows that the sentence leaves to what stands below it: more when that is what is chosen.
    fn rows_kept(&self) -> u16 {
        let wanted = self.rows_below();
        let half = self.rest.height / 2;
        match self.rows.get(self.chosen) {
            Some(Row::Wording | Row::Slot(_)) => wanted.max(1).min(half),
            _ if self.ctx.tier == Tier::Room => 0,
            _ => wanted.min(3).min(half),
        }
    }
}

/// The pieces of the sentence as they stand on screen.
struct Said {
    spans: Vec<(String, Role)>,
    /// Which spans belong to which slot.
    slots: Vec<(usize, String)>,
    /// The span that has to be in view.
    focus: Option<usize>,
    /// The span before which the cursor stands.
    cursor: Option<usize>,
}

impl Said {
    fn new(page: &Page<'_, '_>, pieces: &[Piece]) -> Self {
        let (ctx, topic) = (page.ctx, page.topic);
        // While votes are counted nothing is chosen; the sentence is still read on from slot to slot.
        let chosen = page.rows.get(page.chosen).and_then(Row::slot).map(|slot| slot.path.as_str());
        let marks = page.chosen_slot().is_some();
        let slots = topic.fields.slots();
        let mut said = Self { spans: Vec::new(), slots: Vec::new(), focus: None, cursor: None };
        for piece in pieces {
            let Some(path) = &piece.slot else {
                said.spans.push((piece.text.clone(), Role::Title));
                continue;
            };
            let key = editing::key(topic, path);
            if let Some(field) = ctx.field.filter(|field| field.key == key) {
                said.edited(field, path);
                continue;
            }
            let stored = slots
                .iter()
                .find(|slot| slot.path == *path)
                .map_or_else(String::new, |slot| as_edited(&topic.fields, slot, ctx.today()));
            let draft = page.draft(&key).filter(|draft| **draft != stored);
            let is_chosen = chosen == Some(path.as_str());
            let role = match draft {
                _ if is_chosen && marks => Role::Selected,
                Some(_) => Role::Warn,
                None if piece.hole => Role::Hole,
                None => Role::Accent,
            };
            let text = match draft.filter(|draft| !draft.trim().is_empty()) {
                Some(draft) => fill("topic.half_typed", &[("text", &piece.text), ("draft", draft)]),
                None => piece.text.clone(),
            };
            let text = text.replace('\n', " ");
            said.slot(path, text, role);
            if is_chosen {
                said.focus = Some(said.spans.len() - 1);
            }
        }
        said
    }

    fn slot(&mut self, path: &str, text: String, role: Role) {
        self.slots.push((self.spans.len(), path.to_owned()));
        self.spans.push((text, role));
    }

    /// The half-typed text, cut where the cursor stands and where it is marked; a hole until something is typed.
    fn edited(&mut self, field: &Field, path: &str) {
        let text = field.value();
        let cursor = field.editor.cursor();
        let marked = field.editor.selection().unwrap_or(cursor..cursor);
        for part in [0..marked.start, marked.clone(), marked.end..text.len()] {
            if part.start == cursor && self.cursor.is_none() {
                self.cursor = Some(self.spans.len());
            }
            let role = if part == marked && !marked.is_empty() { Role::Marked } else { Role::FieldFocused };
            self.slot(path, text[part].to_owned(), role);
        }
        if text.is_empty() {
            self.slot(path, say("sentence.hole").to_owned(), Role::FieldFocused);
        }
        self.focus = self.cursor;
    }
}

/// The line below the sentence: pieces, and the rows it may take.
struct Note {
    pieces: Vec<(String, Role)>,
    most: u16,
}

impl Note {
    fn spans(&self) -> Vec<line::Span<'_>> {
        self.pieces.iter().map(|(text, role)| (text.as_str(), *role)).collect()
    }

    fn rows(&self, ctx: &Context<'_>, width: u16) -> u16 {
        (paragraph::height(ctx.theme, &self.spans(), width) as u16).min(self.most)
    }
}

/// What to type: a list begins with a row, and a row with the slot its sentence says first.
fn help(topic: &Topic, slot: &Slot) -> Option<&'static str> {
    if slot.shape != Shape::AddRow {
        return sentence::help(&slot.name);
    }
    let path = begun_with(&topic.fields, &slot.path);
    let (_, first) = path.rsplit_once('/')?;
    sentence::help(&format!("{}.{first}", slot.name))
}

/// Signs at the right edge where rows of the sentence are out of view.
fn draw_more(ctx: &Context<'_>, flow: &Flow<'_>, skip: usize, area: Rect, buffer: &mut Buffer) {
    let glyphs = ctx.theme.glyphs();
    let edge = |row: Rect| cells::right_of(row, row.width.saturating_sub(1));
    let last = usize::from(area.height).saturating_sub(1);
    if skip > 0 {
        line::put(edge(cells::row(area, 0)), buffer, ctx.theme, glyphs.more_above, Role::Muted);
    }
    if skip + last + 1 < flow.height() {
        line::put(edge(cells::row(area, last)), buffer, ctx.theme, glyphs.more_below, Role::Muted);
    }
}
