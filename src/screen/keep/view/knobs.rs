//! The rows that can be tried: what stands, what is tried instead of it, and what has to be filled.

use super::{
    super::{Msg, key, summary},
    Knob, Page,
};
use crate::{
    assets::words::{fill, say},
    screen::{Tier, field},
    theme::Role,
    widget::{cells, line, list},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Columns of a row's name.
const LABEL: u16 = 15;

impl Page<'_, '_> {
    /// Draws the rows, scrolled so that the chosen one is in view.
    pub(super) fn knobs(&mut self, area: Rect, buffer: &mut Buffer) {
        let selected = self.state.row.min(self.rows.len() - 1);
        let places = list::places(area, selected, self.rows.len(), 1);
        for (index, place) in &places {
            self.knob(*place, buffer, *index, *index == selected);
            self.shown.hits.push((*place, Msg::Pick(*index)));
        }
        list::draw_more(area, buffer, self.ctx.theme, &places, self.rows.len());
    }

    fn knob(&mut self, place: Rect, buffer: &mut Buffer, index: usize, chosen: bool) {
        let ctx = self.ctx;
        let knob = self.rows[index].clone();
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let role = if chosen { Role::Accent } else { Role::Muted };
        let name = [(pointer, Role::Accent), (" ", Role::Text), (knob.label(), role)];
        line::put_spans(Rect { width: LABEL + 2, ..place }, buffer, ctx.theme, &name);
        // The last column is left for the signs that there is more.
        let value = cells::right_of(place, LABEL + 3);
        let value = Rect { width: value.width.saturating_sub(1), ..value };
        let key = key(&knob);
        if ctx.field.is_some_and(|field| field.key == key && field.error.is_none()) {
            let drawn = field::draw(ctx, value, buffer, field::Value { key: &key, stored: "", empty: "", role });
            self.shown.note(drawn);
            return;
        }
        if let Some(field) = ctx.field.filter(|field| field.key == key) {
            // The reason stands at the foot: the text keeps its row to itself.
            let cursor = field.editor.draw(value, buffer, ctx.theme, true);
            self.shown.note(field::Drawn { rows: 1, cursor, area: Some(value) });
            return;
        }
        let (spans, right) = self.value(&knob);
        let spans: Vec<line::Span<'_>> = spans.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        line::put_ends(value, buffer, ctx.theme, &spans, &[(&right, Role::Muted)]);
    }

    /// What stands in a row, and where there is room, who said so.
    fn value(&self, knob: &Knob) -> (summary::Line, String) {
        if *knob == Knob::By {
            return (vec![(self.state.by.clone(), Role::Text)], String::new());
        }
        let tried = self.state.tried.iter().any(|(other, _)| other == knob);
        let Some(value) = self.trial.value(knob) else {
            // What no promise of this session speaks of cannot be typed.
            let (words, role) = if self.trial.can_hold(knob) {
                (say("keep.hole"), Role::Hole)
            } else {
                (say("keep.not_promised"), Role::Muted)
            };
            return (vec![(words.to_owned(), role)], String::new());
        };
        if tried {
            // Where nothing stood before, there is nothing it stands instead of.
            let old = self.stored.value(knob).map(|old| fill("keep.instead", &[("old", &old)])).unwrap_or_default();
            return (vec![(value, Role::Warn), (format!("  {old}"), Role::Muted)], String::new());
        }
        let usual = self.trial.is_usual(knob);
        let source = match self.trial.said(knob) {
            Some(said) if self.ctx.tier == Tier::Wide => summary::who_and_when(self.ctx, &said.by, said.at),
            _ if usual => say("keep.usual").to_owned(),
            _ => String::new(),
        };
        (vec![(value, Role::Text)], source)
    }
}
