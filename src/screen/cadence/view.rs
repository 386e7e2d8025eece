//! Drawing the meetings, what calls an early look, and the review-by date, line by line.

use super::{
    Msg, State, dates, early, review_key,
    rows::{self, FIELD_ROWS, Line, Row},
    shift_key,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        cadence::{Meeting, Occurrence},
        draft::DraftKey,
        moment::Day,
        topic::Topic,
    },
    screen::{Context, Shown, Tier, field, status},
    theme::Role,
    widget::{cells, form, line, list, scroll},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells before what stands under a title.
const INDENT: u16 = 4;
/// Dates beside each other in a small window.
const SMALL_DATES: usize = 2;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut page = Page { state, ctx, shown: Shown::default() };
    let lines = rows::lines(ctx);
    let all = rows::rows(ctx);
    let chosen = rows::chosen_lines(state, ctx, &lines);
    let top = scroll::offset(chosen, lines.len(), usize::from(area.height));
    for (place, (line, row)) in lines.iter().skip(top).take(usize::from(area.height)).enumerate() {
        let rest = cells::below(area, place as u16);
        page.line(rest, buffer, *line);
        if let Some(index) = row.and_then(|row| all.iter().position(|other| *other == row)) {
            page.shown.hits.push((cells::row(rest, 0), Msg::Pick(index)));
        }
    }
    page.shown
}

struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    shown: Shown<Msg>,
}

impl Page<'_, '_> {
    /// Draws one line on the first row of what is left of the area; a field may take more.
    fn line(&mut self, rest: Rect, buffer: &mut Buffer, line: Line) {
        let ctx = self.ctx;
        let row = cells::row(rest, 0);
        let under = cells::right_of(row, INDENT);
        match line {
            Line::Title(index) => self.title(row, buffer, index),
            Line::Rhythm(index) => {
                let text = rows::meeting(ctx, index).map(|(_, meeting)| in_words(meeting));
                line::put(under, buffer, ctx.theme, &text.unwrap_or_default(), Role::Text);
            }
            Line::Dates(index) => {
                if let Some((topic, meeting)) = rows::meeting(ctx, index) {
                    self.dates(cells::right_of(rest, INDENT), buffer, (index, topic, meeting));
                }
            }
            Line::Warning(index) => {
                let warning = rows::meeting(ctx, index).and_then(|(_, meeting)| self.warning(index, meeting));
                let text = format!("! {}", warning.unwrap_or_default());
                line::put(under, buffer, ctx.theme, &text, Role::Warn);
            }
            Line::EarlyHead => {
                let meeting = early::meeting(ctx).map_or("", |(topic, _)| topic.title.as_str());
                let head = fill("cadence.early_head", &[("title", &meeting)]);
                line::rule(row, buffer, ctx.theme, &head);
            }
            Line::Early(index) => self.early(row, buffer, index),
            Line::ReviewBy => self.review_by(rest, buffer),
            Line::Aside(_) => {
                line::put(under, buffer, ctx.theme, say("cadence.aside"), Role::Muted);
            }
            Line::Add(index) => self.add(row, buffer, index),
            Line::Empty => {
                line::put(row, buffer, ctx.theme, say("cadence.empty"), Role::Muted);
            }
            Line::Blank => {}
        }
    }

    fn title(&self, row: Rect, buffer: &mut Buffer, index: usize) {
        let ctx = self.ctx;
        let Some((topic, _)) = rows::meeting(ctx, index) else { return };
        let owner = status::owner(ctx, topic);
        let small = ctx.tier == Tier::Room;
        let label = if small { status::glyph(ctx, &topic.status).to_owned() } else { status::label(ctx, topic) };
        let head = list::Row {
            left: vec![(&topic.title, Role::Title)],
            right: vec![(&owner, Role::Muted), ("  ", Role::Text), (&label, status::role(topic))],
        };
        list::draw_row(row, buffer, ctx.theme, &head, self.state.row(ctx) == Row::Meeting(index));
    }

    fn add(&self, row: Rect, buffer: &mut Buffer, index: usize) {
        let title = rows::addable(self.ctx).get(index).map_or("", |standard| standard.title());
        let title = fill("topics.add", &[("title", &title)]);
        let line = list::Row { left: vec![(&title, Role::Muted)], right: Vec::new() };
        list::draw_row(row, buffer, self.ctx.theme, &line, self.state.row(self.ctx) == Row::Add(index));
    }

