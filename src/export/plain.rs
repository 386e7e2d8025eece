//! A document as plain text: for an e-mail, a chat, or a printer without a program. Lines fit a mail window.
//!
//! Nothing is escaped, because nothing in plain text can act; control characters are made visible all the same.

use super::document::{Block, Level, Line, Playbook, Table};
use crate::text::{clean, width, wrap};

/// Columns of a line: what every mail program shows without breaking it again.
pub(super) const COLUMNS: usize = 76;

/// The document as UTF-8 text.
pub(super) fn write(playbook: &Playbook) -> Vec<u8> {
    let mut text = lines(&playbook.blocks).join("\n");
    text.push('\n');
    text.into_bytes()
}

/// Its lines; blank ones between blocks, none between a caption and what it stands above.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut tight = true;
    for block in blocks {
        let written = block_lines(block);
        if written.is_empty() {
            continue;
        }
        let belongs = matches!(block, Block::List(_) | Block::Facts(_)) && tight;
        if !all.is_empty() && !belongs {
            all.push(String::new());
        }
        tight = matches!(block, Block::Paragraph(_) | Block::Status(..) | Block::Heading(..));
        all.extend(written);
    }
    all
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(level, text) => heading(*level, text),
        Block::Paragraph(text) | Block::Status(_, text) => wrapped(&text.plain(), ""),
        Block::Quote(text) => wrapped(&text.plain(), "  "),
        Block::List(items) => items.iter().flat_map(|item| wrapped(&item.plain(), "- ")).collect(),
        Block::Facts(facts) => facts.iter().flat_map(|fact| wrapped(&fact.line().plain(), "- ")).collect(),
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => table(&chart.table()),
    }
}

fn heading(level: Level, text: &Line) -> Vec<String> {
    let mut lines = wrapped(&text.plain(), "");
    let under = match level {
        Level::One => "=",
        Level::Two => "-",
        Level::Three => return lines,
    };
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    lines.push(under.repeat(widest));
    lines
}

/// One row after the other, each cell under its heading, as a reader hears a table read out.
fn table(table: &Table) -> Vec<String> {
    let row = |cells: &Vec<Line>| {
        let said = table.head.iter().zip(cells).filter(|(_, cell)| !cell.plain().trim().is_empty());
        let cells: Vec<String> =
            said.map(|(head, cell)| format!("{}: {}", head.plain(), cell.plain())).collect();
        wrapped(&cells.join("; "), "- ")
    };
    table.rows.iter().flat_map(row).collect()
}

/// Lines of a text that fit, the first after `lead`, the others as far in.
pub(super) fn wrapped(text: &str, lead: &str) -> Vec<String> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let inner = COLUMNS.saturating_sub(lead.len());
    let indent = " ".repeat(lead.len());
    let rows = clean(text).lines().flat_map(|line| wrap(line, inner)).collect::<Vec<_>>();
    let line = |(index, row): (usize, &String)| {
        format!("{}{row}", if index == 0 { lead } else { indent.as_str() }).trim_end().to_owned()
    };
    rows.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Imprint, Kind, Tone};

    fn text(blocks: Vec<Block>) -> String {
        let playbook = Playbook {
            title: String::new(),
            kind: Kind::Summary,
            as_of: None,
            imprint: Imprint::default(),
            blocks,
        };
        String::from_utf8(write(&playbook)).unwrap()
    }

    #[test]
    fn blocks_become_lines_that_fit() {
        let row = vec![Line::from("Dana"), Line::from(""), Line::from("by Friday")];
        let head = ["Who", "Empty", "When"].map(Line::from).to_vec();
        let blocks = vec![
            Block::Heading(Level::One, "Acme".into()),
            Block::Status(Tone::Open, "DRAFT".into()),
            Block::List(vec!["one".into(), "word ".repeat(30).into()]),
            Block::Quote("our\nwords".into()),
            Block::Table(Table { head, rows: vec![row] }),
        ];
        let text = text(blocks);
        assert!(text.starts_with("Acme\n====\n\nDRAFT\n- one\n- word word"), "{text}");
        assert!(text.ends_with("word\n\n  our\n  words\n\n- Who: Dana; When: by Friday\n"), "{text}");
        assert!(text.lines().all(|line| width(line) <= COLUMNS), "{text}");
    }

    #[test]
    fn nothing_in_it_can_steer_a_terminal() {
        assert_eq!(text(vec![Block::Paragraph("a\u{1b}[2Jb\u{202e}c".into())]), "a\u{241b}[2Jbc\n");
    }
}
