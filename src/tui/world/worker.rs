//! The thread that simulates while people type: the newest form wins, one that is out of date is dropped between two
//! slices. It knows nothing of the session, and nobody ever waits for it.

use crate::{
    capacity::{
        Form,
        simulation::{Scope, Simulation},
    },
    effect::Simulated,
};
use std::{
    sync::mpsc::{self, Receiver, Sender, TryRecvError},
    thread,
    time::{Duration, Instant},
};

/// Quarters of the first answer: enough for a coarse band.
const COARSE: u32 = 8;

/// The first answer goes out after this time even with fewer quarters.
const SOON: Duration = Duration::from_millis(4);

/// The thread, as long as somebody holds this; it ends by itself after the slice it is at, which nobody waits for.
#[derive(Debug)]
pub(super) struct Worker {
    forms: Sender<Form>,
}

impl Worker {
    /// Starts the thread; `send` is given every answer and says whether there is still somebody to take it.
    pub(super) fn start(send: impl Fn(Simulated) -> bool + Send + 'static) -> Self {
        let (forms, asked) = mpsc::channel();
        thread::spawn(move || serve(&asked, &elapsed(), &send));
        Self { forms }
    }

    /// Asks about a form instead of whatever was asked before; returns at once.
    pub(super) fn ask(&self, form: Form) {
        // A thread that ended has nobody left to answer to.
        let _ = self.forms.send(form);
    }
}

/// What ended the work on a form.
#[derive(Debug, PartialEq)]
enum End {
    /// Everything is known.
    Answered,
    /// Something else is asked now.
    Other(Box<Form>),
    /// Nobody asks or listens any more.
    Over,
}

/// Answers forms until nobody asks any more.
fn serve(forms: &Receiver<Form>, clock: &impl Fn() -> Duration, send: &impl Fn(Simulated) -> bool) {
    let mut next = forms.recv().ok();
    while let Some(form) = next {
        next = match answer(&form, forms, clock, send) {
            End::Answered => forms.recv().ok(),
            End::Other(form) => Some(*form),
            End::Over => None,
        };
    }
}

/// Answers one form twice: soon and coarsely, then wholly.
fn answer(
    form: &Form,
    forms: &Receiver<Form>,
    clock: &impl Fn() -> Duration,
    send: &impl Fn(Simulated) -> bool,
) -> End {
    let begun = clock();
    let mut quarters = 0;
    let soon = |simulation: &mut Simulation| {
        quarters += 1;
        simulation.advance() && quarters < COARSE && clock().saturating_sub(begun) < SOON
    };
    let coarse = Form { quarters: Some(COARSE), ..form.clone() };
    let coarse = Simulation::new(coarse, Scope::Promise).map(|simulation| drive(simulation, forms, soon));
    let whole = || Simulation::new(form.clone(), Scope::Table);
    let said = |simulation: &Simulation| match simulation.answer() {
        Some(answer) => send(Simulated { form: form.clone(), answer }),
        None => true,
    };
    match coarse {
        Ok(Ok(simulation)) if said(&simulation) => {}
        Ok(Ok(_)) => return End::Over,
        Ok(Err(end)) => return end,
        // Whoever asks has checked the form; one that makes no sense has no answer.
        Err(_) => return End::Answered,
    }
    match whole().map(|simulation| drive(simulation, forms, Simulation::advance)) {
        Ok(Ok(simulation)) if !said(&simulation) => End::Over,
        Ok(Err(end)) => end,
        Ok(Ok(_)) | Err(_) => End::Answered,
    }
}

/// Advances a simulation until it is at its end, or something else is asked.
fn drive(
    mut simulation: Simulation,
    forms: &Receiver<Form>,
    mut goes_on: impl FnMut(&mut Simulation) -> bool,
) -> Result<Simulation, End> {
    while goes_on(&mut simulation) {
        if let Some(end) = interrupted(forms) {
            return Err(end);
        }
    }
    Ok(simulation)
}

