//! How the afternoon stands, in words: why it is late, whether it is ahead of its plan, when the close must begin.
//! Must not propose anything: that is for [`super::remedy`].

use super::{AgendaBox, BoxKind, remedy::Remedies};
use crate::{
    assets::words::{fill, say},
    domain::{moment::Moment, session::Session},
};

/// "11 over here, 4 saved before."
pub fn cause(remedies: &Remedies) -> String {
    let (here, before) = (remedies.over_here, remedies.saved_before);
    match (here, before) {
        (1.., 1..) => fill("agenda.over_and_saved", &[("here", &here), ("before", &before)]),
        (1.., ..0) => fill("agenda.over_twice", &[("here", &here), ("before", &-before)]),
        (1.., 0) => fill("agenda.over_here", &[("here", &here)]),
        (_, ..0) => fill("agenda.over_before", &[("before", &-before)]),
        _ => fill("agenda.over", &[("n", &remedies.late)]),
    }
}

/// How the work so far stands against its plan; nothing before the first box begins.
pub fn pace(session: &Session, now: Moment) -> Option<String> {
    session.agenda.current()?;
    let minutes = session.agenda.pace(now) / 60;
    Some(match minutes {
        1.. => fill("agenda.ahead", &[("n", &minutes)]),
        0 => say("agenda.on_plan").to_owned(),
        ..0 => fill("agenda.behind", &[("n", &-minutes)]),
    })
}

/// When the close must begin.
pub fn close_by(session: &Session, now: Moment) -> Option<String> {
    let close = session.close_by(now)?;
    Some(fill("agenda.close_by", &[("time", &close.clock_in(&session.zone))]))
}

/// When we shall be done, against the plan: minutes to spare, on time, or later than planned.
pub fn outlook(session: &Session, now: Moment) -> Option<String> {
    Some(match session.minutes_late(now)? {
        late @ ..0 => fill("agenda.early", &[("n", &-late)]),
        0 => say("agenda.on_time").to_owned(),
        late => fill("agenda.over", &[("n", &late)]),
    })
}

/// The title of a box, with what protects it and when a break is over.
pub fn title(session: &Session, entry: &AgendaBox, start: Option<Moment>, now: Moment) -> String {
    let mut title = entry.title.clone();
    if let (BoxKind::Break, Some(start)) = (entry.kind, start) {
        let agenda = &session.agenda;
        // The break that runs may have been paused: its clock knows, its beginning does not.
        let running = agenda.countdown(now).filter(|_| agenda.current.as_ref() == Some(&entry.id));
        let back = match running {
            Some(clock) => now.plus_seconds(clock.left),
            None => start.plus_seconds(entry.allowed_seconds()),
        };
        title = fill("agenda.back_at", &[("title", &title), ("time", &back.clock_in(&session.zone))]);
    }
    match entry.kind {
        BoxKind::Close => fill("agenda.protected", &[("title", &title)]),
        _ if entry.locked => fill("agenda.locked", &[("title", &title)]),
        _ => title,
    }
}
