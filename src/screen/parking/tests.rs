//! Parking by keys: two keystrokes and a word, from anywhere.

use crate::{
    app::play::Play,
    domain::{action::ParkedEnd, moment::Moment},
    effect::Place,
    import::practice,
};

fn play(width: u16, height: u16) -> Play {
    let at = Moment::parse("2026-03-12T12:54:54Z").unwrap();
    Play::resumed(practice::until("demo".into(), at), Place::Topic("lead".into()), width, height)
}

#[test]
fn typing_and_enter_park_an_item_on_the_topic_on_screen() {
    let mut play = play(80, 24);
    play.keys("p Who owns the word list?<enter>");
    let parked = play.session().parking.last().unwrap();
    assert_eq!(
        (parked.text.as_str(), parked.topic.as_ref()),
        ("Who owns the word list?", Some(&"lead".into()))
    );
    assert!(play.text().contains("► = Who owns the word list?"), "it is chosen:\n{}", play.text());
    play.keys("<esc>");
    assert!(!play.text().contains("Parking lot"), "one Esc closes it:\n{}", play.text());
}

#[test]
fn beside_a_topic_the_running_box_says_which_it_is() {
    let at = Moment::parse("2026-03-12T12:54:54Z").unwrap();
    let mut play = Play::resumed(practice::until("demo".into(), at), Place::Agenda, 80, 24);
    play.keys("<esc>p Later<enter>");
    assert_eq!(play.session().parking.last().unwrap().topic.as_ref(), Some(&"lead".into()));
}

#[test]
fn an_item_is_dropped_with_a_reason_only() {
    let mut play = play(80, 24);
    play.keys("p<esc>d<enter>");
    assert!(play.text().contains("Type why it is dropped"), "{}", play.text());
    play.keys("Not ours<enter>");
    let dropped = play.session().parking.iter().find(|item| !item.is_waiting()).unwrap();
    assert_eq!(dropped.end, ParkedEnd::Dropped { reason: "Not ours".to_owned() });
    assert!(play.text().contains("dropped: Not ours"), "{}", play.text());
}

#[test]
fn settled_is_one_key_and_back_again() {
    let mut play = play(80, 24);
    play.keys("p<esc>s");
    assert_eq!(play.session().parking.iter().filter(|item| item.is_waiting()).count(), 1);
    play.keys("u");
    assert_eq!(play.session().parking.iter().filter(|item| item.is_waiting()).count(), 2);
}

#[test]
fn half_an_item_is_kept() {
    let mut play = play(80, 24);
    play.keys("p Half an it<esc><esc>p");
    assert!(play.text().contains("Half an it"), "{}", play.text());
    assert_eq!(play.session().parking.len(), 2);
}

#[test]
fn an_item_is_given_a_person_and_a_date_in_the_one_form() {
    let mut play = play(80, 24);
    play.keys("p<esc>c");
    assert!(play.text().contains("Who looks after it: New name for MQL"), "{}", play.text());
    play.keys("Lee<enter>24 Mar<enter>");
    let item = play.session().parking.iter().find(|item| item.text == "New name for MQL").unwrap();
    assert_eq!(item.owner.as_ref().map(|id| play.session().name_of(id)), Some("Lee Hartmann"));
    assert_eq!(item.by.map(crate::domain::moment::Day::iso).as_deref(), Some("2026-03-24"));
    assert!(play.text().contains("Lee Hartmann, Tue 24 Mar"), "back on the list:\n{}", play.text());
}
