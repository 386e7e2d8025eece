//! A whole difference as entries to be read one after the other, the same on screen and on the command line.
//! It wraps nothing and draws nothing: a line is as long as what it says, a table as wide as it is given room.

use super::{
    Difference, Fate, ItemDifference, SurveyDifference, Table, TopicDifference, change::Part,
    standing::team_name, survey::SurveyItem,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{ids::TopicId, people::Team},
    text,
};

/// Under which heading an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Topics that changed.
    Changed,
    /// Topics that came.
    New,
    /// Topics that went.
    Dropped,
    /// Topics that stand as they stood.
    Same,
    /// What people took on.
    Actions,
    /// What is parked.
    Parked,
    /// What stands around the topics.
    Around,
    /// The same questions asked again.
    Survey,
    /// What is past its date and no topic.
    Overdue,
}

impl Group {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Changed => say("diff.changed"),
            Self::New => say("diff.new"),
            Self::Dropped => say("diff.dropped"),
            Self::Same => say("diff.same"),
            Self::Actions => say("playbook.actions"),
            Self::Parked => say("diff.parked"),
            Self::Around => say("diff.session"),
            Self::Survey => say("diff.survey"),
            Self::Overdue => say("diff.overdue"),
        }
    }
}

/// Something to be read: a topic, an action, a calendar, the survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Under which heading it stands.
    pub group: Group,
    /// The topic, where it is one.
    pub topic: Option<TopicId>,
    /// What it is.
    pub title: String,
    /// Where it stands, before and now where that differs.
    pub standing: String,
    /// What changed.
    pub lines: Vec<String>,
    /// What is past its date about it.
    pub late: Vec<String>,
}

/// How entries are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling<'a> {
    /// Columns for a table; where they are too few its rows become lines.
    pub width: usize,
    /// Stands between before and now.
    pub arrow: &'a str,
    /// What changed first; otherwise topics in their own order.
    pub changed_first: bool,
}

impl Difference {
    /// Everything that differs and every topic that does not.
    pub fn entries(&self, telling: Telling<'_>) -> Vec<Entry> {
        let topics: Vec<&TopicDifference> =
            if telling.changed_first { self.changed_first() } else { self.topics.iter().collect() };
        let mut entries: Vec<Entry> = topics.iter().map(|topic| self.topic_entry(topic, telling)).collect();
        if telling.changed_first {
            // What is past its date comes before what is simply as it was.
            entries.sort_by_key(|entry| (entry.group, entry.late.is_empty()));
        }
        for (group, items) in [(Group::Actions, &self.actions), (Group::Parked, &self.parked)] {
            let told = items.iter().filter(|item| !item.is_same());
            entries.extend(told.map(|item| item_entry(group, item, telling)));
        }
        for (title, parts) in self.groups().into_iter().filter(|(_, parts)| !parts.is_empty()) {
            entries.push(Entry::plain(Group::Around, say(title), lines(parts, telling.width)));
        }
        entries.extend(self.survey.as_ref().map(|survey| survey_entry(survey, telling.arrow)));
        let late = self.overdue.iter().filter(|late| late.topic.is_none());
        entries.extend(late.map(|late| Entry {
            late: vec![late.text.clone()],
            ..Entry::plain(Group::Overdue, &late.what, Vec::new())
        }));
        entries
    }

    fn topic_entry(&self, topic: &TopicDifference, telling: Telling<'_>) -> Entry {
        let group = match topic.fate {
            Fate::Changed => Group::Changed,
            Fate::New => Group::New,
            Fate::Dropped => Group::Dropped,
            Fate::Same => Group::Same,
        };
        let mut lines = lines(&topic.parts, telling.width);
        if matches!(topic.fate, Fate::New | Fate::Dropped) && lines.is_empty() && !topic.text.is_empty() {
            lines.push(topic.text.clone());
        }
        lines.extend(topic.kept.map(|kept| kept.text()));
        Entry {
            group,
            topic: Some(topic.id.clone()),
            title: topic.title.clone(),
            standing: topic.standing(telling.arrow),
            lines,
            late: self.overdue_of(topic).map(|late| late.text.clone()).collect(),
        }
    }

