//! What a session that follows begins with, in a few sentences; what there is none of is not said.

use super::{Why, open_actions, order};
use crate::{
    assets::words::{count, fill},
    domain::{moment::Day, session::Session},
};

/// Topics to settle, topics that hold, those of another day; then people, actions and what is parked.
pub fn taken_over(previous: &Session, day: Day) -> Vec<String> {
    let order = order(previous, day);
    let titles = |wanted: fn(Why) -> bool| -> Vec<&str> {
        order.iter().filter(|(_, why)| wanted(*why)).map(|(topic, _)| topic.title.as_str()).collect()
    };
    let list = |key: &str, titles: Vec<&str>| {
        let head = count(key, titles.len() as u64);
        (!titles.is_empty())
            .then(|| fill("next_session.topics", &[("head", &head), ("topics", &titles.join(", "))]))
    };
    let mut texts: Vec<String> = [
        list("next_session.press", titles(|why| why < Why::LeftAside)),
        list("next_session.hold", titles(|why| why == Why::Holds)),
        list("next_session.wait", titles(|why| why == Why::LeftAside)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rest = [
        ("next_session.people", previous.people.len()),
        ("next_session.actions", open_actions(previous).count()),
        ("next_session.parked", previous.parking.iter().filter(|parked| parked.is_waiting()).count()),
    ];
    let counted = rest.into_iter().filter(|(_, number)| *number > 0);
    let counted: Vec<String> = counted.map(|(key, number)| count(key, number as u64)).collect();
    if !counted.is_empty() {
        texts.push(fill("next_session.and_more", &[("what", &counted.join(", "))]));
    }
    texts
}
