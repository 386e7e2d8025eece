//! How a session of the library reads on one line, the same at home and in the list of all sessions.

use super::Context;
use crate::{
    assets::words::{count, fill, say},
    effect::{Listed, SOON, Urgency},
    theme::Role,
};

/// What presses most, and how urgent that is.
pub fn due(ctx: &Context<'_>, session: &Listed) -> Option<(String, Role)> {
    let pressing = session.pressing(ctx.today())?;
    let role = if pressing.urgency == Urgency::Later { Role::Muted } else { Role::Warn };
    Some((pressing.text, role))
}

/// When it is looked at again, and how urgent that is.
pub fn review(ctx: &Context<'_>, session: &Listed) -> Option<(String, Role)> {
    let by = session.review_by?;
    let days = by.days_since(ctx.today());
    let date = ctx.told(by);
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

/// The day it was last changed.
pub fn changed(ctx: &Context<'_>, session: &Listed) -> String {
    session.changed_on(ctx.today(), &ctx.session.zone)
}
