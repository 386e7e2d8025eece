//! Walking through an open session from place to place: each is announced, entered, and left for the next.

use super::{
    Flow, Leave, Plain, after, baseline, cadence, check_in, close, deadlines, due, export, funnel, hours,
    keep, numbers,
    order::Order,
    origin, parking, past, prep_answers, remeasured,
    stage::{self, Stage},
    status, survey, tally, timeline, topic, topics, weights, words,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        agenda::BoxKind,
        command::Command,
        ids::TopicId,
        interlude,
        session::{Session, Step},
    },
    effect::Place,
    route,
};

/// Goes through the open session until it is left for home.
pub(super) fn walk(plain: &mut Plain<'_>, first: Place) -> Flow<()> {
    let mut place = first;
    loop {
        if place == Place::Home {
            return Ok(());
        }
        plain.arrive(&place)?;
        let heard = plain.talk.heard();
        let mut left = visit(plain, &place);
        if plain.talk.heard() == heard && !matches!(left, Err(Leave::End | Leave::Broken(_))) {
            // A stop that asks nothing must not be passed for ever: somebody says that we go on.
            match plain.choose(say("plain.what_next"), vec![say("plain.go_on").to_owned()], Some(0)) {
                Ok(_) | Err(Leave::Back | Leave::Again) => {}
                elsewhere => left = elsewhere.map(drop),
            }
        }
        place = match left {
            Ok(()) | Err(Leave::Back) => {
                if let Some(below) = below(&plain.session(), &place) {
                    below
                } else {
                    plain.tell(say("plain.leave_with_quit"))?;
                    place
                }
            }
            Err(Leave::Again) => place,
            Err(Leave::To(next)) => next,
            Err(Leave::Along(forward)) => plain.along(&place, forward)?,
            Err(leave) => return Err(leave),
        };
    }
}

fn visit(plain: &mut Plain<'_>, place: &Place) -> Flow<()> {
    match place {
        Place::CheckIn => check_in::menu(plain),
        Place::Due => due::menu(plain),
        Place::Baseline => baseline::menu(plain),
        Place::Item(item) => baseline::item(plain, item),
        Place::Words => words::menu(plain),
        Place::Timeline(id) => timeline::tell(plain, id),
        Place::Origin(number) => origin::tell(plain, *number),
        Place::Remeasured => remeasured::menu(plain),
        Place::TopThree => baseline::top_three(plain),
        Place::ImportSurvey => survey::read(plain),
        Place::Tally(occasion) => tally::count(plain, *occasion),
        Place::Topics(step) => topics::menu(plain, *step),
        Place::Topic(id) => topic::menu(plain, id),
        Place::Silent(id) => stage::write(plain, id),
        Place::Hearing(id) => stage::hear(plain, id),
        Place::ReadAloud(id) => stage::read(plain, id),
        Place::Rest => stage::rest(plain),
        Place::Energiser => stage::play(plain),
        Place::Pairs { draw, topic } => stage::talk(plain, *draw, topic.as_ref()),
        Place::Weights(id) => weights::menu(plain, id),
        Place::Promises => topics::promises(plain),
        Place::Keep(_) => keep::menu(plain),
        Place::Funnel => funnel::menu(plain),
        Place::Calendars => hours::list(plain),
        Place::Calendar(id) => hours::one(plain, id),
        Place::Deadlines(id) => deadlines::menu(plain, id),
        Place::Cadence => cadence::menu(plain),
        Place::Close => close::menu(plain),
        Place::Thanks => close::thanks(plain),
        Place::Numbers => numbers::menu(plain),
        Place::After => after::menu(plain),
        Place::NextSession => past::next_session(plain),
        Place::Review | Place::ReviewAt(_) | Place::Compare | Place::Achieved => past::at(plain, place),
        Place::Export => export::menu(plain),
        Place::Decide(id, ending) => match plain.session().topic(id) {
            Some(topic) => topic::settle(plain, topic, *ending),
            None => plain.tell(say("plain.gone")),
        },
        Place::Care(id) => parking::care_for(plain, id),
        Place::PrepAnswers => prep_answers::take(plain),
        Place::Home | Place::Library | Place::New | Place::Search => Err(Leave::To(Place::Home)),
        // What lies over the others on a screen is a command here.
        Place::SoFar => plain.obey(Order::SoFar),
        Place::TakeBreak => plain.obey(Order::Break),
        Place::Agenda => plain.obey(Order::Agenda),
        Place::Parking => plain.obey(Order::Parking),
        Place::Timer => plain.obey(Order::Timer),
        Place::GoTo => plain.obey(Order::Go(None)),
        Place::Help | Place::Palette => plain.obey(Order::Help),
        Place::SaveElsewhere => plain.obey(Order::SaveElsewhere),
        Place::Leave => plain.obey(Order::Quit),
        Place::Blank => Ok(()),
    }
}

