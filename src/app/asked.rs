//! The question "can we keep it?" of the screen: asked of the world when it changed, answered when it still stands.

use super::model::Model;
use crate::{
    capacity::Form,
    domain::moment::Moment,
    effect::{Effect, Simulated},
    screen::Context,
};

/// What was asked last, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    form: Option<Form>,
    /// The newest answer to this very form.
    pub(super) answer: Option<Simulated>,
}

/// Asks when the screen shows another question than the last one; a screen without a question asks nothing, and the
/// answer in hand stays for whoever comes back.
pub(super) fn ask(model: &mut Model, now: Moment) -> Option<Effect> {
    let form = question(model, now)?;
    if model.asked.form.as_ref() == Some(&form) {
        return None;
    }
    model.asked = Asked { form: Some(form.clone()), answer: None };
    Some(Effect::Simulate(Box::new(form)))
}

/// The question of the screen that is seen, below any overlay.
fn question(model: &Model, now: Moment) -> Option<Form> {
    model.open.as_ref()?;
    let base = model.stack.iter().rposition(|layer| !layer.place.is_overlay())?;
    let ctx = model.context(now, &[]);
    // What is typed in an overlay is not typed in the screen below it.
    let field = ctx.field.filter(|_| base + 1 == model.stack.len());
    model.stack[base].screen.question(&Context { field, ..ctx })
}

/// Takes an answer; one to a form that nobody asks about any more is dropped.
pub(super) fn answered(model: &mut Model, simulated: Simulated) {
    if model.asked.form.as_ref() == Some(&simulated.form) {
        model.asked.answer = Some(simulated);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::play::Play,
        capacity::simulation::{Scope, Simulation},
        domain::{assumption::Input, session::Step},
        effect::{Done, Place},
        screen::keep::fixture::{EFFORT, promised},
    };

    fn follow_up() -> Play {
        Play::at(promised(&EFFORT), Place::Topic("follow-up".into()), 80, 24)
    }

    fn asked(play: &Play) -> Vec<&Form> {
        let forms = play.effects.iter().filter_map(|effect| match effect {
            Effect::Simulate(form) => Some(form.as_ref()),
            _ => None,
        });
        forms.collect()
    }

    fn answer(form: &Form) -> Simulated {
        let quick = Form { quarters: Some(2), ..form.clone() };
        let answer = Simulation::new(quick, Scope::Promise).unwrap().finish().unwrap();
        Simulated { form: form.clone(), answer }
    }

    fn hand_over(play: &mut Play, simulated: Simulated) {
        play.msg(crate::app::Msg::Done(Done::Simulated(Box::new(simulated))));
    }

    #[test]
    fn a_promise_asks_once_and_again_only_when_its_numbers_change() {
        let mut play = follow_up();
        assert_eq!(asked(&play).len(), 1);
        assert!((asked(&play)[0].limit_hours - 8.0).abs() < 1e-9);
        play.keys("<down><up>").wait(1);
        play.keys("?").keys("<esc>");
        assert_eq!(asked(&play).len(), 1, "nothing changed");
        let session = promised(&[(Input::Reps, "5")]);
        assert_eq!(asked(&Play::at(session, Place::Topic("follow-up".into()), 80, 24)).len(), 0, "lacking");
    }

    #[test]
    fn other_screens_ask_nothing_and_leave_the_answer() {
        let mut play = Play::at(promised(&EFFORT), Place::Topics(Step::Definitions), 80, 24);
        assert_eq!(asked(&play), Vec::<&Form>::new());
        play = follow_up();
        let found = answer(asked(&play)[0]);
        hand_over(&mut play, found.clone());
        play.keys("<esc>");
        assert_eq!((asked(&play).len(), play.model.asked.answer.as_ref()), (1, Some(&found)));
    }

    #[test]
    fn what_is_typed_in_the_promise_is_asked_about() {
        let mut play = follow_up();
        let slot = crate::screen::Field::line(
            &play.model.context(crate::app::play::begin(), &[]),
            crate::domain::draft::DraftKey::new("follow-up", "classes/0/within"),
            "4 hours",
        );
        play.model.field = Some(slot);
        play.wait(1);
        assert!((asked(&play)[1].limit_hours - 4.0).abs() < 1e-9);
    }

    #[test]
    fn an_answer_to_another_form_is_dropped() {
        let mut play = follow_up();
        let (form, other) = (asked(&play)[0].clone(), Form { reps: 7, ..asked(&play)[0].clone() });
        hand_over(&mut play, answer(&other));
        assert_eq!(play.model.asked.answer, None, "nobody asks about seven people");
        let (mut partial, whole) = (answer(&form), answer(&form));
        partial.answer.complete = false;
        hand_over(&mut play, partial.clone());
        assert_eq!(play.model.asked.answer, Some(partial));
        hand_over(&mut play, whole.clone());
        assert_eq!(play.model.asked.answer, Some(whole));
    }

    #[test]
    fn a_new_question_forgets_the_old_answer() {
        let mut play = follow_up();
        let found = answer(asked(&play)[0]);
        hand_over(&mut play, found);
        let mut workshop = play.open().workshop.clone();
        let reps = crate::domain::command::Command::Assume {
            what: Input::Reps,
            value: Some(Input::Reps.read("3").unwrap()),
            by: String::new(),
        };
        workshop.commit(vec![reps], crate::app::play::begin().plus_seconds(60)).unwrap();
        play.model.open.as_mut().unwrap().workshop = workshop;
        play.wait(1);
        assert_eq!((asked(&play).len(), asked(&play)[1].reps), (2, 3));
        assert_eq!(play.model.asked.answer, None);
        play.simulate();
        let found = play.model.asked.answer.as_ref().unwrap();
        assert!(found.answer.complete && found.form.reps == 3);
    }
}
