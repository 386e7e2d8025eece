//! When the limits of a promise are over, worked through from a start that can be typed and nudged: every step on a
//! line of its own, so that the sum can be checked by eye. It counts nothing itself.

use super::{Context, Field, Outcome, Shown, Tier, counted::Counted, field};
use crate::{
    assets::words::{fill, say},
    domain::{
        calendars::{self, CountsOn},
        deadline::{self, Deadline, Start},
        draft::DraftKey,
        ids::TopicId,
        moment::Day,
        open_time::{self, Step},
        topic::Topic,
    },
    hours::{Instant, Table},
    keymap::Binding,
    route,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::Arc;

/// Cells in front of a step.
const INDENT: u16 = 3;
/// Where the amounts of steps end, in a window that is wide enough.
const AMOUNTS_END: u16 = 46;

/// The promise, where the example begins, and how far its lines are scrolled.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    topic: TopicId,
    /// Where it begins, once somebody said so.
    start: Option<Instant>,
    /// What was assumed of a reading that the clock skips or has twice.
    assumed: Option<String>,
    top: usize,
    counted: Counted,
}

/// What can be done with the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Lines above.
    Up,
    /// Lines below.
    Down,
    /// Type when the lead comes.
    Edit,
    /// So many hours later.
    Hours(i8),
    /// So many days later.
    Days(i8),
    /// When the office is open.
    Calendar,
}

const COUNTED: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter e", Msg::Edit, "deadlines.keys.edit").when(COUNTED).hint(1),
    Binding::new("left", Msg::Hours(-1), "deadlines.keys.hour").when(COUNTED).hint(2),
    Binding::new("right", Msg::Hours(1), "deadlines.keys.hour").when(COUNTED).hint(2),
    Binding::new("-", Msg::Days(-1), "deadlines.keys.day").when(COUNTED).hint(3),
    Binding::new("+", Msg::Days(1), "deadlines.keys.day").when(COUNTED).hint(3),
    Binding::new("up k", Msg::Up, "deadlines.keys.scroll"),
    Binding::new("down j", Msg::Down, "deadlines.keys.scroll"),
    Binding::new("h", Msg::Calendar, "deadlines.keys.calendar").hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// What there is to count on: the promise, its calendar compiled, and the start.
struct Example<'a> {
    topic: &'a Topic,
    on: CountsOn<'a>,
    table: Arc<Table>,
    start: Instant,
}

impl State {
    /// The limits of a promise, from a start worth working through.
    pub fn new(topic: TopicId, _ctx: &Context<'_>) -> Self {
        Self { topic, start: None, assumed: None, top: 0, counted: Counted::default() }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(!ctx.session.calendars.is_empty()) * COUNTED
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        let title = ctx.session.topic(&self.topic).map_or("", |topic| topic.title.as_str());
        fill("deadlines.title", &[("title", &title)])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some(example) = self.example(ctx) else {
            return match msg {
                Msg::Calendar => Outcome::to(route::calendars(ctx.session)),
                _ => Outcome::none(),
            };
        };
        match msg {
            Msg::Up => self.top = self.top.saturating_sub(1),
            Msg::Down => self.top = (self.top + 1).min(lines(&example, ctx).len().saturating_sub(1)),
            Msg::Edit => return Outcome::edit(Field::line(ctx, key(), &deadline::write_start(&example.table, example.start))),
            Msg::Hours(by) => self.begin(deadline::hours_later(example.start, by)),
            Msg::Days(by) => self.begin(deadline::days_later(&example.table, example.start, by)),
            Msg::Calendar => return Outcome::to(crate::effect::Place::Calendar(example.on.named.id.clone())),
        }
        Outcome::none()
    }

    /// Takes when the lead comes, on the clock of the calendar's wall.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let Some(example) = self.example(ctx) else { return Ok(Outcome::none()) };
        let today = ctx.now.day_in(example.table.calendar().zone_name());
        self.begin(Some(deadline::read_start(&example.table, field.value(), today)?));
        Ok(Outcome::none())
    }

    /// There is only one field.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        Outcome::none().and_edit(ctx.field.cloned())
    }

    /// A start that no table covers changes nothing.
    fn begin(&mut self, start: Option<Start>) {
        if let Some((start, assumed)) = start {
            (self.start, self.assumed) = (Some(start), assumed);
        }
    }

    fn example<'a>(&self, ctx: &Context<'a>) -> Option<Example<'a>> {
        let topic = ctx.session.topic(&self.topic)?;
        let on = calendars::counts_on(ctx.session, &topic.fields)?;
        let table = self.counted.table(&on.named.calendar);
        let start = self.start.unwrap_or_else(|| deadline::usual_start(ctx.session, &table, ctx.now));
        Some(Example { topic, on, table, start })
    }

    /// Draws the example.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let Some(example) = self.example(ctx) else {
            paragraph::draw_text(area, buffer, ctx.theme, (say("deadlines.no_calendar"), Role::Text));
            return shown;
        };
        let mut rest = head(&example, ctx, area, buffer, &mut shown);
        for (text, role) in self.notes(&example) {
            let used = paragraph::draw_text(rest, buffer, ctx.theme, (&text, role));
            rest = cells::below(rest, used);
        }
        let lines = lines(&example, ctx);
        let top = self.top.min(lines.len().saturating_sub(usize::from(rest.height)));
        let in_view = top..lines.len().min(top + usize::from(rest.height));
        let places: Vec<(usize, Rect)> =
            in_view.enumerate().map(|(place, line)| (line, cells::row(rest, place))).collect();
        for (index, place) in &places {
            // One column stays free for the signs that there is more.
            let row = Rect { width: place.width.saturating_sub(1), ..*place };
            draw_line(ctx, row, buffer, &lines[*index]);
        }
        list::draw_more(rest, buffer, ctx.theme, &places, lines.len());
        shown
    }

    /// What was assumed, and a calendar that the promise names and the session does not have.
    fn notes(&self, example: &Example<'_>) -> Vec<(String, Role)> {
        let unknown = example.on.unknown.as_ref().map(|name| {
            fill("deadlines.unknown_calendar", &[("name", name), ("usual", &example.on.named.id)])
        });
        let warned = unknown.into_iter().map(|text| (text, Role::Warn));
        warned.chain(self.assumed.clone().map(|text| (text, Role::Muted))).collect()
    }
}

