//! A drawn buffer as an SVG picture: what the README shows and what the picture tests compare.
//!
//! Letters are `<text>`, held to the grid by `textLength` whatever font is found. Lines and blocks are rectangles on
//! whole pixels, so that frames and bars have no seams.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const CELL_WIDTH: u32 = 9;
const CELL_HEIGHT: u32 = 18;
const BASELINE: u32 = 14;
const MARGIN: u32 = 12;
const STROKE: u32 = 1;

const FOREGROUND: &str = "#e4e6eb";
const BACKGROUND: &str = "#1b1e25";

/// Black, red, green, yellow, blue, magenta, cyan, grey; then the bright ones.
const PALETTE: [&str; 16] = [
    "#101216", "#e0626c", "#7fb069", "#d9a441", "#5b9bea", "#c678dd", "#4fb3bf", "#c8ccd4", "#7c8494",
    "#ff7b86", "#9bd082", "#f2c464", "#82b7ff", "#e39bff", "#7ad7e0", "#ffffff",
];

/// Draws a buffer as a picture.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (width, height) = (columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN);
    let mut out = String::new();
    let fonts = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"{fonts}\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{BACKGROUND}\"/>\n\
         <g shape-rendering=\"crispEdges\">\n"
    );
    out.push_str(&head);
    let runs: Vec<Run> = (0..buffer.area.height).flat_map(|row| row_runs(buffer, row)).collect();
    for run in &runs {
        run.ground(&mut out);
    }
    for run in &runs {
        run.shapes(&mut out);
    }
    out.push_str("</g>\n");
    for run in &runs {
        run.letters(&mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// How a cell looks, with reversing already done.
#[derive(Debug, Clone, PartialEq)]
struct Look {
    ink: String,
    /// `None` where the picture's own background shows.
    ground: Option<String>,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (ink, ground) = (color(cell.fg), color(cell.bg));
        let modifier = cell.modifier;
        if modifier.contains(Modifier::REVERSED) {
            let ink_over = ground.unwrap_or_else(|| BACKGROUND.to_owned());
            return Self {
                ink: ink_over,
                ground: Some(ink.unwrap_or_else(|| FOREGROUND.to_owned())),
                modifier,
            };
        }
        Self { ink: ink.unwrap_or_else(|| FOREGROUND.to_owned()), ground, modifier }
    }
}

/// Neighbouring cells of one look and one kind.
#[derive(Debug, PartialEq)]
struct Run {
    x: u32,
    y: u32,
    cells: u32,
    text: String,
    kind: Kind,
    look: Look,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// ASCII, several cells of it.
    Letters,
    /// One grapheme that a font may draw wider or narrower than its cells.
    Grapheme,
    /// One line or block character, repeated.
    Shape(char),
}

fn row_runs(buffer: &Buffer, row: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(buffer.area.x + column, buffer.area.y + row)];
        let symbol = if cell.modifier.contains(Modifier::HIDDEN) { " " } else { cell.symbol() };
        let cells = u16::try_from(symbol.width().max(1)).unwrap_or(1);
        let (kind, look) = (kind_of(symbol), Look::of(cell));
        match runs.last_mut() {
            Some(last) if last.look == look && last.kind == kind && kind != Kind::Grapheme => {
                last.cells += u32::from(cells);
                last.text.push_str(symbol);
            }
            _ => runs.push(Run {
                x: MARGIN + u32::from(column) * CELL_WIDTH,
                y: MARGIN + u32::from(row) * CELL_HEIGHT,
                cells: u32::from(cells),
                text: symbol.to_owned(),
                kind,
                look,
            }),
        }
        column += cells;
    }
    runs
}

fn kind_of(symbol: &str) -> Kind {
    let mut characters = symbol.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) if arms(character).is_some() || block(character).is_some() => {
            Kind::Shape(character)
        }
        _ if symbol.is_ascii() => Kind::Letters,
        _ => Kind::Grapheme,
    }
}

impl Run {
    fn width(&self) -> u32 {
        self.cells * CELL_WIDTH
    }

