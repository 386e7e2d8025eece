//! The map file: what a person tells the importer because no file can say it.
//! Every key is optional, an unknown key is an error. It describes; nothing here reads answers.

use crate::assets::words::{fill, say};
pub use crate::domain::baseline::words::Tag;
use crate::domain::baseline::{DEFAULT_THRESHOLD, LOWEST_THRESHOLD};
use crate::domain::people::{PerTeam, Team};
use crate::import::ImportError;
use crate::import::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a person writes by hand is far shorter; as a tree in memory it takes fifty times its size.
const MOST_BYTES: usize = 1 << 20;

/// A scale has no more points than this.
pub(super) const MOST_POINTS: usize = 101;

/// What a person says about a survey: teams, scales, words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Name of the map file, for messages.
    #[serde(skip)]
    pub name: String,
    /// Header of the column that says which team a person is on.
    #[serde(default)]
    pub team_column: Option<String>,
    /// Fewer answers than this in either team hide an item.
    #[serde(default)]
    threshold: Option<u32>,
    #[serde(default)]
    people: People,
    /// Words for "could not say", beside the usual ones.
    #[serde(default)]
    pub na: Vec<String>,
    /// What the values of the team column mean.
    #[serde(default)]
    pub teams: BTreeMap<String, TeamValue>,
    /// What is said about single items.
    #[serde(default, rename = "item")]
    pub items: Vec<MapItem>,
    /// How words about the other team were tagged.
    #[serde(default)]
    pub tags: BTreeMap<String, Tag>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct People {
    sales: Option<u32>,
    marketing: Option<u32>,
}

/// What a value of the team column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamValue {
    /// A member of Sales.
    Sales,
    /// A member of Marketing.
    Marketing,
    /// Somebody of neither team.
    NotCounted,
}

impl TeamValue {
    /// The team, if it is one of the two.
    pub(super) fn team(self) -> Option<Team> {
        match self {
            Self::Sales => Some(Team::Sales),
            Self::Marketing => Some(Team::Marketing),
            Self::NotCounted => None,
        }
    }
}

/// What is said about one item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapItem {
    /// Question text, question with its row in brackets, or the code of its column.
    #[serde(rename = "match")]
    pub matches: String,
    /// The kind of scale, or what else the column is.
    #[serde(default)]
    pub kind: Option<ItemKind>,
    /// The labels, lowest first.
    #[serde(default)]
    pub labels: Option<Vec<String>>,
    /// The two ends of a scale of whole numbers.
    #[serde(default)]
    pub points: Option<[i64; 2]>,
    /// Whether agreement is bad news here; not said, the question bank knows it of its own questions.
    #[serde(default)]
    pub reversed: Option<bool>,
    /// Whom the words in this column describe.
    #[serde(default)]
    pub terms_about: Option<Team>,
    /// A person said it while looking at the survey: it holds over a map file, and matching nothing is no mistake.
    #[serde(skip)]
    pub answered: bool,
}

/// The kind of an item in a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Ordered labels.
    Likert,
    /// Whole numbers between two ends.
    Numeric,
    /// Yes or no.
    YesNo,
    /// Recommendation, 0 to 10.
    Nps,
    /// Words about a team.
    Terms,
    /// Not to be read.
    Ignore,
}

impl Map {
    /// Reads a map file.
    pub fn parse(name: &str, text: &str) -> Result<Self, ImportError> {
        if text.len() > MOST_BYTES {
            let what = fill("import.map.large", &[("n", &(MOST_BYTES >> 20))]);
            return Err(ImportError::new(name, what, say("import.map.large_fix")));
        }
        let read: Result<Self, _> = toml::from_str(text);
        let mut map = read.map_err(|error| {
            let line = error.span().map(|span| 1 + text[..span.start].matches('\n').count() as u64);
            let what = error.message().lines().next().unwrap_or(say("import.map.no_toml")).to_owned();
            let mut problem = ImportError::new(name, what, say("import.map.line_fix"));
            problem.line = line;
            problem
        })?;
        name.clone_into(&mut map.name);
        map.check()?;
        Ok(map)
    }

    /// The threshold in force.
    pub fn threshold(&self) -> u32 {
        self.threshold.unwrap_or(DEFAULT_THRESHOLD)
    }

    /// The head-counts.
    pub fn people(&self) -> PerTeam<Option<u32>> {
        PerTeam { sales: self.people.sales, marketing: self.people.marketing }
    }

