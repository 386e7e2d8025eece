//! A question and a countdown.

use crate::{
    app::play::Play,
    assets::topics,
    domain::{
        fields::Fields,
        session::{Session, Step},
        topic::Topic,
    },
    effect::{Effect, Place},
};

fn play(id: &str, width: u16, height: u16) -> Play {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    let kind = if id == "goal" { "goal" } else { "lead" };
    let fields = Fields::empty(kind).expect("a kind");
    session.topics.push(Topic::new(id.into(), "Lead".to_owned(), fields));
    Play::at(session, Place::Silent(id.into()), width, height)
}

fn until(play: &Play) -> Option<crate::domain::moment::Moment> {
    play.model.top().screen.until()
}

#[test]
fn the_time_can_be_paused_and_moved_and_enter_goes_on() {
    let mut play = play("lead", 80, 24);
    let first = until(&play).expect("it runs");
    play.keys("+");
    assert_eq!(until(&play), Some(first.plus_seconds(60)));
    play.keys("--");
    assert_eq!(until(&play), Some(first.plus_seconds(-60)));
    play.keys("<space>");
    assert_eq!(until(&play), None);
    assert!(play.wait(500).text().contains("Paused"), "{}", play.text());
    play.keys("<space>").wait(200);
    assert!(play.text().contains("Finish your sentence"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Hearing("lead".into()));
}

#[test]
fn the_time_a_laptop_sleeps_is_not_time_to_write() {
    let mut play = play("lead", 80, 24);
    let first = until(&play).expect("it runs");
    let left = first.seconds_since(play.now());
    play.sleep(20 * 60);
    assert_eq!(until(&play), None);
    assert!(play.text().contains("Paused"), "{}", play.text());
    play.keys("<space>");
    assert_eq!(until(&play), Some(play.now().plus_seconds(left)));
}

#[test]
fn a_calm_countdown_is_large_in_whole_minutes() {
    for (width, height) in [(40, 12), (80, 24)] {
        let mut play = play("lead", width, height);
        play.model.settings.calm = true;
        let text = play.text();
        println!("{text}");
        assert!(text.contains('█') && text.contains("  min"), "{text}");
        play.keys("-");
        assert!(!play.text().contains("  min"), "the last two minutes are counted:\n{}", play.text());
    }
}

#[test]
fn a_second_window_is_told_when_the_time_ends() {
    let play = play("lead", 80, 24);
    let told = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Show(room) => Some(room.clone()),
        _ => None,
    });
    let room = told.expect("the room is shown");
    assert_eq!((room.until, room.place), (until(&play), Place::Silent("lead".into())));
}

#[test]
fn the_question_and_the_time_are_read_in_every_size() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        for standard in topics::all().iter().filter(|topic| topic.step == crate::assets::Step::Definitions) {
            let play = play(&standard.id, width, height);
            let text = play.text();
            println!("{text}");
            let last = standard.prompt().split_whitespace().last().expect("words");
            assert!(text.contains(last), "the whole question stands there:\n{text}");
            assert!(text.contains('█') && text.contains("On paper"), "{text}");
        }
    }
    play("lead", 80, 24).sweep();
}

#[test]
fn a_topic_of_ones_own_asks_by_its_title() {
    let play = play("own-words", 48, 14);
    assert!(play.text().contains("Lead"), "{}", play.text());
    assert_eq!(play.session().step, Step::Definitions);
}
