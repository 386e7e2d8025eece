//! A document as Markdown: only what survives Notion and Confluence, so headings to the third level, plain lists
//! and pipe tables; no HTML, no footnotes. Nothing in the data becomes a link, an image or markup.

mod escape;

use super::document::{Block, Inline, Level, Line, Playbook, Table};
use escape::{Fit, marked};

/// The document as UTF-8 text.
pub(super) fn write(playbook: &Playbook) -> Vec<u8> {
    let mut text = String::new();
    let mut listed = false;
    for block in &playbook.blocks {
        let written = written(block);
        let lists = matches!(block, Block::List(_) | Block::Facts(_));
        if !text.is_empty() && !written.is_empty() {
            // Items after items are one list in any reader, so they are written as one.
            text.push_str(if listed && lists { "\n" } else { "\n\n" });
        }
        listed = if written.is_empty() { listed } else { lists };
        text.push_str(&written);
    }
    text.push('\n');
    text.into_bytes()
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            let marks = match level {
                Level::One => "#",
                Level::Two => "##",
                Level::Three => "###",
            };
            format!("{marks} {}", marked(text, Fit::OneLine))
        }
        Block::Paragraph(text) => marked(text, Fit::Paragraphs),
        Block::Status(_, text) => marked(&strong(text), Fit::Paragraphs),
        Block::Quote(text) => quoted(&marked(text, Fit::Paragraphs)),
        Block::List(items) => list(items.iter().map(|item| marked(item, Fit::OneLine))),
        Block::Facts(facts) => list(facts.iter().map(|fact| marked(&fact.line(), Fit::OneLine))),
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => table(&chart.table()),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

fn quoted(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let row = |cells: &[Line]| {
        let cells: Vec<String> = cells.iter().map(|cell| marked(cell, Fit::OneLine)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![row(&table.head), format!("|{}", " --- |".repeat(table.head.len()))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

/// The whole line as one strong run, so that a status stands out.
fn strong(line: &Line) -> Line {
    Line(line.0.iter().map(|inline| Inline::Strong(inline.text().to_owned())).collect())
}

#[cfg(test)]
mod tests;
