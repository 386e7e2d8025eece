//! The few glyphs the program draws with, and their twins for terminals that only have ASCII.
//!
//! Must stay inside WGL4, the set every common terminal font has; no eighth blocks, no emoji.

/// A set of glyphs; screens name them by what they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// A piece of a horizontal rule.
    pub horizontal: &'static str,
    /// A piece of a vertical rule, also the middle of a mirrored bar.
    pub vertical: &'static str,
    /// Corners of a frame: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Where a dumbbell's axis has its zero.
    pub cross: &'static str,
    /// Stands before everything from Sales.
    pub sales: &'static str,
    /// Stands before everything from Marketing.
    pub marketing: &'static str,
    /// One cell of a bar of Sales.
    pub sales_bar: &'static str,
    /// One cell of a bar of Marketing.
    pub marketing_bar: &'static str,
    /// The chosen row.
    pub pointer: &'static str,
    /// Done.
    pub tick: &'static str,
    /// Not yet reached; also separates words in a line.
    pub dot: &'static str,
    /// The chosen one of several options.
    pub bullet: &'static str,
    /// From one thing to the next.
    pub arrow: &'static str,
    /// There is more above.
    pub more_above: &'static str,
    /// There is more below.
    pub more_below: &'static str,
    /// Text was cut here.
    pub ellipsis: &'static str,
    /// Agreed, with a disagreement noted.
    pub plus_minus: &'static str,
    /// The filled part of a gauge.
    pub solid: &'static str,
    /// The empty part of a gauge.
    pub light: &'static str,
    /// A full block: what runs over, and big digits.
    pub full: &'static str,
    /// The upper half of a cell, for big digits.
    pub upper: &'static str,
    /// The lower half of a cell, for big digits.
    pub lower: &'static str,
}

/// What terminals with an ordinary font get.
pub(super) const WGL4: Glyphs = Glyphs {
    horizontal: "─",
    vertical: "│",
    corners: ["┌", "┐", "└", "┘"],
    cross: "┼",
    sales: "▲",
    marketing: "●",
    sales_bar: "▓",
    marketing_bar: "░",
    pointer: "►",
    tick: "√",
    dot: "·",
    bullet: "•",
    arrow: "→",
    more_above: "↑",
    more_below: "↓",
    ellipsis: "…",
    plus_minus: "±",
    solid: "▓",
    light: "░",
    full: "█",
    upper: "▀",
    lower: "▄",
};

/// What `--ascii` gets; the two teams keep different shapes.
pub(super) const ASCII: Glyphs = Glyphs {
    horizontal: "-",
    vertical: "|",
    corners: ["+", "+", "+", "+"],
    cross: "+",
    sales: "#",
    marketing: "o",
    sales_bar: "#",
    marketing_bar: "o",
    pointer: ">",
    tick: "v",
    dot: ".",
    bullet: "*",
    arrow: "->",
    more_above: "^",
    more_below: "v",
    ellipsis: "...",
    plus_minus: "+-",
    solid: "#",
    light: ".",
    full: "#",
    upper: "#",
    lower: "#",
};

/// Names of the arrow keys, longest first so that pairs read as one.
const ARROW_KEYS: [(&str, &str); 6] =
    [("↑↓", "Up/Down"), ("←→", "Left/Right"), ("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "->")];

/// Replaces every glyph of ours, and the arrows that stand for keys, by its ASCII twin.
pub(super) fn to_ascii(text: &str) -> String {
    let mut out = text.to_owned();
    for (arrow, name) in ARROW_KEYS {
        out = out.replace(arrow, name);
    }
    for (glyph, twin) in WGL4.all().into_iter().zip(ASCII.all()) {
        out = out.replace(glyph, twin);
    }
    out
}

impl Glyphs {
    /// Every glyph, in the same order for every set.
    fn all(&self) -> Vec<&'static str> {
        let [top_left, top_right, bottom_left, bottom_right] = self.corners;
        vec![
            self.horizontal,
            self.vertical,
            top_left,
            top_right,
            bottom_left,
            bottom_right,
            self.cross,
            self.sales,
            self.marketing,
            self.sales_bar,
            self.marketing_bar,
            self.pointer,
            self.tick,
            self.dot,
            self.bullet,
            self.arrow,
            self.more_above,
            self.more_below,
            self.ellipsis,
            self.plus_minus,
            self.solid,
            self.light,
            self.full,
            self.upper,
            self.lower,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::CellWidth;

    #[test]
    fn ascii_is_ascii() {
        for glyph in ASCII.all() {
            assert!(glyph.is_ascii(), "{glyph}");
        }
    }

    #[test]
    fn every_wgl4_glyph_is_one_cell() {
        for glyph in WGL4.all() {
            assert_eq!(glyph.cell_width(), 1, "{glyph}");
            assert!("─│┌┐└┘┼▲●▓░►√·•→↑↓…±█▀▄".contains(glyph), "{glyph}");
        }
    }

    #[test]
    fn the_teams_keep_different_shapes() {
        for glyphs in [WGL4, ASCII] {
            assert_ne!(glyphs.sales, glyphs.marketing);
            assert_ne!(glyphs.sales_bar, glyphs.marketing_bar);
        }
    }
}
