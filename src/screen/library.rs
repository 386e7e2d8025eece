//! All sessions, newest first; practice sessions apart, copies below the newest file of their session, damaged files
//! with what is wrong with them. What is done to files is asked of the world; nothing is ever deleted.

mod shown;
mod view;

use super::{Context, Field, Go, Outcome, Shown};
use crate::{
    assets::words::say,
    domain::draft::DraftKey,
    effect::{Effect, Kind, Listed, Place, Shelving},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};
use shown::columns;
use std::path::{Path, PathBuf};

/// The chosen session, and what the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
    kind: Kind,
    company: Option<String>,
    /// Goes to the trash when the key is pressed once more.
    doomed: Option<PathBuf>,
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
    /// Plan the session that follows the chosen one.
    Carry,
    /// Write its documents.
    Export,
    /// Plan a new one.
    New,
    /// Narrow the list to words.
    Filter,
    /// Narrow it to the next kind, or the one before.
    Show(bool),
    /// Narrow it to the company of the chosen session, or not any more.
    Company,
    /// Show all of them again.
    ShowAll,
    /// Look for words in everything that was agreed.
    Search,
    /// Give the chosen session another name.
    Rename,
    /// Put a copy beside it.
    Copy,
    /// Move it to the trash; the second time it is done.
    Trash,
    /// Leave it where it is.
    Spare,
}

/// There is a session to choose.
const SOME: u32 = 1;
/// It can be read.
const READABLE: u32 = 2;
/// The list is narrowed.
const NARROWED: u32 = 4;
/// The chosen session is about to go to the trash.
const DOOMED: u32 = 8;
/// It is not.
const SAFE: u32 = 16;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "library.keys.open").when(SOME | READABLE | SAFE).hint(1),
    Binding::new("up k", Msg::Up, "library.keys.choose").when(SOME).hint(4),
    Binding::new("down j", Msg::Down, "library.keys.choose").when(SOME).hint(4),
    Binding::new("pgup", Msg::PageUp, "library.keys.page").when(SOME),
    Binding::new("pgdn space", Msg::PageDown, "library.keys.page").when(SOME),
    Binding::new("/", Msg::Filter, "library.keys.filter").when(SAFE).hint(2),
    Binding::new("s", Msg::Search, "library.keys.search").when(SAFE).hint(3),
    Binding::new("f right", Msg::Show(true), "library.keys.show").when(SAFE).hint(6),
    Binding::new("left", Msg::Show(false), "library.keys.show").when(SAFE),
    Binding::new("o", Msg::Company, "library.keys.company").when(SAFE),
    Binding::new("r", Msg::Review, "library.keys.review").when(SOME | READABLE | SAFE).hint(5),
    Binding::new("x", Msg::Export, "library.keys.export").when(SOME | READABLE | SAFE).hint(8),
    Binding::new("n", Msg::New, "library.keys.new").when(SAFE).hint(9),
    Binding::new("c", Msg::Carry, "review.keys.carry").when(SOME | READABLE | SAFE).hint(11),
    Binding::new("e", Msg::Rename, "library.keys.rename").when(SOME | READABLE | SAFE).hint(10),
    Binding::new("d", Msg::Copy, "library.keys.copy").when(SOME | READABLE | SAFE).hint(12),
    Binding::new("t delete", Msg::Trash, "library.keys.trash").when(SOME | READABLE | SAFE).hint(13),
    Binding::new("t delete enter", Msg::Trash, "library.keys.trash_now").when(DOOMED).hint(1),
    Binding::new("esc", Msg::Spare, "library.keys.spare").when(DOOMED).hint(2),
    Binding::new("esc", Msg::ShowAll, "library.keys.show_all").when(NARROWED | SAFE).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[DOOMED | SAFE];

