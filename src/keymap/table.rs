//! What footers and help show of a key table; it must not draw and must not translate labels into words.

use super::binding::chords;
use super::{Binding, Chord, Key, Overrides};

/// One entry of a footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The keys as shown, such as `"Enter"`, `"↑↓"` or `"1-4"`.
    pub key: String,
    /// Key of the words beside them.
    pub label: &'static str,
    /// The keys themselves, in the order they are shown: what a click on the entry stands for.
    pub chords: Vec<Chord>,
}

/// One line of help.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpRow<M> {
    /// All keys as shown, such as `"↑↓ k/j"`.
    pub keys: String,
    /// Key of the words beside them.
    pub label: &'static str,
    /// Whether the line does anything right now.
    pub active: bool,
    /// What running the line means; `None` while it is not active, or if it stands for several keys.
    pub msg: Option<M>,
}

/// The entries of the footer, most important first; rows of one label make one entry.
pub fn hints<M>(bindings: &[Binding<M>], flags: u32, overrides: &Overrides) -> Vec<Hint> {
    let mut groups: Vec<(u8, &'static str, Vec<Chord>)> = Vec::new();
    for (row, binding) in bindings.iter().enumerate() {
        let (Some(priority), true) = (binding.hint, binding.is_named(flags)) else { continue };
        let Some(&first) = chords(bindings, row, overrides).first() else { continue };
        match groups.iter_mut().find(|group| group.1 == binding.label) {
            Some(group) => {
                group.0 = group.0.min(priority);
                group.2.push(first);
            }
            None => groups.push((priority, binding.label, vec![first])),
        }
    }
    groups.sort_by_key(|group| group.0);
    groups.into_iter().map(|(_, label, keys)| Hint { key: together(&keys), label, chords: keys }).collect()
}

/// Every row as a line of help, in table order; consecutive rows of one label make one line.
pub fn help_rows<M: Clone>(bindings: &[Binding<M>], flags: u32, overrides: &Overrides) -> Vec<HelpRow<M>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for group in bindings.chunk_by(|first, second| first.label == second.label) {
        let end = start + group.len();
        let keys: Vec<Vec<Chord>> = (start..end).map(|row| chords(bindings, row, overrides)).collect();
        let active: Vec<&Binding<M>> = group.iter().filter(|binding| binding.is_named(flags)).collect();
        lines.push(HelpRow {
            keys: columns(&keys),
            label: group[0].label,
            active: !active.is_empty(),
            msg: (active.len() == 1).then(|| active[0].msg.clone()),
        });
        start = end;
    }
    lines
}

/// First chords of all rows, then their second chords, and so on: `"↑↓ k/j"`.
fn columns(rows: &[Vec<Chord>]) -> String {
    let longest = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column =
        |index: usize| together(&rows.iter().filter_map(|row| row.get(index).copied()).collect::<Vec<_>>());
    (0..longest).map(column).collect::<Vec<_>>().join(" ")
}

/// Several chords of one meaning: arrows stand side by side, a run of digits is a range, others have a slash between.
fn together(chords: &[Chord]) -> String {
    let mut distinct: Vec<Chord> = Vec::new();
    for chord in chords {
        if !distinct.iter().any(|seen| seen.same_key(*chord)) {
            distinct.push(*chord);
        }
    }
    let shown = |separator: &str| distinct.iter().map(Chord::to_string).collect::<Vec<_>>().join(separator);
    if distinct.iter().all(|chord| is_plain_arrow(*chord)) {
        return shown("");
    }
    if let (Some(first), Some(last), true) = (distinct.first(), distinct.last(), is_digit_run(&distinct)) {
        return format!("{first}-{last}");
    }
    shown(if distinct.contains(&Chord::char('/')) { " " } else { "/" })
}

const fn is_plain_arrow(chord: Chord) -> bool {
    matches!(chord.key, Key::Up | Key::Down | Key::Left | Key::Right) && !chord.ctrl && !chord.shift
}

fn is_digit_run(chords: &[Chord]) -> bool {
    let digit = |chord: &Chord| {
        chord.character().filter(|_| !chord.ctrl).and_then(|character| character.to_digit(10))
    };
    chords.len() > 1
        && chords.windows(2).all(|pair| match (digit(&pair[0]), digit(&pair[1])) {
            (Some(first), Some(second)) => second == first + 1,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::config::Written;

    const OPEN: u32 = 1;
    const ROWS: &[Binding<u8>] = &[
        Binding::new("?", 1, "help").hint(99),
        Binding::new("up k", 2, "move").hint(1),
        Binding::new("down j", 3, "move").hint(1),
        Binding::new("0", 10, "vote").hint(2).when(OPEN),
        Binding::new("1", 11, "vote").hint(2).when(OPEN),
        Binding::new("2", 12, "vote").hint(2).when(OPEN),
        Binding::new("b .", 20, "blank"),
        Binding::new("+", 21, "step").hint(3),
        Binding::new("-", 22, "step").hint(3),
        Binding::new("enter", 30, "open").hint(0),
    ];

    fn footer(flags: u32, overrides: &Overrides) -> Vec<String> {
        hints(ROWS, flags, overrides).iter().map(|hint| format!("{} {}", hint.key, hint.label)).collect()
    }

    fn own(label: &str, chords: &str) -> Overrides {
        Overrides::new(&BTreeMap::from([(label.to_owned(), Written { text: chords.to_owned(), line: 1 })]))
            .unwrap()
    }

    #[test]
    fn footers_go_by_priority_and_condition() {
        let none = Overrides::default();
        assert_eq!(footer(0, &none), ["Enter open", "↑↓ move", "+/- step", "? help"]);
        assert_eq!(footer(OPEN, &none), ["Enter open", "↑↓ move", "0-2 vote", "+/- step", "? help"]);
    }

    #[test]
    fn own_keys_show_on_the_footer() {
        assert_eq!(footer(0, &own("move", "w s"))[1], "w/s move");
    }

    #[test]
    fn help_has_every_row_once() {
        let shown: Vec<_> = help_rows(ROWS, OPEN, &Overrides::default())
            .into_iter()
            .map(|row| (row.keys, row.label, row.active, row.msg))
            .collect();
        let expected = [
            ("?", "help", true, Some(1)),
            ("↑↓ k/j", "move", true, None),
            ("0-2", "vote", true, None),
            ("b .", "blank", true, Some(20)),
            ("+/-", "step", true, None),
            ("Enter", "open", true, Some(30)),
        ];
        assert_eq!(shown, expected.map(|(keys, label, active, msg)| (keys.to_owned(), label, active, msg)));
    }

    #[test]
    fn lines_that_do_nothing_now_are_shown_but_cannot_run() {
        let rows = [Binding::new("v", 1, "vote").when(OPEN)];
        let line = &help_rows(&rows, 0, &Overrides::default())[0];
        assert_eq!((line.active, line.msg), (false, None));
    }

    #[test]
    fn rows_that_differ_in_condition_only_make_one_line_that_runs() {
        let rows = [Binding::new("enter", 1, "open").when(OPEN), Binding::new("enter", 2, "open").when(2)];
        let lines = help_rows(&rows, 2, &Overrides::default());
        assert_eq!((lines.len(), lines[0].keys.as_str(), lines[0].msg), (1, "Enter", Some(2)));
    }

    #[test]
    fn a_slash_among_the_keys_gets_spaces() {
        assert_eq!(together(&[Chord::char('/'), Chord::char('f')]), "/ f");
        assert_eq!(together(&[Chord::char('1'), Chord::char('3')]), "1/3");
        assert_eq!(together(&[Chord::char('7')]), "7");
    }
}
