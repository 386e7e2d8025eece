//! Silent write: the question everybody answers on paper, and for how long. Nothing that is written is ever stored.

use crate::{
    assets::topics::{self, StandardTopic},
    domain::{ids::TopicId, topic::Topic},
};

/// Minutes for a topic that does not come out of the box.
const MINUTES: u32 = 3;

/// The question of a topic: the one that comes with it, else its title.
pub fn question(topic: &Topic) -> &str {
    topics::by_id(topic.id.as_str()).map_or(topic.title.as_str(), StandardTopic::prompt)
}

/// How long people write about a topic: as long as somebody set it for all, else as long as the topic takes.
pub fn minutes(topic: &TopicId, set: Option<u32>) -> u32 {
    let its_own = || topics::by_id(topic.as_str()).map_or(MINUTES, |standard| standard.minutes.silent);
    set.unwrap_or_else(its_own).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fields::Fields;

    #[test]
    fn a_topic_of_the_teams_own_asks_by_its_title() {
        let topic =
            |id: &str| Topic::new(id.into(), "Who calls".to_owned(), Fields::empty("lead").expect("a kind"));
        assert_eq!(question(&topic("ours")), "Who calls");
        assert_ne!(question(&topic("lead")), "Who calls");
        assert_eq!((minutes(&"ours".into(), None), minutes(&"ours".into(), Some(5))), (3, 5));
    }
}
