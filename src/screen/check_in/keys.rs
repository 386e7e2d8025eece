//! The keys of the check-in, by the part that is on screen.

use super::{Msg, Part, State};
use crate::{domain::people::Group, keymap::Binding, screen::Context};

/// No practice vote is on.
const READ: u32 = 1;
const PEOPLE: u32 = 1 << 1;
const MEASURED: u32 = 1 << 2;
const DECIDING: u32 = 1 << 3;
const WORKING: u32 = 1 << 4;
/// Fingers of the practice vote are counted.
const COUNTING: u32 = 1 << 5;
/// The practice vote is revealed.
const REVEALED: u32 = 1 << 6;
const WRITABLE: u32 = 1 << 7;
/// The chosen row is somebody or something, not the row that adds.
const SOME: u32 = 1 << 8;
/// People can be added and their names mended, in a closed session too.
const LISTS: u32 = 1 << 9;

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] =
    &[PEOPLE | MEASURED | DECIDING | WORKING | COUNTING | REVEALED, READ | COUNTING | REVEALED];

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("n +", Msg::Add, "check_in.keys.add_person").when(PEOPLE | LISTS).hint(1),
    Binding::new("space", Msg::Presence, "check_in.keys.presence").when(PEOPLE | WRITABLE | SOME).hint(2),
    Binding::new("left", Msg::Turn(false), "check_in.keys.group").when(PEOPLE | WRITABLE).hint(3),
    Binding::new("right", Msg::Turn(true), "check_in.keys.group").when(PEOPLE | WRITABLE).hint(3),
    Binding::new("enter e", Msg::Edit, "check_in.keys.change").when(PEOPLE | LISTS).hint(4),
    Binding::new("delete backspace", Msg::Remove, "check_in.keys.remove").when(PEOPLE | WRITABLE | SOME).hint(7),
    Binding::new("s", Msg::Group(Group::Sales), "check_in.keys.to_sales").when(PEOPLE | WRITABLE),
    Binding::new("m", Msg::Group(Group::Marketing), "check_in.keys.to_marketing").when(PEOPLE | WRITABLE),
    Binding::new("l", Msg::Group(Group::Leadership), "check_in.keys.to_leadership").when(PEOPLE | WRITABLE),
    Binding::new("f", Msg::Group(Group::Facilitator), "check_in.keys.to_facilitator").when(PEOPLE | WRITABLE),
    Binding::new("enter e", Msg::Edit, "check_in.keys.write").when(MEASURED | WRITABLE).hint(1),
    Binding::new("enter space left right", Msg::Turn(true), "check_in.keys.other_rule")
        .when(DECIDING | WRITABLE)
        .hint(1),
    Binding::new("v", Msg::PracticeVote, "check_in.keys.practice_vote").when(DECIDING | WRITABLE).hint(2),
    Binding::new("enter e", Msg::Edit, "check_in.keys.write").when(WORKING | WRITABLE).hint(1),
    Binding::new("n +", Msg::Add, "check_in.keys.add").when(WORKING | WRITABLE).hint(2),
    Binding::new("delete backspace", Msg::Remove, "check_in.keys.remove").when(WORKING | WRITABLE | SOME).hint(3),
    Binding::new("up k", Msg::Up, "check_in.keys.choose").when(READ).hint(6),
    Binding::new("down j", Msg::Down, "check_in.keys.choose").when(READ).hint(6),
    Binding::new("tab", Msg::NextPart, "check_in.keys.next_part").when(READ).hint(5),
    Binding::new("backtab", Msg::PreviousPart, "check_in.keys.previous_part").when(READ),
    Binding::new("i", Msg::PrepAnswers, "check_in.keys.prep_answers").when(READ | WRITABLE),
    // The clicker walks the parts first, then the workshop.
    Binding::new("pgdn", Msg::Onward, "check_in.keys.forward"),
    Binding::new("pgup", Msg::Backward, "check_in.keys.backward"),
    // The practice vote, with the keys of a real one.
    Binding::new("0", Msg::Digit(0), "topic.keys.fingers").when(COUNTING).hint(1),
    Binding::new("1", Msg::Digit(1), "topic.keys.fingers").when(COUNTING).hint(1),
    Binding::new("2", Msg::Digit(2), "topic.keys.fingers").when(COUNTING).hint(1),
    Binding::new("3", Msg::Digit(3), "topic.keys.fingers").when(COUNTING).hint(1),
    Binding::new("4", Msg::Digit(4), "topic.keys.fingers").when(COUNTING).hint(1),
    Binding::new("5", Msg::Digit(5), "topic.keys.fingers").when(COUNTING).hint(1),
    Binding::new("tab left right backtab", Msg::OtherSide, "topic.keys.other_side").when(COUNTING).hint(2),
    Binding::new("r enter", Msg::Reveal, "topic.keys.reveal").when(COUNTING).hint(3),
    Binding::new("=", Msg::Nobody, "topic.keys.nobody_below").when(COUNTING).hint(4),
    Binding::new("backspace", Msg::TakeBack, "topic.keys.take_back").when(COUNTING).hint(5),
    Binding::new("esc", Msg::EndVote, "topic.keys.leave_vote").when(COUNTING).hint(6),
    Binding::new("enter esc", Msg::EndVote, "check_in.keys.done").when(REVEALED).hint(1),
    Binding::new("v", Msg::PracticeVote, "check_in.keys.once_more").when(REVEALED).hint(2),
];

/// The conditions that hold.
pub(super) fn flags(state: &State, ctx: &Context<'_>) -> u32 {
    let part = match (&state.vote, state.part) {
        (Some(vote), _) if vote.is_revealed() => REVEALED,
        (Some(_), _) => COUNTING,
        (None, Part::People) => READ | PEOPLE,
        (None, Part::Measured) => READ | MEASURED,
        (None, Part::Deciding) => READ | DECIDING,
        (None, Part::Working) => READ | WORKING,
    };
    let things = match state.part {
        Part::People => ctx.session.people.len(),
        Part::Working => ctx.session.working_agreements.len(),
        Part::Measured | Part::Deciding => 0,
    };
    part + u32::from(ctx.is_live()) * WRITABLE
        + u32::from(ctx.is_writable()) * LISTS
        + u32::from(state.chosen(ctx) < things) * SOME
}
