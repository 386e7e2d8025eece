//! Home, safe to project: the latest session and what to do next; the library stays behind a key.

use super::{Context, Go, Outcome, Shown, listing};
use crate::{
    assets::words::{count, fill, say},
    effect::{Effect, Listed, Place},
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Home remembers nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Resume the latest session, or try the practice session when there is none.
    Resume,
    /// Plan a new session.
    New,
    /// Review the latest session.
    Review,
    /// Show all sessions.
    Library,
    /// Try the practice session.
    Practice,
    /// Export the latest session.
    Export,
}

/// There is a session to resume.
const SOME: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Resume, "home.keys.resume").hint(1),
    Binding::new("n", Msg::New, "home.keys.new").hint(2),
    Binding::new("r", Msg::Review, "home.keys.review").when(SOME).hint(4),
    Binding::new("l", Msg::Library, "home.keys.library").when(SOME).hint(3),
    Binding::new("x", Msg::Export, "home.keys.export").when(SOME).hint(5),
    Binding::new("d", Msg::Practice, "home.keys.practice").hint(6),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(latest(ctx).is_some()) * SOME
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        "smarketing".to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let latest = latest(ctx);
        match (msg, latest) {
            (Msg::New, _) => Outcome::to(Place::New),
            (Msg::Practice, _) | (Msg::Resume, None) => Outcome::effect(Effect::Practice),
            (Msg::Resume, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::CheckIn)),
            (Msg::Review, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::Review)),
            (Msg::Export, Some(session)) => Outcome::effect(Effect::Open(session.path.clone(), Place::Export)),
            (Msg::Library, _) => Outcome::effect(Effect::ListLibrary).and_go(Go::To(Place::Library)),
            (Msg::Review | Msg::Export, None) => Outcome::none(),
        }
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let Some(latest) = latest(ctx) else {
            paragraph::draw_text(area, buffer, ctx.theme, (say("home.empty"), Role::Text));
            return Shown::default();
        };
        let mut shown = Shown::default();
        let row = |index| cells::row(area, index);
        let people = count("common.people", latest.people as u64);
        let state = listing::standing(latest);
        let name = latest.full_name();
        let entry = list::Row { left: vec![(&name, Role::Title)], right: vec![(&state, Role::Text), ("  ", Role::Text), (&people, Role::Muted)] };
        list::draw_row(row(0), buffer, ctx.theme, &entry, true);
        shown.hits.push((row(0), Msg::Resume));
        let mut used = 2;
        if let Some((review, role)) = listing::review(ctx, latest) {
            line::put(cells::right_of(row(1), 4), buffer, ctx.theme, &review, role);
            used = 3;
        }
        let others = ctx.library.iter().filter(|other| other.problem.is_none()).count().saturating_sub(1);
        if others > 0 {
            let more = fill("home.more", &[("n", &others)]);
            line::put(cells::right_of(row(used), 2), buffer, ctx.theme, &more, Role::Muted);
            used += 1;
        }
        line::put(cells::right_of(row(used), 2), buffer, ctx.theme, say("home.practice"), Role::Muted);
        shown
    }
}

/// The newest session that can be opened; practice sessions stay out of sight.
fn latest<'a>(ctx: &Context<'a>) -> Option<&'a Listed> {
    ctx.library.iter().find(|session| session.problem.is_none() && !session.practice)
}
