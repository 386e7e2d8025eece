//! Breaks and stretches between the work: how they begin, when they end, which card is played, where the work goes on.
//!
//! It changes nothing by itself: it words commands, one batch each, so that one undo takes a whole break back.

mod offer;

pub use offer::{Offer, offers, usual_offer};

use crate::{
    assets::{
        energisers::{self, Energiser},
        templates,
    },
    domain::{
        agenda::{Agenda, AgendaBox, BoxKind},
        command::Command,
        ids::BoxId,
        moment::Moment,
        session::Session,
    },
};
use std::cmp::Ordering;

/// The lengths of a break that are offered, in minutes.
pub const BREAKS: [u32; 4] = [5, 10, 15, 20];
/// Begins the ids of boxes that were not planned.
const EXTRA: &str = "extra-";

/// Whether nobody works in such a box.
pub fn is_interlude(kind: BoxKind) -> bool {
    matches!(kind, BoxKind::Break | BoxKind::Stretch)
}

/// The box that was entered last, if it is of this kind.
pub fn running(agenda: &Agenda, kind: BoxKind) -> Option<&AgendaBox> {
    agenda.current().filter(|entry| entry.kind == kind)
}

/// The next planned box of this kind that has not begun.
pub fn next(agenda: &Agenda, kind: BoxKind) -> Option<&AgendaBox> {
    after(agenda).iter().find(|entry| entry.kind == kind && entry.entered_at.is_none())
}

/// The boxes after the one that was entered last.
fn after(agenda: &Agenda) -> &[AgendaBox] {
    let from = agenda.position().map_or(0, |position| position + 1);
    agenda.boxes.get(from..).unwrap_or_default()
}

/// When a box ends that goes on, or begins, now.
fn ends(agenda: &Agenda, entry: &AgendaBox, now: Moment) -> Moment {
    now.plus_seconds(entry.allowed_seconds() - agenda.used_seconds(entry, now))
}

/// When a break of about so many minutes that is chosen now ends, one that runs by whole minutes of its clock: a minute
/// later where everybody would take the time for a rough one.
pub fn back(session: &Session, minutes: u32, now: Moment) -> Moment {
    let agenda = &session.agenda;
    let goes_on = running(agenda, BoxKind::Break).and_then(|entry| {
        let minutes = minutes_in_all(agenda, entry, minutes, now)?;
        Some(i64::from(minutes) * 60 - agenda.used_seconds(entry, now))
    });
    let back = now.plus_seconds(goes_on.unwrap_or(i64::from(minutes) * 60));
    back.plus_seconds(i64::from(is_rough(back, &session.zone)) * 60)
}

/// Minutes of a break that begins now and ends when it was said to.
fn odd_minutes(session: &Session, minutes: u32, now: Moment) -> u32 {
    u32::try_from(back(session, minutes, now).seconds_since(now) / 60).unwrap_or(minutes)
}

/// Minutes of the running break when it goes on for so many; `None` where it was extended by more than that already.
fn minutes_in_all(agenda: &Agenda, entry: &AgendaBox, minutes: u32, now: Moment) -> Option<u32> {
    Some(minutes_begun(agenda, entry, now) + minutes).filter(|minutes| *minutes >= entry.extended)
}

/// Whether a time on the wall is a multiple of five minutes.
fn is_rough(at: Moment, zone: &str) -> bool {
    at.in_zone(zone).minute() % 5 == 0
}

/// Begins a box as it is planned: a break ends at an odd time, a stretch has a card.
pub fn begin(session: &Session, entry: &AgendaBox, now: Moment) -> Vec<Command> {
    let mut commands = vec![Command::EnterBox { id: entry.id.clone() }];
    match entry.kind {
        BoxKind::Break => {
            let back = ends(&session.agenda, entry, now);
            if back > now && is_rough(back, &session.zone) {
                commands.push(Command::ExtendTimer { minutes: 1 });
            }
        }
        BoxKind::Stretch if entry.card.is_none() => {
            if let Some(card) = card(session) {
                return play_in(session, entry.clone(), card, now);
            }
        }
        _ => {}
    }
    commands
}

