//! The keys of asking in the room, and the conditions they hold under.

use super::{Msg, Stage, State, results};
use crate::{
    domain::baseline::tally::Way,
    keymap::Binding,
    screen::Context,
};

const RESULTS: u32 = 1;
const SETUP: u32 = 1 << 1;
const COUNTING: u32 = 1 << 2;
const SEEN: u32 = 1 << 3;
const READING: u32 = 1 << 4;
const LIVE: u32 = 1 << 5;
/// A reading can be chosen.
const SOME: u32 = 1 << 6;
/// Five answers are offered, not two.
const FIVE: u32 = 1 << 7;

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[RESULTS | SETUP | COUNTING | SEEN | READING];

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("1", Msg::Add(1), "tally.keys.count").when(COUNTING | LIVE).hint(1),
    Binding::new("2", Msg::Add(2), "tally.keys.count").when(COUNTING | LIVE).hint(1),
    Binding::new("3", Msg::Add(3), "tally.keys.count").when(COUNTING | LIVE | FIVE).hint(1),
    Binding::new("4", Msg::Add(4), "tally.keys.count").when(COUNTING | LIVE | FIVE).hint(1),
    Binding::new("5", Msg::Add(5), "tally.keys.count").when(COUNTING | LIVE | FIVE).hint(1),
    Binding::new("n", Msg::CouldNotSay, "tally.keys.could_not_say").when(COUNTING | LIVE).hint(4),
    Binding::new("backspace u", Msg::TakeBack, "tally.keys.take_back").when(COUNTING | LIVE).hint(3),
    // Shift with a digit, as keyboards of several countries type it.
    Binding::new("!", Msg::Less(1), "tally.keys.less").when(COUNTING | LIVE),
    Binding::new("@ \"", Msg::Less(2), "tally.keys.less").when(COUNTING | LIVE),
    Binding::new("# § £", Msg::Less(3), "tally.keys.less").when(COUNTING | LIVE | FIVE),
    Binding::new("$", Msg::Less(4), "tally.keys.less").when(COUNTING | LIVE | FIVE),
    Binding::new("%", Msg::Less(5), "tally.keys.less").when(COUNTING | LIVE | FIVE),
    Binding::new("enter", Msg::Finish, "tally.keys.finish").when(COUNTING | LIVE).hint(2),
    Binding::new("space", Msg::CountDown, "tally.keys.count_down").when(COUNTING | LIVE).hint(5),
    Binding::new("+", Msg::Present(true), "tally.keys.present").when(COUNTING | LIVE).hint(6),
    Binding::new("-", Msg::Present(false), "tally.keys.present").when(COUNTING | LIVE).hint(6),
    Binding::new("tab left right", Msg::OtherTeam, "tally.keys.other_team").when(COUNTING | LIVE).hint(7),
    Binding::new("esc pgdn pgup", Msg::Leave, "tally.keys.leave").when(COUNTING).hint(8),
    Binding::new("enter pgdn space", Msg::Next, "tally.keys.next").when(SEEN).hint(1),
    Binding::new("u", Msg::Again, "tally.keys.again").when(SEEN | LIVE).hint(2),
    Binding::new("esc", Msg::Close, "tally.keys.results").when(SEEN).hint(3),
    Binding::new("enter", Msg::Start, "tally.keys.start").when(SETUP | LIVE).hint(1),
    Binding::new("space", Msg::Tick, "tally.keys.tick").when(SETUP | LIVE).hint(2),
    Binding::new("w left right", Msg::Way, "tally.keys.way").when(SETUP | LIVE).hint(3),
    Binding::new("o", Msg::Own, "tally.keys.own").when(SETUP | LIVE).hint(4),
    Binding::new("l", Msg::Lower, "tally.keys.lower").when(SETUP | LIVE).hint(6),
    Binding::new("up k", Msg::Up, "tally.keys.choose").when(SETUP).hint(5),
    Binding::new("down j", Msg::Down, "tally.keys.choose").when(SETUP).hint(5),
    Binding::new("esc", Msg::Close, "tally.keys.results").when(SETUP | SOME),
    Binding::new("enter", Msg::Open, "tally.keys.open").when(RESULTS | SOME).hint(1),
    Binding::new("n", Msg::More, "tally.keys.more").when(RESULTS | LIVE).hint(2),
    Binding::new("delete", Msg::Remove, "tally.keys.remove").when(RESULTS | SOME | LIVE).hint(4),
    Binding::new("up k", Msg::Up, "tally.keys.choose").when(RESULTS | SOME).hint(3),
    Binding::new("down j", Msg::Down, "tally.keys.choose").when(RESULTS | SOME).hint(3),
    Binding::new("enter esc", Msg::Close, "tally.keys.results").when(READING).hint(1),
];

/// The conditions that hold.
pub(super) fn flags(state: &State, ctx: &Context<'_>) -> u32 {
    let on = match state.stage {
        Stage::Results => RESULTS,
        Stage::Setup => SETUP,
        Stage::Counting(_) => COUNTING,
        Stage::Seen(..) => SEEN,
        Stage::Reading(_) => READING,
    };
    on + u32::from(ctx.is_live()) * LIVE
        + u32::from(!results::readings(state, ctx).is_empty()) * SOME
        + u32::from(state.way != Way::Hands) * FIVE
}
