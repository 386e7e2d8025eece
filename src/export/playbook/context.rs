//! What a document says that the session alone does not know: when it was last changed, what came after a signature,
//! and what was asked to be left out.

use crate::domain::{
    command::Command,
    history::{Entry, What},
    moment::Moment,
    people::PerTeam,
    session::Session,
};
use crate::export::part::Without;
use std::collections::BTreeSet;

/// What the session alone does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// When the newest entry of the log was made.
    pub last_at: Option<Moment>,
    /// How many changes were made after each team signed, where that is known.
    pub changes_since_signed: PerTeam<Option<u32>>,
    /// What was asked to be left out of what is shared.
    pub without: Without,
}

impl Context {
    /// The same, with parts left out.
    #[must_use]
    pub fn leaving_out(self, without: Without) -> Self {
        Self { without, ..self }
    }

    /// What the log says besides the session.
    pub fn of(session: &Session, log: &[Entry]) -> Self {
        let signed = |team| {
            let position = session.signature(team)?.position;
            let now = changes(log, u64::MAX);
            Some(changes(log, position).symmetric_difference(&now).count() as u32)
        };
        let last_at = log.last().map(|entry| entry.at);
        Self { last_at, changes_since_signed: PerTeam::of(signed), without: Without::default() }
    }
}

/// The batches that were live after the entry numbered `through`; steps, timers and signatures change nothing.
fn changes(log: &[Entry], through: u64) -> BTreeSet<u64> {
    let mut live = BTreeSet::new();
    for entry in log.iter().filter(|entry| entry.seq <= through) {
        match &entry.what {
            What::Do(batch) if batch.iter().all(Command::is_ceremony) => {}
            What::Do(_) => {
                live.insert(entry.seq);
            }
            What::Undo(seq) => {
                live.remove(seq);
            }
            What::Redo(seq) => {
                live.insert(*seq);
            }
        }
    }
    live
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{history::Workshop, people::Team};

    #[test]
    fn changes_count_from_the_signature_on_and_undoing_them_takes_them_back() {
        let at = Moment::parse("2026-03-12T16:00:00Z").unwrap();
        let mut workshop = Workshop::new(Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned()));
        let rename = |name: &str| vec![Command::Rename { name: name.to_owned() }];
        workshop.commit(rename("before"), at).unwrap();
        let sign = Command::Sign { team: Team::Sales, name: "Dana".to_owned(), due: None, position: None };
        workshop.commit(vec![sign], at).unwrap();
        let context = |workshop: &Workshop| Context::of(workshop.session(), workshop.log());
        let since = |workshop: &Workshop| context(workshop).changes_since_signed;
        assert_eq!(since(&workshop), PerTeam { sales: Some(0), marketing: None });
        workshop.commit(rename("after"), at.plus_seconds(60)).unwrap();
        assert_eq!(since(&workshop).sales, Some(1));
        assert_eq!(context(&workshop).last_at, Some(at.plus_seconds(60)));
        workshop.undo(at).unwrap();
        assert_eq!(since(&workshop).sales, Some(0));
        workshop.undo(at).unwrap();
        assert_eq!(since(&workshop).sales, Some(1), "what was signed is no longer what stands");
    }
}
