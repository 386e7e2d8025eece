//! One key press as a plain value, read from the terminal or from text; it must not know what any key does.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key on the keyboard, as terminals can tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character, in the case it was typed in.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// The key that deletes backwards.
    Backspace,
    /// The key that deletes forwards.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, `F(1)` to `F(24)`.
    F(u8),
}

/// One key press: a key, and whether Ctrl (or, for keys that move a cursor, Shift) was held.
///
/// A letter keeps the case it was typed in because a text field needs it; [`Chord::same_key`] ignores the case, so
/// that Caps Lock cannot break a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key itself.
    pub key: Key,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Shift was held; only ever true for keys that move a cursor.
    pub shift: bool,
}

/// A chord that could not be read from text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a key; write one character or a name such as enter, esc, pgdn, f1, ctrl+z, shift+left"
)]
pub struct BadChord(pub String);

/// Names in key tables and config files, and as footers print them; the first one of a key is the one written.
const NAMES: &[(&str, &str, Key)] = &[
    ("space", "space", Key::Char(' ')),
    ("enter", "Enter", Key::Enter),
    ("esc", "Esc", Key::Esc),
    ("tab", "Tab", Key::Tab),
    ("backtab", "Shift+Tab", Key::BackTab),
    ("backspace", "Backspace", Key::Backspace),
    ("del", "Del", Key::Delete),
    ("ins", "Ins", Key::Insert),
    ("up", "↑", Key::Up),
    ("down", "↓", Key::Down),
    ("left", "←", Key::Left),
    ("right", "→", Key::Right),
    ("home", "Home", Key::Home),
    ("end", "End", Key::End),
    ("pgup", "PgUp", Key::PageUp),
    ("pgdn", "PgDn", Key::PageDown),
    ("return", "Enter", Key::Enter),
    ("escape", "Esc", Key::Esc),
    ("shift+tab", "Shift+Tab", Key::BackTab),
    ("delete", "Del", Key::Delete),
    ("insert", "Ins", Key::Insert),
    ("pageup", "PgUp", Key::PageUp),
    ("pagedown", "PgDn", Key::PageDown),
];

impl Key {
    /// Whether Shift with this key means "select while moving".
    pub const fn moves_cursor(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::Left | Self::Right | Self::Home | Self::End)
    }

    fn from_code(code: KeyCode) -> Option<Self> {
        Some(match code {
            KeyCode::Char(character) if !character.is_control() => Self::Char(character),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Insert => Self::Insert,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::F(number @ 1..=24) => Self::F(number),
            _ => return None,
        })
    }

    fn parse(name: &str) -> Option<Self> {
        let mut characters = name.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return (!character.is_control() && character != ' ').then_some(Self::Char(character));
        }
        let name = name.to_ascii_lowercase();
        if let Some(&(_, _, key)) = NAMES.iter().find(|row| row.0 == name) {
            return Some(key);
        }
        let number = name.strip_prefix('f').filter(|digits| !digits.starts_with(['+', '0']))?;
        number.parse().ok().filter(|number| (1..=24).contains(number)).map(Self::F)
    }
}