    /// Says which column tells the team.
    pub fn set_team_column(&mut self, heading: impl Into<String>) {
        self.team_column = Some(heading.into());
    }

    /// Says what a value of the team column means.
    pub fn set_team(&mut self, value: &str, team: TeamValue) {
        let folded = fold(value);
        self.teams.retain(|known, _| fold(known) != folded);
        self.teams.insert(value.to_owned(), team);
    }

    /// Says the threshold.
    pub fn set_threshold(&mut self, threshold: u32) {
        self.threshold = Some(threshold);
    }

    /// Says how many people a team has.
    pub fn set_people(&mut self, team: Team, people: Option<u32>) {
        match team {
            Team::Sales => self.people.sales = people,
            Team::Marketing => self.people.marketing = people,
        }
    }

    /// What was said about the item of this `match`.
    pub fn item(&self, matches: &str) -> Option<&MapItem> {
        let folded = fold(matches);
        self.items.iter().find(|item| fold(&item.matches) == folded)
    }

    /// Says something about an item, instead of what was said before; an error is one sentence with the fix.
    pub fn set_item(&mut self, item: MapItem) -> Result<(), String> {
        item.check().map_err(|(what, remedy)| format!("{what}. {remedy}"))?;
        let folded = fold(&item.matches);
        self.items.retain(|known| fold(&known.matches) != folded);
        self.items.push(item);
        Ok(())
    }

    /// Lays what a person answered over this map: it wins for every key and every item it speaks of.
    #[must_use]
    pub fn merge(mut self, answers: &Self) -> Self {
        self.team_column = answers.team_column.clone().or(self.team_column);
        self.threshold = answers.threshold.or(self.threshold);
        self.people.sales = answers.people.sales.or(self.people.sales);
        self.people.marketing = answers.people.marketing.or(self.people.marketing);
        self.na.extend(answers.na.iter().cloned());
        for (value, team) in &answers.teams {
            self.set_team(value, *team);
        }
        // Both may call one column by different names: which items are the same is found where the columns are.
        self.items.extend(answers.items.iter().map(|item| MapItem { answered: true, ..item.clone() }));
        self.tags.extend(answers.tags.iter().map(|(word, tag)| (word.clone(), *tag)));
        self
    }

    /// An error in this map.
    pub(super) fn error(&self, what: impl Into<String>, remedy: &str) -> ImportError {
        let name = if self.name.is_empty() { say("import.map.name") } else { &self.name };
        ImportError::new(name, what, remedy)
    }

    fn check(&self) -> Result<(), ImportError> {
        if self.threshold() < LOWEST_THRESHOLD {
            let what = fill("import.map.threshold", &[("n", &self.threshold())]);
            return Err(self.error(what, say("import.map.threshold_fix")));
        }
        for item in &self.items {
            item.check().map_err(|(what, remedy)| {
                self.error(fill("import.map.item", &[("name", &item.matches), ("what", &what)]), remedy)
            })?;
        }
        Ok(())
    }
}

impl MapItem {
    /// Nothing said yet about the column with this header.
    pub fn new(matches: impl Into<String>) -> Self {
        Self {
            matches: matches.into(),
            kind: None,
            labels: None,
            points: None,
            reversed: None,
            terms_about: None,
            answered: false,
        }
    }

    /// This entry with what another says laid over it; kind, labels and points belong together.
    pub(super) fn merged(self, over: &Self) -> Self {
        let (kind, labels, points) = if over.kind().is_some() {
            (over.kind, over.labels.clone(), over.points)
        } else {
            (self.kind, self.labels, self.points)
        };
        Self {
            matches: self.matches,
            kind,
            labels,
            points,
            reversed: over.reversed.or(self.reversed),
            terms_about: over.terms_about.or(self.terms_about),
            answered: true,
        }
    }

    /// The kind that was given, or the one that labels or points imply.
    pub(super) fn kind(&self) -> Option<ItemKind> {
        self.kind.or(match (&self.labels, self.points) {
            (Some(_), _) => Some(ItemKind::Likert),
            (None, Some(_)) => Some(ItemKind::Numeric),
            (None, None) => None,
        })
    }

    /// All points between the ends.
    pub(super) fn all_points(&self) -> Option<Vec<i64>> {
        self.points.map(|[low, high]| (low..=high).collect())
    }

