//! Three hours in a second: pauses, overruns, minutes given, a break, time shared out, a laptop that slept. Every
//! second of the wall clock is either used by one box or paused, and each forecast follows from what is left.

use smarketing::{
    app::play::Play,
    domain::{
        agenda::{Agenda, AgendaBox, BoxKind},
        blueprint::{self, PlanInput},
        history::Workshop,
        ids::BoxId,
        moment::{Day, Moment},
        session::Session,
    },
    effect::{Effect, Place},
};

/// The facilitator at work: what the clock of each box should show is counted beside the program, second by second.
struct Afternoon {
    play: Play,
    began: Moment,
    /// Seconds in which no clock ran.
    paused: i64,
    /// Seconds each box should have used by now.
    used: Vec<(BoxId, i64)>,
}

impl Afternoon {
    /// Three hours from 13:10 in Berlin, opened on time.
    fn begin() -> Self {
        let began = smarketing::app::play::begin();
        let input = PlanInput {
            name: "Q1 alignment".to_owned(),
            date: Day::parse("2026-03-12").ok(),
            start: "13:10".to_owned(),
            minutes: 180,
            zone: "Europe/Berlin".to_owned(),
            ..PlanInput::default()
        };
        let session = Session::new("s".into(), input.name.clone(), input.zone.clone());
        let mut workshop = Workshop::new(session);
        let batch = blueprint::plan(blueprint::template_for(180), &input);
        workshop.commit(batch, began.plus_seconds(-3600)).expect("a plan is accepted");
        // Opening the check-in starts its box.
        let play = Play::at(workshop.session().clone(), Place::CheckIn, 80, 24);
        assert_eq!(play.now(), began);
        let used = play.session().agenda.boxes.iter().map(|entry| (entry.id.clone(), 0)).collect();
        Self { play, began, paused: 0, used }
    }

    fn agenda(&self) -> &Agenda {
        &self.play.session().agenda
    }

    fn entry(&self, id: &str) -> &AgendaBox {
        self.agenda().find(&id.into()).expect("a box of the template")
    }

    /// Presses keys; the second each takes belongs to whatever ran when it was pressed.
    fn keys(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            self.count(1);
            self.play.keys(key);
            self.check();
        }
        self
    }

    /// Goes to a box by way of the agenda, whatever is chosen there.
    fn enter(&mut self, id: &str) -> &mut Self {
        self.keys(&["a"]);
        let place = |id: &BoxId, agenda: &Agenda| agenda.boxes.iter().position(|entry| entry.id == *id);
        let target = place(&id.into(), self.agenda()).expect("a box of the template");
        let from = self.agenda().position().unwrap_or(0);
        for _ in from..target {
            self.keys(&["<down>"]);
        }
        for _ in target..from {
            self.keys(&["<up>"]);
        }
        self.keys(&["<enter>"]);
        assert_eq!(self.agenda().current, Some(id.into()), "{}", self.play.text());
        self
    }

    /// Works for so many minutes on a machine so slow that it looks up every ten seconds only.
    fn work(&mut self, minutes: i64) -> &mut Self {
        for _ in 0..minutes * 6 {
            self.count(10);
            self.play.wait(10);
        }
        self.check();
        self
    }

    /// The lid is closed for so many minutes: nobody's time.
    fn sleep(&mut self, minutes: i64) -> &mut Self {
        self.paused += minutes * 60;
        self.play.sleep(minutes * 60);
        assert_eq!(self.agenda().running_since, None, "paused when it fell asleep");
        self.check();
        self
    }

    fn count(&mut self, seconds: i64) {
        let running = self.agenda().running_since.and(self.agenda().current.clone());
        match running.and_then(|id| self.used.iter_mut().find(|(other, _)| *other == id)) {
            Some((_, used)) => *used += seconds,
            None => self.paused += seconds,
        }
    }

    /// What must hold after every step.
    fn check(&self) {
        let (session, now) = (self.play.session(), self.play.now());
        let mut sum = 0;
        for (id, expected) in &self.used {
            let used = self.agenda().used_seconds(self.agenda().find(id).expect("no box is lost"), now);
            assert_eq!(used, *expected, "{id} at {now}");
            sum += used;
        }
        assert_eq!(sum + self.paused, now.seconds_since(self.began), "every second has its place at {now}");
        let reached = self.agenda().position().map_or(0, |position| position + 1);
        let to_come: i64 = self.agenda().boxes[reached..]
            .iter()
            .filter(|entry| entry.kind != BoxKind::Spare)
            .map(|entry| self.agenda().left_seconds(entry, now))
            .sum();
        let here = self.agenda().countdown(now).map_or(0, |clock| clock.left.max(0));
        assert_eq!(self.agenda().forecast(now), now.plus_seconds(here + to_come), "{now}");
        if session.closed_at.is_none() {
            let late = session.minutes_late(now).expect("the end is planned");
            let end = session.planned_end().expect("the end is planned");
            assert_eq!(session.forecast(now), end.plus_seconds(late * 60));
            let exact = self.agenda().forecast(now).seconds_since(end);
            assert!((late * 60 - exact) < 60 && late * 60 >= exact, "{late} minutes for {exact} seconds");
        }
    }

    fn used_minutes(&self, id: &str) -> i64 {
        self.agenda().used_seconds(self.entry(id), self.play.now()) / 60
    }

    fn rings(&self) -> usize {
        self.play.effects.iter().filter(|effect| **effect == Effect::Ring).count()
    }
}

