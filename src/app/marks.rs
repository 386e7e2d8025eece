//! What a newcomer is told about the program, on the message line where it is free: three marks at most, each once ever,
//! never two at one place. The next key takes a mark away; it covers nothing and stops nothing.

use super::{message, model::Model};
use crate::{
    assets::words::say,
    effect::{Effect, Mark, Place},
};

/// The marks still to be told, and the one on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Marks {
    untold: Vec<Mark>,
    shown: Option<Mark>,
    /// Where the last one was told.
    told_at: Option<Place>,
}

impl Marks {
    /// The marks of a newcomer who was not told these.
    pub(super) fn new(untold: Vec<Mark>) -> Self {
        Self { untold, ..Self::default() }
    }

    /// The mark on screen, as a sentence.
    pub(super) fn says(&self) -> Option<&'static str> {
        self.shown.map(|mark| match mark {
            Mark::Footer => say("marks.footer"),
            Mark::Help => say("marks.help"),
            Mark::Blank => say("marks.blank"),
        })
    }

    /// Somebody pressed a key, and has seen what there was to see.
    pub(super) fn pressed(&mut self) {
        self.shown = None;
    }
}

/// Shows the next mark where there is room for it, and has it remembered.
pub(super) fn look(model: &mut Model) -> Option<Effect> {
    if !is_welcome(model) {
        return None;
    }
    let in_session = model.open.is_some();
    let fits = |mark: &Mark| *mark == Mark::Footer || in_session;
    let place = model.place().clone();
    let marks = &mut model.window.marks;
    if marks.shown.is_some() || marks.told_at.as_ref() == Some(&place) {
        return None;
    }
    let index = marks.untold.iter().position(fits)?;
    let mark = marks.untold.remove(index);
    (marks.shown, marks.told_at) = (Some(mark), Some(place));
    Some(Effect::Told(mark))
}

/// Only on the facilitator's own screen, with a message line that is drawn and free, and nobody typing.
fn is_welcome(model: &Model) -> bool {
    let alone = message::is_free(model) && model.field.is_none() && !model.top().place.is_overlay();
    alone && !model.window.watching && !model.is_room_view()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Msg, model::Saved, play::Play},
        import::practice,
    };
    use ratatui::layout::Size;

    fn newcomer() -> Play {
        let mut play = Play::new(80, 24);
        play.model.window.marks = Marks::new(Mark::ALL.to_vec());
        play
    }

    fn told(play: &Play) -> Vec<Mark> {
        let told = play.effects.iter().filter_map(|effect| match effect {
            Effect::Told(mark) => Some(*mark),
            _ => None,
        });
        told.collect()
    }

    #[test]
    fn three_marks_at_three_places_and_never_again() {
        let mut play = newcomer();
        play.wait(1);
        assert!(play.text().contains("The last row shows"), "{}", play.text());
        play.keys("<down>");
        assert!(!play.text().contains("The last row shows"), "the next key takes it away\n{}", play.text());
        let (workshop, _) = practice::begun("demo".into());
        play.open_session(workshop.session().clone(), Place::CheckIn).wait(1);
        assert!(play.text().contains("? shows every key"), "{}", play.text());
        play.keys("<down>");
        assert_eq!(told(&play), [Mark::Footer, Mark::Help], "never two at one place");
        play.keys("g2").wait(1);
        assert!(play.text().contains("b blanks the screen"), "{}", play.text());
        for place in ["g1", "g3", "g6"] {
            play.keys(place).wait(20);
        }
        assert_eq!(told(&play), Mark::ALL);
        assert_eq!(play.model.window.marks.says(), None);
    }

    #[test]
    fn nothing_is_told_to_the_room_or_over_a_message() {
        let mut play = newcomer();
        let (workshop, _) = practice::begun("demo".into());
        play.model.window.room_view = true;
        play.open_session(workshop.session().clone(), Place::CheckIn).wait(1);
        assert_eq!(told(&play), []);
        play.keys("<ctrl+s>z");
        assert_eq!(told(&play), [], "there is a message already:\n{}", play.text());
        play.wait(20);
        assert_eq!(told(&play), [Mark::Footer]);
    }

    #[test]
    fn no_mark_is_spent_where_nobody_sees_it() {
        let mut play = newcomer();
        let (workshop, _) = practice::begun("demo".into());
        play.open_session(workshop.session().clone(), Place::CheckIn).keys("b").wait(1);
        assert_eq!(told(&play), [Mark::Footer], "the window is blank");
        play.keys("b").msg(Msg::Resize(Size::new(39, 12)));
        play.keys("g2").wait(1);
        assert_eq!(told(&play), [Mark::Footer], "the window is too small");
        play.model.open.as_mut().unwrap().saved = Saved::Not("the disk is full".to_owned());
        play.msg(Msg::Resize(Size::new(80, 24))).wait(1);
        assert_eq!(told(&play), [Mark::Footer], "the line says that nothing is saved");
        play.model.open.as_mut().unwrap().saved = Saved::Nothing;
        play.wait(1);
        assert_eq!(told(&play), [Mark::Footer, Mark::Help]);
    }
}
