//! The next days as bars on one axis of hours: open time filled, everything else in words beside it.

use crate::{
    assets::words::say,
    domain::{calendars, moment::Day},
    hours::{Calendar, Interval},
    screen::Context,
    theme::Role,
    widget::{cells, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the pointer at today, the date and a space: "► Thu 12 Mar ".
const LABEL: u16 = 13;
/// Cells of the words behind a bar: " other hours".
const WORDS: u16 = 12;
/// A shorter axis would say little.
const SHORTEST_BAR: u16 = 8;
/// The fewest hours of an axis, so that short days look short.
const FEWEST_HOURS: u16 = 8;
/// Cells from one hour on the axis to the next one told.
const APART: u16 = 4;
/// Minutes in an hour.
const HOUR: u16 = 60;

/// Draws so many days from `today` on, the axis above them; returns the rows used.
pub(super) fn draw(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    (calendar, today): (&Calendar, Day),
    days: u16,
) -> u16 {
    let days = days.min(area.height.saturating_sub(1));
    let dates: Vec<Day> = (0..i32::from(days)).map(|offset| today.plus_days(offset)).collect();
    let axis = Axis::of(calendar, &dates, area.width);
    axis.draw(ctx, cells::row(area, 0), buffer);
    for (index, date) in dates.iter().enumerate() {
        let row = cells::row(area, index + 1);
        let chosen = index == 0;
        let mark = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let role = if chosen { Role::Title } else { Role::Text };
        line::put_spans(row, buffer, ctx.theme, &[(mark, Role::Accent), (" ", role), (&date.short(), role)]);
        let open = calendar.opens_on(date.0);
        let bar = cells::right_of(row, LABEL);
        let word = word(calendar, *date, chosen);
        if open.is_empty() {
            let role = if calendar.usual(date.0.weekday()).is_empty() { Role::Muted } else { Role::Warn };
            line::put(bar, buffer, ctx.theme, &word, role);
            continue;
        }
        line::put(bar, buffer, ctx.theme, &axis.bar(ctx, open), Role::Accent);
        line::put(cells::right_of(bar, axis.width + 1), buffer, ctx.theme, &word, Role::Muted);
    }
    days + 1
}

/// What a date is, where its bar does not say it.
fn word(calendar: &Calendar, date: Day, today: bool) -> String {
    let unusual = calendars::notes::of_day(calendar, date);
    let words: Vec<&str> = today.then(|| say("calendar.today")).into_iter().chain(unusual).collect();
    words.join(", ")
}

/// The hours that all bars share, in full hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Axis {
    first: u16,
    last: u16,
    width: u16,
}

impl Axis {
    /// From the earliest opening to the latest closing of these dates, in what is left of the width.
    fn of(calendar: &Calendar, dates: &[Day], width: u16) -> Self {
        let open = || dates.iter().flat_map(|date| calendar.opens_on(date.0));
        let first = open().map(|one| one.opens() / HOUR).min().unwrap_or(9);
        let last = open().map(|one| one.closes().div_ceil(HOUR)).max().unwrap_or(17);
        let last = last.max(first + FEWEST_HOURS).min(24);
        let first = first.min(last - FEWEST_HOURS);
        let room = width.saturating_sub(LABEL + WORDS).max(SHORTEST_BAR);
        // Whole cells for each hour where there is room for them.
        let hours = last - first;
        let width = if room >= hours { room / hours * hours } else { room };
        Self { first, last, width }
    }

    fn minutes(self) -> u32 {
        u32::from((self.last - self.first) * HOUR)
    }

    /// Hours above the bars, as many as can be told apart.
    fn draw(self, ctx: &Context<'_>, row: Rect, buffer: &mut Buffer) {
        let hours = self.last - self.first;
        let step = (1..=hours).find(|step| step * self.width / hours >= APART).unwrap_or(hours);
        for hour in (0..=hours).step_by(usize::from(step)) {
            let at = LABEL + hour * self.width / hours;
            let text = format!("{:02}", self.first + hour);
            line::put(cells::right_of(row, at), buffer, ctx.theme, &text, Role::Muted);
        }
    }

    /// A cell is filled when the office is open in the middle of what it stands for.
    fn bar(self, ctx: &Context<'_>, open: &[Interval]) -> String {
        let glyphs = ctx.theme.glyphs();
        let filled = |cell: u16| {
            let middle = u32::from(self.first * HOUR)
                + (u32::from(cell) * 2 + 1) * self.minutes() / (2 * u32::from(self.width));
            open.iter().any(|one| (u32::from(one.opens())..u32::from(one.closes())).contains(&middle))
        };
        (0..self.width).map(|cell| if filled(cell) { glyphs.solid } else { glyphs.dot }).collect()
    }
}
