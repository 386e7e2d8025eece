//! Named roles on the 16 ANSI colours, so that the user's own palette wins, and the glyphs that go with them.
//!
//! A leaf. It must not know any screen; red never stands against green, and no role lives by colour alone.

mod glyphs;
mod palette;

use std::str::FromStr;

use ratatui::style::{Modifier, Style};

pub use glyphs::Glyphs;

/// What a piece of the screen means; screens name roles, never colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text, and the ground everything stands on.
    Text,
    /// Secondary text: examples, notes, what is not yet reached.
    Muted,
    /// The name of a screen or a box.
    Title,
    /// The one thing to look at now.
    Accent,
    /// The chosen row of a list.
    Selected,
    /// What comes from Sales.
    Sales,
    /// What comes from Marketing.
    Marketing,
    /// Done, agreed, fits.
    Good,
    /// Needs attention.
    Warn,
    /// Wrong, missed, refused.
    Bad,
    /// Must not be overlooked, such as NOT SAVED.
    Alarm,
    /// The name of a key.
    Key,
    /// Rules and frames.
    Border,
    /// A field that is not being edited.
    Field,
    /// The field being edited.
    FieldFocused,
    /// Text marked inside a field.
    Marked,
    /// A value that is still missing.
    Hole,
    /// Words that are new.
    Inserted,
    /// Words that are gone.
    Deleted,
}

impl Role {
    /// Every role, for tests and for the picture of a theme.
    pub const ALL: [Self; 19] = [
        Self::Text,
        Self::Muted,
        Self::Title,
        Self::Accent,
        Self::Selected,
        Self::Sales,
        Self::Marketing,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Alarm,
        Self::Key,
        Self::Border,
        Self::Field,
        Self::FieldFocused,
        Self::Marked,
        Self::Hole,
        Self::Inserted,
        Self::Deleted,
    ];

    /// What is left of the role without colour.
    fn modifier(self) -> Modifier {
        match self {
            Self::Text | Self::Border => Modifier::empty(),
            Self::Muted => Modifier::DIM,
            Self::Title
            | Self::Accent
            | Self::Sales
            | Self::Marketing
            | Self::Good
            | Self::Warn
            | Self::Bad
            | Self::Key => Modifier::BOLD,
            Self::Selected | Self::Marked => Modifier::REVERSED,
            Self::Alarm | Self::Hole => Modifier::BOLD.union(Modifier::REVERSED),
            Self::Field | Self::Inserted => Modifier::UNDERLINED,
            Self::FieldFocused => Modifier::BOLD.union(Modifier::UNDERLINED),
            Self::Deleted => Modifier::CROSSED_OUT.union(Modifier::DIM),
        }
    }
}

/// Which ground the roles stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// The terminal's own colours.
    #[default]
    Auto,
    /// Black on white, for a projector in a bright room.
    RoomLight,
    /// White on black, for a projector in a dark room.
    RoomDark,
    /// Only the strongest pairs.
    Contrast,
}

impl Variant {
    /// Every variant, in the order the settings list them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::RoomLight, Self::RoomDark, Self::Contrast];

    /// The name used in the settings and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::RoomLight => "room-light",
            Self::RoomDark => "room-dark",
            Self::Contrast => "contrast",
        }
    }
}

/// A name that is no theme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("There is no theme \"{0}\": use auto, room-light, room-dark or contrast.")]
pub struct UnknownTheme(pub String);

impl FromStr for Variant {
    type Err = UnknownTheme;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|variant| variant.name() == name)
            .ok_or_else(|| UnknownTheme(name.to_owned()))
    }
}

/// How everything looks: the ground, whether colour is wanted, and which glyphs the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Which ground the roles stand on.
    pub variant: Variant,
    /// `NO_COLOR`: bold, reverse and underline only.
    pub no_color: bool,
    /// `--ascii`: glyphs from ASCII only.
    pub ascii: bool,
}

impl Theme {
    /// A theme for a terminal.
    pub fn new(variant: Variant, no_color: bool, ascii: bool) -> Self {
        Self { variant, no_color, ascii }
    }

    /// The style of a role; it names its own ground wherever the theme has one.
    pub fn style(&self, role: Role) -> Style {
        let colours = if self.no_color { Style::new() } else { palette::colours(self.variant, role) };
        let modifier = if colours.bg.is_some() && palette::paints_ground(role) && !self.no_color {
            // Painted ground already says what reversing would say; doing both would undo it.
            role.modifier().difference(Modifier::REVERSED)
        } else {
            role.modifier()
        };
        colours.add_modifier(modifier)
    }

    /// The glyphs this terminal can show.
    pub fn glyphs(&self) -> &'static Glyphs {
        if self.ascii { &glyphs::ASCII } else { &glyphs::WGL4 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    fn themes() -> impl Iterator<Item = Theme> {
        Variant::ALL.into_iter().map(|variant| Theme::new(variant, false, false))
    }

    #[test]
    fn the_teams_are_blue_and_magenta() {
        for theme in themes() {
            let sales = theme.style(Role::Sales).fg;
            let marketing = theme.style(Role::Marketing).fg;
            assert!(matches!(sales, Some(Color::Blue | Color::LightBlue)), "{theme:?}");
            assert!(matches!(marketing, Some(Color::Magenta | Color::LightMagenta)), "{theme:?}");
        }
    }

    #[test]
    fn red_never_meets_green() {
        for theme in themes() {
            for role in Role::ALL {
                let style = theme.style(role);
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Green | Color::LightGreen), "{theme:?} {role:?}");
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{theme:?} {role:?}");
                }
            }
        }
    }

    #[test]
    fn room_themes_name_both_colours_and_they_differ() {
        for theme in themes().filter(|theme| theme.variant != Variant::Auto) {
            for role in Role::ALL {
                let style = theme.style(role);
                assert!(style.fg.is_some() && style.bg.is_some(), "{theme:?} {role:?}");
                assert_ne!(style.fg, style.bg, "{theme:?} {role:?}");
            }
        }
    }

    #[test]
    fn without_colour_the_meaning_stays() {
        for variant in Variant::ALL {
            let theme = Theme::new(variant, true, false);
            for role in Role::ALL {
                let style = theme.style(role);
                assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
            }
            let plain = theme.style(Role::Text);
            for role in [Role::Selected, Role::Title, Role::Bad, Role::Field, Role::Hole, Role::Inserted] {
                assert_ne!(theme.style(role), plain, "{role:?}");
            }
            assert_ne!(theme.style(Role::Inserted), theme.style(Role::Deleted));
            assert_ne!(theme.style(Role::Field), theme.style(Role::FieldFocused));
        }
    }

    #[test]
    fn a_chosen_row_always_stands_out() {
        for theme in themes() {
            assert_ne!(theme.style(Role::Selected), theme.style(Role::Text), "{theme:?}");
            assert_ne!(theme.style(Role::Marked), theme.style(Role::FieldFocused), "{theme:?}");
        }
    }

    #[test]
    fn names_read_back() {
        for variant in Variant::ALL {
            assert_eq!(variant.name().parse(), Ok(variant));
        }
        assert!("pink".parse::<Variant>().is_err());
    }
}
