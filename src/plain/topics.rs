//! The topics of a step, each with how it stands; and both sides' promises, read aloud.

use super::{
    Flow, Leave, Plain, deadlines,
    menu::{self, Menu},
    status, team_name,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        blueprint,
        command::Command,
        fields::Fields,
        ids::TopicId,
        moment::Day,
        people::Team,
        sentence::promised_by,
        session::{Session, Step},
        topic::Topic,
    },
    effect::Place,
    route,
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Next,
    Open(TopicId),
    Add(usize),
    Own,
    Promises,
    Keep,
}

/// The topics of a step, until one is chosen or the step is left.
pub(super) fn menu(plain: &mut Plain<'_>, step: Step) -> Flow<()> {
    let offer = move |plain: &mut Plain<'_>| {
        let session = plain.session();
        let topics = session
            .topics_in(step)
            .map(|topic| (status::line(&session, topic, plain.today()), Do::Open(topic.id.clone())));
        let live = plain.is_live();
        let addable = blueprint::addable(&session, step).into_iter().enumerate();
        let addable = addable.map(|(index, standard)| {
            (fill("plain.add_topic", &[("title", &standard.title())]), Do::Add(index))
        });
        let sla = step == Step::Sla;
        Ok(Menu::new(say("plain.which_topic"))
            .row(say("plain.go_on"), Do::Next)
            .rows(topics)
            .rows(addable.filter(|_| live))
            .row_if(live, say("plain.add_own_topic"), Do::Own)
            .row_if(sla, say("plain.to_promises"), Do::Promises)
            .row_if(sla, say("plain.to_keep"), Do::Keep)
            .usual(&Do::Next))
    };
    menu::run(plain, offer, |plain, action| match action {
        Do::Next => Err(Leave::Along(true)),
        Do::Open(id) => Err(Leave::To(Place::Topic(id))),
        Do::Add(index) => {
            let session = plain.session();
            let standard = blueprint::addable(&session, step)[index];
            if plain.commit(blueprint::standard_topic(standard, session.plan.date))? {
                return Err(Leave::To(Place::Topic(standard.id.as_str().into())));
            }
            Err(Leave::Again)
        }
        Do::Own => own(plain, step),
        Do::Promises => Err(Leave::To(Place::Promises)),
        Do::Keep => Err(Leave::To(Place::Keep(None))),
    })
}

/// A topic of the teams' own.
fn own(plain: &mut Plain<'_>, step: Step) -> Flow<menu::Then> {
    let title = plain.some_words(say("plain.title_of_topic"))?;
    let before: Vec<TopicId> = plain.session().topics.iter().map(|topic| topic.id.clone()).collect();
    plain.change(Command::AddTopic { id: None, title, fields: Box::new(Fields::Plain(step)) })?;
    let session = plain.session();
    let added = session.topics.iter().find(|topic| !before.contains(&topic.id));
    added.map_or(Ok(menu::Then::Stay), |topic| Err(Leave::To(Place::Topic(topic.id.clone()))))
}

/// Sales promises, Marketing promises, read aloud; then on.
pub(super) fn promises(plain: &mut Plain<'_>) -> Flow<()> {
    let lines = promised(&plain.session(), plain.today());
    plain.tell_all(lines)?;
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let limited = session.topics_in(Step::Sla).filter(|topic| !topic.status.is_left_aside());
        let limited = limited.filter(|topic| deadlines::is_limited(topic)).map(|topic| {
            (fill("deadlines.title", &[("title", &topic.title)]), Place::Deadlines(topic.id.clone()))
        });
        let next = route::neighbour(&session, &Place::Promises, true);
        let rows = next.into_iter().map(|next| (say("plain.go_on").to_owned(), next)).chain(limited);
        Ok(Menu { usual: Some(0), ..Menu::new(say("plain.read_aloud")).rows(rows) })
    };
    menu::run(plain, offer, |_, place| Err(Leave::To(place)))
}

/// What each side promises, a sentence each, with what is missing.
fn promised(session: &Session, today: Day) -> Vec<String> {
    let topics: Vec<&Topic> =
        session.topics_in(Step::Sla).filter(|topic| !topic.status.is_left_aside()).collect();
    if topics.is_empty() {
        return vec![say("plain.no_promises").to_owned()];
    }
    let mut lines = Vec::new();
    for side in [Some(Team::Sales), Some(Team::Marketing), None] {
        let of_side: Vec<&&Topic> =
            topics.iter().filter(|topic| promised_by(&topic.fields) == side).collect();
        if of_side.is_empty() {
            continue;
        }
        lines.push(side.map_or_else(
            || status::sentence(say("promises.both")),
            |team| status::sentence(&fill("team.promises", &[("team", &team_name(team))])),
        ));
        for topic in of_side {
            lines.push(status::line(session, topic, today));
            lines.extend(status::words(topic));
            lines.extend(missing(topic));
            lines.extend(status::noted(topic));
        }
    }
    lines
}

/// Room fields and details that are missing, by name.
pub(super) fn missing(topic: &Topic) -> Vec<String> {
    let names = |slots: Vec<crate::domain::slot::Slot>| {
        slots.iter().map(|slot| crate::domain::sentence::label(&slot.name)).collect::<Vec<_>>().join(", ")
    };
    let (holes, unmeasured) = (names(topic.fields.holes()), names(topic.fields.unmeasured()));
    let mut lines = Vec::new();
    if !holes.is_empty() {
        lines.push(fill("plain.number_missing", &[("slots", &holes)]));
    }
    if !unmeasured.is_empty() {
        lines.push(fill("plain.not_measurable", &[("slots", &unmeasured)]));
    }
    lines
}