    /// The next dates, the chosen one in brackets, those on a closed day marked; the field while one is moved.
    fn dates(&mut self, area: Rect, buffer: &mut Buffer, (index, topic, meeting): (usize, &Topic, &Meeting)) {
        let ctx = self.ctx;
        let next = dates::next(ctx, meeting);
        let moving = |date: &&Occurrence| {
            ctx.field.is_some_and(|field| field.key == shift_key(topic, date.planned))
        };
        if let Some(date) = next.iter().find(moving) {
            let label = fill("cadence.move_to", &[("date", &ctx.told(date.held))]);
            self.date_field(area, buffer, (&shift_key(topic, date.planned), &label));
            return;
        }
        if next.is_empty() {
            line::put(area, buffer, ctx.theme, say("cadence.no_dates"), Role::Hole);
            return;
        }
        let picked = (self.state.row(ctx) == Row::Meeting(index)).then_some(self.state.date.min(next.len() - 1));
        let shown = if ctx.tier == Tier::Room { SMALL_DATES } else { next.len() };
        let texts: Vec<(String, Role)> = scroll::window(picked.unwrap_or(0), next.len(), shown)
            .map(|at| self.date(next[at], picked == Some(at)))
            .collect();
        let mut spans: Vec<line::Span<'_>> = Vec::new();
        for (text, role) in &texts {
            spans.extend([(text.as_str(), *role), (" ", Role::Text)]);
        }
        line::put_spans(area, buffer, ctx.theme, &spans);
    }

    fn date(&self, date: Occurrence, chosen: bool) -> (String, Role) {
        let warned = dates::warning(self.ctx, date.held).is_some();
        let moved = if date.held == date.planned { "" } else { "*" };
        let day = self.ctx.told(date.held);
        let text = format!("{day}{moved}{}", if warned { " !" } else { "" });
        match (chosen, warned) {
            (true, _) => (format!("[{text}]"), Role::Selected),
            (false, true) => (format!(" {text} "), Role::Warn),
            (false, false) => (format!(" {text} "), Role::Text),
        }
    }

    /// Why a date is a bad day: the chosen one's reason, else that of the first bad one.
    fn warning(&self, index: usize, meeting: &Meeting) -> Option<String> {
        let next = dates::next(self.ctx, meeting);
        let chosen = (self.state.row(self.ctx) == Row::Meeting(index))
            .then(|| next.get(self.state.date).and_then(|date| dates::warning(self.ctx, date.held)));
        chosen.flatten().or_else(|| next.iter().find_map(|date| dates::warning(self.ctx, date.held)))
    }

    fn early(&self, row: Rect, buffer: &mut Buffer, index: usize) {
        let Some((_, meeting)) = early::meeting(self.ctx) else { return };
        if let Some(sign) = early::signs(meeting).get(index) {
            let choice = form::Choice {
                mark: form::Mark::Any,
                ticked: sign.on,
                focused: self.state.row(self.ctx) == Row::Early(index),
                label: &sign.text,
                note: "",
            };
            choice.draw(row, buffer, self.ctx.theme);
        }
    }

    fn review_by(&mut self, rest: Rect, buffer: &mut Buffer) {
        let ctx = self.ctx;
        if ctx.field.is_some_and(|field| field.key == review_key()) {
            self.date_field(rest, buffer, (&review_key(), say("cadence.review_by")));
            return;
        }
        let small = ctx.tier == Tier::Room;
        let (text, role) = match ctx.session.review_by {
            Some(day) if small => (ctx.told(day), Role::Text),
            Some(day) => (fill("cadence.in_force", &[("date", &ctx.told(day))]), Role::Text),
            None => (say("cadence.no_review_by").to_owned(), Role::Muted),
        };
        let row = list::Row {
            left: vec![(say("cadence.review_by"), Role::Title), ("  ", Role::Text), (&text, role)],
            right: Vec::new(),
        };
        let chosen = self.state.row(ctx) == Row::ReviewBy;
        list::draw_row(cells::row(rest, 0), buffer, ctx.theme, &row, chosen);
    }

    /// A label, the field, and below it the day that is meant.
    fn date_field(&mut self, area: Rect, buffer: &mut Buffer, (key, label): (&DraftKey, &str)) {
        let ctx = self.ctx;
        let area = Rect { height: area.height.min(FIELD_ROWS), ..area };
        let used = line::put(area, buffer, ctx.theme, label, Role::Accent);
        let place = cells::right_of(area, used + 1);
        let value = field::Value { key, stored: "", empty: "", role: Role::Field };
        let rows = self.shown.note(field::draw(ctx, place, buffer, value));
        let Some(field) = ctx.field.filter(|field| field.error.is_none()) else { return };
        let meant = Day::read(field.value(), ctx.today()).map_or_else(
            |_| say("common.date_forms").to_owned(),
            |day| format!("{} {}", ctx.theme.glyphs().arrow, ctx.told(day)),
        );
        line::put(cells::below(place, rows), buffer, ctx.theme, &meant, Role::Muted);
    }
}

/// "every 2 weeks on Tuesday, at 10:00, 30 minutes".
fn in_words(meeting: &Meeting) -> String {
    let mut parts = Vec::new();
    parts.extend(meeting.rhythm.map(|rhythm| rhythm.to_string()));
    if !meeting.at.0.is_empty() {
        parts.push(fill("cadence.at", &[("time", &meeting.at.0)]));
    }
    parts.extend(meeting.minutes.map(|minutes| count("common.minutes", u64::from(minutes))));
    if !meeting.attendees.is_empty() {
        parts.push(meeting.attendees.clone());
    }
    if parts.is_empty() { say("cadence.no_rhythm").to_owned() } else { parts.join(", ") }
}
