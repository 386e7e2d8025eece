//! Which topic of one session is which of the other: by where it came from, by id, then by its folded title.
//!
//! Numbered ids (`t12`, `a3`) are given by each session anew, so they count only between sessions of one line.

use crate::{
    domain::{
        ids::{SessionId, TopicId},
        session::Session,
        topic::Topic,
    },
    text::fold,
};

/// Pairs of places: in the earlier session, in the later one; every place once.
pub(super) type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// The topics of both sessions, in the order of the later one, then those only the earlier one has.
pub(super) fn topics(old: &Session, new: &Session) -> Pairs {
    let mut pairing = Pairing::new(old.topics.len(), new.topics.len());
    pairing.join(|was, now| {
        came_from(&new.topics[now], &old.id, &old.topics[was].id)
            || came_from(&old.topics[was], &new.id, &new.topics[now].id)
    });
    let related = are_related(old, new);
    pairing.join(|was, now| {
        let (was, now) = (&old.topics[was], &new.topics[now]);
        let told = !is_numbered(was.id.as_str()) || related || was.origin.is_some() || now.origin.is_some();
        was.id == now.id && told
    });
    pairing.join(|was, now| fold(&old.topics[was].title) == fold(&new.topics[now].title));
    pairing.pairs()
}

/// What people took on: by id between sessions of one line, then by text.
pub(super) fn actions(old: &Session, new: &Session) -> Pairs {
    items(are_related(old, new), (&old.actions, &new.actions), |action| (action.id.as_str(), &action.what))
}

/// What is parked, in the same way.
pub(super) fn parked(old: &Session, new: &Session) -> Pairs {
    items(are_related(old, new), (&old.parking, &new.parking), |item| (item.id.as_str(), &item.text))
}

/// Things with a numbered id and a text.
fn items<T>(related: bool, (old, new): (&[T], &[T]), key: impl Fn(&T) -> (&str, &str)) -> Pairs {
    let mut pairing = Pairing::new(old.len(), new.len());
    if related {
        pairing.join(|was, now| key(&old[was]).0 == key(&new[now]).0);
    }
    pairing.join(|was, now| fold(key(&old[was]).1) == fold(key(&new[now]).1));
    pairing.pairs()
}

/// Whether one session is the other, or follows it.
fn are_related(old: &Session, new: &Session) -> bool {
    old.id == new.id || new.supersedes.as_ref() == Some(&old.id) || old.supersedes.as_ref() == Some(&new.id)
}

fn came_from(topic: &Topic, session: &SessionId, id: &TopicId) -> bool {
    topic.origin.as_ref().is_some_and(|origin| origin.session == *session && origin.topic == *id)
}

/// A letter and a number: given by the session's counter, no name from the shipped list.
fn is_numbered(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_lowercase());
    id.len() - digits.len() == 1 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// Places that belong together so far.
struct Pairing {
    /// For each place in the later session, its place in the earlier one.
    of_new: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing {
    fn new(old: usize, new: usize) -> Self {
        Self { of_new: vec![None; new], taken: vec![false; old] }
    }

    /// Joins what is left and belongs together, the first with the first.
    fn join(&mut self, belong: impl Fn(usize, usize) -> bool) {
        for now in 0..self.of_new.len() {
            if self.of_new[now].is_some() {
                continue;
            }
            let found = (0..self.taken.len()).find(|&was| !self.taken[was] && belong(was, now));
            if let Some(was) = found {
                self.taken[was] = true;
                self.of_new[now] = Some(was);
            }
        }
    }

    fn pairs(self) -> Pairs {
        let both = self.of_new.iter().enumerate().map(|(now, was)| (*was, Some(now)));
        let gone = (0..self.taken.len()).filter(|&was| !self.taken[was]).map(|was| (Some(was), None));
        both.chain(gone).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{fields::Fields, session::Step, topic::Origin};

    fn session(id: &str, topics: &[(&str, &str)]) -> Session {
        let mut session = Session::new(id.into(), id.to_owned(), "UTC".to_owned());
        let topic = |(id, title): &(&str, &str)| {
            Topic::new((*id).into(), (*title).to_owned(), Fields::Plain(Step::Practices))
        };
        session.topics = topics.iter().map(topic).collect();
        session
    }

    #[test]
    fn slugs_match_by_id_and_everything_else_by_title() {
        let old = session("old", &[("lead", "Lead"), ("t1", "Shared inbox"), ("t2", "Stand-up")]);
        let new =
            session("new", &[("t1", "Win/loss calls"), ("t2", "SHARED inbox."), ("lead", "What a lead is")]);
        assert_eq!(
            topics(&old, &new),
            [(None, Some(0)), (Some(1), Some(1)), (Some(0), Some(2)), (Some(2), None)]
        );
    }

    #[test]
    fn numbers_count_between_a_session_and_its_follow_up() {
        let old = session("old", &[("t1", "Shared inbox")]);
        let mut new = session("new", &[("t1", "One inbox for both")]);
        assert_eq!(topics(&old, &new), [(None, Some(0)), (Some(0), None)]);
        new.supersedes = Some("old".into());
        assert_eq!(topics(&old, &new), [(Some(0), Some(0))]);
        assert_eq!(topics(&new, &old), [(Some(0), Some(0))]);
    }

    #[test]
    fn where_a_topic_came_from_comes_first() {
        let old = session("old", &[("t1", "Shared inbox"), ("t2", "Stand-up")]);
        let mut new = session("new", &[("t9", "Stand-up")]);
        new.topics[0].origin = Some(Origin { session: "old".into(), topic: "t1".into(), agreed: true });
        assert_eq!(topics(&old, &new), [(Some(0), Some(0)), (Some(1), None)]);
    }

    #[test]
    fn names_of_the_shipped_list_are_no_numbers() {
        for (id, numbered) in [("t12", true), ("a1", true), ("lead", false), ("t", false), ("top3", false)] {
            assert_eq!(is_numbered(id), numbered, "{id}");
        }
    }
}
