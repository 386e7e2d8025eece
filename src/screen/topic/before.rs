//! Last time, beside this time: the words of then are shown while ours differ from them, or are about to.

use super::{
    Mode, State,
    rows::Row,
    view::Page,
};
use crate::{
    assets::words::fill,
    domain::{draft::WORDING, topic::Topic},
    screen::{Context, Tier, since, status},
    theme::Role,
    widget::{line, paragraph},
};
use ratatui::buffer::Buffer;

/// Rows the words of then get at most: in a window, and in a small room view.
const ROWS: (u16, u16) = (4, 2);

impl Page<'_, '_> {
    /// Last time's status and what was said about it, and its words where ours differ.
    pub(super) fn before(&mut self, buffer: &mut Buffer) {
        let previous = self.ctx.session.previous.as_deref();
        let (Some(previous), Some(then)) = (previous, since::then(self.ctx, self.topic)) else { return };
        let room = self.ctx.tier == Tier::Room;
        let amending = is_amending(self.state, self.ctx, self.topic);
        let head = fill("topic.last_time", &[("stood", &since::stood(self.ctx, previous, then))]);
        let place = self.take(1);
        line::put(place, buffer, self.ctx.theme, &head, Role::Accent);
        if room && (self.topic.open_round().is_some() || !amending) {
            return;
        }
        let said = since::said(then);
        if !said.is_empty() && !room {
            self.told(buffer, &said, 2);
        }
        let words = status::one_line(then);
        if amending && !words.is_empty() {
            let text = fill("topic.words_then", &[("words", &words)]);
            self.told(buffer, &text, if room { ROWS.1 } else { ROWS.0 });
        }
    }

    fn told(&mut self, buffer: &mut Buffer, text: &str, most: u16) {
        let wanted = paragraph::height(self.ctx.theme, &[(text, Role::Muted)], self.rest.width) as u16;
        // Our own words keep at least half of what is left.
        let place = self.take(wanted.min(most).min(self.rest.height / 2));
        paragraph::draw_text(place, buffer, self.ctx.theme, (text, Role::Muted));
    }
}

/// Whether our words differ from those of last time, or are being written.
fn is_amending(state: &State, ctx: &Context<'_>, topic: &Topic) -> bool {
    let is_open = |name: &str| ctx.field.is_some_and(|field| field.name() == name);
    let written = |row: &Row| match row {
        Row::Wording => is_open(WORDING),
        Row::Said(slot) | Row::Slot(slot) => slot.part.is_voted() && is_open(&slot.path),
        Row::Proposal(_) => false,
    };
    let writing = state.mode(topic) == Mode::Write && state.rows(topic).iter().any(written);
    topic.revision > 0 && (!topic.is_as_carried() || writing)
}
