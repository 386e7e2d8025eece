//! Which other session this one can be compared with, from the list of sessions: the same for the screen that shows
//! the comparison and the ones that lead to it.

use super::{Context, Outcome};
use crate::{
    effect::{Effect, Listed, Place},
    text::fold,
};

/// All others that can be read, newest first.
pub fn candidates<'a>(ctx: &Context<'a>) -> Vec<&'a Listed> {
    let other = |session: &&Listed| {
        session.problem.is_none() && session.id.as_ref().is_some_and(|id| *id != ctx.session.id)
    };
    ctx.library.iter().filter(other).collect()
}

/// The session this one follows, else the last one of the same company that was closed before it.
pub fn before<'a>(ctx: &Context<'a>) -> Option<&'a Listed> {
    let others = candidates(ctx);
    let followed = ctx.session.supersedes.as_ref();
    let follows = followed.and_then(|id| others.iter().find(|row| row.id.as_ref() == Some(id)));
    let end = ctx.session.closed_at.unwrap_or(ctx.now);
    let closed_before = others.iter().filter(|row| {
        row.practice == ctx.session.practice
            && fold(&row.company) == fold(&ctx.session.company)
            && row.closed_at.is_some_and(|at| at < end)
    });
    follows.or_else(|| closed_before.max_by_key(|row| row.closed_at)).copied()
}

/// Goes to the comparison with the session before, which is read where this one keeps no copy of it.
pub fn compare(ctx: &Context<'_>) -> Outcome {
    let wanted = if ctx.session.previous.is_none() { before(ctx) } else { None };
    let mut outcome = Outcome::to(Place::Compare);
    outcome.effects.extend(wanted.map(|row| Effect::ReadPast(row.path.clone())));
    outcome
}
