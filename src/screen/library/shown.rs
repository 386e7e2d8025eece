//! Which sessions the library shows: all, or those of one kind, one company, or with the words typed. Draws nothing.

use crate::{
    assets::words::say,
    effect::{Kind, Listed},
    screen::{Context, listing},
    text::fold,
};

impl Kind {
    /// The next kind that has any session, or the one before.
    pub(super) fn turned(self, forward: bool, ctx: &Context<'_>) -> Self {
        let today = ctx.today();
        let has_any = |kind: &Self| ctx.library.iter().any(|session| kind.has(session, today));
        let kinds: Vec<Self> =
            Self::ALL.into_iter().filter(|kind| *kind == Self::All || *kind == self || has_any(kind)).collect();
        let place = kinds.iter().position(|kind| *kind == self).unwrap_or(0);
        let step = if forward { 1 } else { kinds.len() - 1 };
        kinds[(place + step) % kinds.len()]
    }
}

/// The sessions that fit, in the order of the library: newest first, those for practice after all others.
pub fn rows<'a>(ctx: &Context<'a>, kind: Kind, company: Option<&str>, typed: &str) -> Vec<&'a Listed> {
    let today = ctx.today();
    let company = company.map(fold);
    let fits = |session: &&Listed| {
        kind.has(session, today)
            && company.as_ref().is_none_or(|company| fold(&session.company) == *company)
            && session.says(typed, today, &ctx.session.zone)
    };
    ctx.library.iter().filter(fits).collect()
}

/// What stands behind a session's name: where it is, what is due, how many people, when it was changed.
pub fn columns(ctx: &Context<'_>, session: &Listed) -> [String; 4] {
    let state = if session.practice { say("library.practice").to_owned() } else { session.standing_briefly() };
    let due = listing::due(ctx, session).map_or(String::new(), |(text, _)| text);
    [state, due, session.people_words(), listing::changed(ctx, session)]
}
