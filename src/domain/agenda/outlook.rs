//! How the afternoon stands against its plan: ahead or behind so far, when it will end, when the close must begin.
//! Must not propose anything: that is for [`super::remedy`].

use super::{Agenda, AgendaBox, BoxKind};
use crate::domain::{moment::Moment, session::Session};

impl Agenda {
    /// Seconds ahead of the plan, by what was used so far against what was planned for it; behind it is negative.
    pub fn pace(&self, now: Moment) -> i64 {
        let reached = self.position().unwrap_or(0);
        let over = |entry: &AgendaBox| (self.used_seconds(entry, now) - planned_seconds(entry)).max(0);
        self.saved_before(now) - self.boxes.iter().skip(reached).map(over).sum::<i64>()
    }

    /// Seconds that the boxes before the current one took less than planned; more is negative.
    pub fn saved_before(&self, now: Moment) -> i64 {
        let before = self.boxes.iter().take(self.position().unwrap_or(0));
        // Time kept back that was never begun saves nothing: nobody counted on it.
        let counts = before.filter(|entry| entry.kind != BoxKind::Spare || entry.entered_at.is_some());
        counts.map(|entry| planned_seconds(entry) - self.used_seconds(entry, now)).sum()
    }

    /// Seconds that the current box takes more than planned: used already, or given to it while it ran.
    pub fn over_here(&self, now: Moment) -> i64 {
        let over = |entry: &AgendaBox| {
            self.used_seconds(entry, now).max(entry.allowed_seconds()) - planned_seconds(entry)
        };
        self.current().map_or(0, over)
    }
}

impl Session {
    /// When the afternoon ends if the rest takes what is planned, on a whole minute of the plan.
    pub fn forecast(&self, now: Moment) -> Moment {
        let exact = self.agenda.forecast(self.counted_from(now));
        match (self.booked_until(), self.minutes_late(now)) {
            (Some(end), Some(late)) => end.plus_seconds(late * 60),
            _ => exact,
        }
    }

    /// Minutes from the planned end to the forecast one, a minute that has begun included; before it is negative.
    pub fn minutes_late(&self, now: Moment) -> Option<i64> {
        let forecast = self.agenda.forecast(self.counted_from(now));
        let seconds = forecast.seconds_since(self.booked_until()?);
        Some(-(-seconds).div_euclid(60))
    }

    /// When the close must begin at the latest to be done by the planned end; none once it was reached.
    pub fn close_by(&self, now: Moment) -> Option<Moment> {
        let boxes = &self.agenda.boxes;
        let close = boxes.iter().position(|entry| entry.kind == BoxKind::Close)?;
        if self.closed_at.is_some() || self.agenda.position().is_some_and(|reached| reached >= close) {
            return None;
        }
        let rest = boxes[close..].iter().filter(|entry| entry.kind != BoxKind::Spare);
        let seconds: i64 = rest.map(|entry| self.agenda.left_seconds(entry, now)).sum();
        Some(self.booked_until()?.plus_seconds(-seconds))
    }
}

fn planned_seconds(entry: &AgendaBox) -> i64 {
    i64::from(entry.minutes) * 60
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Day;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("2026-03-12T{text}Z")).unwrap()
    }

    /// 13:00 to 14:10: ten minutes, twenty, thirty, a close of ten, and ten kept back that are not booked.
    fn session() -> Session {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
        session.plan.date = Day::parse("2026-03-12").ok();
        session.plan.start = "13:00".to_owned();
        session.plan.minutes = 70;
        let boxes = [("a", 10), ("b", 20), ("c", 30), ("close", 10), ("spare", 10)];
        let boxes = boxes.map(|(id, minutes)| AgendaBox::new(id.into(), id.to_owned(), minutes));
        session.agenda.boxes = boxes.to_vec();
        session.agenda.boxes[3].kind = BoxKind::Close;
        session.agenda.boxes[4].kind = BoxKind::Spare;
        session
    }

    fn enter(session: &mut Session, id: &str, time: &str) {
        assert!(session.agenda.enter(&id.into(), at(time)));
    }

    #[test]
    fn pace_is_what_was_used_against_what_was_planned() {
        let mut session = session();
        assert_eq!(session.agenda.pace(at("13:00:00")), 0);
        enter(&mut session, "a", "13:00:00");
        assert_eq!(session.agenda.pace(at("13:06:00")), 0, "a box that runs is neither ahead nor behind");
        enter(&mut session, "b", "13:06:00");
        assert_eq!(session.agenda.pace(at("13:20:00")), 4 * 60);
        assert_eq!(session.agenda.pace(at("13:31:30")), 4 * 60 - 5 * 60 - 30, "25:30 of 20");
        enter(&mut session, "close", "13:36:00");
        assert_eq!(session.agenda.pace(at("13:36:00")), (4 - 10 + 30) * 60, "what was passed over is saved");
        assert_eq!(session.agenda.saved_before(at("13:36:00")), 24 * 60);
    }

    #[test]
    fn minutes_given_while_it_runs_are_over_the_plan() {
        let mut session = session();
        enter(&mut session, "a", "13:00:00");
        assert_eq!(session.agenda.over_here(at("13:05:00")), 0);
        session.agenda.boxes[0].extended = 5;
        assert_eq!(session.agenda.over_here(at("13:05:00")), 5 * 60);
        assert_eq!(session.agenda.over_here(at("13:18:00")), 8 * 60);
    }

    #[test]
    fn a_minute_that_has_begun_is_late() {
        let mut session = session();
        enter(&mut session, "a", "13:00:00");
        assert_eq!(session.minutes_late(at("13:10:00")), Some(0));
        assert_eq!(session.minutes_late(at("13:10:01")), Some(1));
        assert_eq!(session.forecast(at("13:10:01")), at("14:11:00"));
        enter(&mut session, "b", "13:08:30");
        assert_eq!(session.minutes_late(at("13:09:00")), Some(-1), "a minute and a half to spare");
    }

    #[test]
    fn without_a_planned_start_the_first_box_is_the_start() {
        let mut session = session();
        session.plan.start.clear();
        assert_eq!(session.minutes_late(at("15:00:00")), None);
        enter(&mut session, "a", "15:00:00");
        assert_eq!(session.booked_until(), Some(at("16:10:00")));
    }

    #[test]
    fn the_close_has_its_time_before_the_booked_until() {
        let mut session = session();
        assert_eq!(session.close_by(at("12:00:00")), Some(at("14:00:00")));
        enter(&mut session, "c", "13:30:00");
        assert_eq!(session.close_by(at("14:30:00")), Some(at("14:00:00")), "late or not");
        enter(&mut session, "close", "14:30:00");
        assert_eq!(session.close_by(at("14:30:00")), None);
    }
}
