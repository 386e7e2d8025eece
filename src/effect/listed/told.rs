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

    /// How many people are on its list; nothing where it cannot be read.
    pub fn people_words(&self) -> String {
        if self.problem.is_some() { String::new() } else { count("common.people", self.people as u64) }
    }

    /// The day it was last changed, where the reader is; in another year with that year instead of the weekday.
    pub fn changed_on(&self, today: Day, zone: &str) -> String {
        let Some(day) = self.modified.map(|moment| moment.day_in(zone)) else { return String::new() };
        day.told(today)
    }

    /// Whether all the words typed stand in what any list says about it: name, company, file, id, where it stands, what
    /// is due, how many people, when it was changed, what it is to other files, and of what kind it is.
    pub fn says(&self, typed: &str, today: Day, zone: &str) -> bool {
        let typed = fold(typed);
        if typed.trim().is_empty() {
            return true;
        }
        let mut told = vec![self.full_name(), self.file_name(), self.standing(), self.standing_briefly()];
        told.extend(self.id.as_ref().map(|id| id.as_str().to_owned()));
        told.extend([self.people_words(), self.changed_on(today, zone)]);
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
}
