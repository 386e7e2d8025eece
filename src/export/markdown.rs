//! A document as Markdown: only what survives Notion and Confluence, so headings to the third level, plain lists
//! and pipe tables; no HTML, no footnotes. Nothing in the data becomes a link, an image or markup.

mod escape;

use super::document::{Block, Inline, Level, Line, Playbook, Table};
use escape::{Fit, marked};

/// The document as UTF-8 text.
pub(super) fn write(playbook: &Playbook) -> Vec<u8> {
    let blocks = playbook.blocks.iter().map(block).filter(|text| !text.is_empty());
    let mut text = blocks.collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text.into_bytes()
}

fn block(block: &Block) -> String {
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
        Block::List(items) => items
            .iter()
            .map(|item| format!("- {}", marked(item, Fit::OneLine)))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => table(&chart.table()),
    }
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
