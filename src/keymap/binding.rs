//! Rows that bind chords to messages, dispatch through them and checks on them; it must not know any message.

use super::overrides::parse_chords;
use super::{Chord, Overrides};

/// One row of a screen's key table.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding<M> {
    /// Space separated chords, such as `"up k"`; the first is the one a footer shows.
    pub keys: &'static str,
    /// What pressing one of them means.
    pub msg: M,
    /// Key of the words that name the action, such as `"topic.keys.reveal"`; also its stable name for rebinding.
    pub label: &'static str,
    /// Bits of the conditions that must all hold; 0 means always.
    pub when: u32,
    /// Place on the footer, lower first; `None` keeps it off the footer.
    pub hint: Option<u8>,
    /// Bits of the conditions under which footer and help name it; 0 means whenever it holds.
    pub named: u32,
}

/// Something wrong with a key table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// One chord for two rows that can hold at the same time: the second is never reached by it.
    Twice {
        /// The chord both rows carry.
        chord: Chord,
        /// Label of the row that wins.
        winner: &'static str,
        /// Label of the row that loses.
        loser: &'static str,
    },
    /// A row that no key reaches, or whose keys cannot be read.
    Keyless {
        /// Label of the row.
        label: &'static str,
    },
}

impl<M> Binding<M> {
    /// A row that always holds and is not on the footer.
    pub const fn new(keys: &'static str, msg: M, label: &'static str) -> Self {
        Self { keys, msg, label, when: 0, hint: None, named: 0 }
    }

    /// The same row, holding only while every condition in `conditions` does.
    #[must_use]
    pub const fn when(mut self, conditions: u32) -> Self {
        self.when = conditions;
        self
    }

    /// The same row, on the footer at this place.
    #[must_use]
    pub const fn hint(mut self, priority: u8) -> Self {
        self.hint = Some(priority);
        self
    }

    /// The same row, named by footer and help only while every condition in `conditions` holds too. The key is taken
    /// all the same, so that it does nothing rather than something else: page down on a text that is all in view.
    #[must_use]
    pub const fn named_when(mut self, conditions: u32) -> Self {
        self.named = conditions;
        self
    }

    /// Whether the row holds under these conditions.
    pub const fn holds(&self, flags: u32) -> bool {
        self.when & flags == self.when
    }

    /// Whether it holds and does something worth naming.
    pub const fn is_named(&self, flags: u32) -> bool {
        self.holds(flags) && self.named & flags == self.named
    }
}

/// The message of the first row that holds and carries this chord.
pub fn resolve<M: Clone>(
    bindings: &[Binding<M>],
    flags: u32,
    chord: Chord,
    overrides: &Overrides,
) -> Option<M> {
    bindings
        .iter()
        .enumerate()
        .find(|(row, binding)| {
            binding.holds(flags) && chords(bindings, *row, overrides).iter().any(|own| own.same_key(chord))
        })
        .map(|(_, binding)| binding.msg.clone())
}

/// Chords that two rows share under compatible conditions, and rows without a key.
///
/// `exclusive` lists groups of conditions of which at most one holds at a time, such as the phases of a vote.
pub fn conflicts<M>(bindings: &[Binding<M>], exclusive: &[u32], overrides: &Overrides) -> Vec<Conflict> {
    let live: Vec<Vec<Chord>> = (0..bindings.len()).map(|row| chords(bindings, row, overrides)).collect();
    let mut found = Vec::new();
    for (later, binding) in bindings.iter().enumerate() {
        if live[later].is_empty() {
            found.push(Conflict::Keyless { label: binding.label });
        }
        for (earlier, first) in bindings[..later].iter().enumerate() {
            if never_together(first.when, binding.when, exclusive) {
                continue;
            }
            let shared =
                live[later].iter().filter(|chord| live[earlier].iter().any(|own| own.same_key(**chord)));
            found.extend(shared.map(|&chord| Conflict::Twice {
                chord,
                winner: first.label,
                loser: binding.label,
            }));
        }
    }
    found
}

fn never_together(first: u32, second: u32, exclusive: &[u32]) -> bool {
    exclusive.iter().any(|group| ((first | second) & group).count_ones() > 1)
}