/// Begins a break: the next planned one, brought forward if it stands further down, or one of so many minutes, which is
/// the planned one if that is due next and an extra one if not. In a break that runs it sets when that one ends.
pub fn rest(session: &Session, minutes: Option<u32>, now: Moment) -> Vec<Command> {
    let agenda = &session.agenda;
    if let Some(entry) = running(agenda, BoxKind::Break)
        && let Some(commands) = set_back(session, entry, minutes.unwrap_or(entry.minutes), now)
    {
        return commands;
    }
    let planned = next(agenda, BoxKind::Break);
    let due = |entry: &&AgendaBox| after(agenda).first().is_some_and(|first| first.id == entry.id);
    match (planned, minutes) {
        (Some(entry), Some(minutes)) if due(&entry) => resized(session, entry, minutes, now),
        (Some(entry), None) if due(&entry) => begin(session, entry, now),
        (Some(entry), None) => {
            let mut commands = vec![Command::SetAgenda { boxes: with(agenda, entry.clone()) }];
            commands.extend(begin(session, entry, now));
            commands
        }
        (_, minutes) => {
            let minutes = odd_minutes(session, minutes.unwrap_or(BREAKS[1]), now);
            let title = templates::box_title("break").to_owned();
            let entry =
                AgendaBox { kind: BoxKind::Break, ..AgendaBox::new(extra_id(agenda), title, minutes) };
            entered(agenda, entry)
        }
    }
}

/// Lets the break that runs go on for so many minutes; `None` where it was extended by more than that already. What is
/// more is an extension, so that the plan shows.
fn set_back(session: &Session, entry: &AgendaBox, minutes: u32, now: Moment) -> Option<Vec<Command>> {
    let agenda = &session.agenda;
    minutes_in_all(agenda, entry, minutes, now)?;
    let seconds = back(session, minutes, now).seconds_since(now) + agenda.used_seconds(entry, now);
    let (minutes, planned) = (u32::try_from(seconds / 60).ok()?, entry.minutes + entry.extended);
    Some(match minutes.cmp(&planned) {
        Ordering::Greater => vec![Command::ExtendTimer { minutes: minutes - planned }],
        Ordering::Equal => Vec::new(),
        Ordering::Less => {
            vec![Command::SetBoxMinutes { id: entry.id.clone(), minutes: minutes - entry.extended }]
        }
    })
}

/// Begins a planned break that takes other minutes than planned: what is more is an extension, so that the plan shows.
fn resized(session: &Session, entry: &AgendaBox, minutes: u32, now: Moment) -> Vec<Command> {
    let minutes = odd_minutes(session, minutes, now);
    let planned = entry.minutes + entry.extended;
    let id = entry.id.clone();
    let mut commands = Vec::new();
    if minutes < planned {
        commands
            .push(Command::SetBoxMinutes { id: id.clone(), minutes: minutes.saturating_sub(entry.extended) });
    }
    commands.push(Command::EnterBox { id });
    if minutes > planned {
        commands.push(Command::ExtendTimer { minutes: minutes - planned });
    }
    commands
}

/// Plays a card: in the stretch that runs or is due next, else in an extra box.
pub fn play(session: &Session, card: &Energiser, now: Moment) -> Vec<Command> {
    let agenda = &session.agenda;
    let due = after(agenda).first().filter(|entry| entry.entered_at.is_none());
    let planned = running(agenda, BoxKind::Stretch).or(due.filter(|entry| entry.kind == BoxKind::Stretch));
    let entry = planned.cloned().unwrap_or_else(|| {
        let title = templates::box_title("stretch").to_owned();
        AgendaBox { kind: BoxKind::Stretch, ..AgendaBox::new(extra_id(agenda), title, card.minutes) }
    });
    play_in(session, entry, card, now)
}

/// A planned stretch keeps its minutes where the card needs fewer.
fn play_in(session: &Session, mut entry: AgendaBox, card: &Energiser, now: Moment) -> Vec<Command> {
    let used = minutes_begun(&session.agenda, &entry, now);
    let needed = (used + card.minutes).saturating_sub(entry.extended);
    entry.minutes = if is_extra(&entry) { needed } else { entry.minutes.max(needed) };
    entry.card = Some(card.id.clone());
    entered(&session.agenda, entry)
}

fn minutes_begun(agenda: &Agenda, entry: &AgendaBox, now: Moment) -> u32 {
    let seconds = u32::try_from(agenda.used_seconds(entry, now)).unwrap_or(u32::MAX);
    seconds.div_ceil(60)
}

/// Puts a box into the plan and begins it; its clock starts with it.
fn entered(agenda: &Agenda, entry: AgendaBox) -> Vec<Command> {
    let id = entry.id.clone();
    vec![Command::SetAgenda { boxes: with(agenda, entry) }, Command::EnterBox { id }]
}

