//! Numbers of both teams as data, and how they are drawn: bars beside a mark and a word, never colour alone.
//!
//! A format draws the [`Drawing`] or prints the table; it needs to know neither surveys nor weights.

use super::{Line, Table};
use crate::assets::words::{fill, say};
use crate::domain::{
    market::POINTS,
    people::{PerTeam, Team},
};

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chart {
    /// How both teams answered some questions, in three bands.
    Answers(Vec<Bars>),
    /// How both teams split points, and the weight they agreed on.
    Weights(Vec<Weight>),
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

/// One attribute and the points it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// The attribute.
    pub name: String,
    /// What it does besides counting, where it is known.
    pub role: String,
    /// The points of each team.
    pub points: PerTeam<Option<u32>>,
    /// How far the teams are apart.
    pub apart: Option<u32>,
    /// The agreed weight.
    pub agreed: Option<u32>,
}

/// A chart as bars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// What the panels are about.
    pub title: String,
    /// What the bars show, in one line.
    pub legend: String,
    /// What the notes beside them are.
    pub note: String,
    /// One of each question or attribute.
    pub panels: Vec<Panel>,
}

/// The bars of one question or attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// The question or attribute.
    pub title: String,
    /// One bar under the other.
    pub bars: Vec<Bar>,
    /// What is said beside them.
    pub note: String,
    /// The bars in words, for who cannot see them.
    pub spoken: String,
}

/// Whose bar it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One team's.
    Team(Team),
    /// Both teams' together.
    Both,
}

/// One bar: pieces of a whole, from the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Whose it is.
    pub mark: Mark,
    /// Its pieces.
    pub segments: Vec<Segment>,
    /// What the full width stands for.
    pub whole: u32,
    /// What is written behind it.
    pub after: String,
}

/// A piece of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How much of the whole it is.
    pub size: u32,
    /// How it is filled.
    pub fill: Fill,
    /// What is written in it.
    pub text: String,
}

/// How a piece is filled, in the colour and pattern of whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Solid.
    Full,
    /// Pale.
    Pale,
    /// Only its outline.
    Outline,
}

impl Mark {
    /// The sign that tells it apart without colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Team(Team::Sales) => "▲",
            Self::Team(Team::Marketing) => "●",
            Self::Both => "■",
        }
    }

    /// Whose it is in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Team(Team::Sales) => say("team.sales"),
            Self::Team(Team::Marketing) => say("team.marketing"),
            Self::Both => say("document.agreed"),
        }
    }
}

impl Bar {
    /// How wide each piece is when the whole bar has `full` units: never narrower than `least`, where its number stands,
    /// and never wider than the bar together.
    pub fn widths(&self, full: u32, least: u32) -> Vec<u32> {
        let whole = u64::from(self.whole.max(1));
        let edge = |sum: u32| (u64::from(sum) * u64::from(full) / whole).min(u64::from(full)) as u32;
        let mut sum = 0;
        let mut widths = Vec::new();
        for segment in &self.segments {
            let begin = edge(sum);
            sum = sum.saturating_add(segment.size);
            widths.push((edge(sum) - begin).max(least));
        }
        while widths.iter().sum::<u32>() > full {
            let Some(widest) = widths.iter_mut().max_by_key(|width| **width).filter(|width| **width > 0)
            else {
                break;
            };
            *widest -= 1;
        }
        widths
    }
}

impl Bands {
    /// "4 of 13 favourable, 2 in between, 7 not".
    pub fn text(&self) -> String {
        let total = self.total();
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

    fn total(&self) -> u32 {
        self.unfavourable + self.neutral + self.favourable
    }

    fn bar(&self, team: Team) -> Bar {
        let piece = |size: u32, fill| Segment { size, fill, text: size.to_string() };
        let pieces = [
            piece(self.favourable, Fill::Full),
            piece(self.neutral, Fill::Pale),
            piece(self.unfavourable, Fill::Outline),
        ];
        Bar {
            mark: Mark::Team(team),
            segments: pieces.into_iter().filter(|piece| piece.size > 0).collect(),
            whole: self.total(),
            after: String::new(),
        }
    }
}

impl Chart {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Answers(bars) => bars.is_empty(),
            Self::Weights(weights) => weights.is_empty(),
        }
    }

    /// The same as a table, for formats that do not draw.
    pub fn table(&self) -> Table {
        match self {
            Self::Answers(bars) => answers_table(bars),
            Self::Weights(weights) => weights_table(weights),
        }
    }

    /// The same as bars, for formats that do.
    pub fn drawing(&self) -> Drawing {
        match self {
            Self::Answers(bars) => Drawing {
                title: say("playbook.question").to_owned(),
                legend: say("document.answers_legend").to_owned(),
                note: say("playbook.gap").to_owned(),
                panels: bars.iter().map(Bars::panel).collect(),
            },
            Self::Weights(weights) => Drawing {
                title: say("document.attribute").to_owned(),
                legend: say(if is_a_hundred(weights) {
                    "document.weights_legend"
                } else {
                    "document.weights_unequal"
                })
                .to_owned(),
                note: say("document.apart").to_owned(),
                panels: weights.iter().map(|weight| weight.panel(most(weights))).collect(),
            },
        }
    }
}

