//! Both sides are heard, by keys.

use crate::{
    app::play::Play,
    domain::{fields::Fields, people::Team, session::Session, topic::Topic},
    effect::{Effect, Place},
    screen::Screen,
};

fn session() -> Session {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    for (id, title) in [("goal", "Our shared goal"), ("lead", "Lead")] {
        let fields = Fields::empty(id).expect("a kind");
        session.topics.push(Topic::new(id.into(), title.to_owned(), fields));
    }
    session
}

fn play(topic: &str, width: u16, height: u16) -> Play {
    Play::at(session(), Place::Hearing(topic.into()), width, height)
}

fn turn(play: &Play) -> Option<Team> {
    match &play.model.top().screen {
        Screen::Hearing(state) => state.turn(),
        _ => None,
    }
}

#[test]
fn the_side_that_begins_changes_with_every_topic() {
    assert_eq!(turn(&play("goal", 80, 24)), Some(Team::Sales));
    assert_eq!(turn(&play("lead", 80, 24)), Some(Team::Marketing));
}

#[test]
fn notes_are_counted_and_shown_and_nothing_is_stored() {
    let mut play = play("goal", 80, 24);
    let recorded = play.effects.iter().filter(|effect| matches!(effect, Effect::Record(..))).count();
    play.keys("+<space>2<space>4-<space>+0");
    assert_eq!(turn(&play), Some(Team::Sales));
    play.keys("<enter>");
    assert!(play.text().contains("heard: Sales 4, Marketing 3, 1 pass"), "{}", play.text());
    let after = play.effects.iter().filter(|effect| matches!(effect, Effect::Record(..))).count();
    assert_eq!(recorded, after, "counts are the screen's own");
    play.keys("<space>");
    assert_eq!(turn(&play), Some(Team::Sales), "there was more to hear");
    play.keys("<enter><enter>");
    assert_eq!(play.model.place(), &Place::Topic("goal".into()));
}

#[test]
fn a_hearing_that_nobody_counts_is_left_with_one_key() {
    for key in ["<enter>", "<pgdn>"] {
        let mut play = play("lead", 80, 24);
        play.keys("<space><space><space>").keys(key);
        assert_eq!(play.model.place(), &Place::Topic("lead".into()), "{key}");
    }
}

#[test]
fn whose_turn_it_is_is_read_by_word_and_shape_in_every_size() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = play("goal", width, height);
        let sales = play.text();
        println!("{sales}");
        assert!(sales.contains("▲ S A L E S") && sales.contains('█'), "{sales}");
        play.keys("<space>");
        let marketing = play.text();
        println!("{marketing}");
        assert!(marketing.contains("● M A R K E T I N G") && marketing.contains('█'), "{marketing}");
        play.keys("3<enter>");
        println!("{}", play.text());
        play.sweep();
    }
}
