//! Named roles on the 16 ANSI colours, so that the user's own palette wins, and the glyphs that go with them.
//!
//! A leaf. It must not know any screen; red never stands against green, and no role lives by colour alone.

mod glyphs;
mod palette;

use std::borrow::Cow;

use ratatui::style::{Modifier, Style};

/// Which ground the roles stand on: the setting itself.
pub use crate::config::Theme as Variant;
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
    /// An answer below the middle of a scale; the digit or sign drawn in it says the same.
    Unfavourable,
    /// An answer at the lowest point of a scale.
    MostUnfavourable,
    /// An answer in the middle of a scale.
    Neutral,
    /// An answer above the middle of a scale.
    Favourable,
    /// An answer at the highest point of a scale.
    MostFavourable,
}

impl Role {
    /// Every role, for tests and for the picture of a theme.
    pub const ALL: [Self; 24] = [
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
        Self::Unfavourable,
        Self::MostUnfavourable,
        Self::Neutral,
        Self::Favourable,
        Self::MostFavourable,
    ];

    /// What is left of the role without colour.
    fn modifier(self) -> Modifier {
        match self {
            Self::Text | Self::Border | Self::Unfavourable | Self::Favourable => Modifier::empty(),
            Self::Muted | Self::Neutral => Modifier::DIM,
            Self::Title
            | Self::Accent
            | Self::Sales
            | Self::Marketing
            | Self::Good
            | Self::Warn
            | Self::Bad
            | Self::MostUnfavourable
            | Self::MostFavourable
            | Self::Key => Modifier::BOLD,
            Self::Selected | Self::Marked => Modifier::REVERSED,
            Self::Alarm | Self::Hole => Modifier::BOLD.union(Modifier::REVERSED),
            Self::Field | Self::Inserted => Modifier::UNDERLINED,
            Self::FieldFocused => Modifier::BOLD.union(Modifier::UNDERLINED),
            Self::Deleted => Modifier::CROSSED_OUT.union(Modifier::DIM),
        }
    }
}

/// How everything looks: the ground, whether colour is wanted, and which glyphs the terminal can show.
///
/// Not `Copy`: it grows, and everything that draws takes it by reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// A text as this terminal can show it: with `--ascii`, our glyphs become their twins.
    pub fn plain<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.ascii && !text.is_ascii() { Cow::Owned(glyphs::to_ascii(text)) } else { Cow::Borrowed(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    const VARIANTS: [Variant; 4] = [Variant::Auto, Variant::RoomLight, Variant::RoomDark, Variant::Contrast];

    fn themes() -> impl Iterator<Item = Theme> {
        VARIANTS.into_iter().map(|variant| Theme::new(variant, false, false))
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
    fn the_sides_of_a_scale_are_yellow_and_blue() {
        for theme in themes() {
            for role in [Role::Unfavourable, Role::MostUnfavourable] {
                let ground = theme.style(role).bg;
                assert!(matches!(ground, Some(Color::Yellow | Color::LightYellow)), "{theme:?} {role:?}");
            }
            for role in [Role::Favourable, Role::MostFavourable] {
                assert_eq!(theme.style(role).bg, Some(Color::Blue), "{theme:?} {role:?}");
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
        for variant in VARIANTS {
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
    fn ascii_twins_replace_our_glyphs_in_text() {
        let ascii = Theme::new(Variant::Auto, false, true);
        assert_eq!(ascii.plain("↑↓ move · next → … ü"), "Up/Down move . next -> ... ü");
        assert_eq!(Theme::default().plain("·"), "·");
    }
}