impl Chord {
    /// A key without Ctrl or Shift.
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, shift: false }
    }

    /// A typed character.
    pub const fn char(character: char) -> Self {
        Self::plain(Key::Char(character))
    }

    /// A key with Ctrl held; letters become lower case, because terminals cannot tell.
    pub fn ctrl(key: Key) -> Self {
        Self { key: fold(key), ctrl: true, shift: false }
    }

    /// Reads a terminal event: presses only, so that terminals which report releases do not act twice.
    ///
    /// Alt is no part of a chord. A character with both Ctrl and Alt is plain text: Windows reports the right Alt so.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind != KeyEventKind::Press {
            return None;
        }
        let key = Key::from_code(event.code)?;
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        match (key, ctrl, alt) {
            (Key::Char(_), true, true) => Some(Self::plain(key)),
            (_, _, true) => None,
            (Key::Tab, _, _) if shift => Some(Self::plain(Key::BackTab)),
            (Key::BackTab, _, _) => Some(Self::plain(Key::BackTab)),
            (_, true, _) => Some(Self { shift: shift && key.moves_cursor(), ..Self::ctrl(key) }),
            (_, false, _) => Some(Self { shift: shift && key.moves_cursor(), ..Self::plain(key) }),
        }
    }

    /// Reads the notation of key tables and config files: `q`, `pgdn`, `ctrl+z`, `shift+left`.
    pub fn parse(text: &str) -> Result<Self, BadChord> {
        let bad = || BadChord(text.to_owned());
        if let Some(key) = Key::parse(text) {
            return Ok(Self::plain(key));
        }
        let (mut rest, mut ctrl, mut shift) = (text, false, false);
        loop {
            if let Some(tail) = strip_prefix_any_case(rest, "ctrl+").filter(|_| !ctrl) {
                (rest, ctrl) = (tail, true);
            } else if let Some(tail) = strip_prefix_any_case(rest, "shift+").filter(|_| !shift) {
                (rest, shift) = (tail, true);
            } else {
                break;
            }
        }
        let key = Key::parse(rest).ok_or_else(bad)?;
        if (shift && !key.moves_cursor()) || key == Key::BackTab {
            return Err(bad());
        }
        let key = if ctrl { fold(key) } else { key };
        Ok(Self { key, ctrl, shift })
    }

    /// The text that [`Chord::parse`] reads back as this chord.
    pub fn notation(self) -> String {
        let key = match self.key {
            Key::F(number) => format!("f{number}"),
            key => match NAMES.iter().find(|row| row.2 == key) {
                Some((name, _, _)) => (*name).to_owned(),
                None => self.character().map(String::from).unwrap_or_default(),
            },
        };
        let ctrl = if self.ctrl { "ctrl+" } else { "" };
        let shift = if self.shift { "shift+" } else { "" };
        format!("{ctrl}{shift}{key}")
    }

    /// Whether two chords are the same keys on the keyboard, whatever Caps Lock says.
    pub fn same_key(self, other: Self) -> bool {
        fold(self.key) == fold(other.key) && self.ctrl == other.ctrl && self.shift == other.shift
    }

    /// The character this chord types into a text field.
    pub const fn character(self) -> Option<char> {
        match self.key {
            Key::Char(character) => Some(character),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            formatter.write_str("Ctrl+")?;
        }
        if self.shift {
            formatter.write_str("Shift+")?;
        }
        match self.key {
            Key::F(number) => write!(formatter, "F{number}"),
            key => match (NAMES.iter().find(|row| row.2 == key), self.character()) {
                (Some((_, shown, _)), _) => formatter.write_str(shown),
                (None, Some(character)) if self.ctrl => write!(formatter, "{}", character.to_uppercase()),
                (None, character) => character.map_or(Ok(()), |character| write!(formatter, "{character}")),
            },
        }
    }
}

/// A letter in lower case; a letter whose lower case is several characters stays as it is.
fn fold(key: Key) -> Key {
    let Key::Char(character) = key else { return key };
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => Key::Char(single),
        _ => key,
    }
}

