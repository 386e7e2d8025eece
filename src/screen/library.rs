//! All sessions, newest first; practice sessions apart, damaged files with what is wrong with them.

use super::{Context, Field, Outcome, Shown, Tier, field, listing};
use crate::{
    assets::words::{count, fill, say},
    domain::draft::DraftKey,
    effect::{Effect, Listed, Place},
    keymap::Binding,
    theme::Role,
    widget::{
        cells, line, list, paragraph,
        table::{self, Column},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done with the sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A clicked row.
    Pick(usize),
    /// Open the chosen session where it stopped.
    Open,
    /// Look at it without changing it.
    Review,
    /// Write its documents.
    Export,
    /// Plan a new one.
    New,
    /// Narrow the list.
    Filter,
    /// Show all of them again.
    ShowAll,
}

/// There is a session to choose.
const SOME: u32 = 1;
/// It can be read.
const READABLE: u32 = 2;
/// The list is narrowed.
const NARROWED: u32 = 4;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "library.keys.open").when(SOME | READABLE).hint(1),
    Binding::new("up k", Msg::Up, "library.keys.choose").when(SOME).hint(3),
    Binding::new("down j", Msg::Down, "library.keys.choose").when(SOME).hint(3),
    Binding::new("pgup", Msg::PageUp, "library.keys.page").when(SOME),
    Binding::new("pgdn space", Msg::PageDown, "library.keys.page").when(SOME),
    Binding::new("/", Msg::Filter, "library.keys.filter").hint(2),
    Binding::new("r", Msg::Review, "library.keys.review").when(SOME | READABLE).hint(4),
    Binding::new("x", Msg::Export, "library.keys.export").when(SOME | READABLE).hint(5),
    Binding::new("n", Msg::New, "library.keys.new").hint(6),
    Binding::new("esc", Msg::ShowAll, "library.keys.show_all").when(NARROWED).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Rows a page key moves by.
const PAGE: usize = 10;
/// The list is no wider than this, so that the eye gets from a name to the end of its row.
const WIDEST: u16 = 100;
/// Rows below the list about the chosen session.
const ABOUT: u16 = 4;

fn filter_key() -> DraftKey {
    DraftKey::new("library", "filter")
}

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let chosen = self.chosen(ctx);
        u32::from(chosen.is_some()) * SOME
            + u32::from(chosen.is_some_and(|session| session.problem.is_none())) * READABLE
            + u32::from(!wanted(ctx).is_empty()) * NARROWED
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        match ctx.library.len() {
            0 => say("library.title").to_owned(),
            total => count("common.sessions", total as u64),
        }
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = rows(ctx).len().saturating_sub(1);
        let selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = selected.saturating_sub(1),
            Msg::Down => self.selected = (selected + 1).min(last),
            Msg::PageUp => self.selected = selected.saturating_sub(PAGE),
            Msg::PageDown => self.selected = (selected + PAGE).min(last),
            Msg::Pick(row) if row == selected => return self.open(ctx, Place::CheckIn),
            Msg::Pick(row) => self.selected = row,
            Msg::Open => return self.open(ctx, Place::CheckIn),
            Msg::Review => return self.open(ctx, Place::Review),
            Msg::Export => return self.open(ctx, Place::Export),
            Msg::New => return Outcome::to(Place::New),
            Msg::Filter => return Outcome::edit(Field::filter(ctx, filter_key())),
            Msg::ShowAll => {
                self.selected = 0;
                return Outcome::none().and_settle(filter_key());
            }
        }
        Outcome::none()
    }

    /// Enter in the filter opens the chosen session; with nothing typed it only ends the typing.
    pub fn accept(&mut self, _field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        if wanted(ctx).is_empty() {
            return Ok(Outcome::none());
        }
        match self.chosen(ctx) {
            Some(_) => Ok(self.open(ctx, Place::CheckIn)),
            None => Err(say("library.nothing_fits").to_owned()),
        }
    }

    /// Tab and the arrows walk the list while the filter is typed in.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let outcome = self.update(if forward { Msg::Down } else { Msg::Up }, ctx);
        outcome.and_edit(ctx.field.cloned())
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let area = Rect { width: area.width.min(WIDEST), ..area };
        let mut body = cells::below(area, draw_filter(ctx, area, buffer, &mut shown));
        let about = if ctx.tier == Tier::Room { ABOUT - 1 } else { ABOUT };
        let below = Rect { y: body.bottom().saturating_sub(about), height: about.min(body.height), ..body };
        body.height = body.height.saturating_sub(about);
        let rows = rows(ctx);
        if rows.is_empty() {
            let text = if ctx.library.is_empty() { say("library.empty") } else { say("library.nothing_fits") };
            paragraph::draw_text(body, buffer, ctx.theme, (text, Role::Text));
            return shown;
        }
        let selected = self.selected.min(rows.len() - 1);
        for (row, place) in list::places(body, selected, rows.len(), 1) {
            draw_row(ctx, place, buffer, rows[row], row == selected);
            shown.hits.push((place, Msg::Pick(row)));
        }
        if let Some(session) = self.chosen(ctx) {
            draw_about(ctx, session, below, buffer);
        }
        shown
    }

    fn chosen<'a>(&self, ctx: &Context<'a>) -> Option<&'a Listed> {
        let rows = rows(ctx);
        rows.get(self.selected.min(rows.len().saturating_sub(1))).copied()
    }

    fn open(&self, ctx: &Context<'_>, place: Place) -> Outcome {
        match self.chosen(ctx) {
            Some(Listed { problem: Some(problem), .. }) => Outcome::say(problem.clone()),
            Some(session) => Outcome::effect(Effect::Open(session.path.clone(), place)),
            None => Outcome::none(),
        }
    }
}

