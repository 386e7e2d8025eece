//! The small document model every document format prints: blocks of lines, and nothing of a session.
//!
//! Text is kept as it was typed; each format cleans and escapes it in its own way.

pub use super::kind::Kind;
use crate::assets::words::{fill, say};
use crate::domain::{moment::Moment, people::PerTeam};

/// A document: a title and its blocks in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    /// The title, which is also the first heading.
    pub title: String,
    /// Which document it is.
    pub kind: Kind,
    /// The time of the session's last entry: the only time a format may write.
    pub as_of: Option<Moment>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How deep a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The title.
    One = 1,
    /// A section.
    Two,
    /// A topic or a part of a section.
    Three,
}

/// How settled something is, for formats that have colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Both teams stand behind it.
    Settled,
    /// It holds, and something is noted with it.
    Noted,
    /// Somebody still has to bring it to an end.
    Open,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Level, Line),
    /// A paragraph.
    Paragraph(Line),
    /// A plain list.
    List(Vec<Line>),
    /// A table with a heading row.
    Table(Table),
    /// The teams' own words.
    Quote(Line),
    /// Where something stands, in one line.
    Status(Tone, Line),
    /// Answers of both teams, as data: a format draws it or prints its table.
    Chart(Chart),
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// Text that was put in.
    Inserted(String),
    /// Text that was taken out.
    Deleted(String),
}

/// Inlines in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Inline>);

impl Line {
    /// "**label**: value".
    pub fn labelled(label: &str, value: &str) -> Self {
        Self(vec![Inline::Strong(label.to_owned()), Inline::Text(format!(": {value}"))])
    }

    /// Its text without any marks.
    pub fn plain(&self) -> String {
        self.0.iter().map(Inline::text).collect()
    }
}

impl Inline {
    /// Its text without marks.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Inserted(text) | Self::Deleted(text) => text,
        }
    }
}

impl<T: Into<String>> From<T> for Line {
    fn from(text: T) -> Self {
        Self(vec![Inline::Text(text.into())])
    }
}

/// A table with a heading row; every row is as long as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The heading row.
    pub head: Vec<Line>,
    /// The rows.
    pub rows: Vec<Vec<Line>>,
}

/// How both teams answered some questions, in three bands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// One question each.
    pub bars: Vec<Bars>,
}

/// The bands of both teams on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The question.
    pub question: String,
    /// What each team answered.
    pub bands: PerTeam<Bands>,
    /// The word for the gap.
    pub word: String,
}

/// Answers below, in and above the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// Below the middle.
    pub unfavourable: u32,
    /// In the middle.
    pub neutral: u32,
    /// Above the middle.
    pub favourable: u32,
    /// People who could not say.
    pub could_not_say: u32,
}

impl Bands {
    /// "4 of 13 favourable, 2 in between, 7 not".
    pub fn text(&self) -> String {
        let total = self.unfavourable + self.neutral + self.favourable;
        let mut text = fill("playbook.favourable_of", &[("n", &self.favourable), ("total", &total)]);
        for (key, count) in [
            ("playbook.neutral", self.neutral),
            ("playbook.unfavourable", self.unfavourable),
            ("playbook.could_not_say", self.could_not_say),
        ] {
            if count > 0 {
                text.push_str(", ");
                text.push_str(&fill(key, &[("n", &count)]));
            }
        }
        text
    }
}

impl Chart {
    /// The same as a table, for formats that do not draw.
    pub fn table(&self) -> Table {
        let head = [say("playbook.question"), say("team.sales"), say("team.marketing"), say("playbook.gap")];
        let row = |bars: &Bars| {
            let cells = [
                bars.question.clone(),
                bars.bands.sales.text(),
                bars.bands.marketing.text(),
                bars.word.clone(),
            ];
            cells.map(Line::from).to_vec()
        };
        Table { head: head.map(Line::from).to_vec(), rows: self.bars.iter().map(row).collect() }
    }
}

/// Words of the words file at the beginning of a line: "owner" becomes "Owner".
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Collects blocks; leaves out what is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer {
    blocks: Vec<Block>,
}

impl Writer {
    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// What is written so far.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Writes on with what was written apart; its first list continues ours.
    pub(super) fn append(&mut self, other: Self) {
        for block in other.blocks {
            match block {
                Block::List(items) => self.list(items),
                block => self.blocks.push(block),
            }
        }
    }

    pub(super) fn heading(&mut self, level: Level, text: impl Into<Line>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// A paragraph, unless there is nothing to say.
    pub(super) fn paragraph(&mut self, text: impl Into<Line>) {
        let line = text.into();
        if !line.plain().trim().is_empty() {
            self.blocks.push(Block::Paragraph(line));
        }
    }

    /// "**label**: value", unless there is no value.
    pub(super) fn labelled(&mut self, label: &str, value: &str) {
        if !value.trim().is_empty() {
            self.blocks.push(Block::Paragraph(Line::labelled(&capitalised(label), value)));
        }
    }

    /// A few words that stand out above what follows them.
    pub(super) fn caption(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(Line(vec![Inline::Strong(capitalised(text))])));
    }

    pub(super) fn quote(&mut self, text: impl Into<Line>) {
        let line = text.into();
        if !line.plain().trim().is_empty() {
            self.blocks.push(Block::Quote(line));
        }
    }

    pub(super) fn status(&mut self, tone: Tone, text: impl Into<Line>) {
        self.blocks.push(Block::Status(tone, text.into()));
    }

    /// A list; one that follows another continues it, as it would in any format.
    pub(super) fn list(&mut self, mut items: Vec<Line>) {
        match self.blocks.last_mut() {
            _ if items.is_empty() => {}
            Some(Block::List(before)) => before.append(&mut items),
            _ => self.blocks.push(Block::List(items)),
        }
    }

    /// A table without the columns in which no row says anything.
    pub(super) fn table(&mut self, head: &[&str], rows: Vec<Vec<String>>) {
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
    pub(super) fn table_of(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    pub(super) fn chart(&mut self, bars: Vec<Bars>) {
        if !bars.is_empty() {
            self.blocks.push(Block::Chart(Chart { bars }));
        }
    }

    /// A section that is left out when `fill` writes nothing into it.
    pub(super) fn section(&mut self, title: &str, fill: impl FnOnce(&mut Self)) {
        let mut inside = Self::default();
        fill(&mut inside);
        self.append_under(Level::Two, title, inside);
    }

    /// A heading with what was written for it, or neither.
    pub(super) fn append_under(&mut self, level: Level, title: &str, mut inside: Self) {
        if !inside.blocks.is_empty() {
            self.heading(level, title);
            self.blocks.append(&mut inside.blocks);
        }
    }
}
