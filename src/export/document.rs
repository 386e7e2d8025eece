//! The small document model every document format prints: blocks of lines, and nothing of a session.
//!
//! Text is kept as it was typed; each format cleans and escapes it in its own way.

#[cfg(test)]
pub(super) mod any;
mod chart;
mod writer;

pub use chart::{Bands, Bar, Bars, Chart, Drawing, Fill, Mark, Panel, Segment, Weight};
pub(super) use writer::{Writer, capitalised};

pub use super::kind::Kind;
use crate::domain::moment::Moment;

/// A document: a title and its blocks in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    /// The title, which is also the first heading.
    pub title: String,
    /// Which document it is.
    pub kind: Kind,
    /// The time of the session's last entry: the only time a format may write.
    pub as_of: Option<Moment>,
    /// What stands on every page beside the title.
    pub imprint: Imprint,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Playbook {
    /// Whether it is long enough to say on its first page what is in it.
    pub fn has_contents(&self) -> bool {
        matches!(self.kind, Kind::Playbook | Kind::Record) && self.sections().count() > 2
    }

    /// The titles of its sections.
    pub fn sections(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(Level::Two, title) => Some(title),
            _ => None,
        })
    }
}

/// What every page and the properties of a file say of the document besides its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// "DRAFT" or "Final".
    pub version: String,
    /// The date of the last entry, or else of the session.
    pub date: String,
    /// The company, where it is named.
    pub company: String,
    /// Who wrote it: the facilitators.
    pub author: String,
}

impl Imprint {
    /// "DRAFT · Thu 12 Mar 2026", as far as both are known.
    pub fn line(&self) -> String {
        let said = [self.version.as_str(), self.date.as_str()].into_iter().filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    }
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
    /// Short values under their labels.
    Facts(Vec<Fact>),
    /// A table with a heading row.
    Table(Table),
    /// The teams' own words.
    Quote(Line),
    /// Where something stands, in one line.
    Status(Tone, Line),
    /// Numbers of both teams, as data: a format draws it or prints its table.
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

/// A value under its label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: Line,
}

impl Fact {
    /// "**label**: value", for formats that print a list.
    pub fn line(&self) -> Line {
        let mut line = vec![Inline::Strong(self.label.clone()), Inline::Text(": ".to_owned())];
        line.extend(self.value.0.iter().cloned());
        Line(line)
    }
}

/// Inlines in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Inline>);

impl Line {
    /// "**label**: value".
    pub fn labelled(label: &str, value: &str) -> Self {
        Self(vec![Inline::Strong(label.to_owned()), Inline::Text(format!(": {value}"))])
    }

    /// Whether it is nothing but words that stand out, and so belongs to what follows.
    pub fn is_caption(&self) -> bool {
        matches!(self.0.as_slice(), [Inline::Strong(_)])
    }

    /// Whether it is nothing but a line to write on.
    pub fn is_blank(&self) -> bool {
        let text = self.plain();
        text.len() >= 8 && text.chars().all(|character| character == '.' || character == '_')
    }

    /// Its text without any marks.
    pub fn plain(&self) -> String {
        self.0.iter().map(Inline::text).collect()
    }
}

impl Inline {
    /// The same mark around another text.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let text = text.to_owned();
        match self {
            Self::Text(_) => Self::Text(text),
            Self::Strong(_) => Self::Strong(text),
            Self::Inserted(_) => Self::Inserted(text),
            Self::Deleted(_) => Self::Deleted(text),
        }
    }

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

impl Table {
    /// The texts of a column, without its heading.
    pub fn column(&self, column: usize) -> impl Iterator<Item = String> {
        self.rows.iter().filter_map(move |row| row.get(column)).map(Line::plain)
    }

    /// Whether a column holds nothing but numbers and shares.
    pub fn is_numeric(&self, column: usize) -> bool {
        let numeric = |text: &String| text.is_empty() || text.trim_end_matches(" %").parse::<f64>().is_ok();
        self.column(column).all(|text| numeric(&text)) && self.column(column).any(|text| !text.is_empty())
    }
}
