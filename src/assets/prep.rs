//! What happens before the afternoon, and the fixed texts it begins and ends with.
//! It must not know dates: `days_before` counts back from the day of the session.

use std::sync::OnceLock;

use serde::Deserialize;

use super::load;

const FILE: &str = "prep.toml";

/// Everything for before, for the beginning and for the end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prep {
    /// What to do, the earliest first.
    #[serde(rename = "task")]
    pub tasks: Vec<PrepTask>,
    /// What to bring.
    pub kit: Vec<Line>,
    /// Working agreements that are proposed to the room.
    #[serde(rename = "agreement")]
    pub agreements: Vec<Line>,
    /// How the room decides, to be read aloud.
    #[serde(rename = "rule")]
    pub rules: Vec<Line>,
    /// The five questions of the prep sheet, as beginnings of sentences.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// What the thank-you card says.
    pub thanks: Vec<Line>,
    signoff: String,
    practice_vote: String,
}

impl Prep {
    /// The sentence both teams sign.
    pub fn signoff(&self) -> &str {
        load::text("prep.signoff", &self.signoff)
    }

    /// How the practice vote is announced.
    pub fn practice_vote(&self) -> &str {
        load::text("prep.practice_vote", &self.practice_vote)
    }

    fn groups(&mut self) -> [(&'static str, &mut Vec<Line>); 4] {
        [
            ("kit", &mut self.kit),
            ("agreement", &mut self.agreements),
            ("rule", &mut self.rules),
            ("thanks", &mut self.thanks),
        ]
    }

    fn name_lines(&mut self) {
        for (group, lines) in self.groups() {
            for line in lines {
                line.key = format!("prep.{group}.{}", line.id);
            }
        }
    }
}

/// One thing to do before the session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrepTask {
    /// Stable name, such as `survey-out`.
    pub id: String,
    /// How many days before the session.
    pub days_before: u32,
    text: String,
}

impl PrepTask {
    /// What to do.
    pub fn text(&self) -> &str {
        load::text(&format!("prep.task.{}", self.id), &self.text)
    }
}

/// A sentence with a stable name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Stable name, unique in its list.
    pub id: String,
    text: String,
    #[serde(skip)]
    key: String,
}

impl Line {
    /// The sentence.
    pub fn text(&self) -> &str {
        load::text(&self.key, &self.text)
    }
}

/// A question of the prep sheet, and where each team's answer belongs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable name, such as `lead`.
    pub id: String,
    /// The topic for which the answer of Sales is a proposal.
    pub sales: String,
    /// The topic for which the answer of Marketing is one.
    pub marketing: String,
    text: String,
}

impl Question {
    /// The beginning of a sentence.
    pub fn text(&self) -> &str {
        load::text(&format!("prep.question.{}", self.id), &self.text)
    }
}

/// The topic of the last question: no workshop has it before somebody answers.
pub const WHAT_WORKS: &str = "what-works";

/// The prep list and the fixed texts.
pub fn prep() -> &'static Prep {
    static READ: OnceLock<Prep> = OnceLock::new();
    READ.get_or_init(|| {
        let mut prep: Prep = load::embedded(FILE, include_str!("../../assets/prep.toml"));
        prep.name_lines();
        prep
    })
}

/// The decision rule of this id (`fist`, `consent`, `both`, `leadership`), as it is read aloud.
pub fn rule(id: &str) -> Option<&'static str> {
    prep().rules.iter().find(|line| line.id == id).map(Line::text)
}

pub(super) fn texts() -> Vec<(String, String)> {
    let mut prep = prep().clone();
    let mut texts = vec![
        ("prep.signoff".to_owned(), prep.signoff.clone()),
        ("prep.practice_vote".to_owned(), prep.practice_vote.clone()),
    ];
    texts.extend(prep.tasks.iter().map(|task| (format!("prep.task.{}", task.id), task.text.clone())));
    let questions = prep.questions.iter();
    texts.extend(questions.map(|question| (format!("prep.question.{}", question.id), question.text.clone())));
    for (_, lines) in prep.groups() {
        texts.extend(lines.iter().map(|line| (line.key.clone(), line.text.clone())));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::*;

    #[test]
    fn lines_fit_and_have_unique_names() {
        let mut prep = prep().clone();
        rules::unique_slugs(prep.tasks.iter().map(|task| task.id.as_str()));
        for task in &prep.tasks {
            rules::fits(&task.id, task.text(), 76);
        }
        for (group, lines) in prep.groups() {
            rules::unique_slugs(lines.iter().map(|line| line.id.as_str()));
            for line in lines {
                rules::fits(group, line.text(), 100);
            }
        }
        rules::unique_slugs(prep.questions.iter().map(|question| question.id.as_str()));
        for question in &prep.questions {
            rules::fits(&question.id, question.text(), 100);
            for topic in [&question.sales, &question.marketing] {
                assert!(
                    topic == WHAT_WORKS || super::super::topics::by_id(topic).is_some(),
                    "no topic {topic}"
                );
            }
        }
        rules::fits("signoff", prep.signoff(), 100);
        rules::fits("practice vote", prep.practice_vote(), 100);
    }

    #[test]
    fn the_prep_list_counts_down() {
        let days: Vec<u32> = prep().tasks.iter().map(|task| task.days_before).collect();
        assert!(days.is_sorted_by(|earlier, later| earlier >= later), "{days:?}");
        let of = |id: &str| prep().tasks.iter().find(|task| task.id == id).unwrap().days_before;
        assert_eq!((of("survey-out"), of("prep-sheet"), of("import")), (14, 7, 2));
        assert_eq!(prep().questions.len(), 5);
    }

    #[test]
    fn both_decision_rules_can_be_read_aloud() {
        for id in ["fist", "consent", "both", "leadership"] {
            assert!(rule(id).is_some(), "{id}");
        }
        assert_eq!(rule("majority"), None);
    }
}
