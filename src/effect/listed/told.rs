//! What a list says about a session, and what is found in it: one answer for the screen, the lines and the command line.

use super::{Kind, Listed};
use crate::{
    assets::words::{count, fill, say},
    domain::moment::Day,
    text::fold,
};

impl Listed {
    /// Where it stands: the step it stopped at, closed, or that it cannot be read.
    pub fn standing(&self) -> String {
        match (&self.problem, self.closed_at) {
            (Some(_), _) if self.foreign => say("listing.foreign").to_owned(),
            (Some(_), _) => say("listing.unreadable").to_owned(),
            (None, Some(_)) => say("listing.closed").to_owned(),
            (None, None) => fill("listing.in_progress", &[("step", &say(self.step.key()))]),
        }
    }

    /// The same in the fewest words, for a column.
    pub fn standing_briefly(&self) -> String {
        match (&self.problem, self.closed_at) {
            (None, None) => fill("listing.at_step", &[("step", &say(self.step.key()))]),
            _ => self.standing(),
        }
    }

    /// The same with the day it was closed, where the reader is.
    pub fn standing_dated(&self, today: Day, zone: &str) -> String {
        match (&self.problem, self.closed_at) {
            (None, Some(at)) => fill("listing.closed_on", &[("date", &at.day_in(zone).told(today))]),
            _ => self.standing_briefly(),
        }
    }

    /// Why it cannot be read, where it should be.
    pub fn why_unreadable(&self) -> Option<&str> {
        self.problem.as_deref().filter(|_| !self.foreign)
    }

    /// How many people are on its list; nothing where it cannot be read.
    pub fn people_words(&self) -> String {
        if self.problem.is_some() { String::new() } else { count("common.people", self.people as u64) }
    }

    /// The day it was last changed, where the reader is; in another year with that year instead of the weekday.
    pub fn changed_on(&self, today: Day, zone: &str) -> String {
        let Some(day) = self.modified.map(|moment| moment.day_in(zone)) else { return String::new() };
        day.told(today)
    }

    /// Whether all the words typed stand in what any list says about it: name, company, file, id, where it stands, when
    /// it was closed, why it cannot be read, what is due, how many people, when it was changed, what it is to other files,
    /// and of what kind it is.
    pub fn says(&self, typed: &str, today: Day, zone: &str) -> bool {
        let typed = fold(typed);
        if typed.trim().is_empty() {
            return true;
        }
        let mut told = vec![self.full_name(), self.file_name(), self.standing(), self.standing_briefly()];
        told.extend(self.id.as_ref().map(|id| id.as_str().to_owned()));
        told.extend([self.people_words(), self.changed_on(today, zone), self.standing_dated(today, zone)]);
        told.extend(self.why_unreadable().map(str::to_owned));
        told.extend(self.pressing(today).map(|pressing| pressing.text));
        told.extend(self.twin_words());
        let kinds = Kind::ALL.into_iter().skip(1).filter(|kind| kind.has(self, today));
        told.extend(kinds.map(|kind| kind.word().to_owned()));
        let told = fold(&told.join("\n"));
        typed.split_whitespace().all(|word| told.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Moment;

    #[test]
    fn a_session_is_found_by_whatever_a_list_says_about_it() {
        let mut session = Listed::of_file("folder/acme-q1.json".into());
        session.company = "Änderwerk".to_owned();
        session.id = Some("20260312-abcd".into());
        session.modified = Moment::parse("2026-03-12T23:30:00Z").ok();
        session.people = 14;
        let (today, zone) = (Day::parse("2026-03-20").unwrap(), "Europe/Berlin");
        for typed in
            ["anderwerk", "acme-q1.json", "abcd", "in progress", "check-in 14 people", "13 mar", " ", "Q1 14"]
        {
            assert!(session.says(typed, today, zone), "{typed}");
        }
        for typed in ["closed", "19 mar", "acme q2", "practice"] {
            assert!(!session.says(typed, today, zone), "{typed}");
        }
        session.practice = true;
        assert!(session.says("practice", today, zone));
    }

    #[test]
    fn the_day_it_was_closed_is_the_readers_and_is_found() {
        let mut session = Listed::of_file("acme-q1.json".into());
        session.closed_at = Moment::parse("2026-03-13T03:30:00Z").ok();
        session.modified = Moment::parse("2026-03-16T09:00:00Z").ok();
        let (today, zone) = (Day::parse("2026-03-20").unwrap(), "America/New_York");
        assert_eq!(session.standing_dated(today, zone), "closed Thu 12 Mar");
        assert!(session.says("closed 12 mar", today, zone));
        assert!(!session.says("13 mar", today, zone));
        session.problem = Some("line 3 is no JSON".to_owned());
        assert!(session.says("cannot be read line 3", today, zone));
    }
}
