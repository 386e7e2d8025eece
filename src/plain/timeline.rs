//! One topic at every session it was on: what it said, how the teams voted, whether it was kept.

use super::{Flow, Plain, status};
use crate::{
    assets::words::{fill, say},
    domain::{
        ids::TopicId,
        moment::Day,
        timeline::{Stand, timeline},
    },
    store::library,
};

/// Says it session by session, the earliest first.
pub(super) fn tell(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let session = plain.session();
    let Some(topic) = session.topic(id) else { return plain.tell(say("plain.gone")) };
    plain.tell(&status::sentence(&fill("timeline.title", &[("topic", &topic.title)])))?;
    let others = match library::related(&session, &plain.around.places) {
        Ok(others) => others,
        Err(error) => {
            let said = fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]);
            return plain.tell(&said);
        }
    };
    let stands = timeline(&session, id, &others);
    for stand in &stands {
        plain.tell_all(told(stand, plain.today()))?;
    }
    if stands.len() < 2 { plain.tell(say("timeline.only_here")) } else { Ok(()) }
}

/// One session: when, where it stood, its words, the votes, what stays written down, whether it was kept.
fn told(stand: &Stand, today: Day) -> Vec<String> {
    let date = stand.date.map_or_else(|| say("timeline.no_date").to_owned(), |date| date.told(today));
    let status = say(stand.status.key());
    let mut lines = vec![fill("plain.stood", &[("date", &date), ("name", &stand.name), ("status", &status)])];
    if stand.reworded {
        lines.push(status::sentence(say("timeline.reworded")));
    }
    let wording = if stand.wording.is_empty() { say("timeline.no_wording") } else { &stand.wording };
    lines.push(status::sentence(wording));
    lines.extend(stand.round.as_ref().map(|round| status::result_of(&stand.dissent, round)));
    lines.extend(stand.dissent.iter().map(|objection| status::sentence(&status::disagreement(objection))));
    lines.extend(stand.reservations.iter().map(status::reservation));
    if stand.kept.answered() > 0 {
        let (kept, total) = (stand.kept.yes, stand.kept.answered());
        lines.push(status::sentence(&fill("timeline.kept", &[("n", &kept), ("total", &total)])));
    }
    lines
}
