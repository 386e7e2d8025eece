//! The keys of a topic, by what is on screen.

use super::{Mode, Msg, State, rows, talk::Talk};
use crate::{
    domain::{
        calendars,
        fields::Fields,
        funnel::Number,
        slot::{Shape, Slot},
        status::Status,
        topic::Topic,
    },
    keymap::Binding,
    screen::Context,
};

const WRITE: u32 = 1;
const FINGERS: u32 = 1 << 1;
const CONSENT: u32 = 1 << 2;
const DECIDE: u32 = 1 << 3;
const OBJECTION: u32 = 1 << 4;
const ASKING: u32 = 1 << 5;
const WRITABLE: u32 = 1 << 6;
const WORDED: u32 = 1 << 7;
const ROW: u32 = 1 << 8;
const CHOICE: u32 = 1 << 9;
const FOLDED: u32 = 1 << 10;
const MARKET: u32 = 1 << 11;
const AGREED: u32 = 1 << 13;
/// A promise that people have to have the time for.
const EFFORT: u32 = 1 << 14;
/// A promise whose numbers can be computed from what is assumed.
const COMPUTED: u32 = 1 << 20;
/// A promise with a limit, for which deadlines can be worked through.
const LIMITED: u32 = 1 << 21;
/// Taken over from the session before, and not settled again yet.
const CARRIED: u32 = 1 << 22;
/// What completes a topic can be done, in a closed session too.
const COMPLETES: u32 = 1 << 15;
/// The chosen row can be written in.
const ROW_WRITES: u32 = 1 << 16;
/// The wording can be written, or its spelling mended.
const WORDING_WRITES: u32 = 1 << 17;
/// It can go to leadership, or their answer can be written down.
const LEADS: u32 = 1 << 18;
/// Something is said before objections are asked for.
const TALK: u32 = 1 << 23;
/// Objections are asked for.
const ASKED: u32 = 1 << 24;
/// Words can be chosen and edited: while writing and after the reveal.
const WORDS: u32 = 1 << 12;

