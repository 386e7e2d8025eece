//! Mixed pairs talk about one question for a few minutes, aside from whatever is on. Nothing of it is stored.

use super::{Stage, Turn, told_left};
use crate::{
    assets::words::{fill, say},
    domain::{
        clock::Clock,
        ids::TopicId,
        pairs::{self, Pair},
        people::{Person, Presence},
    },
    effect::Place,
    plain::{
        Flow, Leave, Plain,
        menu::{self, Menu, Then},
        status, team_name,
    },
    route,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Close,
    Again,
    Turn(Turn),
}

/// Pairs about the topic that is on, before the question that is asked; it is asked again with all that was counted.
pub(in crate::plain) fn pair_off(plain: &mut Plain<'_>) -> Flow<()> {
    if plain.place.is_aside() {
        return Err(Leave::Again);
    }
    let draw = pairs::first_draw(plain.now());
    let topic = route::topic_on(&plain.session(), &plain.place);
    let place = Place::Pairs { draw, topic: topic.clone() };
    let was = (std::mem::replace(&mut plain.place, place), std::mem::take(&mut plain.stage));
    plain.interrupted = Some(was);
    plain.tell(&status::sentence(say("pairs.title")))?;
    let talked = talk(plain, draw, topic.as_ref());
    if let Some(was) = plain.interrupted.take() {
        (plain.place, plain.stage) = was;
    }
    plain.show_room();
    talked
}

/// The pairs, until they are back together.
pub(in crate::plain) fn talk(plain: &mut Plain<'_>, draw: u64, topic: Option<&TopicId>) -> Flow<()> {
    let session = plain.session();
    plain.stage = Stage { clock: Some(Clock::starting(plain.now(), pairs::MINUTES)), ..Stage::default() };
    plain.tell(pairs::question(topic.and_then(|id| session.topic(id))))?;
    tell_pairs(plain, draw)?;
    match menu::run(plain, |plain| Ok(offer(plain)), |plain, action| act(plain, draw, action)) {
        // Whoever goes on or back comes back to what was on.
        Err(Leave::Along(_)) => Ok(()),
        left => left,
    }
}

/// Who talks with whom.
fn tell_pairs(plain: &mut Plain<'_>, draw: u64) -> Flow<()> {
    let session = plain.session();
    let pairs = pairs::draw(&session.people, draw.wrapping_add(plain.stage.again.into()));
    if pairs.is_empty() {
        return plain.tell(say("plain.nobody_to_pair"));
    }
    let lines = pairs.iter().enumerate().map(|(index, pair)| named(index + 1, pair));
    plain.tell_all(lines)
}

/// "Pair 1: Dana Keller of Sales, Lee Hartmann of Marketing."
fn named(number: usize, pair: &Pair<'_>) -> String {
    let one = |person: &&Person| {
        let team = person.group.team().map_or("", team_name);
        fill("plain.of_team", &[("name", &person.name), ("team", &team)])
    };
    let mut names = pair.iter().map(one).collect::<Vec<_>>().join(", ");
    if pair.iter().all(|person| person.presence == Presence::OnCall) {
        names = format!("{names}, {}", say("pairs.on_call"));
    }
    fill("plain.pair", &[("n", &number), ("names", &names)])
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    plain.show_room();
    let now = plain.now();
    let head = match plain.stage.clock {
        Some(clock) if !clock.is_over(now) => {
            let left = told_left(clock, now);
            clock.until().map_or(left.clone(), |until| {
                let back = fill("pairs.back_at", &[("time", &until.clock_in(&plain.zone()))]);
                format!("{} {left}", status::sentence(&back))
            })
        }
        _ => say("pairs.over").to_owned(),
    };
    Menu::new(head)
        .row(say("plain.back_together"), Do::Close)
        .row(say("plain.draw_again"), Do::Again)
        .rows(Turn::rows(&plain.stage, Do::Turn))
        .usual(&Do::Close)
}

fn act(plain: &mut Plain<'_>, draw: u64, action: Do) -> Flow<Then> {
    match action {
        Do::Close => return Ok(Then::Done),
        Do::Again => {
            plain.stage.again = plain.stage.again.wrapping_add(1);
            tell_pairs(plain, draw)?;
        }
        Do::Turn(turn) => plain.turn(turn),
    }
    Ok(Then::Stay)
}