/// The chords that reach a row, the user's own in place of the built-in ones.
///
/// Rows may share a label (digits 0 to 5, up and down): the user's chords are then dealt out to them in turn, and
/// rows whose built-in keys are the same share a hand, because they differ in condition only. Whoever writes down all
/// the built-in ones has them as they are.
pub(super) fn chords<M>(bindings: &[Binding<M>], row: usize, overrides: &Overrides) -> Vec<Chord> {
    let binding = &bindings[row];
    let built_in = |keys: &str| parse_chords(keys).unwrap_or_default();
    let Some(own) = overrides.get(binding.label) else {
        return built_in(binding.keys);
    };
    let mut hands: Vec<&str> = Vec::new();
    for other in bindings.iter().filter(|other| other.label == binding.label) {
        if !hands.contains(&other.keys) {
            hands.push(other.keys);
        }
    }
    let all: Vec<Chord> = hands.iter().flat_map(|keys| built_in(keys)).collect();
    let within = |some: &[Chord], others: &[Chord]| {
        some.iter().all(|chord| others.iter().any(|other| other.same_key(*chord)))
    };
    if within(own, &all) && within(&all, own) {
        return built_in(binding.keys);
    }
    let hand = hands.iter().position(|keys| *keys == binding.keys).unwrap_or_default();
    own.iter().copied().skip(hand).step_by(hands.len().max(1)).collect()
}

/// Chords of the user's own that mean one thing everywhere and another one here, so that one of the two is lost.
/// Where the built-in keys already do so, it is meant.
pub fn shadowed<G, M>(
    everywhere: &[Binding<G>],
    here: &[Binding<M>],
    overrides: &Overrides,
) -> Vec<Conflict> {
    let none = Overrides::default();
    let mut found = Vec::new();
    for (row, binding) in here.iter().enumerate() {
        for (other, global) in everywhere.iter().enumerate() {
            let own = [binding.label, global.label].iter().any(|label| overrides.get(label).is_some());
            if !own || binding.label == global.label {
                continue;
            }
            let built_in = (chords(here, row, &none), chords(everywhere, other, &none));
            let meant = |chord: &Chord| built_in.0.contains(chord) && built_in.1.contains(chord);
            let there = chords(everywhere, other, overrides);
            let both = chords(here, row, overrides)
                .into_iter()
                .filter(|chord| there.contains(chord) && !meant(chord));
            found.extend(both.map(|chord| Conflict::Twice {
                chord,
                winner: binding.label,
                loser: global.label,
            }));
        }
    }
    found
}

/// Every action by its name with its chords as a config file has them, in the order in which they are dealt out.
pub fn written<M>(bindings: &[Binding<M>], overrides: &Overrides) -> Vec<(&'static str, String)> {
    let mut labels: Vec<&'static str> = Vec::new();
    for binding in bindings {
        if !labels.contains(&binding.label) {
            labels.push(binding.label);
        }
    }
    labels
        .into_iter()
        .map(|label| (label, in_turn(&chords_of(bindings, label, overrides), bindings, label)))
        .collect()
}

/// Chords row by row, put back into the order in which they are dealt out to rows of one label.
fn in_turn<M>(all: &[Chord], bindings: &[Binding<M>], label: &str) -> String {
    let rows = bindings.iter().filter(|binding| binding.label == label);
    let mut hands: Vec<&str> = Vec::new();
    for row in rows {
        if !hands.contains(&row.keys) {
            hands.push(row.keys);
        }
    }
    let mut distinct: Vec<Chord> = Vec::new();
    for chord in all {
        if !distinct.contains(chord) {
            distinct.push(*chord);
        }
    }
    let each = distinct.len().div_ceil(hands.len().max(1)).max(1);
    let turns = (0..each).flat_map(|turn| distinct.iter().skip(turn).step_by(each));
    turns.map(|chord| chord.notation()).collect::<Vec<_>>().join(" ")
}