/// The newest of the forms that came meanwhile, if any did.
fn interrupted(forms: &Receiver<Form>) -> Option<End> {
    let mut newest = None;
    loop {
        match forms.try_recv() {
            Ok(form) => newest = Some(End::Other(Box::new(form))),
            Err(TryRecvError::Empty) => return newest,
            Err(TryRecvError::Disconnected) => return Some(End::Over),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the terminal's side of the program reads the clock")]
fn elapsed() -> impl Fn() -> Duration {
    let begun = Instant::now();
    move || begun.elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn small(people: u32) -> Form {
        Form { reps: people, leads_per_month: 60.0, quarters: Some(3), ..Form::default() }
    }

    /// What a form is answered with while these are asked, in a world where time stands still.
    fn answered(form: &Form, asked: &[Form], listens: bool) -> (End, Vec<Simulated>) {
        let (forms, received) = mpsc::channel();
        for form in asked {
            forms.send(form.clone()).unwrap();
        }
        let found = RefCell::new(Vec::new());
        let send = |simulated| {
            found.borrow_mut().push(simulated);
            listens
        };
        let end = answer(form, &received, &|| Duration::ZERO, &send);
        drop(forms);
        (end, found.into_inner())
    }

    #[test]
    fn a_little_first_then_everything() {
        let (end, found) = answered(&small(4), &[], true);
        assert_eq!(end, End::Answered);
        let [first, whole] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((first.answer.complete, first.answer.promise.quarters), (false, COARSE));
        assert!(whole.answer.complete && !whole.answer.table.is_empty());
        assert!(found.iter().all(|simulated| simulated.form == small(4)));
    }

    #[test]
    fn the_same_form_has_the_same_digits() {
        let whole = || answered(&small(2), &[], true).1.pop().unwrap();
        assert_eq!(whole(), whole());
    }

    #[test]
    fn the_first_answer_does_not_wait_for_a_slow_quarter() {
        let (forms, received) = mpsc::channel();
        let time = RefCell::new(Duration::ZERO);
        let clock = || {
            *time.borrow_mut() += Duration::from_millis(3);
            *time.borrow()
        };
        let first = RefCell::new(None);
        let send = |simulated: Simulated| {
            first.borrow_mut().get_or_insert(simulated.answer.promise.quarters);
            true
        };
        answer(&small(4), &received, &clock, &send);
        drop(forms);
        assert_eq!(first.into_inner(), Some(2), "the clock says 3 ms, then 6 ms");
    }

    #[test]
    fn the_newest_form_wins_and_a_stale_one_says_nothing() {
        let (end, found) = answered(&small(4), &[small(5), small(6)], true);
        assert_eq!((end, found), (End::Other(Box::new(small(6))), Vec::new()));
    }

    #[test]
    fn it_ends_where_nobody_listens_or_asks() {
        assert_eq!(answered(&small(4), &[], false).0, End::Over);
        let (forms, received) = mpsc::channel();
        drop(forms);
        assert_eq!(answer(&small(4), &received, &|| Duration::ZERO, &|_| true), End::Over);
    }

    #[test]
    fn what_makes_no_sense_has_no_answer() {
        assert_eq!(answered(&small(0), &[], true), (End::Answered, Vec::new()));
    }

    #[test]
    fn whoever_leaves_does_not_wait_for_the_slice_it_is_at() {
        let (arrived, arrivals) = mpsc::channel();
        let (release, released) = mpsc::channel::<()>();
        let worker = Worker::start(move |_| {
            arrived.send(()).unwrap();
            released.recv().is_ok()
        });
        worker.ask(small(4));
        arrivals.recv().unwrap();
        // The thread is held in the middle of its work: this would never come back if it were waited for.
        drop(worker);
        release.send(()).unwrap();
    }

    #[test]
    fn the_thread_answers_the_last_form_and_ends_with_its_holder() {
        let (answers, received) = mpsc::channel();
        let worker = Worker::start(move |simulated| answers.send(simulated).is_ok());
        for people in 1..=9 {
            worker.ask(small(people));
        }
        let last = received.iter().find(|found| found.answer.complete && found.form == small(9));
        assert!(last.is_some());
        worker.ask(Form { leads_per_month: 3000.0, reps: 40, ..Form::default() });
        drop(worker);
        // The thread held the only sender: the answers end because it did.
        assert!(received.iter().all(|found| !found.answer.complete));
    }
}
