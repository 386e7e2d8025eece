//! One box with its place in the order, as the agenda shows it.

use crate::{
    assets::words::fill,
    domain::{
        agenda::{AgendaBox, remedy::Remedies, told},
        moment::Moment,
    },
    screen::{Context, timer},
    theme::Role,
    widget::{
        bars, list,
        table::{self, Column},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the gauge of the running box.
const GAUGE: u16 = 10;

/// Mark, start, title, planned minutes, used minutes, gauge, what is left.
pub(super) const COLUMNS: &[Column] = &[
    Column::left(1),
    Column::left(5),
    Column::rest(),
    Column::right(5),
    Column::right(4),
    Column::left(GAUGE),
    Column::left(12),
];
/// Mark, start, title, planned minutes.
pub(super) const FEW_COLUMNS: &[Column] =
    &[Column::left(1), Column::left(5), Column::rest(), Column::right(5)];

/// One box with its place in the order.
pub(super) struct Row<'a, 'b> {
    pub(super) ctx: &'a Context<'b>,
    pub(super) entry: &'a AgendaBox,
    pub(super) start: Option<Moment>,
    pub(super) place: usize,
    pub(super) selected: bool,
    pub(super) remedies: Option<&'a Remedies>,
}

impl Row<'_, '_> {
    pub(super) fn draw(&self, columns: &[Column], place: Rect, buffer: &mut Buffer) {
        let ctx = self.ctx;
        let rest = list::pointer(place, buffer, ctx.theme, self.selected);
        let role = |role| if self.selected { Role::Selected } else { role };
        let start = self.start.map_or_else(String::new, |start| start.clock_in(&ctx.session.zone));
        let (mark, mark_role) = self.mark();
        let main = if self.is_current() { Role::Accent } else { mark_role };
        let (plan, used, (note, note_role)) = (self.plan(), self.used(), self.note());
        let title = told::title(ctx.session, self.entry, self.start, ctx.now);
        let all = [
            (mark, role(mark_role)),
            (start.as_str(), role(mark_role)),
            (title.as_str(), role(main)),
            (plan.as_str(), role(Role::Text)),
            (used.as_str(), role(Role::Text)),
            ("", role(Role::Text)),
            (note.as_str(), role(note_role)),
        ];
        table::draw_row(rest, buffer, ctx.theme, columns, &all[..columns.len()]);
        if self.is_current() && columns.len() == COLUMNS.len() {
            let bar = table::places(rest, columns)[5];
            let parts = (timer::seconds(self.used_seconds()), timer::seconds(self.entry.allowed_seconds()));
            bars::gauge(bar, buffer, ctx.theme, parts, role(Role::Accent));
        }
    }

    fn is_current(&self) -> bool {
        self.ctx.session.agenda.current.as_ref() == Some(&self.entry.id)
    }

    /// Done, running, passed over or to come.
    fn mark(&self) -> (&'static str, Role) {
        let glyphs = self.ctx.theme.glyphs();
        let reached = self.ctx.session.agenda.position();
        if self.is_current() {
            (glyphs.bullet, Role::Accent)
        } else if reached.is_some_and(|reached| self.place < reached) && self.entry.entered_at.is_some() {
            (glyphs.tick, Role::Muted)
        } else if reached.is_some_and(|reached| self.place < reached) {
            ("-", Role::Muted)
        } else {
            (glyphs.dot, Role::Text)
        }
    }

    /// Planned minutes, with those given while it ran.
    fn plan(&self) -> String {
        match self.entry.extended {
            0 => self.entry.minutes.to_string(),
            more => format!("{}+{more}", self.entry.minutes),
        }
    }

    fn used_seconds(&self) -> i64 {
        self.ctx.session.agenda.used_seconds(self.entry, self.ctx.now)
    }

    fn used(&self) -> String {
        match self.used_seconds() {
            0 => "-".to_owned(),
            // A minute that has begun counts: "0" would look like nothing happened.
            used => ((used + 59) / 60).to_string(),
        }
    }

    /// What is left of the running box, what sharing out would take, or what it took the last time.
    fn note(&self) -> (String, Role) {
        let clock = self.ctx.session.agenda.countdown(self.ctx.now).filter(|_| self.is_current());
        if let Some(clock) = clock {
            let role = if clock.left < 0 { Role::Warn } else { Role::Text };
            return (timer::left(self.ctx, clock), role);
        }
        let given = self.remedies.and_then(|remedies| remedies.share.given_by(&self.entry.id));
        if let Some(given) = given {
            return (fill("agenda.gives", &[("n", &given)]), Role::Warn);
        }
        let last = self.entry.last_minutes.filter(|_| self.entry.entered_at.is_none());
        let text = last.map_or_else(String::new, |last| fill("agenda.last_time", &[("n", &last)]));
        (text, Role::Muted)
    }
}
