//! Two teams as two letters on one axis from -1 to 1; the distance between them is the difference.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::theme::{Role, Theme};
use crate::widget::cells::{put, right_of, visible};
use crate::widget::line::{put as put_text, put_center, put_right};

/// Where the teams stand, and the letters they are shown as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dumbbell<'a> {
    /// Where Marketing stands, from -1 to 1; `None` if it must not be shown.
    pub marketing: Option<f64>,
    /// Where Sales stands, from -1 to 1; `None` if it must not be shown.
    pub sales: Option<f64>,
    /// The letter of Marketing.
    pub marketing_letter: &'a str,
    /// The letter of Sales.
    pub sales_letter: &'a str,
    /// What stands where both are in one cell.
    pub same: &'a str,
}

/// Draws one dumbbell over the whole width of an area.
pub fn dumbbell(area: Rect, buffer: &mut Buffer, theme: &Theme, dumbbell: &Dumbbell<'_>) {
    let area = visible(area, buffer);
    if area.is_empty() {
        return;
    }
    let glyphs = theme.glyphs();
    let border = theme.style(Role::Border);
    let zero = column(0.0, area.width);
    let marketing = dumbbell.marketing.map(|value| column(value, area.width));
    let sales = dumbbell.sales.map(|value| column(value, area.width));
    put(buffer, right_of(area, zero), glyphs.vertical, border);
    if let (Some(marketing), Some(sales)) = (marketing, sales) {
        let (left, right) = (marketing.min(sales), marketing.max(sales));
        let stroke = glyphs.horizontal.repeat((right - left).into());
        put(buffer, right_of(area, left), &stroke, border);
        if left < zero && zero < right {
            put(buffer, right_of(area, zero), glyphs.cross, border);
        }
        if left == right {
            put(buffer, right_of(area, left), dumbbell.same, theme.style(Role::Text));
            return;
        }
    }
    for (place, letter, role) in
        [(marketing, dumbbell.marketing_letter, Role::Marketing), (sales, dumbbell.sales_letter, Role::Sales)]
    {
        if let Some(place) = place {
            put(buffer, right_of(area, place), letter, theme.style(role));
        }
    }
}

/// Draws the words for -1, 0 and 1 above the dumbbells.
pub fn axis(area: Rect, buffer: &mut Buffer, theme: &Theme, [lowest, zero, highest]: [&str; 3]) {
    put_center(area, buffer, theme, zero, Role::Muted);
    put_text(area, buffer, theme, lowest, Role::Muted);
    put_right(area, buffer, theme, highest, Role::Muted);
}

/// The column of a value from -1 to 1; anything else is drawn at the nearer end.
fn column(value: f64, width: u16) -> u16 {
    let last = f64::from(width.saturating_sub(1));
    let value = if value.is_nan() { 0.0 } else { value.clamp(-1.0, 1.0) };
    (f64::midpoint(value, 1.0) * last).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::testing::{ascii, drawn, sweep, theme};

    fn pair(marketing: f64, sales: f64) -> Dumbbell<'static> {
        Dumbbell {
            marketing: Some(marketing),
            sales: Some(sales),
            marketing_letter: "M",
            sales_letter: "S",
            same: "=",
        }
    }

    fn shown(theme: &Theme, row: Dumbbell<'_>) -> String {
        drawn(21, 1, |area, buffer| dumbbell(area, buffer, theme, &row)).remove(0)
    }

    #[test]
    fn the_distance_is_the_difference() {
        assert_eq!(shown(&theme(), pair(0.8, -0.5)), "     S────┼───────M");
        assert_eq!(shown(&ascii(), pair(0.8, -0.5)), "     S----+-------M");
        assert_eq!(shown(&theme(), pair(0.3, 0.8)), "          │  M────S");
        assert_eq!(shown(&theme(), pair(-1.0, 1.0)), "M─────────┼─────────S");
    }

    #[test]
    fn the_same_place_has_a_sign_of_its_own() {
        assert_eq!(shown(&theme(), pair(0.51, 0.49)), "          │    =");
        assert_eq!(shown(&theme(), pair(0.0, 0.0)), "          =");
    }

    #[test]
    fn a_hidden_team_is_not_drawn() {
        assert_eq!(shown(&theme(), Dumbbell { sales: None, ..pair(0.5, 0.0) }), "          │    M");
        assert_eq!(
            shown(&theme(), Dumbbell { sales: None, marketing: None, ..pair(0.0, 0.0) }),
            "          │"
        );
    }

    #[test]
    fn the_axis_is_named_at_its_ends() {
        let shown = drawn(21, 1, |area, buffer| axis(area, buffer, &theme(), ["-100%", "0", "+100%"]));
        assert_eq!(shown, ["-100%     0     +100%"]);
    }

    #[test]
    fn any_area_and_value_will_do() {
        for value in [f64::NAN, f64::INFINITY, -7.0, 0.5] {
            sweep(|area, buffer| dumbbell(area, buffer, &theme(), &pair(value, 0.1)));
        }
        sweep(|area, buffer| axis(area, buffer, &theme(), ["-100%", "0", "+100%"]));
    }
}