    fn ground(&self, out: &mut String) {
        if let Some(ground) = &self.look.ground {
            rect(out, [self.x, self.y, self.width(), CELL_HEIGHT], ground, 100);
        }
    }

    fn shapes(&self, out: &mut String) {
        let Kind::Shape(character) = self.kind else { return };
        let strength = if self.look.modifier.contains(Modifier::DIM) { 60 } else { 100 };
        if let Some(([x, y, width, height], shade)) = block(character) {
            // Blocks as wide as their cell make one bar; narrower ones stand apart.
            let (count, width) = if width == CELL_WIDTH { (1, self.width()) } else { (self.cells, width) };
            for at in 0..count {
                let place = [self.x + at * CELL_WIDTH + x, self.y + y, width, height];
                rect(out, place, &self.look.ink, shade * strength / 100);
            }
        }
        if let Some(arms) = arms(character) {
            self.lines(arms, strength, out);
        }
    }

    fn lines(&self, [left, right, up, down]: [u32; 4], strength: u32, out: &mut String) {
        let ink = &self.look.ink;
        if left > 0 && left == right && up + down == 0 {
            let place = [self.x, self.y + (CELL_HEIGHT - left) / 2, self.width(), left];
            return rect(out, place, ink, strength);
        }
        for at in 0..self.cells {
            let x = self.x + at * CELL_WIDTH;
            let thick = left.max(right).max(up).max(down);
            let (middle_x, middle_y) = ((CELL_WIDTH - thick) / 2, (CELL_HEIGHT - thick) / 2);
            let places = [
                (left, [x, self.y + middle_y, middle_x + thick, left]),
                (right, [x + middle_x, self.y + middle_y, CELL_WIDTH - middle_x, right]),
                (up, [x + middle_x, self.y, up, middle_y + thick]),
                (down, [x + middle_x, self.y + middle_y, down, CELL_HEIGHT - middle_y]),
            ];
            for (_, place) in places.into_iter().filter(|(weight, _)| *weight > 0) {
                rect(out, place, ink, strength);
            }
        }
    }

    fn letters(&self, out: &mut String) {
        let modifier = self.look.modifier;
        if !matches!(self.kind, Kind::Shape(_)) {
            for (offset, piece) in pieces(&self.text) {
                self.text_element(offset, piece, out);
            }
        }
        for (line, y) in [(Modifier::UNDERLINED, BASELINE + 2), (Modifier::CROSSED_OUT, BASELINE - 5)] {
            if modifier.contains(line) {
                rect(out, [self.x, self.y + y, self.width(), STROKE], &self.look.ink, 100);
            }
        }
    }

    fn text_element(&self, offset: u32, piece: &str, out: &mut String) {
        let (x, y) = (self.x + offset * CELL_WIDTH, self.y + BASELINE);
        let cells = if self.kind == Kind::Grapheme { self.cells } else { offset_of_end(piece) };
        let length = cells * CELL_WIDTH;
        let mut extra = String::new();
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::DIM, " fill-opacity=\"0.6\""),
        ] {
            if self.look.modifier.contains(modifier) {
                extra.push_str(attribute);
            }
        }
        let ink = &self.look.ink;
        let text = escaped(piece);
        writeln!(
            out,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
             fill=\"{ink}\"{extra}>{text}</text>"
        )
        .expect("a string takes everything");
    }
}

/// The parts of a text between blanks of two and more, which XML would not keep, each with its cell.
fn pieces(text: &str) -> Vec<(u32, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split("  ") {
        let inner = piece.trim_matches(' ');
        if !inner.is_empty() {
            let indent = piece.len() - piece.trim_start_matches(' ').len();
            found.push((offset_of_end(&text[..at + indent]), inner));
        }
        at += piece.len() + 2;
    }
    found
}

fn offset_of_end(text: &str) -> u32 {
    u32::try_from(text.width()).unwrap_or_default()
}

