//! What the commands do that work at every question.

use super::{Flow, Leave, Plain, agenda, order::Order, parking, sitting::Saved, stage, status};
use crate::{
    assets::words::{fill, say},
    domain::{command::Command, session::Step},
    effect::Place,
    route,
};

impl Plain<'_> {
    /// Carries a command out; `Err` where the question it was typed at is left by it.
    pub(super) fn obey(&mut self, order: Order) -> Flow<()> {
        if order.needs_session() && self.open.is_none() {
            return self.tell(say("app.no_session"));
        }
        match order {
            Order::Help => self.help(),
            Order::Again => Err(Leave::Again),
            Order::Next => Err(Leave::Along(true)),
            Order::Previous => Err(Leave::Along(false)),
            Order::Back => Err(Leave::Back),
            Order::Go(Some(step)) => Err(Leave::To(route::first_stop(step))),
            Order::Go(None) => self.go(),
            Order::SoFar => {
                let lines = status::so_far(&self.session(), self.today());
                self.tell_all(lines)
            }
            Order::Undo => self.step_history(false),
            Order::Redo => self.step_history(true),
            Order::Park => parking::park(self),
            Order::Parking => parking::menu(self),
            Order::Agenda => agenda::menu(self),
            Order::Timer => agenda::timer(self),
            Order::Bell => self.mute(),
            Order::Break => stage::take_break(self),
            Order::Energiser => stage::deal(self),
            Order::Pairs => stage::pair_off(self),
            Order::Silent => stage::go_to(self, Place::Silent),
            Order::Hearing => stage::go_to(self, Place::Hearing),
            Order::ReadAloud => stage::go_to(self, Place::ReadAloud),
            Order::Saved => {
                let sentence = self.saved_sentence();
                self.tell(&sentence)
            }
            Order::SaveElsewhere => self.save_elsewhere(),
            Order::Promises => Err(Leave::To(Place::Promises)),
            Order::Keep => Err(Leave::To(Place::Keep(None))),
            Order::Funnel => Err(Leave::To(Place::Funnel)),
            Order::Calendars => Err(Leave::To(Place::Calendars)),
            Order::Numbers => Err(Leave::To(Place::Numbers)),
            Order::After => Err(Leave::To(Place::After)),
            Order::Review => Err(Leave::To(Place::Review)),
            Order::Due => Err(Leave::To(Place::Due)),
            Order::Export => Err(Leave::To(Place::Export)),
            Order::Cue => self.cue(),
            Order::Home => Err(Leave::To(Place::Home)),
            Order::Quit => Err(Leave::Quit),
        }
    }

    fn help(&mut self) -> Flow<()> {
        // The second sentence speaks of keys; what can be typed here the question says itself.
        let help = say(route::purpose(&self.session(), &self.place));
        self.tell(route::first_sentence(help))?;
        self.tell(say("plain.help"))?;
        self.tell_all(Order::told(self.open.is_some()))
    }

    fn go(&mut self) -> Flow<()> {
        let here = self.session().step;
        let steps = Step::ALL.map(|step| say(step.key()).to_owned()).to_vec();
        let chosen = self.choose(say("plain.go_where"), steps, Some(here as usize))?;
        Err(Leave::To(route::first_stop(Step::ALL[chosen])))
    }

    /// Undo and redo, with a word on what changed; what was asked about may be gone.
    fn step_history(&mut self, redo: bool) -> Flow<()> {
        let now = self.now();
        let Some(open) = &mut self.open else { return Ok(()) };
        match open.step_history(redo, now) {
            Ok(words) => {
                self.tell(&words)?;
                Err(Leave::Again)
            }
            Err(refused) => self.tell(&status::sentence(&refused)),
        }
    }

    fn saved_sentence(&self) -> String {
        let zone = self.zone();
        match self.open.as_ref().map(super::Sitting::saved) {
            None | Some(Saved::Nothing) => say("app.saved_nothing").to_owned(),
            Some(Saved::Practice) => status::sentence(say("practice.mark")),
            Some(Saved::At(at)) => {
                let time = at.in_zone(&zone).strftime("%H:%M:%S").to_string();
                status::sentence(&fill("app.saved_always", &[("time", &time)]))
            }
            Some(Saved::Not(why)) => fill("plain.not_saved", &[("why", why)]),
        }
    }

    fn save_elsewhere(&mut self) -> Flow<()> {
        let to = self.path(say("plain.save_where"))?;
        let Some(open) = &mut self.open else { return Ok(()) };
        let said = match open.save_elsewhere(to) {
            Ok(()) => fill("plain.saved_at", &[("path", &open.path.display())]),
            Err(why) => fill("plain.not_saved", &[("why", &why)]),
        };
        self.tell(&said)
    }

    /// Whether the session would take a batch: nothing is said of what a cue leaves out.
    fn fits(&self, batch: &[Command]) -> bool {
        let workshop = self.open.as_ref().map(|open| open.workshop().clone());
        workshop.is_some_and(|mut workshop| workshop.commit(batch.to_vec(), self.now()).is_ok())
    }

    /// The two teams of a practice session do the next thing; what they did is said where it happened.
    fn cue(&mut self) -> Flow<()> {
        // A cue is tried whole and then piece by piece: each of them would be refused.
        if let Some(reason) = self.open.as_ref().and_then(super::Sitting::read_only) {
            let refused = fill("app.read_only", &[("reason", &reason)]);
            return self.tell(&status::sentence(&refused));
        }
        let Some(cue) = self.open.as_mut().and_then(|open| open.cues.pop()) else {
            return self.tell(say("plain.no_cue"));
        };
        let (session, commands) = (self.session(), cue.commands());
        if commands.is_empty() {
            self.tell(say("plain.practice_over"))?;
            return Err(Leave::To(Place::Export));
        }
        let place = route::seen_at(&session, &commands).map(|place| match place {
            // What was counted on paper is heard of in the step: nobody is asked to count again.
            Place::Tally(_) | Place::TopThree => {
                route::first_stop(route::step_of(&session, &place).unwrap_or(session.step))
            }
            place => place,
        });
        let done = cue.perform(|batch| if self.fits(&batch) { self.commit(batch) } else { Ok(false) })?;
        self.tell(if done { cue.said() } else { say("practice.skipped") })?;
        place.map_or(Err(Leave::Again), |place| Err(Leave::To(place)))
    }
}