#[test]
fn the_minutes_of_a_scripted_afternoon_add_up() {
    let mut room = Afternoon::begin();
    let end = room.play.session().planned_end().expect("planned");
    assert_eq!(end.clock_in("Europe/Berlin"), "16:10");

    // Check-in runs over; the bell rings once.
    room.work(11);
    assert_eq!((room.used_minutes("check-in"), room.rings()), (11, 1));
    assert!(room.play.session().agenda.pace(room.play.now()) <= -3 * 60);

    // The survey begins with a question from the floor: paused for two minutes.
    room.enter("baseline").work(3).keys(&["t", "<space>"]).work(2);
    assert_eq!(room.used_minutes("baseline"), 3);
    room.keys(&["<space>", "<esc>"]).work(16);
    room.enter("goal").work(5);

    runs_over_and_shares_out(&mut room);
    sleeps_and_ends_later(&mut room);

    // Closed: the clock stops for good.
    let before = room.play.now();
    room.keys(&["<pgdn>", "<enter>"]);
    let session = room.play.session();
    assert!(session.closed_at.is_some() && session.agenda.running_since.is_none());
    let total: i64 = session.agenda.boxes.iter().map(|entry| i64::from(entry.used_seconds)).sum();
    let closed = session.closed_at.expect("closed");
    assert_eq!(total + room.paused, closed.seconds_since(room.began));
    assert!(before.seconds_since(room.began) > 170 * 60, "about three hours");
    let replayed = room.play.open().workshop.replay();
    assert_eq!(replayed.as_ref(), Some(session), "the journal says the same");
}

fn runs_over_and_shares_out(room: &mut Afternoon) {
    // The lead needs one minute more, then five, and is still not done: rung for three times.
    let rung = room.rings();
    room.enter("lead").work(25).keys(&["t", "+", "<esc>"]).work(2).keys(&["t", "5", "<esc>"]).work(6);
    assert_eq!(room.entry("lead").extended, 6);
    assert_eq!(room.rings(), rung + 3);
    let late = room.play.session().minutes_late(room.play.now()).expect("planned");
    assert!(late > 0, "{late}");
    assert!(
        room.play.text().lines().next().is_some_and(|header| header.contains('+')),
        "{}",
        room.play.text()
    );

    // A box is put in, then the time is shared out: what is missing is covered to the minute.
    room.keys(&["a", "n", "Q", "<enter>"]);
    room.used.push(("box".into(), 0));
    let before = room.agenda().planned_minutes();
    let close = room.entry("close").minutes;
    room.keys(&["2"]);
    assert!(room.agenda().planned_minutes() < before);
    assert_eq!((room.entry("break").minutes, room.entry("close").minutes), (12, close), "protected");
    assert!(room.agenda().boxes.iter().all(|entry| entry.minutes >= 5));
    assert_eq!(room.play.session().minutes_late(room.play.now()), Some(0));
    room.keys(&["<esc>"]);
    let minutes = i64::from(room.entry("box").minutes);
    room.enter("box").work(minutes);
}

fn sleeps_and_ends_later(room: &mut Afternoon) {
    // The break, and the laptop sleeps through most of it.
    room.enter("break").work(1).sleep(10);
    assert!(room.play.text().contains("slept"), "{}", room.play.text());
    room.keys(&["t", "<space>", "<esc>"]).work(2);
    assert_eq!(room.used_minutes("break"), 3);

    // Everything else takes what it has, and the end is moved once.
    for id in ["market", "messaging", "volume", "criteria", "stretch", "follow-up"] {
        let minutes = i64::from(room.entry(id).minutes);
        room.enter(id).work(minutes);
    }
    let booked = room.play.session().plan.minutes;
    room.keys(&["a", "1", "<esc>"]);
    assert!(room.play.session().plan.minutes > booked, "ended later");
    assert!(room.play.session().minutes_late(room.play.now()).is_some_and(|late| late <= 0));
    for id in ["sent-back", "timelines", "practices", "cadence", "close"] {
        let minutes = i64::from(room.entry(id).minutes);
        room.enter(id).work(minutes - 1);
    }
}
