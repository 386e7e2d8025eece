//! The first page: who agreed, how far each direction is, what to do next. No word stands on it.

use super::{Msg, borrowed, direction, has_words, lead_key, tagged};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{team_name, words::Next},
        people::Team,
    },
    route,
    screen::{Context, Shown, Tier, field, survey::TEAMS},
    text,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// A line of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The lead of a team.
    Lead(Team),
    /// What a team wrote about the other.
    Direction(Team),
}

/// All lines that can be chosen.
pub(super) fn rows() -> [Row; 4] {
    let [first, second] = TEAMS;
    [Row::Lead(first), Row::Lead(second), Row::Direction(first), Row::Direction(second)]
}

/// Draws the page; `ending` is the team whose yes the next Enter takes back.
pub(super) fn draw(
    (selected, ending): (usize, Option<Team>),
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let mut page = Page { ctx, rest: area, shown: Shown::default() };
    page.text(buffer, say("words.title"), Role::Title);
    if ctx.tier > Tier::Room {
        page.text(buffer, say("words.intro"), Role::Muted);
        page.take(1);
    }
    for (index, row) in rows().into_iter().enumerate() {
        if matches!(row, Row::Direction(_)) && index == TEAMS.len() && ctx.tier > Tier::Room {
            page.take(1);
        }
        page.row(index, (row, selected == index), buffer);
    }
    page.take(1);
    match ending {
        Some(team) => page.text(buffer, &fill("words.ending", &[("team", &team_name(team))]), Role::Warn),
        None => page.text(buffer, &next(ctx), Role::Accent),
    }
    if route::lead_is_next(ctx.session) {
        page.text(buffer, &format!("! {}", say("words.before_lead")), Role::Warn);
    }
    page.shown
}

struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    rest: Rect,
    shown: Shown<Msg>,
}

impl Page<'_, '_> {
    fn take(&mut self, rows: u16) {
        self.rest = cells::below(self.rest, rows);
    }

    fn text(&mut self, buffer: &mut Buffer, text: &str, role: Role) {
        let used = paragraph::draw_text(self.rest, buffer, self.ctx.theme, (text, role));
        self.take(used);
    }

    fn row(&mut self, index: usize, (row, selected): (Row, bool), buffer: &mut Buffer) {
        let place = cells::row(self.rest, 0);
        self.shown.hits.push((place, Msg::Pick(index)));
        match row {
            Row::Lead(team) if self.ctx.field.is_some_and(|field| field.key == lead_key(team)) => {
                self.ask(team, buffer);
            }
            Row::Lead(team) => {
                let small = self.ctx.tier == Tier::Room;
                let (said, role) = match (self.ctx.session.words.agreed_by.get(team), small) {
                    (Some(name), false) => (fill("words.agreed", &[("name", name)]), Role::Good),
                    (Some(name), true) => (fill("words.agreed_short", &[("name", name)]), Role::Good),
                    (None, false) => (say("words.not_agreed").to_owned(), Role::Hole),
                    (None, true) => (say("words.not_agreed_short").to_owned(), Role::Hole),
                };
                let lead = |team: Team| {
                    let name = team_name(team);
                    if small { name.to_owned() } else { fill("words.lead", &[("team", &name)]) }
                };
                let longest = TEAMS.map(|team| text::width(&lead(team))).into_iter().max().unwrap_or(0);
                let lead = text::pad_right(&lead(team), longest);
                let spans = [
                    (format!("{} {lead}", self.ctx.mark(team)), Context::team_role(team)),
                    (format!("  {said}"), role),
                ];
                self.list_row(place, buffer, (&spans, ""), selected);
            }
            Row::Direction(team) => {
                let said = standing(self.ctx, team);
                let spans = direction(self.ctx, team);
                self.list_row(place, buffer, (&spans, &said), selected);
            }
        }
        self.take(1);
    }

    fn list_row(
        &self,
        place: Rect,
        buffer: &mut Buffer,
        (left, right): (&[(String, Role)], &str),
        selected: bool,
    ) {
        let row = list::Row { left: borrowed(left), right: vec![(right, Role::Muted)] };
        list::draw_row(place, buffer, self.ctx.theme, &row, selected);
    }

    /// The field for the name of a lead, on the line and the one below for what is wrong with it.
    fn ask(&mut self, team: Team, buffer: &mut Buffer) {
        let label = fill("words.who_agreed", &[("team", &team_name(team))]);
        let place = cells::right_of(self.rest, list::POINTER_WIDTH);
        let used = line::put(place, buffer, self.ctx.theme, &label, Role::Accent);
        let place = cells::right_of(place, used + 1);
        let key = lead_key(team);
        let value = field::Value { key: &key, stored: "", empty: "", role: Role::Field };
        let room = Rect { height: place.height.min(3), ..place };
        let rows = self.shown.note(field::draw(self.ctx, room, buffer, value));
        self.take(rows.saturating_sub(1));
    }
}

/// How far a direction is, in few words, and whether there is something to show.
fn standing(ctx: &Context<'_>, team: Team) -> String {
    if !ctx.session.words.is_open() {
        return say("words.off").to_owned();
    }
    match (ctx.session.words.by(team), has_words(ctx, team)) {
        (_, Some(written)) => tagged(ctx, written),
        (Some(_), None) => say("words.too_few_short").to_owned(),
        (None, _) => say("words.none_short").to_owned(),
    }
}

/// What to do next, in one sentence.
fn next(ctx: &Context<'_>) -> String {
    match ctx.session.words.next() {
        Next::Agree => say("words.next_agree").to_owned(),
        Next::Import => say("words.next_import").to_owned(),
        Next::TooFew => say("words.next_too_few").to_owned(),
        Next::Tag(untagged) => count("words.next_tag", u64::from(untagged)),
        Next::Show => say("words.next_show").to_owned(),
    }
}
