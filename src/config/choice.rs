//! Settings that are one of a few words; flags of the command line take the same words from here.

/// A setting with a fixed list of values.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every value with the word that stands for it.
    const ALL: &'static [(&'static str, Self)];
}

/// The value a word stands for.
pub fn choose<C: Choice>(word: &str) -> Option<C> {
    C::ALL.iter().find(|row| row.0 == word).map(|row| row.1)
}

/// Colours of the screens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own colours.
    #[default]
    Auto,
    /// Dark on light, for a projector in a bright room.
    RoomLight,
    /// Light on dark, for a projector in a dark room.
    RoomDark,
    /// Strongest contrast.
    Contrast,
}

impl Choice for Theme {
    const ALL: &'static [(&'static str, Self)] = &[
        ("auto", Self::Auto),
        ("room-light", Self::RoomLight),
        ("room-dark", Self::RoomDark),
        ("contrast", Self::Contrast),
    ];
}

/// The language of the words on screen and on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Choice for Language {
    const ALL: &'static [(&'static str, Self)] = &[("en", Self::English), ("de", Self::German)];
}

/// Whether to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal that has it.
    #[default]
    Auto,
    /// Even when the output is not a terminal.
    Always,
    /// Bold and reverse only.
    Never,
}

impl Choice for Color {
    const ALL: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("always", Self::Always), ("never", Self::Never)];
}

/// What happens when a timebox ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bell {
    /// Nothing.
    Off,
    /// The timer is shown in reverse once.
    Visual,
    /// That, and the terminal's bell.
    #[default]
    Sound,
}

impl Choice for Bell {
    const ALL: &'static [(&'static str, Self)] =
        &[("off", Self::Off), ("visual", Self::Visual), ("sound", Self::Sound)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_choose() {
        assert_eq!(choose("room-dark"), Some(Theme::RoomDark));
        assert_eq!(choose("off"), Some(Bell::Off));
        assert_eq!(choose::<Color>("Always"), None);
    }

    #[test]
    fn every_list_has_its_default_and_repeats_nothing() {
        fn distinct<C: Choice + Default>() -> bool {
            let words: std::collections::BTreeSet<_> = C::ALL.iter().map(|row| row.0).collect();
            words.len() == C::ALL.len() && C::ALL.iter().any(|row| row.1 == C::default())
        }
        assert!(distinct::<Theme>() && distinct::<Color>() && distinct::<Bell>() && distinct::<Language>());
    }
}