/// Only one of these holds at a time.
pub const EXCLUSIVE: &[u32] = &[
    WRITE | FINGERS | CONSENT | DECIDE | OBJECTION | ASKING,
    WORDS | FINGERS | CONSENT | OBJECTION | ASKING,
    MARKET | EFFORT,
    TALK | ASKED,
];

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    // The first next step, when a vote is revealed; it must come before editing.
    Binding::new("enter", Msg::FirstStep, "topic.keys.first_step").when(DECIDE | WRITABLE).hint(1),
    Binding::new("1", Msg::Step(1), "topic.keys.step").when(DECIDE | WRITABLE).hint(2),
    Binding::new("2", Msg::Step(2), "topic.keys.step").when(DECIDE | WRITABLE).hint(2),
    Binding::new("3", Msg::Step(3), "topic.keys.step").when(DECIDE | WRITABLE).hint(2),
    Binding::new("4", Msg::Step(4), "topic.keys.step").when(DECIDE | WRITABLE).hint(2),
    Binding::new("5", Msg::Step(5), "topic.keys.step").when(DECIDE | WRITABLE).hint(2),
    Binding::new("up k backtab", Msg::Up, "topic.keys.choose").when(WORDS).hint(5),
    Binding::new("down j tab", Msg::Down, "topic.keys.choose").when(WORDS).hint(5),
    Binding::new("enter", Msg::Edit, "topic.keys.edit_row").when(WRITE | ROW_WRITES).hint(1),
    Binding::new("e", Msg::EditWording, "topic.keys.edit").when(WORDS | WORDING_WRITES).hint(3),
    Binding::new("v", Msg::OpenVote, "topic.keys.vote").when(WORDS | WRITABLE | WORDED).hint(2),
    Binding::new("left -", Msg::Nudge(-1), "topic.keys.nudge").when(WORDS | COMPLETES | CHOICE).hint(6),
    Binding::new("right +", Msg::Nudge(1), "topic.keys.nudge").when(WORDS | COMPLETES | CHOICE).hint(6),
    Binding::new("delete", Msg::Remove, "topic.keys.remove").when(WORDS | COMPLETES | ROW).hint(7),
    Binding::new("< shift+up", Msg::Shift { earlier: true }, "topic.keys.shift").when(WORDS | COMPLETES | ROW),
    Binding::new("> shift+down", Msg::Shift { earlier: false }, "topic.keys.shift")
        .when(WORDS | COMPLETES | ROW),
    Binding::new("s", Msg::ReadAloud, "topic.keys.read_aloud").when(WORDS | WORDED).hint(6),
    Binding::new("i", Msg::EditMixed, "topic.keys.mixed").when(WORDS | WRITABLE),
    Binding::new("n", Msg::Silent, "topic.keys.silent").when(WORDS | WRITABLE),
    Binding::new("m", Msg::More, "topic.keys.more").when(WORDS | FOLDED).hint(6),
    Binding::new("w", Msg::Weights, "topic.keys.weights").when(WORDS | MARKET).hint(4),
    Binding::new("w", Msg::WhatIf, "topic.keys.what_if").when(WORDS | EFFORT).hint(4),
    Binding::new("f", Msg::Origin, "topic.keys.origin").when(WORDS | COMPUTED).hint(8),
    Binding::new("h", Msg::Deadlines, "topic.keys.deadlines").when(WORDS | LIMITED).hint(5),
    Binding::new("o", Msg::Owner, "topic.keys.owner").when(WORDS | COMPLETES).hint(4),
    Binding::new("l", Msg::ToLeadership, "topic.keys.to_leadership").when(WORDS | LEADS),
    Binding::new("!", Msg::Override, "topic.keys.override").when(WORDS | WRITABLE | WORDED),
    Binding::new("r", Msg::Retire, "topic.keys.retire").when(WORDS | WRITABLE | CARRIED).hint(3),
    Binding::new("c", Msg::LetGo, "topic.keys.let_go").when(WORDS | WRITABLE | CARRIED).hint(9),
    Binding::new("d", Msg::Question, "topic.keys.question").when(WORDS | COMPLETES | AGREED),
    // A vote: digits are fingers or objections; a sentence longer than the window can still be read.
    Binding::new("up k", Msg::Up, "topic.keys.read").when(FINGERS).hint(7),
    Binding::new("down j", Msg::Down, "topic.keys.read").when(FINGERS).hint(7),
    Binding::new("up k", Msg::Up, "topic.keys.read").when(CONSENT).hint(7),
    Binding::new("down j", Msg::Down, "topic.keys.read").when(CONSENT).hint(7),
    Binding::new("0", Msg::Digit(0), "topic.keys.fingers").when(FINGERS | WRITABLE).hint(1),
    Binding::new("1", Msg::Digit(1), "topic.keys.fingers").when(FINGERS | WRITABLE).hint(1),
    Binding::new("2", Msg::Digit(2), "topic.keys.fingers").when(FINGERS | WRITABLE).hint(1),
    Binding::new("3", Msg::Digit(3), "topic.keys.fingers").when(FINGERS | WRITABLE).hint(1),
    Binding::new("4", Msg::Digit(4), "topic.keys.fingers").when(FINGERS | WRITABLE).hint(1),
    Binding::new("5", Msg::Digit(5), "topic.keys.fingers").when(FINGERS | WRITABLE).hint(1),
    Binding::new("=", Msg::Nobody, "topic.keys.nobody_below").when(FINGERS | WRITABLE).hint(4),
    Binding::new("0", Msg::Digit(0), "topic.keys.objections").when(CONSENT | WRITABLE).hint(1),
    Binding::new("1", Msg::Digit(1), "topic.keys.objections").when(CONSENT | WRITABLE).hint(1),
    Binding::new("2", Msg::Digit(2), "topic.keys.objections").when(CONSENT | WRITABLE).hint(1),
    Binding::new("3", Msg::Digit(3), "topic.keys.objections").when(CONSENT | WRITABLE).hint(1),
    Binding::new("4", Msg::Digit(4), "topic.keys.objections").when(CONSENT | WRITABLE).hint(1),
    Binding::new("5", Msg::Digit(5), "topic.keys.objections").when(CONSENT | WRITABLE).hint(1),
    Binding::new("=", Msg::Nobody, "topic.keys.no_objection").when(CONSENT | WRITABLE).hint(4),
    Binding::new("backspace", Msg::TakeBack, "topic.keys.take_back").when(FINGERS | WRITABLE).hint(5),
    Binding::new("backspace", Msg::TakeBack, "topic.keys.take_back").when(CONSENT | WRITABLE).hint(5),
    Binding::new("tab left right backtab", Msg::OtherSide, "topic.keys.other_side")
        .when(FINGERS | WRITABLE)
        .hint(2),
    Binding::new("tab left right backtab", Msg::OtherSide, "topic.keys.other_side")
        .when(CONSENT | WRITABLE)
        .hint(2),
    Binding::new("r enter", Msg::Reveal, "topic.keys.reveal").when(FINGERS | WRITABLE).hint(3),
    Binding::new("enter pgdn", Msg::NextLine, "topic.keys.next_line").when(CONSENT | TALK | WRITABLE).hint(0),
    Binding::new("r enter", Msg::Reveal, "topic.keys.reveal").when(CONSENT | ASKED | WRITABLE).hint(3),
    Binding::new("esc", Msg::LeaveVote, "topic.keys.leave_vote").when(FINGERS | COMPLETES).hint(6),
    Binding::new("esc", Msg::LeaveVote, "topic.keys.leave_vote").when(CONSENT | COMPLETES).hint(6),
    // An objection, or agreed words about to change.
    Binding::new("e enter", Msg::Edit, "topic.keys.describe").when(OBJECTION | WRITABLE).hint(1),
    Binding::new("up k backtab", Msg::Up, "topic.keys.line").when(OBJECTION).hint(4),
    Binding::new("down j tab", Msg::Down, "topic.keys.line").when(OBJECTION).hint(4),
    Binding::new("1", Msg::Answer(1), "topic.keys.answer").when(OBJECTION | WRITABLE).hint(2),
    Binding::new("2", Msg::Answer(2), "topic.keys.answer").when(OBJECTION | WRITABLE).hint(2),
    Binding::new("3", Msg::Answer(3), "topic.keys.answer").when(OBJECTION | WRITABLE).hint(2),
    Binding::new("4", Msg::Answer(4), "topic.keys.answer").when(OBJECTION | WRITABLE).hint(2),
    Binding::new("esc", Msg::ClosePanel, "topic.keys.close_panel").when(OBJECTION).hint(3),
    Binding::new("1", Msg::Answer(1), "topic.keys.spelling").when(ASKING | WRITABLE).hint(1),
    Binding::new("2", Msg::Answer(2), "topic.keys.reopen").when(ASKING | WRITABLE).hint(2),
    Binding::new("esc 3", Msg::ClosePanel, "topic.keys.close_panel").when(ASKING).hint(3),
];

