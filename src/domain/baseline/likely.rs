//! Which topic of a session a question of the survey is likely about. It proposes and links nothing.

use super::Item;
use crate::{assets::words::say, domain::session::Session, text::fold};

/// A shorter word tells nothing.
const SHORTEST: usize = 4;

/// The topic an item belongs to, by its place; of an item that belongs to none yet the only one whose title shares a
/// telling word with the question.
pub fn likely_topic(session: &Session, item: &Item) -> Option<usize> {
    let topics = &session.topics;
    let linked = topics.iter().position(|topic| item.topic.as_deref() == Some(topic.id.as_str()));
    let titles: Vec<Vec<String>> = topics.iter().map(|topic| telling_words(&topic.title)).collect();
    let asked = telling_words(&item.title());
    let tells = |word: &String| {
        asked.contains(word) && titles.iter().filter(|title| title.contains(word)).count() == 1
    };
    let mut alike = titles.iter().enumerate().filter(|(_, title)| title.iter().any(tells));
    // Words that tell of two topics tell of none.
    let only = || alike.next().filter(|_| alike.next().is_none()).map(|(place, _)| place);
    linked.or_else(only)
}

/// Words long enough to say what something is about; the names of the teams and of everything and nothing do not.
fn telling_words(text: &str) -> Vec<String> {
    let split = |text: &str| -> Vec<String> {
        let text = fold(text);
        text.split(|character: char| !character.is_alphanumeric()).map(str::to_owned).collect()
    };
    let empty: Vec<String> = ["team.sales", "team.marketing", "baseline.no_telling_words"]
        .into_iter()
        .flat_map(|key| split(say(key)))
        .collect();
    split(text).into_iter().filter(|word| word.chars().count() >= SHORTEST && !empty.contains(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{baseline::PerTeam, fields::Fields, topic::Topic};
    use crate::stats::Kind;

    fn session() -> Session {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
        let titles = [
            ("a", "Lead volume"),
            ("b", "Lead definition"),
            ("c", "Marketing, and when it calls"),
            ("d", "Budget"),
        ];
        session.topics.extend(titles.map(|(id, title)| {
            Topic::new(id.into(), title.to_owned(), Fields::empty("lead").expect("a kind"))
        }));
        session
    }

    fn asking(question: &str) -> Item {
        Item {
            id: "q".to_owned(),
            question: question.to_owned(),
            row: None,
            kind: Kind::YesNo,
            labels: None,
            points: vec![0, 1],
            reversed: false,
            answers: PerTeam::default(),
            topic: None,
            picked: false,
            extra: crate::domain::extra::Extra::default(),
        }
    }

    #[test]
    fn only_a_telling_word_of_one_title_proposes_its_topic() {
        let likely = |question: &str| likely_topic(&session(), &asking(question));
        assert_eq!(likely("We share one definition of a lead"), Some(1));
        assert_eq!(likely("Is the volume right?"), Some(0));
        for nothing in [
            "When does Marketing call?",
            "Which lead is good?",
            "The budget and the volume fit",
            "We like it",
        ] {
            assert_eq!(likely(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_topic_that_was_chosen_is_the_one() {
        let linked = Item { topic: Some("d".to_owned()), ..asking("Is the volume right?") };
        assert_eq!(likely_topic(&session(), &linked), Some(3));
    }
}
