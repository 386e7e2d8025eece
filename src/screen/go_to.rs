//! Where to go: the steps with how far each is, everything agreed so far, the export.

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{session::Step, status::Status},
    effect::Place,
    keymap::Binding,
    route,
    theme::Role,
    widget::{list, modal},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The chosen line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// The chosen line.
    Go,
    /// A step.
    Step(Step),
    /// What is due since the session before.
    Due,
    /// Everything agreed so far.
    SoFar,
    /// Write documents.
    Export,
    /// Was it kept?
    Numbers,
    /// Stay.
    Close,
}

/// The session follows another.
const FOLLOWS: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("0", Msg::Step(Step::CheckIn), "global.keys.to_check_in"),
    Binding::new("1", Msg::Step(Step::Baseline), "global.keys.to_baseline"),
    Binding::new("2", Msg::Step(Step::Definitions), "global.keys.to_definitions"),
    Binding::new("3", Msg::Step(Step::Sla), "global.keys.to_sla"),
    Binding::new("4", Msg::Step(Step::Practices), "global.keys.to_practices"),
    Binding::new("5", Msg::Step(Step::Cadence), "global.keys.to_cadence"),
    Binding::new("6", Msg::Step(Step::Close), "global.keys.to_close"),
    Binding::new("n", Msg::Numbers, "global.keys.numbers"),
    Binding::new("d", Msg::Due, "go_to.keys.due").when(FOLLOWS),
    Binding::new("s", Msg::SoFar, "global.keys.so_far"),
    Binding::new("x", Msg::Export, "global.keys.export"),
    Binding::new("up k", Msg::Up, "go_to.keys.choose").hint(2),
    Binding::new("down j", Msg::Down, "go_to.keys.choose").hint(2),
    Binding::new("enter", Msg::Go, "go_to.keys.go").hint(1),
    Binding::new("esc g", Msg::Close, "go_to.keys.close").hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// The rows of the key table that lead somewhere.
const LINES: usize = Step::ALL.len() + 4;

/// The lines that can be chosen.
fn lines(ctx: &Context<'_>) -> Vec<&'static Binding<Msg>> {
    let flags = u32::from(ctx.session.previous.is_some()) * FOLLOWS;
    BINDINGS[..LINES].iter().filter(|row| row.holds(flags)).collect()
}

impl State {
    /// The step the session is in is chosen.
    pub fn new(ctx: &Context<'_>) -> Self {
        let step = route::step_of(ctx.session, ctx.place).unwrap_or(ctx.session.step);
        Self { selected: step as usize }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.session.previous.is_some()) * FOLLOWS
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("go_to.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let lines = lines(ctx);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(lines.len().saturating_sub(1)),
            Msg::Go => return lines.get(self.selected).map_or_else(Outcome::none, |row| go(row.msg)),
            other => return go(other),
        }
        Outcome::none()
    }

    /// Draws the lines.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let lines = lines(ctx);
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), Size::new(46, lines.len() as u16));
        let texts: Vec<(String, &str, String)> = lines
            .iter()
            .map(|row| (key(ctx, row.label), name(row), how_far(ctx, row.msg)))
            .collect();
        let rows: Vec<list::Row<'_>> = texts
            .iter()
            .map(|(key, name, how_far)| list::Row {
                left: vec![(key, Role::Key), ("  ", Role::Text), (name, Role::Text)],
                right: vec![(how_far, Role::Muted)],
            })
            .collect();
        let mut shown = Shown::default();
        for (index, place) in list::draw(inner, buffer, ctx.theme, &rows, Some(self.selected)) {
            shown.hits.push((place, lines[index].msg));
        }
        shown
    }
}

/// Where a line leads.
fn go(msg: Msg) -> Outcome {
    match msg {
        Msg::Step(step) => Outcome::to(route::first_stop(step)),
        Msg::Due => Outcome::to(Place::Due),
        Msg::SoFar => Outcome { run: Some("global.keys.so_far".to_owned()), ..Outcome::back() },
        Msg::Export => Outcome::to(Place::Export),
        Msg::Numbers => Outcome::to(Place::Numbers),
        Msg::Up | Msg::Down | Msg::Go | Msg::Close => Outcome::back(),
    }
}

/// The key that goes there, as the user has it.
fn key(ctx: &Context<'_>, label: &str) -> String {
    ctx.keys.iter().find(|row| row.label == label).map_or_else(String::new, |row| row.keys.clone())
}

fn name(row: &Binding<Msg>) -> &'static str {
    match row.msg {
        Msg::Step(step) => say(step.key()),
        _ => say(row.label),
    }
}

/// "3 of 6 settled", for steps with topics.
fn how_far(ctx: &Context<'_>, msg: Msg) -> String {
    let Msg::Step(step) = msg else { return String::new() };
    let today =
        || ctx.session.topics_in(step).filter(|topic| !matches!(topic.status, Status::NotToday { .. }));
    let (settled, all) = (today().filter(|topic| topic.is_decided()).count(), today().count());
    if all == 0 { String::new() } else { fill("go_to.settled", &[("n", &settled), ("total", &all)]) }
}

#[cfg(test)]
mod tests {
    use crate::{app::play::Play, domain::session::Step, effect::Place, import::practice};

    fn play() -> Play {
        Play::at(practice::planned("demo".into()).session().clone(), Place::CheckIn, 80, 24)
    }

    #[test]
    fn a_digit_goes_to_a_step() {
        let mut play = play();
        play.keys("g3");
        assert_eq!(play.model.place(), &Place::Topics(Step::Sla));
        assert_eq!(play.session().step, Step::Sla);
    }

    #[test]
    fn arrows_and_enter_go_there_too() {
        let mut play = play();
        play.keys("g<down><down><enter>");
        assert_eq!(play.model.place(), &Place::Topics(Step::Definitions));
        play.keys("g<down><down><down><down><down><down><down><enter>");
        assert_eq!(play.model.place(), &Place::Export, "the last line");
    }

    #[test]
    fn so_far_takes_the_place_of_the_menu() {
        let mut play = play();
        play.keys("g s");
        assert!(play.text().contains("Nothing is agreed yet"), "{}", play.text());
        play.keys("<esc>");
        assert!(!play.text().contains("Go to"), "{}", play.text());
    }
}
