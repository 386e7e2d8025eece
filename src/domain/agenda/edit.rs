//! Changing the boxes themselves, as the batch that does it: whatever was used stays booked, and a clock that runs
//! runs on. Must not decide which box anybody wants.

use super::{Agenda, AgendaBox, BoxKind};
use crate::{
    assets::{templates, words::say},
    domain::{command::Command, ids::BoxId, session::Step},
};

/// Minutes of a box and of a break nobody has planned yet.
const NEW: u32 = 10;
/// The longest title of a box, in characters: an agenda is read from the back row.
pub const LONGEST_TITLE: usize = 60;

impl Agenda {
    /// What pauses the clock, or lets it go on; with no box entered yet, that of this step begins. None without boxes.
    pub fn toggle(&self, step: Step) -> Option<Command> {
        if self.running_since.is_some() {
            return Some(Command::PauseTimer {});
        }
        if self.current().is_some() {
            return Some(Command::ResumeTimer {});
        }
        let first = self.box_for(step, None).or(self.boxes.first())?;
        Some(Command::EnterBox { id: first.id.clone() })
    }

    /// The batch that puts other boxes in the place of these.
    pub fn replace(&self, boxes: Vec<AgendaBox>) -> Vec<Command> {
        let mut batch = vec![Command::SetAgenda { boxes }];
        // Other boxes stop the clock, in case it was the running one that went.
        if self.running_since.is_some() {
            batch.push(Command::ResumeTimer {});
        }
        batch
    }

    /// The batch that puts a box at this place in the order.
    pub fn insert(&self, place: usize, entry: AgendaBox) -> Vec<Command> {
        let mut boxes = self.boxes.clone();
        boxes.insert(place.min(boxes.len()), entry);
        self.replace(boxes)
    }

    /// The batch that puts a new box of work at this place in the order.
    pub fn insert_work(&self, place: usize, title: &str) -> Vec<Command> {
        self.insert(place, AgendaBox::new(self.free_id("box"), title.to_owned(), NEW))
    }

    /// The batch that puts a break at this place in the order; nobody takes minutes from it.
    pub fn insert_break(&self, place: usize) -> Vec<Command> {
        let title = templates::box_title("break").to_owned();
        let entry = AgendaBox {
            kind: BoxKind::Break,
            locked: true,
            ..AgendaBox::new(self.free_id("break"), title, NEW)
        };
        self.insert(place, entry)
    }

    /// What gives every box that has not begun as many minutes as it took the last time.
    pub fn all_as_last(&self) -> Vec<Command> {
        let coming = self.boxes.iter().filter(|entry| entry.entered_at.is_none());
        coming.filter_map(AgendaBox::as_last).collect()
    }

    /// The batch that gives a box another title.
    pub fn retitle(&self, id: &BoxId, title: &str) -> Vec<Command> {
        let mut boxes = self.boxes.clone();
        for entry in boxes.iter_mut().filter(|entry| entry.id == *id) {
            title.clone_into(&mut entry.title);
        }
        self.replace(boxes)
    }

    /// The batch that takes a box out.
    pub fn remove(&self, id: &BoxId) -> Vec<Command> {
        self.replace(self.boxes.iter().filter(|entry| entry.id != *id).cloned().collect())
    }

    /// The batch that swaps two boxes in the order.
    pub fn swap(&self, one: usize, other: usize) -> Vec<Command> {
        let mut boxes = self.boxes.clone();
        if one < boxes.len() && other < boxes.len() {
            boxes.swap(one, other);
        }
        self.replace(boxes)
    }

    /// An id that no box has yet: the stem itself, or with a number.
    pub fn free_id(&self, stem: &str) -> BoxId {
        let numbered = (2..).map(|number| BoxId(format!("{stem}-{number}")));
        let mut ids = std::iter::once(BoxId(stem.to_owned())).chain(numbered);
        ids.find(|id| self.find(id).is_none()).expect("there are more numbers than boxes")
    }
}

/// A title that can be read from the back row, or what to type instead; `missing` is said where none was typed.
pub fn read_title<'a>(typed: &'a str, missing: &str) -> Result<&'a str, String> {
    match typed.trim() {
        "" | "-" => Err(missing.to_owned()),
        long if long.chars().count() > LONGEST_TITLE => Err(say("agenda.title_long").to_owned()),
        title => Ok(title),
    }
}