    fn check(&self) -> Result<(), (String, &'static str)> {
        if self.matches.trim().is_empty() {
            return Err((say("import.map.empty").into(), say("import.map.empty_fix")));
        }
        if let Some([low, high]) = self.points {
            let span = high.checked_sub(low).filter(|span| (1..MOST_POINTS as i64).contains(span));
            if span.is_none() {
                let what = fill("import.map.points", &[("low", &low), ("high", &high)]);
                return Err((what, say("import.map.points_fix")));
            }
        }
        if let Some(labels) = &self.labels {
            self.check_labels(labels)?;
        }
        match self.kind() {
            Some(ItemKind::Numeric) if self.points.is_none() => {
                Err((say("import.map.numeric").into(), say("import.map.numeric_fix")))
            }
            Some(ItemKind::Nps) if self.points.is_some_and(|ends| ends != [0, 10]) => {
                Err((say("import.map.nps").into(), say("import.map.nps_fix")))
            }
            Some(ItemKind::YesNo) if self.points.is_some_and(|ends| ends != [0, 1]) => {
                Err((say("import.map.yes_no").into(), say("import.map.yes_no_fix")))
            }
            _ if self.terms_about.is_some() && self.kind != Some(ItemKind::Terms) => {
                Err((say("import.map.terms").into(), say("import.map.terms_fix")))
            }
            _ => Ok(()),
        }
    }

    fn check_labels(&self, labels: &[String]) -> Result<(), (String, &'static str)> {
        let mut folded: Vec<String> = labels.iter().map(|label| fold(label)).collect();
        folded.sort_unstable();
        let twice = folded.windows(2).any(|pair| pair[0] == pair[1]);
        if twice || folded.iter().any(String::is_empty) {
            return Err((say("import.map.label").into(), say("import.map.label_fix")));
        }
        let wanted = match self.kind() {
            Some(ItemKind::YesNo) => Some(2),
            Some(ItemKind::Nps) => Some(11),
            _ => self.points.map(|[low, high]| (high - low + 1) as usize),
        };
        let fits = wanted.map_or((2..=MOST_POINTS).contains(&labels.len()), |wanted| labels.len() == wanted);
        if fits {
            return Ok(());
        }
        Err((fill("import.map.labels", &[("n", &labels.len())]), say("import.map.labels_fix")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        let error = Map::parse("map.toml", text).unwrap_err();
        format!("{error} {}", error.remedy)
    }

    #[test]
    fn the_map_of_the_worked_example_is_read() {
        let text = include_str!("../../../tests/fixtures/survey/typeform_map.toml");
        let map = Map::parse("typeform_map.toml", text).unwrap();
        assert_eq!((map.items.len(), map.threshold(), map.people()), (9, 5, PerTeam::default()));
        assert_eq!(map.items[2].all_points(), Some(vec![1, 2, 3, 4, 5, 6, 7]));
    }

    #[test]
    fn unknown_keys_are_named_with_their_line() {
        let text = "threshold = 5\n\n[[item]]\nmatch = \"a\"\npionts = [1, 5]\n";
        let problem = problem(text);
        assert!(problem.starts_with("map.toml, line 5: ") && problem.contains("pionts"), "{problem}");
        assert!(self::problem("people = { seles = 3 }").contains("seles"));
    }

    #[test]
    fn a_file_larger_than_any_map_is_refused_unread() {
        assert!(problem(&"#".repeat(MOST_BYTES + 1)).contains("larger than 1 MB"));
    }

    #[test]
    fn what_is_no_scale_is_refused() {
        let item = |rest: &str| problem(&format!("[[item]]\nmatch = \"Leads\"\n{rest}"));
        assert!(item("kind = \"numeric\"").contains("needs points"));
        assert!(item("points = [5, 1]").contains("no scale"));
        assert!(item("points = [-9223372036854775808, 9223372036854775807]").contains("no scale"));
        assert!(item("kind = \"nps\"\npoints = [1, 10]").contains("0 to 10"));
        assert!(item("labels = [\"Never\", \"never.\"]").contains("twice"));
        assert!(item("labels = [\"a\", \"b\"]\npoints = [1, 3]").contains("do not fit"));
        assert!(item("terms_about = \"sales\"").contains("terms"));
        assert!(problem("threshold = 2").contains("lowest threshold is 3"));
    }
}
