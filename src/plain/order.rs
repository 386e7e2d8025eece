//! The commands that work at every question, by the words they are typed with. What they do is in `obey`.

use crate::{
    assets::words::{fill, say},
    domain::session::Step,
    text::fold,
};

/// A command that works at every question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Say which commands there are.
    Help,
    /// Ask the question once more.
    Again,
    /// On along the workshop.
    Next,
    /// Back along the workshop.
    Previous,
    /// Out of this question.
    Back,
    /// To a step, once it is named.
    Go(Option<Step>),
    /// Everything agreed so far.
    SoFar,
    /// Take the last change back.
    Undo,
    /// Bring it back.
    Redo,
    /// Park what came up.
    Park,
    /// The parking lot.
    Parking,
    /// The plan of the afternoon.
    Agenda,
    /// The clock of the box.
    Timer,
    /// Mute the bell, or not.
    Bell,
    /// How long the break shall be.
    Break,
    /// A card of a few minutes.
    Energiser,
    /// Mixed pairs.
    Pairs,
    /// Everybody writes about the topic that is on.
    Silent,
    /// Both sides read their notes.
    Hearing,
    /// The wording of the topic that is on.
    ReadAloud,
    /// Sales promises, Marketing promises.
    Promises,
    /// "Can we keep it?"
    Keep,
    /// The numbers behind the promises.
    Funnel,
    /// The business calendars.
    Calendars,
    /// Was it kept?
    Numbers,
    /// What can still be done after the close.
    After,
    /// Read a past session.
    Review,
    /// What is due.
    Due,
    /// Write documents.
    Export,
    /// Since when everything is on disk.
    Saved,
    /// Save at another place.
    SaveElsewhere,
    /// The teams of a practice session go on.
    Cue,
    /// To the list of sessions.
    Home,
    /// Leave.
    Quit,
}

/// A command, the key of the word it is typed with, and the key of what it does.
pub(super) const ORDERS: &[(Order, &str, &str)] = &[
    (Order::Help, "plain.order.help", "plain.means.help"),
    (Order::Again, "plain.order.again", "plain.means.again"),
    (Order::Next, "plain.order.next", "plain.means.next"),
    (Order::Previous, "plain.order.previous", "plain.means.previous"),
    (Order::Back, "plain.order.back", "plain.means.back"),
    (Order::Go(None), "plain.order.go", "plain.means.go"),
    (Order::SoFar, "plain.order.so_far", "global.keys.so_far"),
    (Order::Undo, "plain.order.undo", "plain.means.undo"),
    (Order::Redo, "plain.order.redo", "plain.means.redo"),
    (Order::Park, "plain.order.park", "global.keys.parking"),
    (Order::Parking, "plain.order.parking", "plain.means.parking"),
    (Order::Agenda, "plain.order.agenda", "plain.means.agenda"),
    (Order::Timer, "plain.order.timer", "plain.means.timer"),
    (Order::Bell, "plain.order.bell", "global.keys.mute"),
    (Order::Break, "plain.order.break", "plain.means.break"),
    (Order::Energiser, "plain.order.energiser", "plain.means.energiser"),
    (Order::Pairs, "plain.order.pairs", "plain.means.pairs"),
    (Order::Silent, "plain.order.silent", "plain.means.silent"),
    (Order::Hearing, "plain.order.hearing", "plain.means.hearing"),
    (Order::ReadAloud, "plain.order.read_aloud", "plain.means.read_aloud"),
    (Order::Promises, "plain.order.promises", "plain.means.promises"),
    (Order::Keep, "plain.order.keep", "global.keys.keep"),
    (Order::Funnel, "plain.order.funnel", "global.keys.funnel"),
    (Order::Calendars, "plain.order.calendars", "global.keys.calendars"),
    (Order::Numbers, "plain.order.numbers", "global.keys.numbers"),
    (Order::After, "plain.order.after", "global.keys.after"),
    (Order::Review, "plain.order.review", "plain.means.review"),
    (Order::Due, "plain.order.due", "plain.means.due"),
    (Order::Export, "plain.order.export", "plain.means.export"),
    (Order::Saved, "plain.order.saved", "global.keys.saved"),
    (Order::SaveElsewhere, "plain.order.save_elsewhere", "plain.means.save_elsewhere"),
    (Order::Cue, "plain.order.cue", "plain.means.cue"),
    (Order::Home, "plain.order.home", "plain.means.home"),
    (Order::Quit, "plain.order.quit", "plain.means.quit"),
];

impl Order {
    /// The command these words stand for.
    pub fn read(typed: &str) -> Option<Self> {
        let typed = fold(typed.trim());
        let named = ORDERS.iter().find(|(_, word, _)| fold(say(word)) == typed);
        named.map(|(order, ..)| *order).or_else(|| step_after_go(&typed))
    }

    /// Whether it needs an open session.
    pub fn needs_session(self) -> bool {
        !matches!(self, Self::Help | Self::Again | Self::Back | Self::Home | Self::Quit | Self::Saved)
    }

    /// Whether it is said to the question at which it is typed; another that is left comes back to that question.
    pub fn leaves_question(self) -> bool {
        let along = matches!(self, Self::Back | Self::Again | Self::Next | Self::Previous);
        along || matches!(self, Self::Undo | Self::Redo | Self::Cue)
    }

    /// Every command with what it does, a sentence each.
    pub fn told(in_session: bool) -> impl Iterator<Item = String> {
        let fits = move |row: &&(Self, &str, &str)| in_session || !row.0.needs_session();
        ORDERS.iter().filter(fits).map(|(_, word, means)| {
            fill("plain.order_means", &[("order", &say(word)), ("means", &say(means))])
        })
    }
}

/// "go 3": the digit of a step, as on the screen, or its name.
fn step_after_go(folded: &str) -> Option<Order> {
    let named = folded.strip_prefix(&fold(say("plain.order.go")))?.strip_prefix(' ')?.trim();
    let by_digit = named.parse::<usize>().ok().and_then(|digit| Step::ALL.get(digit).copied());
    let by_name = || Step::ALL.into_iter().find(|step| fold(say(step.key())) == named);
    by_digit.or_else(by_name).or_else(|| Step::named(named)).map(|step| Order::Go(Some(step)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_by_their_words_and_a_step_by_digit_or_name() {
        assert_eq!(Order::read(" So Far "), Some(Order::SoFar));
        assert_eq!(Order::read("go"), Some(Order::Go(None)));
        assert_eq!(Order::read("go 3"), Some(Order::Go(Some(Step::Sla))));
        assert_eq!(Order::read("go definitions"), Some(Order::Go(Some(Step::Definitions))));
        assert_eq!((Order::read("go 9"), Order::read("gone"), Order::read("")), (None, None, None));
    }

    #[test]
    fn no_word_stands_for_two_commands() {
        for (order, word, _) in ORDERS {
            assert_eq!(Order::read(say(word)), Some(*order), "{word}");
        }
    }
}
