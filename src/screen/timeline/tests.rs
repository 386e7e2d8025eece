//! The timeline of a topic of the practice session, with an invented session before it.

use crate::{
    app::{Msg, play::Play},
    domain::{moment::Day, timeline::timeline},
    effect::{Done, Effect, Place},
    import::practice,
};

fn play(topic: &str, width: u16, height: u16, with_earlier: bool) -> Play {
    let session = practice::finished("demo".into()).session().clone();
    let mut earlier = session.clone();
    (earlier.id, earlier.name) = ("q4".into(), "Q4 alignment".to_owned());
    earlier.plan.date = Day::parse("2025-12-11").ok();
    for topic in &mut earlier.topics {
        topic.text.insert_str(0, "As we said: ");
    }
    let id = topic.into();
    let others = if with_earlier { vec![earlier] } else { Vec::new() };
    let stands = timeline(&session, &id, &others);
    let mut play = Play::resumed(practice::finished("demo".into()), Place::Timeline(id.clone()), width, height);
    let asked = |effect: &Effect| matches!(effect, Effect::Trace(_, topic) if *topic == id);
    assert!(play.effects.iter().any(asked), "entering the place asks for the stands");
    assert!(play.text().contains("Looking at the other sessions"), "{}", play.text());
    play.msg(Msg::Done(Done::Traced(stands)));
    play
}

#[test]
fn every_session_is_told_the_earliest_first() {
    let text = play("messaging", 80, 40, true).text();
    let (then, now) = (text.find("Thu 11 Dec 2025").expect("then"), text.rfind("Thu 12 Mar").expect("now"));
    assert!(then < now, "{text}");
    assert!(text.contains("in other words than before") && text.contains("As we said:"), "{text}");
    assert!(text.contains("▲ Sales") && text.contains("● Marketing"), "{text}");
}

#[test]
fn a_topic_of_one_session_says_so() {
    let mut play = play("lead", 80, 24, false);
    assert!(play.text().contains("No other session has it"), "{}", play.text());
    play.keys("<pgdn><down><up><end><home><pgup>").sweep();
}
