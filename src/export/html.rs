//! A document as one web page that needs nothing else: its style in it, no script, nothing fetched, ready to print.
//!
//! Everything is escaped where it is written. Nothing in the data becomes a link, a handler or markup.

mod chart;
mod pages;
mod text;

use super::Page;
use super::document::{Block, Fact, Level, Playbook, Table, Tone};
use crate::assets::{paper, words::say};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use text::{line, paragraphs};

/// What a reader's browser may do with the page: show it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The longest cell in characters that is kept on one line.
const SHORT: usize = 18;

/// A table of at most so many rows stays on one page.
const WHOLE: usize = 7;

/// The page as UTF-8 text.
pub(super) fn write(playbook: &Playbook) -> Vec<u8> {
    let page = html! {
        (DOCTYPE)
        html lang=(say("playbook.language")) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (text::plain(&playbook.title)) }
                style { (PreEscaped(paper::style_sheet())) (PreEscaped(pages::margins(playbook))) }
            }
            body class=(layout(playbook)) {
                (chart::patterns(&playbook.blocks))
                main { (body(playbook)) }
            }
        }
    };
    let mut bytes = page.into_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn layout(playbook: &Playbook) -> &'static str {
    match playbook.kind.page() {
        Page::Desk if playbook.has_contents() => "pages",
        Page::Desk => "brief",
        Page::Wall => "wall",
    }
}

/// The front with the contents, then a section for every heading of the second level.
fn body(playbook: &Playbook) -> Markup {
    let sections = sections(&playbook.blocks);
    let (front, rest) = sections.split_first().map_or((&[][..], &[][..]), |(front, rest)| (*front, rest));
    let has_contents = playbook.has_contents();
    html! {
        div.front[has_contents] {
            @for (index, one) in front.iter().enumerate() {
                (block(one))
                @if index == 0 && !playbook.imprint.line().is_empty() {
                    p.imprint { (text::plain(&playbook.imprint.line())) }
                }
            }
            @if has_contents { (contents(rest)) }
        }
        @for (index, blocks) in rest.iter().enumerate() {
            section id=(anchor(index)) {
                @for one in *blocks { (block(one)) }
            }
        }
    }
}

/// The blocks before the first section, and those of each section.
fn sections(blocks: &[Block]) -> Vec<&[Block]> {
    let starts = |block: &Block| matches!(block, Block::Heading(Level::Two, _));
    let mut cuts: Vec<usize> = vec![0];
    cuts.extend((0..blocks.len()).filter(|&index| starts(&blocks[index])));
    cuts.push(blocks.len());
    cuts.windows(2).map(|cut| &blocks[cut[0]..cut[1]]).collect()
}

fn contents(sections: &[&[Block]]) -> Markup {
    html! {
        nav aria-labelledby="contents" {
            h2 id="contents" { (say("document.contents")) }
            ul {
                @for (index, blocks) in sections.iter().enumerate() {
                    @if let Some(Block::Heading(_, title)) = blocks.first() {
                        li { a href={ "#" (anchor(index)) } { (line(title)) } }
                    }
                }
            }
        }
    }
}

fn anchor(index: usize) -> String {
    format!("section-{}", index + 1)
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading(Level::One, text) => html! { h1 { (line(text)) } },
        Block::Heading(Level::Two, text) => html! { h2 { (line(text)) } },
        Block::Heading(Level::Three, text) => html! { h3 { (line(text)) } },
        Block::Paragraph(text) if text.is_caption() => html! { p.caption { (line(text)) } },
        Block::Paragraph(text) => paragraphs(text),
        Block::Status(tone, text) => html! { p class={ "status " (tone_name(*tone)) } { (line(text)) } },
        Block::Quote(text) => html! { blockquote { (paragraphs(text)) } },
        Block::List(items) => html! { ul { @for item in items { li { (line(item)) } } } },
        Block::Facts(facts) => html! { dl { @for fact in facts { (fact_row(fact)) } } },
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => chart::drawn(&chart.drawing()),
    }
}

fn fact_row(fact: &Fact) -> Markup {
    html! { dt { (text::plain(&fact.label)) } dd { (line(&fact.value)) } }
}

fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Settled => "settled",
        Tone::Noted => "noted",
        Tone::Open => "open",
    }
}

fn table(table: &Table) -> Markup {
    let classes: Vec<Option<&str>> = (0..table.head.len()).map(|column| class(table, column)).collect();
    html! {
        table.whole[table.rows.len() <= WHOLE] {
            thead { tr {
                @for (cell, class) in table.head.iter().zip(&classes) {
                    th scope="col" class=[*class] { (line(cell)) }
                }
            } }
            tbody {
                @for row in &table.rows {
                    tr { @for (cell, class) in row.iter().zip(&classes) { td class=[*class] { (line(cell)) } } }
                }
            }
        }
    }
}

/// Columns of numbers stand to the right; what is short is not broken.
fn class(table: &Table, column: usize) -> Option<&'static str> {
    if table.is_numeric(column) {
        return Some("number");
    }
    table.column(column).all(|text| text.chars().count() <= SHORT).then_some("short")
}

#[cfg(test)]
mod tests;