/// The conditions that hold.
pub(super) fn flags(state: &State, topic: &Topic, ctx: &Context<'_>) -> u32 {
    let mode = match state.mode(topic) {
        Mode::Write => WRITE | WORDS,
        Mode::Fingers => FINGERS,
        Mode::Consent => CONSENT,
        Mode::Decide => DECIDE | WORDS,
        Mode::Objection => OBJECTION,
        Mode::Asking => ASKING,
    };
    let talks = topic.open_round().is_some_and(|round| state.talk(round) != Talk::Object);
    let chosen = state.chosen(topic);
    // Once the session is closed, only what was never voted on takes a key.
    let open = |slot: &&Slot| ctx.is_live() || !slot.part.is_voted();
    let slot = chosen.as_ref().and_then(rows::Row::slot).filter(open);
    let (live, completes) = (ctx.is_live(), ctx.is_writable());
    let asked = matches!(topic.status, Status::ToLeadership(_));
    let spelled = completes && !topic.text.is_empty();
    mode + if talks { TALK } else { ASKED }
        + u32::from(live) * WRITABLE
        + u32::from(completes) * COMPLETES
        + u32::from(chosen.as_ref().is_some_and(|row| super::editing::takes_text(ctx, topic, row))) * ROW_WRITES
        + u32::from(live || spelled) * WORDING_WRITES
        + u32::from(live || completes && asked) * LEADS
        + u32::from(topic.is_worded()) * WORDED
        + u32::from(slot.is_some_and(|slot| takes_rows(ctx, topic, slot))) * ROW
        + u32::from(slot.is_some_and(is_nudged)) * CHOICE
        + u32::from(rows::has_folded(topic)) * FOLDED
        + u32::from(matches!(topic.fields, Fields::Market(_))) * MARKET
        + u32::from(topic.status.is_agreed()) * AGREED
        + u32::from(super::takes_effort(topic)) * EFFORT
        + u32::from(Number::behind(ctx.session, &topic.fields).is_some()) * COMPUTED
        + u32::from(topic.origin.is_some() && !topic.is_decided()) * CARRIED
        + u32::from(!calendars::limits(&topic.fields).is_empty()) * LIMITED
}

/// Whether the row of a list that a slot stands in can be removed or moved: once the session is closed, only where
/// nothing in it was voted on.
fn takes_rows(ctx: &Context<'_>, topic: &Topic, slot: &Slot) -> bool {
    let Some((list, _)) = slot.row() else { return false };
    let same_list = |other: &Slot| other.row().is_some_and(|(name, _)| name == list);
    ctx.is_live() || topic.fields.slots().iter().filter(|other| same_list(other)).all(|other| !other.part.is_voted())
}

/// Whether a slot can be taken one up or down without typing.
pub(super) fn is_nudged(slot: &Slot) -> bool {
    super::editing::is_chosen_from(slot) || matches!(slot.shape, Shape::Number | Shape::Limit | Shape::Share)
}
