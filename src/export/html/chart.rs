//! Bars of both teams as pictures in the page: a sign and a word in front, numbers in the bars, words for who listens.

use super::text::plain;
use crate::domain::people::Team;
use crate::export::document::{Bar, Block, Drawing, Fill, Mark, Panel, Segment};
use crate::text::width;
use maud::{Markup, html};

/// Where bars begin, behind sign and word.
const LEFT: u32 = 92;
/// How wide a whole bar is.
const WIDE: u32 = 300;
/// What is written behind bars has this much room.
const AFTER: u32 = 16;
/// From one bar to the next.
const STEP: u32 = 21;
/// How high a bar is.
const HIGH: u32 = 16;
/// How wide a character of a number is.
const CHARACTER: u32 = 7;
/// A piece is at least this wide, so that its number can be read.
const LEAST: u32 = 18;

/// The patterns bars are filled with, once in a page that has any.
pub(super) fn patterns(blocks: &[Block]) -> Markup {
    let drawn = blocks.iter().any(|block| matches!(block, Block::Chart(_)));
    html! {
        @if drawn {
            svg width="0" height="0" aria-hidden="true" {
                defs {
                    pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        rect width="6" height="6" fill="#f6d3ae" {}
                        rect width="2" height="6" fill="#dd9a4f" {}
                    }
                }
            }
        }
    }
}

/// A table with a picture in each row, so that long questions wrap and no row is cut.
pub(super) fn drawn(drawing: &Drawing) -> Markup {
    let noted = drawing.panels.iter().any(|panel| !panel.note.is_empty());
    html! {
        figure.whole[drawing.panels.len() <= super::WHOLE] {
            figcaption { (drawing.legend) }
            table.chart {
                thead { tr {
                    th scope="col" { (drawing.title) }
                    th scope="col" { (legend(drawing)) }
                    @if noted { th scope="col" { (drawing.note) } }
                } }
                tbody {
                    @for panel in &drawing.panels {
                        tr {
                            td { bdi { (plain(&panel.title)) } }
                            td { (picture(panel)) }
                            @if noted { td { (plain(&panel.note)) } }
                        }
                    }
                }
            }
        }
    }
}

/// "▲ Sales  ● Marketing", as far as they are drawn.
fn legend(drawing: &Drawing) -> String {
    let mut marks: Vec<Mark> = Vec::new();
    for bar in drawing.panels.iter().flat_map(|panel| &panel.bars) {
        if !marks.contains(&bar.mark) {
            marks.push(bar.mark);
        }
    }
    let named = marks.into_iter().map(|mark| format!("{} {}", mark.sign(), mark.word()));
    named.collect::<Vec<_>>().join(" \u{a0} ")
}

fn picture(panel: &Panel) -> Markup {
    let high = STEP * panel.bars.len() as u32;
    let all = LEFT + WIDE + AFTER;
    html! {
        @if !panel.bars.is_empty() {
            svg viewBox={ "0 0 " (all) " " (high) } role="img" aria-label=(plain(&panel.spoken)) {
                @for (index, bar) in panel.bars.iter().enumerate() { (bar_at(bar, STEP * index as u32 + 2)) }
            }
        }
    }
}

fn bar_at(bar: &Bar, top: u32) -> Markup {
    let mut left = LEFT;
    let mut pieces = Vec::new();
    for (segment, wide) in bar.segments.iter().zip(bar.widths(WIDE, LEAST)) {
        pieces.push((segment, left, wide));
        left += wide;
    }
    html! {
        g class=(team_name(bar.mark)) {
            text.bar-word x="0" y=(top + 12) { (bar.mark.sign()) " " (bar.mark.word()) }
            @for (segment, left, wide) in pieces { (piece(bar.mark, segment, (left, top, wide))) }
            @if !bar.after.is_empty() { text.bar-word x=(left + 4) y=(top + 12) { (plain(&bar.after)) } }
        }
    }
}

fn piece(mark: Mark, segment: &Segment, (left, top, wide): (u32, u32, u32)) -> Markup {
    let room = CHARACTER * width(&segment.text) as u32;
    let middle = left + wide / 2;
    let dark = segment.fill == Fill::Full && mark != Mark::Team(Team::Marketing);
    // Numbers on hatching stand on a plate of their own.
    let plate = segment.fill == Fill::Full && !dark && wide >= room + 6;
    html! {
        rect class=(fill_name(segment.fill)) x=(left) y=(top) width=(wide) height=(HIGH) {}
        @if plate { rect.plate x=(middle - room / 2 - 3) y=(top + 2) width=(room + 6) height=(HIGH - 4) {} }
        @if wide >= room {
            text class=(if dark { "bar-number on-dark" } else { "bar-number" }) x=(middle) y=(top + 12) { (plain(&segment.text)) }
        }
    }
}

fn team_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Team(Team::Sales) => "sales",
        Mark::Team(Team::Marketing) => "marketing",
        Mark::Both => "both",
    }
}

fn fill_name(fill: Fill) -> &'static str {
    match fill {
        Fill::Full => "full",
        Fill::Pale => "pale",
        Fill::Outline => "outline",
    }
}
