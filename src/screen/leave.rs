//! Leave a live session? Asked once; everything is saved either way.

use super::{Context, Go, Outcome, Shown};
use crate::{
    assets::words::say,
    domain::command::Command,
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::{cells, line, modal, paragraph},
};
use ratatui::{buffer::Buffer, layout::{Rect, Size}};

/// Leaving remembers nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// The two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Leave.
    Leave,
    /// Stay.
    Stay,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter y", Msg::Leave, "leave.keys.leave").hint(1),
    Binding::new("esc n", Msg::Stay, "leave.keys.stay").hint(2),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("leave.title").to_owned()
    }

    /// Takes an answer.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let runs = ctx.is_live() && ctx.session.agenda.running_since.is_some();
        match msg {
            // Whoever comes back tomorrow must not find a box that took the night.
            Msg::Leave if runs => Outcome::command(Command::PauseTimer {}).and_go(Go::To(Place::Home)),
            Msg::Leave => Outcome::to(Place::Home),
            Msg::Stay => Outcome::back(),
        }
    }

    /// Draws the question.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        // Fingers that were typed and not shown yet are written nowhere.
        let counting = ctx.session.topics.iter().any(|topic| topic.open_round().is_some());
        // The practice session has no file.
        let practising = ctx.session.practice && ctx.path.is_some_and(|path| path.as_os_str().is_empty());
        let question = say(match (practising, counting) {
            (true, _) => "leave.question_practice",
            (false, true) => "leave.question_in_a_vote",
            (false, false) => "leave.question",
        });
        let rows = if counting || practising { 5 } else { 4 };
        let inner = modal::draw(area, buffer, ctx.theme, say("leave.title"), Size::new(52, rows));
        let used = paragraph::draw_text(inner, buffer, ctx.theme, (question, Role::Text));
        line::put(cells::below(inner, used + 1), buffer, ctx.theme, say("leave.answers"), Role::Muted);
        Shown::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{self, play::Play},
        domain::moment::Moment,
        effect::{Done, Effect, Opened},
        import::practice,
    };
    use std::path::PathBuf;

    #[test]
    fn in_a_vote_it_says_that_the_count_is_typed_again() {
        let mut session = practice::finished("demo".into()).session().clone();
        session.closed_at = None;
        let place = Place::Topic("lead".into());
        let mut play = Play::at(session.clone(), place.clone(), 80, 24);
        play.keys("q");
        assert!(play.text().contains("where you are"), "{}", play.text());
        let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "lead").unwrap();
        topic.rounds.last_mut().expect("a vote").revealed_at = None;
        let mut play = Play::at(session, place, 80, 24);
        play.keys("q");
        let text = play.text();
        assert!(text.contains("typed again") && text.contains("Enter leave"), "{text}");
    }

    #[test]
    fn the_practice_session_does_not_say_that_it_is_saved() {
        let mut play = Play::new(48, 14);
        let opened = Opened {
            workshop: practice::planned("demo".into()),
            drafts: Vec::new(),
            path: PathBuf::new(),
            read_only: None,
            is_apart: false,
            stood: None,
            recovered: None,
            cues: Vec::new(),
        };
        play.msg(app::Msg::Done(Done::Opened(Box::new(opened), Place::CheckIn))).keys("q");
        let text = play.text();
        assert!(text.contains("nothing of it") && text.contains("is kept.") && !text.contains("saved"), "{text}");
    }

    #[test]
    fn leaving_pauses_the_clock_before_the_file_is_closed() {
        let at = Moment::parse("2026-03-12T12:54:54Z").unwrap();
        let workshop = practice::until("demo".into(), at);
        let mut play = Play::resumed(workshop, Place::Topic("lead".into()), 80, 24);
        play.keys("q<enter>");
        let kept = play.effects.iter().rev().find_map(|effect| match effect {
            Effect::Record(entry, workshop) => Some((entry.at, workshop.session().agenda.running_since)),
            _ => None,
        });
        assert_eq!(kept, Some((play.now(), None)));
        let place = |wanted: fn(&Effect) -> bool| play.effects.iter().rposition(wanted);
        let recorded = place(|effect| matches!(effect, Effect::Record(..)));
        assert!(recorded < place(|effect| *effect == Effect::CloseSession));
    }
}
