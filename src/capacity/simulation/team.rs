//! The people who do the work: who can begin first, and until when each is busy.

use super::work::Work;

/// People who can be given work, one piece at a time.
pub(super) trait Team {
    /// The earliest instant from `due` on at which one of them can begin, and who that is.
    fn earliest(&self, due: i64) -> (i64, usize);

    /// Keeps somebody busy until an instant.
    fn occupy(&mut self, person: usize, until: i64);
}

/// People of whom nobody is ever away: when they are free, in order; who is who does not matter.
#[derive(Debug)]
pub(super) struct Present {
    free: Vec<i64>,
}

impl Present {
    /// So many people, all free.
    pub(super) fn new(people: u32) -> Self {
        Self { free: vec![0; people as usize] }
    }
}

impl Team for Present {
    fn earliest(&self, due: i64) -> (i64, usize) {
        (due.max(self.free[0]), 0)
    }

    fn occupy(&mut self, person: usize, until: i64) {
        let mut place = person;
        while let Some(&next) = self.free.get(place + 1)
            && next < until
        {
            self.free[place] = next;
            place += 1;
        }
        self.free[place] = until;
    }
}

/// People each of whom may be away on some days: what they began goes on, nothing new begins.
#[derive(Debug)]
pub(super) struct Partly<'a> {
    work: &'a Work,
    day: i64,
    /// Number of the first of them among all.
    first: usize,
    free: Vec<i64>,
}

impl<'a> Partly<'a> {
    /// So many people from the first on, all free; a day has so much open time.
    pub(super) fn new(work: &'a Work, day: i64, first: usize, people: u32) -> Self {
        Self { work, day, first, free: vec![0; people as usize] }
    }

    /// The earliest instant from here on at which this person is there.
    fn there(&self, person: usize, from: i64) -> i64 {
        let today = from / self.day;
        if !self.work.is_away(self.first + person, today) {
            return from;
        }
        let mut day = today + 1;
        while self.work.is_away(self.first + person, day) {
            day += 1;
        }
        day * self.day
    }
}

impl Team for Partly<'_> {
    fn earliest(&self, due: i64) -> (i64, usize) {
        let starts =
            self.free.iter().enumerate().map(|(person, &free)| (self.there(person, free.max(due)), person));
        starts.min().expect("a team has at least one person")
    }

    fn occupy(&mut self, person: usize, until: i64) {
        self.free[person] = until;
    }
}
