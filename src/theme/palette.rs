//! Which of the 16 ANSI colours each role takes on each ground.
//!
//! Must stay free of green, which would stand against the red of what is wrong, and of any other colour space.

use ratatui::style::{Color, Style};

use super::{Role, Variant};

/// The colours of a role; a room theme always names both.
pub(super) fn colours(variant: Variant, role: Role) -> Style {
    let dark = matches!(variant, Variant::RoomDark | Variant::Contrast);
    if let Some(style) = on_scale(role, dark) {
        return style;
    }
    match variant {
        Variant::Auto => on_terminal(role),
        Variant::RoomLight => on_white(role),
        Variant::RoomDark => on_black(role),
        Variant::Contrast => strongest(role),
    }
}

/// Whether the role is a patch of its own ground where a theme names one.
pub(super) fn paints_ground(role: Role) -> bool {
    matches!(role, Role::Selected | Role::Marked | Role::Alarm | Role::Hole)
}

fn pair(foreground: Color, background: Color) -> Style {
    Style::new().fg(foreground).bg(background)
}

/// Yellow and blue grounds, which nobody confuses, with a digit or sign on each; none for what is no scale.
fn on_scale(role: Role, dark: bool) -> Option<Style> {
    match role {
        Role::Unfavourable | Role::MostUnfavourable => {
            Some(pair(Color::Black, if dark { Color::LightYellow } else { Color::Yellow }))
        }
        Role::Favourable | Role::MostFavourable => Some(pair(Color::White, Color::Blue)),
        _ => None,
    }
}

/// No ground of our own: what stands out is reversed by its modifier.
fn on_terminal(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Text
        | Role::Muted
        | Role::Title
        | Role::Selected
        | Role::Border
        | Role::Field
        | Role::FieldFocused
        | Role::Marked
        | Role::Deleted
        | Role::Neutral
        | Role::Unfavourable
        | Role::MostUnfavourable
        | Role::Favourable
        | Role::MostFavourable => style,
        Role::Accent | Role::Key | Role::Good | Role::Inserted => style.fg(Color::Cyan),
        Role::Sales => style.fg(Color::Blue),
        Role::Marketing => style.fg(Color::Magenta),
        Role::Warn | Role::Hole => style.fg(Color::Yellow),
        Role::Bad | Role::Alarm => style.fg(Color::Red),
    }
}

/// Cyan and yellow drown on white, so what is good stays black and a warning gets a yellow ground.
fn on_white(role: Role) -> Style {
    match role {
        Role::Text
        | Role::Title
        | Role::Accent
        | Role::Good
        | Role::Key
        | Role::Field
        | Role::FieldFocused
        | Role::Inserted => pair(Color::Black, Color::White),
        Role::Muted
        | Role::Border
        | Role::Deleted
        | Role::Neutral
        | Role::Unfavourable
        | Role::MostUnfavourable
        | Role::Favourable
        | Role::MostFavourable => pair(Color::DarkGray, Color::White),
        Role::Sales => pair(Color::Blue, Color::White),
        Role::Marketing => pair(Color::Magenta, Color::White),
        Role::Warn | Role::Hole => pair(Color::Black, Color::Yellow),
        Role::Bad => pair(Color::Red, Color::White),
        Role::Alarm => pair(Color::White, Color::Red),
        Role::Selected | Role::Marked => pair(Color::White, Color::Black),
    }
}

fn on_black(role: Role) -> Style {
    match role {
        Role::Text | Role::Title | Role::Field | Role::FieldFocused => pair(Color::White, Color::Black),
        Role::Muted
        | Role::Border
        | Role::Deleted
        | Role::Neutral
        | Role::Unfavourable
        | Role::MostUnfavourable
        | Role::Favourable
        | Role::MostFavourable => pair(Color::Gray, Color::Black),
        Role::Accent | Role::Key | Role::Good | Role::Inserted => pair(Color::LightCyan, Color::Black),
        Role::Sales => pair(Color::LightBlue, Color::Black),
        Role::Marketing => pair(Color::LightMagenta, Color::Black),
        Role::Warn => pair(Color::LightYellow, Color::Black),
        Role::Bad => pair(Color::LightRed, Color::Black),
        Role::Alarm => pair(Color::White, Color::Red),
        Role::Hole => pair(Color::Black, Color::LightYellow),
        Role::Selected | Role::Marked => pair(Color::Black, Color::White),
    }
}

/// White and yellow on black, black on white and yellow; the teams keep their colours, in bold.
fn strongest(role: Role) -> Style {
    match role {
        Role::Sales => pair(Color::LightBlue, Color::Black),
        Role::Marketing => pair(Color::LightMagenta, Color::Black),
        Role::Accent | Role::Key | Role::Warn | Role::Bad => pair(Color::LightYellow, Color::Black),
        Role::Selected | Role::Marked => pair(Color::Black, Color::White),
        Role::Alarm | Role::Hole => pair(Color::Black, Color::LightYellow),
        Role::Text
        | Role::Muted
        | Role::Title
        | Role::Good
        | Role::Border
        | Role::Field
        | Role::FieldFocused
        | Role::Inserted
        | Role::Deleted
        | Role::Neutral
        | Role::Unfavourable
        | Role::MostUnfavourable
        | Role::Favourable
        | Role::MostFavourable => pair(Color::White, Color::Black),
    }
}