/// Rows a page key moves by.
const PAGE: usize = 10;

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let chosen = self.chosen(ctx);
        let doomed = chosen.is_some_and(|session| self.doomed.as_ref() == Some(&session.path));
        let narrowed = !wanted(ctx).is_empty() || self.kind != Kind::All || self.company.is_some();
        u32::from(chosen.is_some()) * SOME
            + u32::from(chosen.is_some_and(|session| session.problem.is_none())) * READABLE
            + u32::from(narrowed) * NARROWED
            + if doomed { DOOMED } else { SAFE }
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        match ctx.library.len() {
            0 => say("library.title").to_owned(),
            total => crate::assets::words::count("common.sessions", total as u64),
        }
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let doomed = self.doomed.take();
        let last = self.rows(ctx).len().saturating_sub(1);
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
            Msg::Carry => return self.open(ctx, Place::NextSession),
            Msg::Export => return self.open(ctx, Place::Export),
            Msg::New => return Outcome::to(Place::New),
            Msg::Filter => return Outcome::edit(Field::line(ctx, filter_key(), "")),
            Msg::Show(forward) => {
                self.kind = self.kind.turned(forward, ctx);
                self.selected = 0;
            }
            Msg::Company => self.narrow_to_company(ctx),
            Msg::ShowAll => {
                *self = Self::default();
                return Outcome::none().and_settle(filter_key());
            }
            Msg::Search => return Outcome::none().and_go(Go::To(Place::Search)),
            Msg::Rename => return self.rename(ctx),
            Msg::Copy => return self.shelve(ctx, Shelving::Copy),
            Msg::Trash => return self.throw_away(doomed.as_deref(), ctx),
            Msg::Spare => {}
        }
        Outcome::none()
    }

    /// Enter in the filter opens the chosen session, with nothing typed it only ends the typing; a new name is given.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        if field.key != filter_key() {
            return self.named(field, ctx);
        }
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
        let field = ctx.field.cloned();
        if field.as_ref().is_some_and(|field| !field.filters()) {
            return Outcome::none().and_edit(field);
        }
        let outcome = self.update(if forward { Msg::Down } else { Msg::Up }, ctx);
        outcome.and_edit(field)
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    fn rows<'a>(&self, ctx: &Context<'a>) -> Vec<&'a Listed> {
        shown::rows(ctx, self.kind, self.company.as_deref(), wanted(ctx))
    }

    fn chosen<'a>(&self, ctx: &Context<'a>) -> Option<&'a Listed> {
        let rows = self.rows(ctx);
        rows.get(self.selected.min(rows.len().saturating_sub(1))).copied()
    }

    fn open(&self, ctx: &Context<'_>, place: Place) -> Outcome {
        match self.chosen(ctx) {
            Some(Listed { foreign: true, .. }) => Outcome::say(say("library.foreign")),
            Some(Listed { problem: Some(problem), .. }) => Outcome::say(problem.clone()),
            Some(session) => Outcome::effect(Effect::Open(session.path.clone(), place)),
            None => Outcome::none(),
        }
    }

    fn narrow_to_company(&mut self, ctx: &Context<'_>) {
        let company = self.chosen(ctx).map(|session| session.company.clone());
        self.company = match self.company.take() {
            Some(_) => None,
            None => company.filter(|company| !company.is_empty()),
        };
        self.selected = 0;
    }

    fn rename(&self, ctx: &Context<'_>) -> Outcome {
        let Some(session) = self.chosen(ctx) else { return Outcome::none() };
        Outcome::edit(Field::line(ctx, name_key(&session.path), &session.name))
    }

    /// The name that was typed, for the session it was typed for.
    fn named(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let name = field.value().trim();
        if name.is_empty() {
            return Err(say("library.name_missing").to_owned());
        }
        let Some(session) = self.chosen(ctx).filter(|session| name_key(&session.path) == field.key) else {
            return Ok(Outcome::none());
        };
        if name == session.name {
            return Ok(Outcome::none());
        }
        let path = session.path.clone();
        Ok(Outcome::effect(Effect::Shelve(path, Shelving::Rename(name.to_owned()))))
    }

    fn shelve(&self, ctx: &Context<'_>, work: Shelving) -> Outcome {
        match self.chosen(ctx) {
            Some(session) => Outcome::effect(Effect::Shelve(session.path.clone(), work)),
            None => Outcome::none(),
        }
    }

    /// The first press names the session and asks, the second one moves it.
    fn throw_away(&mut self, doomed: Option<&Path>, ctx: &Context<'_>) -> Outcome {
        let chosen = self.chosen(ctx).map(|session| session.path.clone());
        if doomed.is_some() && doomed == chosen.as_deref() {
            return self.shelve(ctx, Shelving::Trash);
        }
        self.doomed = chosen;
        Outcome::none()
    }
}

fn filter_key() -> DraftKey {
    DraftKey::filter("library")
}

fn name_key(path: &Path) -> DraftKey {
    DraftKey::new("library", format!("name:{}", path.display()))
}

/// What the list is narrowed to.
fn wanted<'a>(ctx: &Context<'a>) -> &'a str {
    let typed = ctx.field.filter(|field| field.key == filter_key()).map(Field::value);
    typed.or_else(|| ctx.drafts.get(&filter_key()).map(String::as_str)).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests;
