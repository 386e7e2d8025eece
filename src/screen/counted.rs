//! A calendar compiled once for a screen, not once a frame. The one thing that drawing may leave behind: it is never
//! wrong, because it is made anew whenever the calendar is another.

use crate::hours::{Calendar, Table};
use std::{cell::RefCell, fmt, sync::Arc};

/// The table of the calendar that was asked for last.
#[derive(Clone, Default)]
pub struct Counted(RefCell<Option<Arc<Table>>>);

impl Counted {
    /// The table of a calendar.
    pub fn table(&self, calendar: &Calendar) -> Arc<Table> {
        let mut kept = self.0.borrow_mut();
        if let Some(table) = kept.as_ref().filter(|table| table.calendar() == calendar) {
            return Arc::clone(table);
        }
        let table = Arc::new(Table::new(calendar.clone()));
        *kept = Some(Arc::clone(&table));
        table
    }
}

/// What is kept says nothing that the session does not say.
impl PartialEq for Counted {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Counted")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_compiled_again_only_when_it_is_another() {
        let counted = Counted::default();
        let [berlin, utc] = ["Europe/Berlin", "UTC"].map(|zone| Calendar::standard(zone).unwrap());
        let first = counted.table(&berlin);
        assert!(Arc::ptr_eq(&first, &counted.table(&berlin)));
        assert!(Arc::ptr_eq(&first, &counted.clone().table(&berlin)));
        assert_eq!(counted.table(&utc).calendar(), &utc);
    }
}
