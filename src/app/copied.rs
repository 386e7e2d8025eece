//! What `y` copies: the item on screen as plain text, as one would send it in a chat.

use super::{model::Model, update::notice};
use crate::{
    assets::words::{fill, say},
    domain::{
        moment::Moment,
        people::Group,
        session::{Session, Step},
        topic::Topic,
    },
    effect::{Effect, Place},
    export::{self, Kind, Wanted},
    screen::{Context, person, status},
};

/// Columns of a table in a mail.
const COLUMNS: usize = 76;

/// Copies the item on screen.
pub(super) fn copy(model: &mut Model, now: Moment) -> Vec<Effect> {
    let text = text(model, &model.context(now, &[]));
    if text.trim().is_empty() {
        notice(model, say("app.nothing_to_copy"), now);
        return Vec::new();
    }
    vec![Effect::Copy(text)]
}

fn text(model: &Model, ctx: &Context<'_>) -> String {
    let session = ctx.session;
    match &model.top().place {
        Place::Agenda | Place::Timer => agenda(ctx),
        Place::Parking | Place::Care(_) => parking(ctx),
        Place::CheckIn => people(session),
        Place::Topics(step) => topics(ctx, *step),
        Place::Promises => listed(ctx, session.topics_in(Step::Sla)),
        Place::Baseline | Place::Item(_) | Place::Remeasured => survey(session),
        place => match place.topic().and_then(|id| session.topic(id)) {
            Some(topic) => one(ctx, topic),
            None => summary(ctx),
        },
    }
}

/// A topic: title and status, its words, who answers for it.
fn one(ctx: &Context<'_>, topic: &Topic) -> String {
    let mut lines = vec![format!("{} ({})", topic.title, status::label(ctx, topic))];
    let words = status::one_line(topic);
    if !words.is_empty() {
        lines.push(words);
    }
    let owner = status::owner(ctx, topic);
    if !owner.is_empty() {
        lines.push(fill("topic.owner", &[("name", &owner)]));
    }
    lines.join("\n")
}

/// "Lead (√ agreed): A person who ...", a line for each topic.
fn listed<'a>(ctx: &Context<'_>, topics: impl Iterator<Item = &'a Topic>) -> String {
    let line = |topic: &Topic| {
        let words = status::one_line(topic);
        let colon = if words.is_empty() { "" } else { ": " };
        format!("{} ({}){colon}{words}", topic.title, status::label(ctx, topic))
    };
    topics.map(line).collect::<Vec<_>>().join("\n")
}

fn topics(ctx: &Context<'_>, step: Step) -> String {
    listed(ctx, ctx.session.topics_in(step))
}

/// "13:10  Check-in (8 min)", a line for each box.
fn agenda(ctx: &Context<'_>) -> String {
    let agenda = &ctx.session.agenda;
    let starts = agenda.starts(ctx.session.counted_from(ctx.now));
    let lines = agenda.boxes.iter().zip(starts).map(|(entry, start)| {
        let start = start.map_or_else(String::new, |start| start.clock_in(&ctx.session.zone));
        format!("{start:<5}  {} ({} min)", entry.title, entry.minutes)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What waits, with who looks after it.
fn parking(ctx: &Context<'_>) -> String {
    let session = ctx.session;
    let waiting = session.parking.iter().filter(|item| item.is_waiting());
    let lines = waiting.map(|item| {
        let owner = item.owner.as_ref().map(|id| session.name_of(id).to_owned());
        let care: Vec<String> = owner.into_iter().chain(item.by.map(|day| ctx.told(day))).collect();
        if care.is_empty() { item.text.clone() } else { format!("{} ({})", item.text, care.join(", ")) }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// "Sales: Ana, Tom", a line for each group.
fn people(session: &Session) -> String {
    let lines = Group::ALL.into_iter().filter_map(|group| {
        let of_group = session.people.iter().filter(|person| person.group == group);
        let names: Vec<&str> = of_group.map(|person| person.name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}: {}", say(person::group_key(group)), names.join(", ")))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The comparison of both teams, as the command line prints it.
fn survey(session: &Session) -> String {
    session.baseline.as_ref().map_or_else(String::new, |wave| export::survey::table(wave, COLUMNS, false))
}

/// The page for a mail: what was agreed, what each side promises, when we look again.
fn summary(ctx: &Context<'_>) -> String {
    let context = export::Context::of(ctx.session, ctx.log);
    let mut pieces = Wanted::named("summary").map_or_else(Vec::new, |wanted| wanted.pieces(Kind::Summary));
    let bytes = pieces.pop().and_then(|page| page.bytes(ctx.session, &context).ok());
    bytes.map_or_else(String::new, |bytes| String::from_utf8_lossy(&bytes).into_owned())
}
