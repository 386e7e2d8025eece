//! The agenda of a session that follows: what presses has boxes of its own in that order, what holds shares one.

use crate::{
    assets::{templates, topics},
    domain::{
        agenda::{AgendaBox, BoxKind},
        blueprint,
        follow_up::{Why, order},
        moment::Day,
        session::{Session, Step},
        topic::Topic,
    },
};

/// The longest anybody sits without getting up, in minutes.
const SITTING: u32 = 60;
/// How long a stretch takes, and a break in a session longer than two hours.
const REST: (u32, u32) = (5, 10);
/// Minutes for a topic that no shipped list knows, and for each that holds.
const UNKNOWN: u32 = 10;
const HOLDING: u32 = 3;

/// The boxes for everything `previous` leaves to look at, made to fit the minutes booked.
pub(super) fn boxes(previous: &Session, minutes: u32, day: Day) -> Vec<AgendaBox> {
    let order = order(previous, day);
    let mut boxes: Vec<AgendaBox> = Vec::new();
    for each in &templates::follow_up().boxes {
        match each.id.as_str() {
            "again" => {
                boxes.extend(order.iter().filter(|(_, why)| presses(*why)).map(|(topic, _)| own_box(topic)));
            }
            "holds" => {
                let mut holds = blueprint::agenda_box(each);
                holds.topics = holding(&order, |step| step != Step::Cadence);
                holds.minutes = holds.minutes.max(HOLDING * holds.topics.len() as u32);
                boxes.extend((!holds.topics.is_empty()).then_some(holds));
            }
            "cadence" => {
                let mut cadence = blueprint::agenda_box(each);
                cadence.topics = holding(&order, |step| step == Step::Cadence);
                boxes.push(cadence);
            }
            _ => boxes.push(blueprint::agenda_box(each)),
        }
    }
    for entry in &mut boxes {
        entry.last_minutes = last_minutes(previous, entry);
    }
    with_rests(&boxes, minutes)
}

/// Minutes that the same work took the last time, the one that had begun included.
fn last_minutes(previous: &Session, entry: &AgendaBox) -> Option<u32> {
    let before = &previous.agenda.boxes;
    let same_topics = |before: &&AgendaBox| !before.topics.is_empty() && before.topics == entry.topics;
    let same =
        before.iter().find(|before| before.id == entry.id).or_else(|| before.iter().find(same_topics))?;
    (same.used_seconds > 0).then_some(same.used_seconds.div_ceil(60))
}

fn presses(why: Why) -> bool {
    !matches!(why, Why::Holds | Why::LeftAside)
}

fn holding(order: &[(&Topic, Why)], in_step: impl Fn(Step) -> bool) -> Vec<crate::domain::ids::TopicId> {
    let holds = order.iter().filter(|(topic, why)| *why == Why::Holds && in_step(topic.fields.step()));
    holds.map(|(topic, _)| topic.id.clone()).collect()
}

/// As long as the topic usually takes; where that is too much, sharing out the time shortens all alike.
fn own_box(topic: &Topic) -> AgendaBox {
    let minutes = match topics::minutes_needed([topic.id.as_str()]) {
        0 => UNKNOWN,
        minutes => minutes,
    };
    AgendaBox {
        step: Some(topic.fields.step()),
        topics: vec![topic.id.clone()],
        ..AgendaBox::new(topic.id.as_str().into(), topic.title.clone(), minutes)
    }
}

/// Fits the boxes into the minutes booked, with as many rests as it takes that nobody sits for too long.
fn with_rests(boxes: &[AgendaBox], minutes: u32) -> Vec<AgendaBox> {
    let length = if minutes > 2 * SITTING { REST.1 } else { REST.0 };
    let most = boxes.len() as u32;
    let mut planned = minutes.saturating_sub(1) / SITTING;
    loop {
        let mut fitted = boxes.to_vec();
        blueprint::fit(&mut fitted, minutes.saturating_sub(planned * length));
        let mut rested = put_in(&fitted, length, planned);
        let used = (rested.len() - fitted.len()) as u32;
        if used <= planned || planned >= most {
            // Rests that turned out not to be needed are spare time.
            blueprint::fit(&mut rested, minutes);
            return rested;
        }
        planned = used;
    }
}

/// Puts rests between the boxes: as evenly as the boxes allow, and wherever somebody would sit for too long.
fn put_in(boxes: &[AgendaBox], length: u32, planned: u32) -> Vec<AgendaBox> {
    let work: u32 =
        boxes.iter().filter(|entry| entry.kind != BoxKind::Spare).map(|entry| entry.minutes).sum();
    let stretch = work / (planned + 1);
    let mut rested: Vec<AgendaBox> = Vec::new();
    let (mut sitting, mut rests) = (0, 0);
    for entry in boxes {
        let too_long = sitting + entry.minutes > SITTING;
        let evenly = rests < planned && sitting + entry.minutes / 2 >= stretch;
        if sitting > 0 && (too_long || evenly) && entry.kind != BoxKind::Spare {
            rests += 1;
            rested.push(rest(rests, length));
            sitting = 0;
        }
        sitting += entry.minutes;
        rested.push(entry.clone());
    }
    rested
}

fn rest(number: u32, minutes: u32) -> AgendaBox {
    let (name, kind) =
        if minutes == REST.1 { ("break", BoxKind::Break) } else { ("stretch", BoxKind::Stretch) };
    let id = if number == 1 { name.to_owned() } else { format!("{name}-{number}") };
    AgendaBox {
        kind,
        locked: true,
        ..AgendaBox::new(id.as_str().into(), templates::box_title(name).to_owned(), minutes)
    }
}
