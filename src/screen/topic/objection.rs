//! An objection while it is answered: its three lines, of which one is chosen, and the four answers by number. What is
//! typed goes from line to line; it never answers.

use super::{Msg, State, ballot::team_key, panel::Panel};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        draft::{DraftKey, OBJECTION_FIELDS},
        objection::Objection,
        topic::Topic,
    },
    screen::{Context, Field, Outcome, Shown, Tier, field, scale},
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of a line's name.
const LABEL: u16 = 23;
/// Rows of a line while it is chosen, and otherwise.
const ROWS: (u16, u16) = (4, 2);

fn find(topic: &Topic, number: u32) -> Option<&Objection> {
    topic.objections.iter().find(|other| other.number == number)
}

/// The draft key of one line.
fn key(topic: &Topic, number: u32, index: usize) -> DraftKey {
    DraftKey::objection(&topic.id, number, OBJECTION_FIELDS[index])
}

fn stored(objection: &Objection, index: usize) -> &str {
    match index {
        0 => &objection.reason,
        1 => &objection.acceptable_if,
        _ => &objection.named,
    }
}

impl State {
    /// The line above or below.
    pub(super) fn choose_line(&mut self, forward: bool) {
        let next = if forward { self.line + 1 } else { self.line.saturating_sub(1) };
        self.line = next.min(OBJECTION_FIELDS.len() - 1);
    }

    /// Types in the chosen line.
    pub(super) fn write_line(&self, ctx: &Context<'_>, topic: &Topic, number: u32) -> Outcome {
        let field = find(topic, number).map(|objection| {
            Field::text(ctx, key(topic, number, self.line), stored(objection, self.line))
        });
        Outcome::none().and_edit(field.filter(|_| ctx.is_live()))
    }

    /// Chooses a clicked line and types in it.
    pub(super) fn describe(&mut self, row: usize, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        let Some(number) = self.objection.filter(|_| row < OBJECTION_FIELDS.len()) else { return Outcome::none() };
        self.line = row;
        self.write_line(ctx, topic, number)
    }

    /// Tab goes on to the next line, and after the last one out of them.
    pub(super) fn turn_line(&mut self, ctx: &Context<'_>, topic: &Topic, number: u32, forward: bool) -> Outcome {
        let open = ctx.field.and_then(|field| line_of(field, topic, number));
        let next = match (open, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.wrapping_sub(1),
            (None, _) => self.line,
        };
        if next >= OBJECTION_FIELDS.len() {
            return Outcome::none();
        }
        self.line = next;
        self.write_line(ctx, topic, number)
    }

    /// Takes one line and goes on to the next, so that the next sentence is typed and never a command.
    pub(super) fn take_line(&mut self, field: &Field, ctx: &Context<'_>, topic: &Topic) -> Option<Outcome> {
        let (objection, at) =
            topic.objections.iter().find_map(|one| Some((one, line_of(field, topic, one.number)?)))?;
        let typed = field.value().trim();
        let line = |index: usize| if index == at { typed } else { stored(objection, index) }.to_owned();
        let outcome = if typed == stored(objection, at) {
            Outcome::none()
        } else {
            Outcome::command(Command::DescribeObjection {
                topic: topic.id.clone(),
                objection: objection.number,
                reason: line(0),
                acceptable_if: line(1),
                named: line(2),
            })
        };
        let next = (at + 1 < OBJECTION_FIELDS.len()).then(|| {
            self.line = at + 1;
            self.write_line(ctx, topic, objection.number).edit
        });
        Some(outcome.and_edit(next.flatten()))
    }
}

/// Which line of an objection a field is.
fn line_of(field: &Field, topic: &Topic, number: u32) -> Option<usize> {
    (0..OBJECTION_FIELDS.len()).find(|index| key(topic, number, *index) == field.key)
}

/// The answers in one text; each keeps its number.
fn answers() -> String {
    [say("topic.objection_answers"), say("topic.objection_answers_more")].join(scale::GAP)
}

/// Rows it wants at a width, its rule included.
pub(super) fn height(state: &State, ctx: &Context<'_>, topic: &Topic, width: u16) -> u16 {
    let lines = Lines::of(state, ctx, topic);
    let rows: u16 = lines.shown().map(|index| lines.rows(index, width)).sum();
    let below = if lines.alone { 0 } else { 1 + scale::answer_rows(ctx, &answers(), width) };
    2 + rows + below
}

