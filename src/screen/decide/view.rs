//! Drawing the form: what the ending means, the entries, and the candidates of the one being answered.

use super::{
    Msg, State,
    candidates::{self, Candidates},
    entry::{self, Value},
};
use crate::{
    assets::words::{fill, say},
    domain::moment::Day,
    screen::{Context, Field, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, list, modal, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// Cells of the form.
const WIDTH: u16 = 68;
/// Cells of an entry's name.
const LABEL: u16 = 18;
/// Candidates shown at once.
const CANDIDATES: u16 = 6;
/// Rows of a text while it is written and afterwards.
const TEXT_ROWS: (u16, u16) = (4, 2);

/// Draws the form.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut form = Form { state, ctx, shown: Shown::default() };
    let asked = state.asked(ctx);
    let width = WIDTH.min(area.width.saturating_sub(4));
    let small = ctx.tier == Tier::Room;
    let meaning = state.subject.meaning(ctx);
    let meaning = (meaning.as_str(), Role::Muted);
    let above = if small { 0 } else { paragraph::height(ctx.theme, &[meaning], width) as u16 + 1 };
    let heights: Vec<u16> = asked.iter().map(|index| form.height(*index, width)).collect();
    let wanted = if small { area.height } else { above + heights.iter().sum::<u16>() };
    let title = if small { form.progress(&asked) } else { state.title(ctx) };
    let inner = modal::draw(area, buffer, ctx.theme, &title, Size::new(WIDTH, wanted));
    if !small {
        paragraph::draw_text(inner, buffer, ctx.theme, meaning);
    }
    let mut rest = cells::below(inner, above);
    for &index in asked.iter().skip(first_shown(state, &asked, &heights, rest.height)) {
        if small && index != state.at {
            continue;
        }
        let used = form.entry(rest, buffer, index);
        rest = cells::below(rest, used);
    }
    form.shown
}

/// The first entry to draw, so that the one being answered is in view.
fn first_shown(state: &State, asked: &[usize], heights: &[u16], room: u16) -> usize {
    let at = asked.iter().position(|index| *index == state.at).unwrap_or(0);
    (0..=at)
        .find(|first| heights[*first..=at.min(heights.len().saturating_sub(1))].iter().sum::<u16>() <= room)
        .unwrap_or(at)
}

struct Form<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    shown: Shown<Msg>,
}