impl Plain<'_> {
    /// Says where we are; entering a step or a topic is recorded and starts its box, in a session that is running.
    fn arrive(&mut self, place: &Place) -> Flow<()> {
        (self.place, self.stage) = (place.clone(), Stage::default());
        // What was answered in a form that was left led to no change: it settles nothing.
        self.answered.clear();
        let session = self.session();
        let heading = heading(&session, place);
        self.tell("")?;
        self.tell(&heading)?;
        self.enter(&session, place)?;
        self.show_room();
        Ok(())
    }

    fn enter(&mut self, session: &Session, place: &Place) -> Flow<()> {
        if !self.is_live() {
            return Ok(());
        }
        let interlude = route::begins(session, place, self.now());
        if !interlude.is_empty() {
            return self.commit(interlude).map(drop);
        }
        // Opening hours are set up at any time; looking at them starts no clock.
        let works = !matches!(place, Place::Calendars | Place::Calendar(_));
        let Some(step) = route::step_of(session, place).filter(|_| works) else { return Ok(()) };
        let mut batch = Vec::new();
        if session.step != step {
            batch.push(Command::EnterStep { step });
        }
        let next = session.agenda.box_for(step, place.topic()).map(|entry| entry.id.clone());
        if let Some(id) = next.filter(|id| session.agenda.current.as_ref() != Some(id)) {
            batch.push(Command::EnterBox { id });
        }
        self.commit(batch).map(drop)
    }

    /// The next stop, or the one before; a vote that is still open is named.
    fn along(&mut self, place: &Place, forward: bool) -> Flow<Place> {
        let session = self.session();
        let open_vote =
            place.topic().and_then(|id| session.topic(id)).filter(|topic| topic.open_round().is_some());
        if let Some(topic) = open_vote {
            self.tell(&fill("plain.vote_stays_open", &[("title", &topic.title)]))?;
        }
        if let Some(next) = route::neighbour(&session, place, forward) {
            return Ok(next);
        }
        self.tell(say(if forward { "plain.last_stop" } else { "plain.first_stop" }))?;
        Ok(place.clone())
    }
}

/// Where leaving a place leads to.
fn below(session: &Session, place: &Place) -> Option<Place> {
    let first = Some(route::first_stop(route::step_of(session, place).unwrap_or(session.step)));
    match place {
        Place::Topic(id) => session.topic(id).map(|topic| route::first_stop(topic.fields.step())),
        Place::Weights(id)
        | Place::Deadlines(id)
        | Place::Silent(id)
        | Place::Hearing(id)
        | Place::ReadAloud(id)
        | Place::Keep(Some(id)) => Some(Place::Topic(id.clone())),
        Place::Calendar(_) => Some(Place::Calendars),
        Place::CheckIn | Place::Baseline | Place::Cadence | Place::Close | Place::Topics(_) => None,
        Place::Review | Place::Home => Some(Place::Home),
        Place::Rest | Place::Energiser if route::is_gone(session, place) => {
            session.agenda.current().and_then(|entry| route::place_of(session, entry)).or(first)
        }
        Place::Rest | Place::Energiser => route::neighbour(session, place, true),
        _ => first,
    }
}

/// The break or stretch that runs.
fn interlude_title(session: &Session, kind: BoxKind) -> String {
    let usual = say(if kind == BoxKind::Break { "rest.title" } else { "energiser.title" });
    let running = interlude::running(&session.agenda, kind);
    status::sentence(running.map_or(usual, |entry| entry.title.as_str()))
}

/// "definition: lead, writing in silence".
fn part_of(session: &Session, id: &TopicId, part: &str) -> String {
    let topic = session.topic(id).map_or_else(String::new, status::named);
    fill("plain.part_of", &[("topic", &topic), ("part", &part)])
}

/// "Step 2 of 6, definition: lead".
fn heading(session: &Session, place: &Place) -> String {
    let Some(step) = route::step_of(session, place) else {
        return match place {
            Place::Numbers => fill("plain.at", &[("what", &say("plain.numbers_check"))]),
            Place::After => fill("after.title", &[("name", &session.full_name())]),
            Place::Export => fill("export.title", &[("name", &session.full_name())]),
            Place::Rest => interlude_title(session, BoxKind::Break),
            Place::Energiser => interlude_title(session, BoxKind::Stretch),
            Place::Pairs { .. } => status::sentence(say("pairs.title")),
            _ => session.full_name(),
        };
    };
    let total = Step::ALL.len() - 1;
    let what = match place {
        Place::Topic(id) | Place::Weights(id) => session.topic(id).map_or_else(String::new, status::named),
        Place::Silent(id) => part_of(session, id, say("plain.part_silent")),
        Place::Hearing(id) => part_of(session, id, say("plain.part_hearing")),
        Place::ReadAloud(id) => part_of(session, id, say("plain.part_read_aloud")),
        Place::Promises => say("plain.what_we_promise").to_owned(),
        Place::Words => say("words.title").to_owned(),
        Place::Remeasured => say("plain.to_then_and_now").to_owned(),
        Place::Deadlines(id) => session
            .topic(id)
            .map_or_else(String::new, |topic| fill("deadlines.title", &[("title", &topic.title)])),
        Place::Calendars => say("calendars.title").to_owned(),
        Place::Calendar(id) => fill("calendar.title", &[("name", id)]),
        Place::Due => say("what_is_due.title").to_owned(),
        _ => say(step.key()).to_owned(),
    };
    if step == Step::CheckIn {
        return fill("plain.before_the_steps", &[("what", &what)]);
    }
    fill("plain.step_of", &[("n", &(step as usize)), ("total", &total), ("what", &what)])
}