fn strip_prefix_any_case<'text>(text: &'text str, prefix: &str) -> Option<&'text str> {
    let (head, tail) = text.split_at_checked(prefix.len())?;
    (head.eq_ignore_ascii_case(prefix) && !tail.is_empty()).then_some(tail)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_key() -> impl Strategy<Value = Key> {
        let named: Vec<Key> = NAMES.iter().map(|row| row.2).collect();
        prop_oneof![
            proptest::sample::select(named),
            (1_u8..=24).prop_map(Key::F),
            any::<char>().prop_filter("no control characters", |c| !c.is_control()).prop_map(Key::Char),
        ]
    }

    fn any_chord() -> impl Strategy<Value = Chord> {
        (any_key(), any::<bool>(), any::<bool>()).prop_map(|(key, ctrl, shift)| {
            let ctrl = ctrl && key != Key::BackTab;
            Chord { key: if ctrl { fold(key) } else { key }, ctrl, shift: shift && key.moves_cursor() }
        })
    }

    proptest! {
        #[test]
        fn notation_reads_back_as_the_same_chord(chord in any_chord()) {
            prop_assert_eq!(Chord::parse(&chord.notation()), Ok(chord));
        }

        #[test]
        fn parsing_any_text_never_panics_and_never_yields_a_control_character(text in any::<String>()) {
            if let Ok(chord) = Chord::parse(&text) {
                prop_assert!(chord.character().is_none_or(|character| !character.is_control()));
            }
        }

        #[test]
        fn caps_lock_changes_no_binding(letter in proptest::char::range('a', 'z')) {
            let small = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            let capital = KeyEvent::new(KeyCode::Char(letter.to_ascii_uppercase()), KeyModifiers::SHIFT);
            let small = Chord::from_event(small).unwrap();
            let capital = Chord::from_event(capital).unwrap();
            prop_assert!(small.same_key(capital));
            prop_assert_eq!(capital.character(), Some(letter.to_ascii_uppercase()));
        }

        #[test]
        fn only_presses_count(chord_key in any_key(), held in any::<u8>()) {
            let code = match chord_key { Key::Char(c) => KeyCode::Char(c), _ => KeyCode::Enter };
            for kind in [KeyEventKind::Release, KeyEventKind::Repeat] {
                let event = KeyEvent::new_with_kind(code, KeyModifiers::from_bits_truncate(held), kind);
                prop_assert_eq!(Chord::from_event(event), None);
            }
        }
    }

    #[test]
    fn text_forms() {
        for (text, shown) in [
            ("ctrl+z", "Ctrl+Z"),
            ("CTRL+Z", "Ctrl+Z"),
            ("PgDn", "PgDn"),
            ("pagedown", "PgDn"),
            ("enter", "Enter"),
            ("up", "↑"),
            ("space", "space"),
            ("shift+tab", "Shift+Tab"),
            ("backtab", "Shift+Tab"),
            ("ctrl+shift+left", "Ctrl+Shift+←"),
            ("ctrl++", "Ctrl++"),
            ("+", "+"),
            ("f12", "F12"),
            ("f", "f"),
            ("?", "?"),
        ] {
            assert_eq!(Chord::parse(text).map(|chord| chord.to_string()), Ok(shown.to_owned()), "{text}");
        }
        for text in [
            "",
            " ",
            "ctrl+",
            "shift+a",
            "alt+x",
            "f0",
            "f25",
            "f+1",
            "ctrl+ctrl+a",
            "ctrl+backtab",
            "up down",
        ] {
            assert_eq!(Chord::parse(text), Err(BadChord(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn terminal_events() {
        let read = |code, modifiers| Chord::from_event(KeyEvent::new(code, modifiers));
        let (none, shift, ctrl, alt) =
            (KeyModifiers::NONE, KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT);
        assert_eq!(read(KeyCode::Char('?'), shift), Some(Chord::char('?')));
        assert_eq!(read(KeyCode::Char('Z'), ctrl | shift), Some(Chord::ctrl(Key::Char('z'))));
        assert_eq!(read(KeyCode::BackTab, shift), Some(Chord::plain(Key::BackTab)));
        assert_eq!(read(KeyCode::Tab, shift), Some(Chord::plain(Key::BackTab)));
        assert_eq!(read(KeyCode::Left, shift), Chord::parse("shift+left").ok());
        assert_eq!(read(KeyCode::Enter, shift), Some(Chord::plain(Key::Enter)));
        assert_eq!(read(KeyCode::Char('@'), ctrl | alt), Some(Chord::char('@')), "AltGr on Windows");
        assert_eq!(read(KeyCode::Char('x'), alt), None);
        assert_eq!(read(KeyCode::Null, none), None);
        assert_eq!(read(KeyCode::Char('\u{7}'), none), None);
    }
}
