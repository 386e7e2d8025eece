//! All that remains, given to one person per side by the first numbers check: one key, shown before it happens.

use crate::{
    domain::{
        command::{Command, Decision},
        ids::PersonId,
        moment::Day,
        people::{PerTeam, Presence, Team},
        sentence::promised_by,
        session::Session,
        status::{Care, Status},
        topic::Topic,
    },
    screen::Context,
};

/// Days to the first look when no meeting says when.
const USUAL_DAYS: i32 = 14;

/// Who takes what remains, and by when.
pub(super) struct Takers {
    /// One person per side.
    pub(super) people: PerTeam<Option<PersonId>>,
    /// The first numbers check.
    pub(super) by: Day,
}

/// One person per side: the lead where the list names one, else the first who is here.
pub(super) fn takers(ctx: &Context<'_>) -> Takers {
    let today = ctx.now.day_in(&ctx.session.zone);
    let first = ctx.session.meetings().flat_map(|(_, meeting)| meeting.next_dates(today, 1));
    let by = first.map(|occurrence| occurrence.held).min().unwrap_or_else(|| today.plus_days(USUAL_DAYS));
    Takers { people: PerTeam::of(|team| lead_of(ctx.session, team)), by }
}

fn lead_of(session: &Session, team: Team) -> Option<PersonId> {
    let mut here = session
        .people
        .iter()
        .filter(|person| person.group.team() == Some(team) && person.presence != Presence::NotHere);
    let lead = here.clone().find(|person| person.role.to_lowercase().contains("lead"));
    lead.or_else(|| here.next()).map(|person| person.id.clone())
}

/// What giving all that remains comes to, as one batch.
pub(super) fn commands(ctx: &Context<'_>) -> Vec<Command> {
    let takers = takers(ctx);
    let mut side = Team::Sales;
    let mut batch: Vec<Command> =
        ctx.session.topics.iter().filter_map(|topic| for_topic(topic, &takers, &mut side)).collect();
    for parked in ctx.session.parking.iter().filter(|parked| parked.is_unowned()) {
        let care = care(&takers, next(&mut side));
        batch.push(Command::CareForParked { id: parked.id.clone(), care });
    }
    batch
}

fn for_topic(topic: &Topic, takers: &Takers, side: &mut Team) -> Option<Command> {
    let incomplete = |care: &Care| care.owner.is_none() || care.by.is_none();
    let mut mine = || care(takers, promised_by(&topic.fields).unwrap_or_else(|| next(side)));
    let decision = match &topic.status {
        Status::Open if topic.open_round().is_none() => Decision::Park(mine()),
        Status::Parked(care) if incomplete(care) => Decision::Park(mine()),
        Status::NotAgreed(care) if incomplete(care) => Decision::NotAgreed(mine()),
        Status::NotToday { owner: None } => Decision::NotToday { owner: mine().owner },
        _ => return None,
    };
    Some(Command::Decide { topic: topic.id.clone(), decision })
}

fn care(takers: &Takers, team: Team) -> Care {
    let owner = takers.people.get(team).clone().or_else(|| takers.people.get(team.other()).clone());
    Care { owner, by: Some(takers.by) }
}

/// What belongs to neither side is shared out in turn.
fn next(side: &mut Team) -> Team {
    let taken = *side;
    *side = side.other();
    taken
}