/// What the list is narrowed to.
fn wanted<'a>(ctx: &Context<'a>) -> &'a str {
    let typed = ctx.field.filter(|field| field.key == filter_key()).map(Field::value);
    typed.or_else(|| ctx.drafts.get(&filter_key()).map(String::as_str)).unwrap_or_default().trim()
}

/// The sessions that fit, newest first, those for practice after all others.
fn rows<'a>(ctx: &Context<'a>) -> Vec<&'a Listed> {
    let wanted = wanted(ctx).to_lowercase();
    let fits = |session: &&Listed| {
        let text = format!("{} {}", session.full_name(), columns(ctx, session).join(" ")).to_lowercase();
        wanted.split_whitespace().all(|word| text.contains(word))
    };
    let mut rows: Vec<&Listed> = ctx.library.iter().filter(fits).collect();
    rows.sort_by_key(|session| session.practice);
    rows
}

/// What stands behind a session's name: where it is, how many people, when it was changed.
fn columns(ctx: &Context<'_>, session: &Listed) -> [String; 3] {
    let standing = if session.practice { say("library.practice").to_owned() } else { listing::brief(session) };
    let people = if session.problem.is_some() {
        String::new()
    } else {
        count("common.people", session.people as u64)
    };
    [standing, people, listing::changed(ctx, session)]
}

fn draw_row(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, session: &Listed, chosen: bool) {
    let rest = list::pointer(area, buffer, ctx.theme, chosen);
    let usual = |role| if chosen { Role::Selected } else { role };
    let damaged = session.problem.is_some();
    let name = if damaged { format!("! {}", session.name) } else { session.full_name() };
    let [standing, people, changed] = columns(ctx, session);
    let name = (name.as_str(), usual(if damaged { Role::Bad } else { Role::Text }));
    let muted = usual(Role::Muted);
    if ctx.tier == Tier::Room {
        table::draw_row(rest, buffer, ctx.theme, &[Column::rest(), Column::right(11)], &[name, (&changed, muted)]);
        return;
    }
    let columns = [Column::rest(), Column::left(22), Column::right(10), Column::right(13)];
    let cells = [name, (&standing, usual(Role::Text)), (&people, muted), (&changed, muted)];
    table::draw_row(rest, buffer, ctx.theme, &columns, &cells);
}

/// The filter, when it is typed in or narrows the list.
fn draw_filter(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) -> u16 {
    let typing = ctx.field.is_some_and(|field| field.key == filter_key());
    if !typing && wanted(ctx).is_empty() {
        return 0;
    }
    let row = cells::row(area, 0);
    let used = line::put(row, buffer, ctx.theme, say("library.filter"), Role::Accent) + 1;
    let key = filter_key();
    let value = field::Value { key: &key, stored: wanted(ctx), empty: "", role: Role::Field };
    shown.note(field::draw(ctx, cells::right_of(row, used), buffer, value));
    if ctx.tier == Tier::Room { 1 } else { 2 }
}

/// What is wrong with the chosen file, or when the session is looked at again; then where it lies.
fn draw_about(ctx: &Context<'_>, session: &Listed, area: Rect, buffer: &mut Buffer) {
    line::rule(area, buffer, ctx.theme, "");
    let rest = cells::below(area, 1);
    let used = match (&session.problem, listing::review(ctx, session)) {
        (Some(problem), _) => {
            let text = fill("library.problem", &[("problem", problem)]);
            paragraph::draw_text(rest, buffer, ctx.theme, (&text, Role::Bad))
        }
        (None, Some((text, role))) if ctx.tier > Tier::Room => {
            line::put(rest, buffer, ctx.theme, &text, role);
            1
        }
        (None, _) if ctx.tier == Tier::Room => {
            line::put(rest, buffer, ctx.theme, &listing::standing(session), Role::Text);
            1
        }
        (None, _) => 0,
    };
    let file = fill("library.file", &[("file", &session.path.display())]);
    line::put(cells::below(rest, used), buffer, ctx.theme, &file, Role::Muted);
}

#[cfg(test)]
mod tests;
