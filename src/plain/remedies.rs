//! What can be done when the afternoon gets late: said with what it comes to, done when chosen.

use super::{Flow, Plain, status, topic};
use crate::{
    assets::words::{fill, say},
    domain::{
        agenda::remedy::{Remedies, Taken},
        ids::{BoxId, TopicId},
        moment::Moment,
        session::Session,
    },
    effect::Ending,
};

/// A way to deal with being late.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Remedy {
    /// End later.
    EndLater,
    /// Share out the time over the boxes to come.
    ShareOut,
    /// Park the topic that is on.
    Park(TopicId),
}

/// What can be done, each with what it comes to; nothing while the afternoon ends in time.
pub(super) fn remedies(session: &Session, now: Moment) -> Vec<(String, Remedy)> {
    let Some(found) = Remedies::of(session, now) else { return Vec::new() };
    let end = found.end.clock_in(&session.zone);
    let mut rows = vec![(fill("plain.end_later", &[("time", &end)]), Remedy::EndLater)];
    if found.share.total() > 0 {
        rows.push((fill("plain.share_out", &[("boxes", &given(session, &found))]), Remedy::ShareOut));
    }
    let on = found.park.clone().and_then(|id| session.topic(&id).map(|topic| (topic.title.clone(), id)));
    rows.extend(on.map(|(title, id)| (fill("plain.park_topic", &[("title", &title)]), Remedy::Park(id))));
    rows
}

/// Does what was chosen, and says what it came to.
pub(super) fn take(plain: &mut Plain<'_>, remedy: &Remedy) -> Flow<()> {
    let session = plain.session();
    let Some(found) = Remedies::of(&session, plain.now()) else { return Ok(()) };
    match remedy {
        Remedy::EndLater if plain.change(found.end_later())? => {
            let time = found.end.clock_in(&session.zone);
            plain.tell(&fill("agenda.ends_later", &[("time", &time)]))
        }
        Remedy::EndLater => Ok(()),
        Remedy::ShareOut => share_out(plain),
        Remedy::Park(id) => match session.topic(id) {
            Some(topic) => topic::settle(plain, topic, Ending::Park),
            None => Ok(()),
        },
    }
}

/// Takes what the afternoon is late from the boxes to come, and says so.
pub(super) fn share_out(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    let Some(found) = Remedies::of(&session, plain.now()) else {
        return plain.tell(say("timer.nothing_to_share"));
    };
    if found.share.taken.is_empty() {
        return plain.tell(say("timer.nothing_to_take"));
    }
    if !plain.commit(found.share.commands())? {
        return Ok(());
    }
    plain.tell(&status::sentence(&given(&session, &found)))?;
    match found.share.left {
        0 => Ok(()),
        left => plain.tell(&fill("timer.still_late", &[("n", &left)])),
    }
}

/// "Market gives 2, SLA gives 3".
fn given(session: &Session, found: &Remedies) -> String {
    let title = |id: &BoxId| session.agenda.find(id).map_or_else(String::new, |entry| entry.title.clone());
    let gives = |taken: &Taken| fill("plain.gives", &[("title", &title(&taken.id)), ("n", &taken.given)]);
    found.share.taken.iter().map(gives).collect::<Vec<_>>().join(", ")
}
