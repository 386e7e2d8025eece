//! What can be done when the afternoon gets late, and a card to wake the room up: said with what it comes to, done when
//! chosen.

use super::{Flow, Plain, status, topic};
use crate::{
    assets::{
        energisers,
        words::{count, fill, say},
    },
    domain::{
        agenda::remedy::Remedies,
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
        let title =
            |id: &BoxId| session.agenda.find(id).map_or_else(String::new, |entry| entry.title.clone());
        let taken: Vec<String> = found
            .share
            .taken
            .iter()
            .map(|taken| fill("plain.gives", &[("title", &title(&taken.id)), ("n", &taken.given)]))
            .collect();
        rows.push((fill("plain.share_out", &[("boxes", &taken.join(", "))]), Remedy::ShareOut));
    }
    let on = found.park.and_then(|id| session.topic(&id).map(|topic| (topic.title.clone(), id)));
    rows.extend(on.map(|(title, id)| (fill("plain.park_topic", &[("title", &title)]), Remedy::Park(id))));
    rows
}

/// Does what was chosen.
pub(super) fn take(plain: &mut Plain<'_>, remedy: &Remedy) -> Flow<()> {
    let session = plain.session();
    let Some(found) = Remedies::of(&session, plain.now()) else { return Ok(()) };
    match remedy {
        Remedy::EndLater => plain.change(found.end_later()).map(drop),
        Remedy::ShareOut => plain.commit(found.share.commands()).map(drop),
        Remedy::Park(id) => match session.topic(id) {
            Some(topic) => topic::settle(plain, topic, Ending::Park),
            None => Ok(()),
        },
    }
}

/// A card that wakes the room up, chosen by its name.
pub(super) fn energiser(plain: &mut Plain<'_>) -> Flow<()> {
    let cards = energisers::all();
    let names =
        cards.iter().map(|card| format!("{}, {}", card.title(), count("common.minutes", card.minutes)));
    let card = &cards[plain.choose(say("plain.which_card"), names.collect(), None)?];
    plain.tell(card.text())?;
    match card.kit() {
        Some(kit) => plain.tell(&status::sentence(&fill("new.bring", &[("kit", &kit)]))),
        None => Ok(()),
    }
}
