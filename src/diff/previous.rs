//! The session before, as the later session keeps it, whole enough to be compared.

use crate::domain::session::Session;

/// The session this one follows, from the copy it keeps; what the copy leaves out counts as unchanged, so that
/// nothing is told as new only because it was not copied.
pub fn previous(session: &Session) -> Option<Session> {
    let previous = session.previous.as_deref()?.clone();
    let earlier = session.earlier.as_ref().filter(|earlier| earlier.session == previous.id);
    let baseline = earlier.map_or_else(|| session.baseline.clone(), |earlier| Some(earlier.wave.clone()));
    Some(Session {
        working_agreements: session.working_agreements.clone(),
        top_three: session.top_three.clone(),
        baseline,
        ..previous
    })
}