impl AgendaBox {
    /// What gives it as many minutes as it took the last time.
    pub fn as_last(&self) -> Option<Command> {
        let minutes = self.last_minutes.filter(|minutes| *minutes != self.minutes)?;
        Some(Command::SetBoxMinutes { id: self.id.clone(), minutes })
    }

    /// What gives it more minutes, or fewer: while it runs, more come on top of its plan, so that the plan still shows.
    pub fn by_minutes(&self, agenda: &Agenda, by: i32) -> Option<Command> {
        if by > 0 && agenda.current.as_ref() == Some(&self.id) {
            return Some(Command::ExtendTimer { minutes: by.unsigned_abs() });
        }
        let minutes = self.minutes.saturating_add_signed(by);
        (minutes != self.minutes).then(|| Command::SetBoxMinutes { id: self.id.clone(), minutes })
    }

    /// Whether it may be taken out: what was begun stays in the record, and the close is protected.
    pub fn is_removable(&self) -> bool {
        self.entered_at.is_none() && self.kind != BoxKind::Close
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{history::Workshop, moment::Moment, session::Session};

    fn at(minute: i64) -> Moment {
        Moment::parse("2026-03-12T13:00:00Z").unwrap().plus_seconds(minute * 60)
    }

    /// The second of three boxes runs since 13:10, with two minutes added.
    fn workshop() -> Workshop {
        let boxes = ["a", "b", "c"].map(|id| AgendaBox::new(id.into(), id.to_uppercase(), 10));
        let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned()));
        workshop.commit(vec![Command::SetAgenda { boxes: boxes.to_vec() }], at(0)).unwrap();
        workshop.commit(vec![Command::EnterBox { id: "a".into() }], at(0)).unwrap();
        workshop.commit(vec![Command::EnterBox { id: "b".into() }], at(10)).unwrap();
        workshop.commit(vec![Command::ExtendTimer { minutes: 2 }], at(12)).unwrap();
        workshop
    }

    #[test]
    fn whatever_is_changed_the_clock_runs_on_and_nothing_used_is_lost() {
        let agenda = workshop().session().agenda.clone();
        let new = AgendaBox::new(agenda.free_id("box"), "New".to_owned(), 10);
        let batches = [
            agenda.insert(1, new),
            agenda.retitle(&"b".into(), "Other"),
            agenda.remove(&"c".into()),
            agenda.swap(0, 1),
        ];
        for batch in batches {
            let mut workshop = workshop();
            let before = workshop.session().agenda.clone();
            workshop.commit(batch.clone(), at(15)).unwrap();
            let after = &workshop.session().agenda;
            let running = after.find(&"b".into()).unwrap();
            assert_eq!((running.extended, running.entered_at), (2, Some(at(10))), "{batch:?}");
            assert_eq!(after.used_seconds(running, at(16)), 6 * 60, "{batch:?}");
            assert_eq!(after.countdown(at(16)), before.countdown(at(16)), "{batch:?}");
            workshop.undo(at(17)).unwrap();
            assert_eq!(workshop.session().agenda, before, "undone as one: {batch:?}");
        }
    }

    #[test]
    fn a_paused_clock_stays_paused() {
        let mut workshop = workshop();
        workshop.commit(vec![Command::PauseTimer {}], at(14)).unwrap();
        let batch = workshop.session().agenda.remove(&"c".into());
        workshop.commit(batch, at(15)).unwrap();
        assert_eq!(workshop.session().agenda.running_since, None);
        assert_eq!(workshop.session().agenda.current, Some("b".into()));
    }

    #[test]
    fn ids_are_never_given_twice() {
        let mut agenda = workshop().session().agenda.clone();
        assert_eq!(agenda.free_id("break"), "break".into());
        agenda.boxes[0].id = "break".into();
        agenda.boxes[1].id = "break-2".into();
        assert_eq!(agenda.free_id("break"), "break-3".into());
    }

    #[test]
    fn what_was_begun_and_the_close_stay() {
        let agenda = workshop().session().agenda.clone();
        let removable: Vec<bool> = agenda.boxes.iter().map(AgendaBox::is_removable).collect();
        assert_eq!(removable, [false, false, true]);
        assert!(!AgendaBox { kind: BoxKind::Close, ..agenda.boxes[2].clone() }.is_removable());
    }
}