fn rect(out: &mut String, [x, y, width, height]: [u32; 4], fill: &str, percent: u32) {
    let opacity = if percent < 100 { format!(" fill-opacity=\"0.{percent:02}\"") } else { String::new() };
    writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"{opacity}/>"
    )
    .expect("a string takes everything");
}

/// Where in its cell a block character is, and how dense.
fn block(character: char) -> Option<([u32; 4], u32)> {
    let (width, height) = (CELL_WIDTH, CELL_HEIGHT);
    Some(match character {
        '█' => ([0, 0, width, height], 100),
        '▓' => ([0, 0, width, height], 75),
        '▒' => ([0, 0, width, height], 50),
        '░' => ([0, 0, width, height], 30),
        '▀' => ([0, 0, width, height / 2], 100),
        '▄' => ([0, height / 2, width, height / 2], 100),
        '▌' => ([0, 0, width / 2, height], 100),
        '▐' => ([width / 2, 0, width - width / 2, height], 100),
        _ => return None,
    })
}

/// Thickness of a line character's arms: left, right, up, down. Double lines are drawn as one thick line.
fn arms(character: char) -> Option<[u32; 4]> {
    const THICK: u32 = 3 * STROKE;
    let (light, arms) = match character {
        '─' => (true, [1, 1, 0, 0]),
        '│' => (true, [0, 0, 1, 1]),
        '┌' => (true, [0, 1, 0, 1]),
        '┐' => (true, [1, 0, 0, 1]),
        '└' => (true, [0, 1, 1, 0]),
        '┘' => (true, [1, 0, 1, 0]),
        '├' => (true, [0, 1, 1, 1]),
        '┤' => (true, [1, 0, 1, 1]),
        '┬' => (true, [1, 1, 0, 1]),
        '┴' => (true, [1, 1, 1, 0]),
        '┼' => (true, [1, 1, 1, 1]),
        '═' => (false, [1, 1, 0, 0]),
        '║' => (false, [0, 0, 1, 1]),
        '╔' => (false, [0, 1, 0, 1]),
        '╗' => (false, [1, 0, 0, 1]),
        '╚' => (false, [0, 1, 1, 0]),
        '╝' => (false, [1, 0, 1, 0]),
        _ => return None,
    };
    Some(arms.map(|arm| arm * if light { STROKE } else { THICK }))
}

