//! The practice session, stopped where a screen shows what it is for.

use smarketing::{domain::session::Session, import::practice};

/// The practice session as it was when `there` first held.
pub fn session_when(there: impl Fn(&Session) -> bool) -> Session {
    let mut workshop = practice::planned("practice".into());
    for batch in practice::batches() {
        let at = batch.at.or_else(|| workshop.last_at()).expect("the first batch has a time");
        workshop.commit(batch.commands, at).expect("the script is accepted");
        if there(workshop.session()) {
            break;
        }
    }
    assert!(there(workshop.session()), "the script never gets there");
    let mut session = workshop.session().clone();
    session.practice = false;
    session
}

/// Everything decided and closed.
pub fn finished() -> Session {
    session_when(|session| session.closed_at.is_some())
}

/// Everything decided, the session still open.
pub fn almost() -> Session {
    let mut session = finished();
    session.closed_at = None;
    session
}

/// Both teams have said what they are measured on.
pub fn checked_in() -> Session {
    session_when(|session| session.measured_on.both(|measured| !measured.on.is_empty()))
}

/// The lead has its wording and no vote yet.
pub fn lead_worded() -> Session {
    session_when(|session| {
        session.topic(&"lead".into()).is_some_and(|lead| lead.revision == 1 && !lead.text.is_empty())
    })
}

/// The first vote on the lead met an objection.
pub fn lead_objected() -> Session {
    session_when(|session| {
        session
            .topic(&"lead".into())
            .is_some_and(|lead| lead.rounds.iter().any(|round| round.revealed_at.is_some()))
    })
}