    /// "Changed 3   New 2   Dropped 1   Same 5   Overdue 1".
    pub fn counted(&self) -> String {
        let counts = self.counts();
        let shown = [
            ("diff.changed", counts.changed),
            ("diff.new", counts.new),
            ("diff.dropped", counts.dropped),
            ("diff.same", counts.same),
            ("diff.overdue", counts.overdue),
        ];
        shown.map(|(key, number)| format!("{} {number}", say(key))).join("   ")
    }
}

impl Entry {
    fn plain(group: Group, title: &str, lines: Vec<String>) -> Self {
        let (title, standing) = (title.to_owned(), String::new());
        Self { group, topic: None, title, standing, lines, late: Vec::new() }
    }

    /// The entry as plain text, to be copied.
    pub fn text(&self) -> String {
        let title = if self.standing.is_empty() {
            self.title.clone()
        } else {
            fill("diff.labelled", &[("label", &self.title), ("text", &self.standing)])
        };
        let rest = self.lines.iter().chain(&self.late).map(|line| format!("  {line}"));
        std::iter::once(title).chain(rest).collect::<Vec<_>>().join("\n")
    }
}

/// What differs, one line each; rows as a table where it fits.
fn lines(parts: &[Part], width: usize) -> Vec<String> {
    let part = |part: &Part| {
        part.table().and_then(|table| table.lines(width)).unwrap_or_else(|| part.lines_of_text())
    };
    parts.iter().flat_map(part).collect()
}

fn item_entry(group: Group, item: &ItemDifference, telling: Telling<'_>) -> Entry {
    let standing = item.standing(telling.arrow);
    Entry { standing, ..Entry::plain(group, &item.what, lines(&item.parts, telling.width)) }
}

fn survey_entry(survey: &SurveyDifference, arrow: &str) -> Entry {
    let item = |item: &SurveyItem| {
        let side = |team: Team, answers: &[String; 2]| {
            let said = answers.join(&format!(" {arrow} "));
            fill("playbook.side", &[("team", &team_name(team)), ("said", &said)])
        };
        let (marketing, sales) = (side(Team::Marketing, &item.marketing), side(Team::Sales, &item.sales));
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("question", &item.question),
            ("marketing", &marketing),
            ("sales", &sales),
            ("moved", &item.moved.unwrap_or_default()),
        ];
        fill("diff.survey_item", &values)
    };
    let mut lines = vec![
        fill("diff.survey_then", &[("answered", &survey.then)]),
        fill("diff.survey_now", &[("answered", &survey.now)]),
    ];
    lines.extend(survey.moved().map(item));
    let rest = survey.items.len() - survey.moved().count();
    if rest > 0 {
        lines.push(count("diff.survey_rest", rest as u64));
    }
    lines.extend(survey.left_out.iter().cloned());
    Entry::plain(Group::Survey, say("diff.survey"), lines)
}

impl Table {
    /// Its rows in columns under its title, if they fit into so many cells.
    pub fn lines(&self, width: usize) -> Option<Vec<String>> {
        let head = self.head.map(str::to_owned);
        let all = || std::iter::once(&head).chain(&self.rows);
        let widths: [usize; 4] = std::array::from_fn(|column| {
            all().map(|row| text::width(&text::clean_line(&row[column]))).max().unwrap_or(0)
        });
        let whole = widths.iter().sum::<usize>() + GAP.len() * 3;
        if whole > width {
            return None;
        }
        let line = |row: &[String; 4]| {
            let cells: Vec<String> = (0..4)
                .map(|column| text::pad_right(&text::clean_line(&row[column]), widths[column]))
                .collect();
            cells.join(GAP).trim_end().to_owned()
        };
        Some(std::iter::once(format!("{}:", self.title)).chain(all().map(line)).collect())
    }
}

/// Between two columns.
const GAP: &str = "   ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_in_columns_where_it_fits() {
        let row = |cells: [&str; 4]| cells.map(str::to_owned);
        let table = Table {
            title: "weights".to_owned(),
            head: ["what", "was", "now", "change"],
            rows: vec![row(["Size", "60", "70", "+10"]), row(["Region", "40", "30", "-10"])],
        };
        assert_eq!(
            table.lines(40).unwrap(),
            [
                "weights:",
                "what     was   now   change",
                "Size     60    70    +10",
                "Region   40    30    -10"
            ]
        );
        assert_eq!(table.lines(20), None);
    }
}
