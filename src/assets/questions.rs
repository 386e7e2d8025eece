//! The question bank: statements that both teams answer, and what to ask the room about the result.
//! It must not compute anything: the survey of a session is read and compared elsewhere.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use super::load;
use super::words::say;
use crate::text::fold;

const FILE: &str = "questions.toml";

/// A statement of the survey, answered from strongly disagree to strongly agree.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable name, such as `same-lead`.
    pub id: String,
    /// What it is about.
    pub theme: Theme,
    /// The standard topic its answers bear on.
    pub topic: String,
    /// Whether agreeing is the bad news.
    #[serde(default)]
    pub reversed: bool,
    /// Whether it is one of the four asked by show of hands when there is no survey.
    #[serde(default)]
    pub hands: bool,
    text: String,
}

impl Question {
    /// The statement.
    pub fn text(&self) -> &str {
        load::text(&format!("question.{}", self.id), &self.text)
    }
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Words both teams use.
    Definitions,
    /// Goals and incentives.
    Goals,
    /// Leads on their way from one team to the other.
    HandOff,
    /// Content and messaging.
    Content,
    /// What is known about customers.
    Customers,
    /// Planning together.
    Planning,
    /// Figures and systems.
    Data,
    /// Trust between the teams.
    Trust,
    /// Words for things, and for each other.
    Words,
    /// What one team needs from the other.
    Needs,
}

/// An open question: words for one of the two teams.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenQuestion {
    /// Stable name, such as `words-sales`.
    pub id: String,
    /// Whom the words describe.
    pub about: About,
    text: String,
}

impl OpenQuestion {
    /// The question.
    pub fn text(&self) -> &str {
        load::text(&format!("question.{}", self.id), &self.text)
    }
}

/// The team that words describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The sales team.
    Sales,
    /// The marketing team.
    Marketing,
}

/// What the room is asked about an item of the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The teams differ.
    Gap,
    /// Both teams are unhappy.
    Pain,
    /// One team is split.
    Split,
    /// Both teams are content.
    Strength,
}

impl Ask {
    /// The question put to the room.
    pub fn text(self) -> &'static str {
        let ours = file().ask.get(&self).expect("every kind of result has its question, a test asks each");
        load::text(self.key(), ours)
    }

    fn key(self) -> &'static str {
        match self {
            Self::Gap => "ask.gap",
            Self::Pain => "ask.pain",
            Self::Split => "ask.split",
            Self::Strength => "ask.strength",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ask: BTreeMap<Ask, String>,
    question: Vec<Question>,
    open: Vec<OpenQuestion>,
}

fn file() -> &'static File {
    static READ: OnceLock<File> = OnceLock::new();
    READ.get_or_init(|| load::embedded(FILE, include_str!("../../assets/questions.toml")))
}

/// The five answers to every statement, the lowest first.
pub fn answers() -> [&'static str; 5] {
    [
        say("bank.strongly_disagree"),
        say("bank.disagree"),
        say("bank.neither"),
        say("bank.agree"),
        say("bank.strongly_agree"),
    ]
}

/// Every question, by theme.
pub fn all() -> &'static [Question] {
    &file().question
}

/// The open questions, one for each team.
pub fn open() -> &'static [OpenQuestion] {
    &file().open
}

/// The open question with this text, folded as [`by_text`] folds a statement.
pub fn open_by_text(text: &str) -> Option<&'static OpenQuestion> {
    let wanted = folded(text);
    open().iter().find(|question| folded(question.text()) == wanted || folded(&question.text) == wanted)
}

/// The question of this id.
pub fn by_id(id: &str) -> Option<&'static Question> {
    all().iter().find(|question| question.id == id)
}

/// The question with this text, whatever its case, spacing, full stop, or "(reversed)" at the end.
pub fn by_text(text: &str) -> Option<&'static Question> {
    let wanted = folded(text);
    let in_own_words =
        |question: &&Question| question.text() != question.text && folded(question.text()) == wanted;
    let position = || positions().get(&wanted).map(|position| &all()[*position]);
    all().iter().find(in_own_words).or_else(position)
}

/// Where each question is by its folded text: an import asks about every column several times.
fn positions() -> &'static HashMap<String, usize> {
    static FOLDED: OnceLock<HashMap<String, usize>> = OnceLock::new();
    FOLDED.get_or_init(|| {
        let texts = all().iter().enumerate();
        texts.map(|(position, question)| (folded(&question.text), position)).collect()
    })
}

fn folded(text: &str) -> String {
    let folded = fold(text);
    folded.strip_suffix("(reversed)").map_or(folded.as_str(), str::trim_end).trim_end_matches('.').to_owned()
}

pub(super) fn texts() -> Vec<(String, String)> {
    let asks = file().ask.iter().map(|(ask, text)| (ask.key().to_owned(), text.clone()));
    let questions = all().iter().map(|each| (format!("question.{}", each.id), each.text.clone()));
    let open = open().iter().map(|each| (format!("question.{}", each.id), each.text.clone()));
    asks.chain(questions).chain(open).collect()
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::super::topics;
    use super::*;

    #[test]
    fn questions_fit_a_line_and_feed_topics_that_exist() {
        let open = open().iter().map(|question| question.id.as_str());
        rules::unique_slugs(all().iter().map(|question| question.id.as_str()).chain(open));
        assert!((24..=30).contains(&all().len()), "{}", all().len());
        for question in all() {
            rules::fits(&question.id, question.text(), 52);
            assert!(topics::by_id(&question.topic).is_some(), "{} feeds {}", question.id, question.topic);
        }
        assert_eq!(all().iter().filter(|question| question.hands).count(), 4);
        assert!(all().iter().filter(|question| question.reversed).count() >= 3);
        assert!(all().is_sorted_by_key(|question| question.theme));
        let themes: std::collections::BTreeSet<Theme> = all().iter().map(|question| question.theme).collect();
        assert_eq!(themes.len(), 10, "every theme is asked about: {themes:?}");
    }

    #[test]
    fn each_team_is_asked_for_words_about_the_other() {
        let about: Vec<About> = open().iter().map(|question| question.about).collect();
        assert_eq!(about, [About::Sales, About::Marketing]);
        let found = open_by_text(" Write up to three words  you would use for SALES. ").unwrap();
        assert_eq!(found.about, About::Sales);
        assert_eq!((by_text(found.text()), open_by_text("I feel fine")), (None, None));
    }

    #[test]
    fn the_overview_can_tell_them_apart() {
        let starts = all().iter().map(|question| question.text().chars().take(22).collect::<String>());
        let mut starts: Vec<String> = starts.collect();
        starts.sort();
        assert!(starts.is_sorted_by(|a, b| a < b), "{starts:?}");
    }

    #[test]
    fn a_question_is_found_by_its_text() {
        let found = by_text("  i feel  blamed by the other team. (reversed) ").unwrap();
        assert_eq!((found.id.as_str(), found.reversed), ("blamed", true));
        assert_eq!(by_text("I feel fine"), None);
    }

    #[test]
    fn every_kind_of_result_has_its_question() {
        for ask in [Ask::Gap, Ask::Pain, Ask::Split, Ask::Strength] {
            rules::fits(ask.key(), ask.text(), 70);
        }
    }
}