/// "A lead that comes on Fri 13 Mar 2026 16:00", or the field for it; returns the area below.
fn head(
    example: &Example<'_>,
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) -> Rect {
    let asked = format!("{} ", say("deadlines.comes"));
    let used = line::put(area, buffer, ctx.theme, &asked, Role::Text);
    let place = cells::right_of(area, used);
    if ctx.field.is_some_and(|field| field.key == key()) {
        let stored = deadline::write_start(&example.table, example.start);
        let value = field::Value { key: &key(), stored: &stored, empty: "", role: Role::Field };
        let rows = shown.note(field::draw(ctx, place, buffer, value));
        return cells::below(area, rows.max(1));
    }
    let wall = example.table.wall(example.start);
    let start = match ctx.tier {
        // The year would not fit beside the words.
        Tier::Room => format!("{} {}", ctx.told(Day(wall.date())), wall.strftime("%H:%M")),
        _ => open_time::point(wall),
    };
    let used = line::put(place, buffer, ctx.theme, &start, Role::Title);
    shown.hits.push((cells::row(area, 0), Msg::Edit));
    if ctx.tier > Tier::Room {
        let on = format!("{}, {}", example.on.named.id, example.table.calendar().zone_said());
        let rest = Rect { height: 1, ..cells::right_of(place, used + 1) };
        line::put_right(rest, buffer, ctx.theme, &on, Role::Muted);
    }
    cells::below(area, 1)
}

/// A line below the start.
enum Line {
    /// Nothing.
    Blank,
    /// What is limited, and when it is due.
    Limit(String, String),
    /// When it is due, in a window too narrow for both.
    Due(String),
    /// A step on the way.
    Step(Step),
    /// What the steps add up to.
    Sum(String),
    /// Something else to know.
    Note(String, Role),
}

/// Every limit with its deadline and the steps to it.
fn lines(example: &Example<'_>, ctx: &Context<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for limited in calendars::limits(&example.topic.fields) {
        let deadline = Deadline::of(&example.table, example.start, limited.limit);
        let (about, due) = (format!("{}: {}", limited.about, limited.limit), deadline.told(&example.table));
        lines.push(Line::Blank);
        if ctx.tier == Tier::Room {
            lines.extend([Line::Limit(about, String::new()), Line::Due(due)]);
        } else {
            lines.push(Line::Limit(about, due));
        }
        lines.extend(deadline.steps(&example.table).into_iter().map(Line::Step));
        lines.extend(deadline.sum().map(Line::Sum));
        lines.extend(deadline.warnings().into_iter().map(|text| Line::Note(text, Role::Warn)));
    }
    if lines.is_empty() {
        lines = vec![Line::Blank, Line::Note(say("deadlines.no_limit").to_owned(), Role::Muted)];
    }
    lines
}

fn draw_line(ctx: &Context<'_>, row: Rect, buffer: &mut Buffer, line: &Line) {
    let inner = cells::right_of(row, INDENT);
    let amounts = Rect { width: inner.width.min(AMOUNTS_END), ..inner };
    let arrow = |due: &str| format!("{} {due}", ctx.theme.glyphs().arrow);
    match line {
        Line::Blank => {}
        Line::Limit(about, due) if due.is_empty() => {
            line::put(row, buffer, ctx.theme, about, Role::Title);
        }
        Line::Limit(about, due) => {
            line::put_ends(row, buffer, ctx.theme, &[(about, Role::Title)], &[(&arrow(due), Role::Accent)]);
        }
        Line::Due(due) => {
            line::put(row, buffer, ctx.theme, &arrow(due), Role::Accent);
        }
        Line::Step(step) => {
            line::put_ends(
                amounts,
                buffer,
                ctx.theme,
                &[(&step.what, Role::Text)],
                &[(&step.amount, Role::Text)],
            );
        }
        Line::Sum(sum) => {
            line::put_right(amounts, buffer, ctx.theme, &format!("= {sum}"), Role::Title);
        }
        Line::Note(text, role) => {
            line::put(inner, buffer, ctx.theme, text, *role);
        }
    }
}

fn key() -> DraftKey {
    DraftKey::new("deadlines", "start")
}

#[cfg(test)]
mod tests;
