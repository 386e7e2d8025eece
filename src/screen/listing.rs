//! How a session of the library reads on one line, the same at home and in the list of all sessions.

use super::Context;
use crate::{
    assets::words::{count, fill, say},
    domain::moment::Day,
    effect::{Listed, SOON, Urgency},
    theme::Role,
};

/// What presses most, and how urgent that is.
pub fn due(ctx: &Context<'_>, session: &Listed) -> Option<(String, Role)> {
    let pressing = session.pressing(today(ctx))?;
    let role = if pressing.urgency == Urgency::Later { Role::Muted } else { Role::Warn };
    Some((pressing.text, role))
}

/// When it is looked at again, and how urgent that is.
pub fn review(ctx: &Context<'_>, session: &Listed) -> Option<(String, Role)> {
    let by = session.review_by?;
    let days = by.days_since(today(ctx));
    let date = by.short();
    Some(match days {
        ..0 => (say("common.review_overdue").to_owned(), Role::Warn),
        0 => (fill("listing.review_today", &[("date", &date)]), Role::Warn),
        1..=SOON => {
            let left = count("common.days", u64::from(days.unsigned_abs()));
            (fill("listing.review_due", &[("days", &left), ("date", &date)]), Role::Warn)
        }
        _ => (fill("listing.review_by", &[("date", &date)]), Role::Muted),
    })
}

/// The day it was last changed; in another year with that year instead of the weekday.
pub fn changed(ctx: &Context<'_>, session: &Listed) -> String {
    session.changed_on(today(ctx), &ctx.session.zone)
}

/// Today, where the session or this machine is.
pub fn today(ctx: &Context<'_>) -> Day {
    ctx.now.day_in(&ctx.session.zone)
}