/// The chords that reach an action by its name, under the user's own keys.
pub fn chords_of<M>(bindings: &[Binding<M>], label: &str, overrides: &Overrides) -> Vec<Chord> {
    let rows = (0..bindings.len()).filter(|row| bindings[*row].label == label);
    rows.flat_map(|row| chords(bindings, row, overrides)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::Written;

    const OPEN: u32 = 1;
    const REVEALED: u32 = 2;

    const ROWS: &[Binding<&str>] = &[
        Binding::new("up k", "up", "move"),
        Binding::new("down j", "down", "move"),
        Binding::new("1", "tally", "tally").when(OPEN),
        Binding::new("1", "decide", "decide").when(REVEALED),
        Binding::new("q", "leave", "leave").hint(9),
    ];

    fn press(text: &str, flags: u32, overrides: &Overrides) -> Option<&'static str> {
        resolve(ROWS, flags, Chord::parse(text).unwrap(), overrides)
    }

    fn own(label: &str, chords: &str) -> Overrides {
        Overrides::new(&BTreeMap::from([(label.to_owned(), Written { text: chords.to_owned(), line: 1 })]))
            .unwrap()
    }

    fn keyless(label: &'static str) -> Conflict {
        Conflict::Keyless { label }
    }

    #[test]
    fn the_first_row_that_holds_wins() {
        let none = Overrides::default();
        assert_eq!(press("k", 0, &none), Some("up"));
        assert_eq!(press("Q", 0, &none), Some("leave"), "Caps Lock");
        assert_eq!(press("1", 0, &none), None);
        assert_eq!(press("1", OPEN, &none), Some("tally"));
        assert_eq!(press("1", REVEALED, &none), Some("decide"));
        assert_eq!(press("ctrl+q", 0, &none), None);
    }

    #[test]
    fn own_keys_replace_the_built_in_ones() {
        let overrides = own("leave", "ctrl+q");
        assert_eq!(press("q", 0, &overrides), None);
        assert_eq!(press("ctrl+q", 0, &overrides), Some("leave"));
    }

    #[test]
    fn rows_of_one_label_are_dealt_the_own_keys_in_turn() {
        let overrides = own("move", "w s p n");
        let pressed: Vec<_> = ["w", "s", "p", "n", "k"].iter().map(|key| press(key, 0, &overrides)).collect();
        assert_eq!(pressed, [Some("up"), Some("down"), Some("up"), Some("down"), None]);
    }

    #[test]
    fn all_the_built_in_keys_written_down_stay_where_they_are() {
        let rows =
            [Binding::new("i enter", 1, "import").when(OPEN), Binding::new("i", 2, "import").when(REVEALED)];
        let enter = Chord::parse("enter").unwrap();
        for (flags, chord, meant) in
            [(OPEN, enter, Some(1)), (REVEALED, Chord::char('i'), Some(2)), (REVEALED, enter, None)]
        {
            assert_eq!(resolve(&rows, flags, chord, &own("import", "i enter")), meant);
        }
    }

    #[test]
    fn rows_that_differ_in_condition_only_share_a_hand() {
        let rows =
            [Binding::new("enter", 1, "open").when(OPEN), Binding::new("enter", 2, "open").when(REVEALED)];
        let chord = Chord::char('o');
        assert_eq!(resolve(&rows, OPEN, chord, &own("open", "o")), Some(1));
        assert_eq!(resolve(&rows, REVEALED, chord, &own("open", "o")), Some(2));
    }

    #[test]
    fn conflicts_are_found_and_exclusive_conditions_are_none() {
        let none = Overrides::default();
        assert_eq!(conflicts(ROWS, &[OPEN | REVEALED], &none), []);
        let both = Conflict::Twice { chord: Chord::char('1'), winner: "tally", loser: "decide" };
        assert_eq!(conflicts(ROWS, &[], &none), [both]);
        let rebound = conflicts(ROWS, &[OPEN | REVEALED], &own("leave", "K"));
        let shadowed = Conflict::Twice { chord: Chord::char('K'), winner: "move", loser: "leave" };
        assert_eq!(rebound, [shadowed]);
        let too_few = conflicts(ROWS, &[OPEN | REVEALED], &own("move", "w"));
        assert_eq!(too_few, [keyless("move")]);
        let unreadable = [Binding::new("alt+x", (), "bad")];
        assert_eq!(conflicts(&unreadable, &[], &none), [keyless("bad")]);
    }
}
