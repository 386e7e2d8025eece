//! What calls an early look: the usual signs of the data files, switched on and off in one meeting, and the teams' own.

use super::rows;
use crate::{
    assets::topics::{self, Filling, Trigger},
    domain::{cadence::Meeting, topic::Topic},
    screen::Context,
};

/// A sign as it is offered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sign {
    /// Its sentence.
    pub(super) text: String,
    /// Whether it calls an early look.
    pub(super) on: bool,
    /// The usual sign it is, with the number it has here.
    usual: Option<(&'static Trigger, u32)>,
}

/// The meeting that signs are kept in: the one they are suggested for, or the first that has any.
pub(super) fn meeting<'a>(ctx: &Context<'a>) -> Option<(&'a Topic, &'a Meeting)> {
    let suggested = |topic: &Topic| {
        topics::by_id(topic.id.as_str()).is_some_and(|standard| standard.filled_from == Some(Filling::Triggers))
    };
    let all = || rows::meetings(ctx).into_iter().filter(|(topic, _)| !rows::is_aside(topic));
    all()
        .find(|(topic, _)| suggested(topic))
        .or_else(|| all().find(|(_, meeting)| !meeting.triggers.is_empty()))
        .or_else(|| all().next())
}

/// The usual signs, then the teams' own.
pub(super) fn signs(meeting: &Meeting) -> Vec<Sign> {
    let mut own: Vec<&String> = meeting.triggers.iter().collect();
    let mut signs: Vec<Sign> = topics::triggers()
        .iter()
        .map(|trigger| {
            let line = own.iter().position(|line| number_in(line, trigger).is_some()).map(|at| own.remove(at));
            let usual = trigger.threshold.unwrap_or_default();
            let number = line.and_then(|line| number_in(line, trigger)).unwrap_or(usual);
            Sign { text: trigger.text(number), on: line.is_some(), usual: Some((trigger, number)) }
        })
        .collect();
    signs.extend(own.into_iter().map(|line| Sign { text: line.clone(), on: true, usual: None }));
    signs
}

/// The number a line gives to a usual sign, if it is that sign.
fn number_in(line: &str, trigger: &Trigger) -> Option<u32> {
    let digits: String =
        line.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let number = if trigger.threshold.is_some() { digits.parse().ok()? } else { 0 };
    (trigger.text(number) == *line).then_some(number)
}

/// Whether a sign has a number that can be changed.
pub(super) fn is_counted(ctx: &Context<'_>, index: usize) -> bool {
    let signs = meeting(ctx).map_or_else(Vec::new, |(_, meeting)| signs(meeting));
    signs.get(index).and_then(|sign| sign.usual).is_some_and(|(trigger, _)| trigger.threshold.is_some())
}

/// The signs that call an early look after one was switched on or off.
pub(super) fn toggled(meeting: &Meeting, index: usize) -> Vec<String> {
    let mut signs = signs(meeting);
    if let Some(sign) = signs.get_mut(index) {
        sign.on = !sign.on;
    }
    lines(signs)
}

/// The same after the number of one went up or down; that also switches it on.
pub(super) fn nudged(meeting: &Meeting, index: usize, by: i8) -> Vec<String> {
    let mut signs = signs(meeting);
    if let Some(sign) = signs.get_mut(index)
        && let Some((trigger, number)) = sign.usual
    {
        let number = number.saturating_add_signed(by.into()).max(1);
        *sign = Sign { text: trigger.text(number), on: true, usual: Some((trigger, number)) };
    }
    lines(signs)
}

fn lines(signs: Vec<Sign>) -> Vec<String> {
    signs.into_iter().filter(|sign| sign.on).map(|sign| sign.text).collect()
}