fn color(color: Color) -> Option<String> {
    let index = match color {
        Color::Reset => return None,
        Color::Rgb(red, green, blue) => return Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
    let (red, green, blue) = match index {
        0..=15 => return Some(PALETTE[usize::from(index)].to_owned()),
        16..=231 => (step((index - 16) / 36), step((index - 16) / 6 % 6), step((index - 16) % 6)),
        232..=255 => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
    };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML has no control characters at all, not even escaped ones.
            character if character.is_control() => out.push('\u{fffd}'),
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn drawn(lines: &[(&str, Style)]) -> String {
        let widest = lines.iter().map(|(text, _)| text.width()).max().unwrap_or_default();
        let height = u16::try_from(lines.len()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, u16::try_from(widest).unwrap(), height));
        for (row, (text, style)) in (0..).zip(lines) {
            buffer.set_string(0, row, text, *style);
        }
        svg(&buffer)
    }

    fn plain(text: &str) -> String {
        drawn(&[(text, Style::new())])
    }

    /// Every element of a kind, by its attributes.
    fn elements<'svg>(picture: &'svg str, kind: &str) -> Vec<&'svg str> {
        picture.lines().filter(|line| line.starts_with(&format!("<{kind} x="))).collect()
    }

    #[test]
    fn letters_stand_on_the_grid() {
        let picture = plain("ab c   d");
        let texts = elements(&picture, "text");
        assert_eq!(texts.len(), 2, "blanks of two and more are left out: {picture}");
        assert!(
            texts[0].starts_with("<text x=\"12\" y=\"26\" textLength=\"36\"")
                && texts[0].ends_with(">ab c</text>")
        );
        assert!(texts[1].starts_with("<text x=\"75\" ") && texts[1].ends_with(">d</text>"), "{}", texts[1]);
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped() {
        let texts = plain("<a> & \"b\"");
        assert!(texts.contains(">&lt;a&gt; &amp; \"b\"</text>"), "{texts}");
        assert_eq!(escaped("\u{1b}"), "\u{fffd}");
    }

    #[test]
    fn wide_and_combined_graphemes_keep_their_cells() {
        let picture = plain("a漢e\u{301}b");
        let places: Vec<&str> = elements(&picture, "text")
            .iter()
            .map(|text| text.split("lengthAdjust").next().unwrap())
            .collect();
        let expected = [
            "<text x=\"12\" y=\"26\" textLength=\"9\" ",
            "<text x=\"21\" y=\"26\" textLength=\"18\" ",
            "<text x=\"39\" y=\"26\" textLength=\"9\" ",
            "<text x=\"48\" y=\"26\" textLength=\"9\" ",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn rules_and_bars_are_one_rectangle_each() {
        let picture = plain("───██░░░");
        let expected = [
            "<rect x=\"12\" y=\"20\" width=\"27\" height=\"1\" fill=\"#e4e6eb\"/>",
            "<rect x=\"39\" y=\"12\" width=\"18\" height=\"18\" fill=\"#e4e6eb\"/>",
            "<rect x=\"57\" y=\"12\" width=\"27\" height=\"18\" fill=\"#e4e6eb\" fill-opacity=\"0.30\"/>",
        ];
        assert_eq!(elements(&picture, "rect"), expected);
        assert_eq!(elements(&picture, "text"), Vec::<&str>::new());
    }

    #[test]
    fn lines_of_neighbouring_cells_touch() {
        let picture = drawn(&[("┌─", Style::new()), ("│ ", Style::new())]);
        let expected = [
            "<rect x=\"16\" y=\"20\" width=\"5\" height=\"1\" fill=\"#e4e6eb\"/>",
            "<rect x=\"16\" y=\"20\" width=\"1\" height=\"10\" fill=\"#e4e6eb\"/>",
            "<rect x=\"21\" y=\"20\" width=\"9\" height=\"1\" fill=\"#e4e6eb\"/>",
            "<rect x=\"16\" y=\"30\" width=\"1\" height=\"9\" fill=\"#e4e6eb\"/>",
            "<rect x=\"16\" y=\"38\" width=\"1\" height=\"10\" fill=\"#e4e6eb\"/>",
        ];
        assert_eq!(elements(&picture, "rect"), expected);
    }

    #[test]
    fn colours_and_reversing() {
        let picture = drawn(&[("a", Style::new().fg(Color::Blue).bg(Color::White))]);
        assert!(
            picture.contains("height=\"18\" fill=\"#ffffff\"/>") && picture.contains("fill=\"#5b9bea\">a")
        );
        let picture = drawn(&[("a", Style::new().fg(Color::Blue).reversed())]);
        assert!(picture.contains("height=\"18\" fill=\"#5b9bea\"/>"), "{picture}");
        assert!(picture.contains(&format!("fill=\"{BACKGROUND}\">a")), "{picture}");
        assert_eq!(color(Color::Indexed(196)), Some("#ff0000".to_owned()));
        assert_eq!(color(Color::Indexed(232)), Some("#080808".to_owned()));
    }

    #[test]
    fn modifiers_show() {
        let picture = drawn(&[("a", Style::new().bold().underlined().crossed_out())]);
        assert!(picture.contains(" font-weight=\"bold\">a</text>"), "{picture}");
        assert_eq!(elements(&picture, "rect").len(), 2, "{picture}");
        let hidden = drawn(&[("a", Style::new().hidden())]);
        assert_eq!(elements(&hidden, "text"), Vec::<&str>::new());
        assert!(drawn(&[("a", Style::new().dim())]).contains(" fill-opacity=\"0.6\">a"));
    }

    #[test]
    fn an_empty_buffer_is_a_picture_too() {
        let picture = svg(&Buffer::empty(Rect::ZERO));
        assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    }
}