/// Draws head, lines, and below them the question with its answers.
pub(super) fn draw(panel: Panel<'_, '_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let Panel { state, ctx, topic } = panel;
    let lines = Lines::of(state, ctx, topic);
    let Some(objection) = lines.objection else { return };
    let mut rest = area;
    let head = fill("topic.objection_head", &[("team", &say(team_key(objection.team)))]);
    line::put(cells::take(&mut rest, 1), buffer, ctx.theme, &head, Role::Title);
    let answers = answers();
    let kept = if lines.alone { 0 } else { scale::answer_rows(ctx, &answers, area.width) };
    for index in lines.shown() {
        let after = lines.shown().filter(|other| *other > index).count() as u16;
        let room = rest.height.saturating_sub(kept + after).max(1);
        let place = cells::take(&mut rest, lines.rows(index, area.width).min(room));
        lines.draw(index, place, buffer, shown);
    }
    if lines.alone {
        return;
    }
    // In the smallest window the answers need the room of their question.
    let question = u16::from(kept < rest.height);
    let question = cells::take(&mut rest, question);
    line::put(question, buffer, ctx.theme, say("objection.go_ahead_question"), Role::Accent);
    let (_, places) = scale::draw_answers(ctx, rest, buffer, &answers);
    shown.hits.extend(places.into_iter().map(|(place, number)| (place, Msg::Answer(number))));
}

/// The lines as they are drawn.
struct Lines<'a, 'b> {
    ctx: &'a Context<'b>,
    topic: &'a Topic,
    objection: Option<&'a Objection>,
    chosen: usize,
    /// In a small window the line that is typed in has the room.
    alone: bool,
}

impl<'a, 'b> Lines<'a, 'b> {
    fn of(state: &State, ctx: &'a Context<'b>, topic: &'a Topic) -> Self {
        let objection = state.objection.and_then(|number| find(topic, number));
        let alone = ctx.tier == Tier::Room && ctx.field.is_some();
        Self { ctx, topic, objection, chosen: state.line, alone }
    }

    fn shown(&self) -> impl Iterator<Item = usize> + use<> {
        let (alone, chosen) = (self.alone, self.chosen);
        (0..OBJECTION_FIELDS.len()).filter(move |index| !alone || *index == chosen)
    }

    /// What a line is called, what is in it, and what it says while nothing is.
    fn words(&self, index: usize) -> (&'static str, &'a str, &'static str) {
        let stored = self.objection.map_or("", |objection| stored(objection, index));
        match index {
            0 => (say("topic.objection_reason"), stored, say("objection.reason_not_given")),
            1 => (say("topic.objection_acceptable"), stored, say("objection.acceptable_question")),
            _ => (say("topic.objection_named"), stored, say("topic.objection_unnamed")),
        }
    }

    fn key(&self, index: usize) -> DraftKey {
        key(self.topic, self.objection.map_or(0, |objection| objection.number), index)
    }

    /// Cells left of what a line says.
    fn label_width(&self, width: u16) -> u16 {
        if self.alone { 2 } else { LABEL.min(width * 3 / 5) }
    }

    fn rows(&self, index: usize, width: u16) -> u16 {
        let (_, stored, empty) = self.words(index);
        let value = field::Value { key: &self.key(index), stored, empty, role: Role::Text };
        let rows = field::height(self.ctx, width.saturating_sub(self.label_width(width)), value);
        let typed = self.ctx.field.is_some_and(|field| field.key == self.key(index));
        rows.clamp(1, if typed { ROWS.0 } else { ROWS.1 }) + u16::from(self.alone)
    }

    fn draw(&self, index: usize, place: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        let ctx = self.ctx;
        let (label, stored, empty) = self.words(index);
        let chosen = index == self.chosen;
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let role = if chosen { Role::Accent } else { Role::Muted };
        let width = self.label_width(place.width);
        let head = if self.alone { place } else { Rect { width: width.saturating_sub(1), ..place } };
        let spans = [(pointer, Role::Accent), (" ", Role::Text), (label, role)];
        line::put_spans(cells::row(head, 0), buffer, ctx.theme, &spans);
        let body = if self.alone { cells::below(place, 1) } else { place };
        let value = field::Value { key: &self.key(index), stored, empty, role: Role::Text };
        shown.note(field::draw(ctx, cells::right_of(body, width), buffer, value));
        shown.hits.push((place, Msg::Describe(index)));
    }
}
