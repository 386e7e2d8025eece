//! What it takes to come from a log to the session it makes, and to take back and bring back its newest entry.

use super::{
    sessions,
    table::{Report, Spread},
};

pub fn run(report: &mut Report) {
    for (entries, name, runs) in [(3_000, "3,000", 40), (50_000, "50,000", 10)] {
        let mut workshop = sessions::long(entries);
        let replayed = Spread::of_work(runs, || workshop.replay().unwrap());
        report.spread(&format!("replay of {name} entries"), "ms", &replayed, None);
        let at = workshop.last_at().unwrap();
        let undone = Spread::of_work(runs, || (workshop.undo(at).unwrap(), workshop.redo(at).unwrap()));
        report.spread(&format!("undo and redo after {name} entries"), "ms", &undone, None);
    }
}
