//! Cards dealt by keys.

use crate::{app::play::Play, domain::moment::Moment, effect::Place, import::practice};

fn play(width: u16, height: u16) -> Play {
    let at = Moment::parse("2026-03-12T12:54:54Z").expect("a time");
    let workshop = practice::until("demo".into(), at);
    Play::resumed(workshop, Place::Topic("lead".into()), width, height)
}

fn card(play: &Play) -> String {
    play.session().agenda.current().and_then(|entry| entry.card.clone()).expect("a card is played")
}

#[test]
fn a_card_is_dealt_and_another_one_takes_its_place() {
    let mut play = play(80, 24);
    let boxes = play.session().agenda.boxes.len();
    play.keys("te");
    assert_eq!(play.model.place(), &Place::Energiser);
    let first = card(&play);
    play.keys("n");
    assert_ne!(card(&play), first);
    assert_eq!(play.session().agenda.boxes.len(), boxes + 1, "one box for both");
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()), "the lead has time left");
}

#[test]
fn what_was_played_does_not_come_again_and_one_undo_takes_it_back() {
    let mut play = play(80, 24);
    play.keys("te");
    let first = card(&play);
    play.keys("<enter>te");
    assert_ne!(card(&play), first);
    play.keys("u");
    assert_eq!(play.session().agenda.boxes.iter().filter(|entry| entry.card.is_some()).count(), 1);
    assert_eq!(play.model.place(), &Place::Topic("lead".into()), "{}", play.text());
}

#[test]
fn a_calm_countdown_of_a_card_shows_whole_minutes() {
    let mut play = play(80, 24);
    play.model.settings.calm = true;
    play.keys("te");
    let text = play.text();
    let minutes = crate::assets::energisers::by_id(&card(&play)).expect("it is one of ours").minutes;
    let (head, stage) = text.split_once('\n').expect("lines");
    assert!(head.contains("min left") == stage.contains(" min") && minutes > 2, "{minutes}: {text}");
    assert!(stage.contains(" min"), "{text}");
}

#[test]
fn it_is_read_from_the_back_row_in_every_size() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = play(width, height);
        play.keys("te");
        for _ in 0..12 {
            let text = play.text();
            println!("{text}");
            let card = crate::assets::energisers::by_id(&card(&play)).expect("it is one of ours");
            let last = card.text().split_whitespace().last().expect("words");
            assert!(text.contains(&card.title().to_uppercase()) && text.contains(last), "{text}");
            assert!(card.kit().is_none_or(|kit| text.contains(kit)), "{text}");
            play.keys("n");
        }
        play.sweep();
        play.wait(600);
        assert!(play.text().contains("Time."), "{}", play.text());
    }
}
