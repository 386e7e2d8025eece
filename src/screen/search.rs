//! Words in everything that was ever agreed, proposed or objected to, in all sessions: where they stand, with what
//! stands around them. Enter opens that session's review at that topic. Nothing is changed here.

mod view;

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::say,
    domain::{draft::DraftKey, search::Hit},
    effect::{Effect, Findings, Listed, Place},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What was looked for, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    wanted: String,
    findings: Option<Findings>,
    selected: usize,
}

/// What can be done with what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The place above.
    Up,
    /// The place below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A clicked place.
    Pick(usize),
    /// Open the session there.
    Open,
    /// Look for something else.
    Edit,
    /// What was found.
    Came(Box<Findings>),
}

/// Something was found.
const SOME: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "search.keys.open").when(SOME).hint(1),
    Binding::new("up k", Msg::Up, "search.keys.choose").when(SOME).hint(2),
    Binding::new("down j", Msg::Down, "search.keys.choose").when(SOME).hint(2),
    Binding::new("pgup", Msg::PageUp, "search.keys.page").when(SOME),
    Binding::new("pgdn space", Msg::PageDown, "search.keys.page").when(SOME),
    Binding::new("/ s e", Msg::Edit, "search.keys.edit").hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Places a page key moves by.
const PAGE: usize = 6;

impl State {
    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        u32::from(!self.places().is_empty()) * SOME
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("search.title").to_owned()
    }

    /// It opens with the field to type in.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        Some(Field::line(ctx, key(), &self.wanted))
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = self.places().len().saturating_sub(1);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::PageUp => self.selected = self.selected.saturating_sub(PAGE),
            Msg::PageDown => self.selected = (self.selected + PAGE).min(last),
            Msg::Pick(place) if place == self.selected => return self.open(),
            Msg::Pick(place) => self.selected = place.min(last),
            Msg::Open => return self.open(),
            Msg::Edit => return Outcome::edit(Field::line(ctx, key(), &self.wanted)),
            Msg::Came(findings) => {
                self.findings = Some(*findings);
                self.selected = 0;
            }
        }
        Outcome::none()
    }

    /// Looks for what was typed.
    pub fn accept(&mut self, field: &Field, _ctx: &Context<'_>) -> Result<Outcome, String> {
        let typed = field.value().trim();
        if typed.is_empty() {
            return Err(say("search.nothing_typed").to_owned());
        }
        typed.clone_into(&mut self.wanted);
        self.findings = None;
        Ok(Outcome::effect(Effect::Search(typed.to_owned())))
    }

    /// Tab and the arrows lead from the field into the list.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        self.update(if forward { Msg::Down } else { Msg::Up }, ctx)
    }

    /// Draws the field and what was found.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    /// Every place with its session, the newest session first.
    fn places(&self) -> Vec<(&Listed, &Hit)> {
        let found = self.findings.iter().flat_map(|findings| &findings.found);
        found.flat_map(|found| found.hits.iter().map(|hit| (&found.session, hit))).collect()
    }

    fn open(&self) -> Outcome {
        let places = self.places();
        let Some((session, hit)) = places.get(self.selected) else { return Outcome::none() };
        let place = hit.topic.clone().map_or(Place::Review, Place::ReviewAt);
        Outcome::effect(Effect::Open(session.path.clone(), place))
    }
}

fn key() -> DraftKey {
    DraftKey::new("search", "words")
}

#[cfg(test)]
mod tests;
