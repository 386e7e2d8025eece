//! Collects the blocks of a document, so that no section has to ask whether it has anything to say.

use super::{Block, Chart, Fact, Inline, Level, Line, Table, Tone};

/// Words of the words file at the beginning of a line: "owner" becomes "Owner".
pub(in crate::export) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Collects blocks; leaves out what is empty.
#[derive(Clone, Debug, Default)]
pub(in crate::export) struct Writer {
    blocks: Vec<Block>,
}

impl Writer {
    pub(in crate::export) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// What is written so far.
    pub(in crate::export) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Writes on with what was written apart; its first list continues ours.
    pub(in crate::export) fn append(&mut self, other: Self) {
        for block in other.blocks {
            match block {
                Block::List(items) => self.list(items),
                block => self.blocks.push(block),
            }
        }
    }

    pub(in crate::export) fn heading(&mut self, level: Level, text: impl Into<Line>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// A paragraph, unless there is nothing to say.
    pub(in crate::export) fn paragraph(&mut self, text: impl Into<Line>) {
        let line = text.into();
        if !line.plain().trim().is_empty() {
            self.blocks.push(Block::Paragraph(line));
        }
    }

    /// "**label**: value", unless there is no value.
    pub(in crate::export) fn labelled(&mut self, label: &str, value: &str) {
        if !value.trim().is_empty() {
            self.blocks.push(Block::Paragraph(Line::labelled(&capitalised(label), value)));
        }
    }

    /// A few words that stand out above what follows them.
    pub(in crate::export) fn caption(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(Line(vec![Inline::Strong(capitalised(text))])));
    }

    pub(in crate::export) fn quote(&mut self, text: impl Into<Line>) {
        let line = text.into();
        if !line.plain().trim().is_empty() {
            self.blocks.push(Block::Quote(line));
        }
    }

    pub(in crate::export) fn status(&mut self, tone: Tone, text: impl Into<Line>) {
        self.blocks.push(Block::Status(tone, text.into()));
    }

    /// A list; one that follows another continues it, as it would in any format.
    pub(in crate::export) fn list(&mut self, mut items: Vec<Line>) {
        match self.blocks.last_mut() {
            _ if items.is_empty() => {}
            Some(Block::List(before)) => before.append(&mut items),
            _ => self.blocks.push(Block::List(items)),
        }
    }

    /// A table without the columns in which no row says anything.
    pub(in crate::export) fn table(&mut self, head: &[&str], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let said: Vec<usize> = (0..head.len())
            .filter(|&column| {
                rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.trim().is_empty()))
            })
            .collect();
        let cells = |row: Vec<String>| said.iter().map(|&column| Line::from(row[column].as_str())).collect();
        self.blocks.push(Block::Table(Table {
            head: said.iter().map(|&column| Line::from(capitalised(head[column]))).collect(),
            rows: rows.into_iter().map(cells).collect(),
        }));
    }

    /// A table as it is, empty cells included.
    pub(in crate::export) fn table_of(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Values under their labels, without those that say nothing.
    pub(in crate::export) fn facts<'a>(&mut self, facts: impl IntoIterator<Item = (&'a str, String)>) {
        let said = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let facts: Vec<Fact> =
            said.map(|(label, value)| Fact { label: capitalised(label), value: value.into() }).collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }

    pub(in crate::export) fn chart(&mut self, chart: Chart) {
        if !chart.is_empty() {
            self.blocks.push(Block::Chart(chart));
        }
    }

    /// A section that is left out when `fill` writes nothing into it.
    pub(in crate::export) fn section(&mut self, title: &str, fill: impl FnOnce(&mut Self)) {
        let mut inside = Self::default();
        fill(&mut inside);
        self.append_under(Level::Two, title, inside);
    }

    /// A section, unless it was asked to be left out.
    pub(in crate::export) fn section_unless(
        &mut self,
        left_out: bool,
        title: &str,
        fill: impl FnOnce(&mut Self),
    ) {
        if !left_out {
            self.section(title, fill);
        }
    }

    /// A heading with what was written for it, or neither.
    pub(in crate::export) fn append_under(&mut self, level: Level, title: &str, mut inside: Self) {
        if !inside.blocks.is_empty() {
            self.heading(level, title);
            self.blocks.append(&mut inside.blocks);
        }
    }
}