impl Form<'_, '_> {
    /// "Park 1/2: Lead", for a window in which one entry has the room.
    fn progress(&self, asked: &[usize]) -> String {
        let at = asked.iter().position(|index| *index == self.state.at).unwrap_or(0) + 1;
        let what = say(self.state.subject.name_key());
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("what", &what),
            ("n", &at),
            ("total", &asked.len()),
            ("title", &self.state.subject.name(self.ctx)),
        ];
        fill("decide.title_one", &values)
    }

    /// The field of an entry while it is written.
    fn field(&self, index: usize) -> Option<&Field> {
        let key = self.state.key(index);
        self.ctx.field.filter(|field| field.key == key)
    }

    fn candidates(&self, index: usize) -> Candidates {
        let typed = self.field(index).map_or("", Field::value).trim();
        Candidates::of(self.ctx, self.state.subject.topic(self.ctx), &self.state.entries[index], typed)
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let chosen = index == self.state.at;
        let width = width.saturating_sub(LABEL + 1);
        match &self.state.entries[index].value {
            Value::Pick(_) if chosen => 2 + (self.candidates(index).all().len() as u16).min(CANDIDATES),
            Value::Date(_) if chosen => 3,
            Value::Pick(_) | Value::Date(_) => 1,
            Value::Text(text) => {
                let text = self.field(index).map_or(text.as_str(), Field::value);
                let rows = paragraph::height(self.ctx.theme, &[(text, Role::Text)], width) as u16;
                if chosen { rows.clamp(2, TEXT_ROWS.0) + 1 } else { rows.clamp(1, TEXT_ROWS.1) }
            }
        }
    }

    /// Draws one entry and returns the rows used.
    fn entry(&mut self, area: Rect, buffer: &mut Buffer, index: usize) -> u16 {
        let ctx = self.ctx;
        let entry = &self.state.entries[index];
        let chosen = index == self.state.at;
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let role = if chosen { Role::Accent } else { Role::Muted };
        let label = [(pointer, Role::Accent), (" ", Role::Text), (entry::label(entry.part), role)];
        let beside = ctx.tier > Tier::Room;
        let head =
            Rect { width: if beside { LABEL.min(area.width) } else { area.width }, ..cells::row(area, 0) };
        line::put_spans(head, buffer, ctx.theme, &label);
        let body =
            if beside { cells::right_of(area, LABEL + 1) } else { cells::right_of(cells::below(area, 1), 2) };
        let rows = self.value(body, buffer, index);
        let used = if beside { rows.max(1) } else { rows + 1 };
        // After the candidates, which stand inside it and answer first.
        self.shown.hits.push((Rect { height: used.min(area.height), ..area }, Msg::Entry(index)));
        used
    }

    fn value(&mut self, area: Rect, buffer: &mut Buffer, index: usize) -> u16 {
        let chosen = index == self.state.at;
        match &self.state.entries[index].value {
            Value::Text(text) => {
                let rows = if chosen { TEXT_ROWS.0 } else { TEXT_ROWS.1 };
                let used =
                    self.written(Rect { height: rows.min(area.height), ..area }, buffer, (index, text, "decide.nothing_yet"));
                used + u16::from(chosen)
            }
            Value::Date(day) if chosen => self.date(area, buffer, (index, *day)),
            Value::Date(day) => line_of(self.ctx, area, buffer, &self.ctx.told(*day)),
            Value::Pick(_) if chosen => self.choices(area, buffer, index),
            Value::Pick(pick) => line_of(self.ctx, area, buffer, &candidates::name(self.ctx, pick)),
        }
    }

    fn written(&mut self, area: Rect, buffer: &mut Buffer, (index, text, empty): (usize, &str, &str)) -> u16 {
        let key = self.state.key(index);
        let value = field::Value { key: &key, stored: text, empty: say(empty), role: Role::Text };
        let drawn = field::draw(self.ctx, area, buffer, value);
        self.shown.note(drawn)
    }

    /// The field, and the day that is meant.
    fn date(&mut self, area: Rect, buffer: &mut Buffer, (index, day): (usize, Day)) -> u16 {
        let typed = self.field(index).map_or("", Field::value).trim();
        let refused = self.field(index).is_some_and(|field| field.error.is_some());
        let meant = if typed.is_empty() { Ok(day) } else { Day::read(typed, self.ctx.today()) };
        let mut used = 0;
        if self.field(index).is_some() {
            used = self.written(area, buffer, (index, "", "decide.type_a_day"));
        }
        if refused {
            return used;
        }
        let text = meant.map_or_else(
            |_| say("common.date_forms").to_owned(),
            |day| format!("{} {}   {}", self.ctx.theme.glyphs().arrow, self.ctx.told(day), say("common.date_forms")),
        );
        used + paragraph::draw_text(cells::below(area, used), buffer, self.ctx.theme, (&text, Role::Muted))
    }

    /// The field that narrows the list, and the list.
    fn choices(&mut self, area: Rect, buffer: &mut Buffer, index: usize) -> u16 {
        let ctx = self.ctx;
        let Value::Pick(pick) = &self.state.entries[index].value else { return 0 };
        let candidates = self.candidates(index);
        let typed = self.field(index).is_some();
        let used = if typed { self.written(area, buffer, (index, "", "decide.type_a_name")) } else { 0 };
        let topic = self.state.subject.topic(ctx);
        let names: Vec<(String, String)> = candidates
            .all()
            .iter()
            .map(|pick| (candidates::name(ctx, pick), candidates::remark(ctx, topic, pick)))
            .collect();
        let rows: Vec<list::Row<'_>> = names
            .iter()
            .map(|(name, remark)| list::Row {
                left: vec![(name, Role::Text)],
                right: vec![(remark, Role::Muted)],
            })
            .collect();
        let below = cells::below(area, used);
        let place = Rect { height: below.height.min(CANDIDATES), ..below };
        let places = list::draw(place, buffer, ctx.theme, &rows, Some(candidates.place(pick)));
        let shown = places.len() as u16;
        self.shown.hits.extend(places.into_iter().map(|(index, place)| (place, Msg::Pick(index))));
        used + shown
    }
}

/// A value that is not being answered, on one row.
fn line_of(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, text: &str) -> u16 {
    line::put(cells::row(area, 0), buffer, ctx.theme, text, Role::Text);
    1
}
