//! The questions that can be asked in the room: those of the bank and own statements, in the order they are offered.
//! It counts nothing.

use crate::{
    assets::{
        questions::{self, answers},
        words::{fill, say},
    },
    domain::{
        baseline::{
            DEFAULT_THRESHOLD, Item, RoomTally, TeamAnswers,
            tally::{Occasion, Way, latest},
        },
        extra::Extra,
        people::PerTeam,
        session::Session,
    },
    stats::Kind,
    text,
};

/// A statement longer than this does not fit the back row.
const LONGEST: usize = 120;

/// The ways to ask, in the order they are offered.
pub const WAYS: [Way; 3] = [Way::Fingers, Way::Hands, Way::Slips];

/// A statement that can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The same each time it is asked.
    pub id: String,
    /// The statement.
    pub text: String,
    /// The topic it bears on.
    pub topic: Option<String>,
    /// Agreeing is the bad news.
    pub reversed: bool,
    /// To be asked now.
    pub ticked: bool,
}

impl Asked {
    /// A statement somebody typed.
    pub fn own(text: &str) -> Self {
        let words = |part: &str| part.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let slug: Vec<String> =
            text.to_lowercase().split_whitespace().map(words).filter(|word| !word.is_empty()).collect();
        let id = format!("own-{}", slug.join("-"));
        Self { id, text: text.to_owned(), topic: None, reversed: false, ticked: true }
    }

    fn of_bank(question: &questions::Question) -> Self {
        Self {
            id: question.id.clone(),
            text: question.text().to_owned(),
            topic: Some(question.topic.clone()),
            reversed: question.reversed,
            ticked: question.hands,
        }
    }

    fn of_item(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            text: item.question.clone(),
            topic: item.topic.clone(),
            reversed: item.reversed,
            ticked: true,
        }
    }

    /// The item with these answers, counted from the lowest label on.
    pub fn item(&self, way: Way, answers: PerTeam<TeamAnswers>) -> Item {
        let labels = labels(way);
        let mut item = Item {
            id: self.id.clone(),
            question: self.text.clone(),
            row: None,
            kind: if way == Way::Hands { Kind::YesNo } else { Kind::Likert },
            points: (1..=labels.len() as i64).collect(),
            labels: Some(labels),
            reversed: self.reversed,
            answers,
            topic: self.topic.clone(),
            picked: false,
            extra: Extra::default(),
        };
        if item.reversed {
            for answers in [&mut item.answers.sales, &mut item.answers.marketing] {
                answers.counts.iter_mut().for_each(|counts| counts.reverse());
            }
        }
        item
    }
}

/// The answers offered, the lowest first.
pub fn labels(way: Way) -> Vec<String> {
    let labels = match way {
        Way::Hands => vec![say("tally.no"), say("tally.yes")],
        Way::Fingers | Way::Slips => answers().to_vec(),
    };
    labels.into_iter().map(text::clean_line).collect()
}

/// Everything that can be asked: what is ticked stands first. At the close those of the opening are asked again.
pub fn offered(session: &Session, round: Occasion) -> Vec<Asked> {
    let opening = latest(&session.tallies, Occasion::Opening);
    let again: Vec<Asked> = opening.iter().map(|tally| Asked::of_item(&tally.item)).collect();
    let known = |question: &Asked| again.iter().any(|asked| asked.id == question.id);
    let mut bank: Vec<Asked> = questions::all().iter().map(Asked::of_bank).collect();
    bank.retain(|question| !known(question));
    let asks_again = round == Occasion::Closing && !again.is_empty();
    for question in &mut bank {
        question.ticked &= opening.is_empty();
    }
    let again = again.into_iter().map(|question| Asked { ticked: asks_again, ..question });
    let mut all: Vec<Asked> = again.chain(bank).collect();
    all.sort_by_key(|question| !question.ticked);
    all
}

/// The way, the threshold and who agreed to it, as the newest reading or else the survey has them.
pub fn terms(session: &Session) -> (Way, u32, Option<String>) {
    let newest: Option<&RoomTally> = session.tallies.last();
    let survey = session.baseline.as_ref();
    let threshold = newest
        .map(|tally| (tally.threshold, tally.threshold_agreed_by.clone()))
        .or(survey.map(|wave| (wave.threshold, wave.threshold_agreed_by.clone())))
        .filter(|(threshold, _)| *threshold < DEFAULT_THRESHOLD)
        .unwrap_or((DEFAULT_THRESHOLD, None));
    (newest.map(|tally| tally.source).unwrap_or_default(), threshold.0, threshold.1)
}

/// Puts a statement of the room's own first, ticked; one of the bank, or asked before, is that one however it is typed.
pub fn add_own(asked: &mut Vec<Asked>, text: &str) -> Result<(), String> {
    if text.chars().count() > LONGEST {
        return Err(fill("tally.too_long", &[("n", &LONGEST)]));
    }
    let own = Asked::own(text);
    let known = asked.iter().position(|question| Asked::own(&question.text).id == own.id);
    let mut question = known.map_or(own, |known| asked.remove(known));
    question.ticked = true;
    asked.insert(0, question);
    Ok(())
}

/// The name of a way and what it means.
pub fn way_words(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Fingers => (say("tally.fingers"), say("tally.fingers_means")),
        Way::Hands => (say("tally.hands"), say("tally.hands_means")),
        Way::Slips => (say("tally.slips"), say("tally.slips_means")),
    }
}
