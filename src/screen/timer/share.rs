//! Sharing out the time: what is said before and after minutes are taken from the boxes to come.

use crate::{
    assets::words::{fill, say},
    domain::{
        agenda::remedy::{Remedies, Share},
        session::Session,
    },
    screen::{Context, Outcome},
};

/// So many boxes are named one by one; more are counted.
const NAMED: usize = 3;

/// Takes what the afternoon is late from the boxes to come, and says so.
pub(in crate::screen) fn out(ctx: &Context<'_>) -> Outcome {
    let Some(remedies) = Remedies::of(ctx.session, ctx.now) else {
        return Outcome::say(say("timer.nothing_to_share"));
    };
    let share = &remedies.share;
    if share.taken.is_empty() {
        return Outcome::say(say("timer.nothing_to_take"));
    }
    let took = fill("timer.took", &[("n", &share.total()), ("boxes", &boxes(ctx.session, share))]);
    let text = match share.left {
        0 => took,
        left => format!("{took} {}", fill("timer.still_late", &[("n", &left)])),
    };
    Outcome::commands(share.commands()).and_say(text)
}

/// "messaging, market, SLA (-2 -2 -3)", or how many boxes there are.
pub(in crate::screen) fn boxes(session: &Session, share: &Share) -> String {
    if share.taken.len() > NAMED {
        return fill("timer.many_boxes", &[("n", &share.taken.len())]);
    }
    let titles: Vec<&str> = share
        .taken
        .iter()
        .filter_map(|taken| session.agenda.find(&taken.id))
        .map(|entry| entry.title.as_str())
        .collect();
    let given: Vec<String> = share.taken.iter().map(|taken| format!("-{}", taken.given)).collect();
    format!("{} ({})", titles.join(", "), given.join(" "))
}