/// The boxes with this one: where it stands if it runs, else right after the one that does.
fn with(agenda: &Agenda, entry: AgendaBox) -> Vec<AgendaBox> {
    let mut boxes = agenda.boxes.clone();
    if let Some(same) =
        boxes.iter_mut().find(|other| other.id == entry.id && agenda.current.as_ref() == Some(&entry.id))
    {
        *same = entry;
        return boxes;
    }
    boxes.retain(|other| other.id != entry.id);
    let current = boxes.iter().position(|other| agenda.current.as_ref() == Some(&other.id));
    boxes.insert(current.map_or(0, |position| position + 1), entry);
    boxes
}

/// Whether a box was not planned but put in while the workshop ran.
pub fn is_extra(entry: &AgendaBox) -> bool {
    is_interlude(entry.kind) && entry.id.as_str().starts_with(EXTRA)
}

fn extra_id(agenda: &Agenda) -> BoxId {
    // One number more than there are boxes: one of them is free.
    let mut numbers = 1..=agenda.boxes.len() + 1;
    let free = |number: &usize| agenda.find(&BoxId(format!("{EXTRA}{number}"))).is_none();
    let number = numbers.find(free).expect("a plan has fewer boxes than there are numbers");
    BoxId(format!("{EXTRA}{number}"))
}

/// Plays the card to be played next.
pub fn deal(session: &Session, now: Moment) -> Vec<Command> {
    card(session).map_or_else(Vec::new, |card| play(session, card, now))
}

/// The card to be played next: one that no other box of the plan had, what is at hand first. While a card is played it
/// is the one after it. Each session has an order of its own, always the same.
pub fn card(session: &Session) -> Option<&'static Energiser> {
    let cards = energisers::all();
    let playing = running(&session.agenda, BoxKind::Stretch).and_then(|entry| entry.card.as_deref());
    let others =
        session.agenda.boxes.iter().filter(|entry| session.agenda.current.as_ref() != Some(&entry.id));
    let used: Vec<&str> = others.filter_map(|entry| entry.card.as_deref()).collect();
    let from = first_card(session, cards.len());
    let mut order: Vec<&Energiser> = cards.iter().cycle().skip(from).take(cards.len()).collect();
    order.sort_by_key(|card| !card.is_at_hand());
    let mut fresh: Vec<&Energiser> =
        order.iter().copied().filter(|card| !used.contains(&card.id.as_str())).collect();
    if fresh.is_empty() {
        fresh = order;
    }
    let next = fresh.iter().position(|card| Some(card.id.as_str()) == playing).map_or(0, |at| at + 1);
    fresh.get(next).or(fresh.first()).copied()
}

/// Where a session begins in the stack of cards, so that two workshops of the same people differ.
fn first_card(session: &Session, cards: usize) -> usize {
    let mixed = session
        .id
        .as_str()
        .bytes()
        .fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    mixed.checked_rem(cards).unwrap_or(0)
}

/// Where the work goes on after the break or stretch that runs: what it interrupted while there is time left for it, else
/// the next box of the plan. A planned one interrupts topics only: whether other work is done nobody can tell.
pub fn work_after(session: &Session) -> Option<&AgendaBox> {
    let agenda = &session.agenda;
    let current = agenda.current()?;
    let interrupts = |entry: &&AgendaBox| is_extra(current) || !entry.topics.is_empty();
    let interrupted =
        || work_before(session).filter(interrupts).filter(|entry| is_unfinished(session, entry));
    let goes_on = |entry: &&AgendaBox| {
        let begins = is_interlude(entry.kind) && entry.entered_at.is_none();
        entry.kind != BoxKind::Spare && entry.kind != current.kind && (begins || !is_interlude(entry.kind))
    };
    interrupted().or_else(|| after(agenda).iter().find(goes_on))
}

/// The work before the break or stretch that runs.
pub fn work_before(session: &Session) -> Option<&AgendaBox> {
    let position = session.agenda.position()?;
    session.agenda.boxes[..position].iter().rev().find(|entry| !is_interlude(entry.kind))
}

/// Whether a box has time left, and something to decide if it is there for topics.
fn is_unfinished(session: &Session, entry: &AgendaBox) -> bool {
    let open = |id| session.topic(id).is_some_and(|topic| !topic.is_decided());
    let begun = entry.entered_at.is_some() && i64::from(entry.used_seconds) < entry.allowed_seconds();
    begun && (entry.topics.is_empty() || entry.topics.iter().any(open))
}

#[cfg(test)]
mod tests;