impl Bars {
    fn panel(&self) -> Panel {
        let bars = Team::BOTH.map(|team| self.bands.get(team).bar(team));
        let spoken = Team::BOTH.map(|team| said(Mark::Team(team), &self.bands.get(team).text()));
        Panel {
            title: self.question.clone(),
            bars: bars.to_vec(),
            note: self.note(),
            spoken: spoken.join("; "),
        }
    }
}

impl Bars {
    /// The word for the gap, and who could not say, as bars leave those out.
    fn note(&self) -> String {
        let unsaid = |team: Team| (team, self.bands.get(team).could_not_say);
        let unsaid = Team::BOTH.map(unsaid).into_iter().filter(|(_, count)| *count > 0);
        let unsaid: Vec<String> = unsaid
            .map(|(team, count)| said(Mark::Team(team), &fill("playbook.could_not_say", &[("n", &count)])))
            .collect();
        match (self.word.as_str(), unsaid.join("; ")) {
            (word, unsaid) if unsaid.is_empty() => word.to_owned(),
            ("", unsaid) => unsaid,
            (word, unsaid) => format!("{word} ({unsaid})"),
        }
    }
}

impl Weight {
    fn panel(&self, most: u32) -> Panel {
        let points = [
            (Mark::Team(Team::Sales), self.points.sales),
            (Mark::Team(Team::Marketing), self.points.marketing),
            (Mark::Both, self.agreed),
        ];
        let known = || points.iter().filter_map(|(mark, points)| Some((*mark, (*points)?)));
        let bar = |(mark, points): (Mark, u32)| {
            let piece = Segment { size: points, fill: Fill::Full, text: points.to_string() };
            let (segments, after) = if points > 0 { (vec![piece], "") } else { (Vec::new(), "0") };
            Bar { mark, segments, whole: most, after: after.to_owned() }
        };
        let title = match self.role.as_str() {
            "" => self.name.clone(),
            role => format!("{} ({role})", self.name),
        };
        let spoken = known().map(|(mark, points)| said(mark, &points.to_string()));
        Panel {
            title,
            note: number(self.apart),
            spoken: spoken.collect::<Vec<_>>().join("; "),
            bars: known().map(bar).collect(),
        }
    }
}

fn said(mark: Mark, text: &str) -> String {
    format!("{}: {text}", mark.word())
}

/// The largest number of points in sight, which fills the width.
fn most(weights: &[Weight]) -> u32 {
    let points = weights.iter().flat_map(|w| [w.points.sales, w.points.marketing, w.agreed]);
    points.flatten().max().unwrap_or(0)
}

fn number(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn answers_table(bars: &[Bars]) -> Table {
    let head = [say("playbook.question"), say("team.sales"), say("team.marketing"), say("playbook.gap")];
    let row = |bars: &Bars| {
        let cells =
            [bars.question.clone(), bars.bands.sales.text(), bars.bands.marketing.text(), bars.word.clone()];
        cells.map(Line::from).to_vec()
    };
    Table { head: head.map(Line::from).to_vec(), rows: bars.iter().map(row).collect() }
}

fn weights_table(weights: &[Weight]) -> Table {
    let head = [
        say("document.attribute"),
        say("document.role"),
        say("team.sales"),
        say("team.marketing"),
        say("document.apart"),
        say("document.agreed"),
    ];
    let cells = |weight: &Weight| {
        vec![
            weight.name.clone(),
            weight.role.clone(),
            number(weight.points.sales),
            number(weight.points.marketing),
            number(weight.apart),
            number(weight.agreed),
        ]
    };
    let rows: Vec<Vec<String>> = weights.iter().map(cells).collect();
    let shown: Vec<usize> =
        (0..head.len()).filter(|&column| rows.iter().any(|row| !row[column].is_empty())).collect();
    Table {
        head: shown.iter().map(|&column| Line::from(head[column])).collect(),
        rows: rows
            .iter()
            .map(|row| shown.iter().map(|&column| Line::from(row[column].as_str())).collect())
            .collect(),
    }
}

/// Whether every column of points makes 100: only then are they points out of 100.
fn is_a_hundred(weights: &[Weight]) -> bool {
    let sum = |points: fn(&Weight) -> Option<u32>| weights.iter().filter_map(points).sum::<u32>();
    [sum(|weight| weight.points.sales), sum(|weight| weight.points.marketing), sum(|weight| weight.agreed)]
        .into_iter()
        .all(|sum| sum == 0 || sum == POINTS)
}
