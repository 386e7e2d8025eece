//! What of a session presses most, in the few words a list has for it. Words and days only; drawing is done elsewhere.

use super::{DueDate, DueKind, Listed};
use crate::{
    assets::words::{count, fill, say},
    domain::moment::Day,
};

/// From so many days on something due is worth preparing.
pub const SOON: i32 = 14;

/// How much something presses, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Its day has passed.
    Overdue,
    /// Today or within two weeks.
    Soon,
    /// Later.
    Later,
}

/// What presses most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressing {
    /// In words: "! review due in 4 days".
    pub text: String,
    /// How much.
    pub urgency: Urgency,
}

impl DueKind {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Review => say("listing.review"),
            Self::Action => say("listing.action"),
            Self::Topic => say("listing.topic"),
            Self::Parked => say("listing.parked"),
            Self::Confirmation => say("listing.confirmation"),
            Self::Signature => say("listing.signature"),
        }
    }
}

impl Listed {
    /// What presses most on this day; nothing where nothing is due.
    pub fn pressing(&self, today: Day) -> Option<Pressing> {
        let due = self.all_due();
        let DueDate { on, what } = *due.first()?;
        let overdue = due.iter().filter(|due| due.on < today).count();
        let days = on.days_since(today);
        let in_days = || count("common.days", u64::from(days.unsigned_abs()));
        let what = what.word();
        let (text, urgency) = match (overdue, days) {
            (2.., _) => (fill("listing.several_overdue", &[("n", &overdue)]), Urgency::Overdue),
            (1, _) => (fill("listing.overdue", &[("what", &what), ("days", &in_days())]), Urgency::Overdue),
            (_, 0) => (fill("listing.due_today", &[("what", &what)]), Urgency::Soon),
            (_, 1..=SOON) => {
                (fill("listing.due_in", &[("what", &what), ("days", &in_days())]), Urgency::Soon)
            }
            _ => (fill("listing.due_by", &[("what", &what), ("date", &on.told(today))]), Urgency::Later),
        };
        Some(Pressing { text, urgency })
    }

    /// What it is to the other files of the same session: "same as acme.json".
    pub fn twin_words(&self) -> Option<String> {
        use super::Twin;
        Some(match self.twin.as_ref()? {
            Twin::Newest { others } => count("listing.newest", *others as u64),
            Twin::Same { newest } => fill("listing.same", &[("file", newest)]),
            Twin::Earlier { newest } => fill("listing.earlier", &[("file", newest)]),
            Twin::Apart { newest } => fill("listing.apart", &[("file", newest)]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressing(review: &str, due: &[(&str, DueKind)]) -> String {
        let day = |text: &str| Day::parse(text).unwrap();
        let session = Listed {
            review_by: Day::parse(review).ok(),
            due: due.iter().map(|(on, what)| DueDate { on: day(on), what: *what }).collect(),
            ..Listed::of_file("acme.json".into())
        };
        session.pressing(day("2026-03-12")).map_or(String::new(), |pressing| pressing.text)
    }

    #[test]
    fn the_soonest_presses_and_several_that_are_late_are_counted() {
        assert_eq!(pressing("", &[]), "");
        assert_eq!(pressing("2026-06-25", &[]), "review by Thu 25 Jun");
        assert_eq!(pressing("2027-06-25", &[]), "review by Fri 25 Jun 2027");
        assert_eq!(pressing("2026-03-16", &[]), "! review due in 4 days");
        assert_eq!(pressing("2026-06-25", &[("2026-03-12", DueKind::Action)]), "! action due today");
        assert_eq!(
            pressing("2026-06-25", &[("2026-03-11", DueKind::Signature)]),
            "! signature 1 day overdue"
        );
        let two = [("2026-03-01", DueKind::Topic), ("2026-03-11", DueKind::Action)];
        assert_eq!(pressing("2026-03-20", &two), "! 2 overdue");
    }
}
