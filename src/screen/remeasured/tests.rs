//! Then and now by keys: whose survey, what both teams answered, what is not said.

use super::*;
use crate::{
    app::play::Play,
    domain::{ids::SessionId, session::Session},
    effect::Done,
    screen::survey::fixture,
};

fn earlier(items: u32, people: u32) -> Earlier {
    let mut session = fixture::with(fixture::made(items, people));
    session.id = SessionId::from("earlier");
    session.name = "Q1 alignment".to_owned();
    session.as_earlier().unwrap()
}

fn now() -> Session {
    fixture::with(fixture::made(6, 21))
}

fn played(width: u16, height: u16) -> Play {
    let mut play = Play::at(now(), Place::Remeasured, width, height);
    play.msg(crate::app::Msg::Done(Done::Earlier(Box::new(earlier(8, 13)))));
    play
}

#[test]
fn an_earlier_survey_is_kept_and_shown_beside_this_one() {
    let mut play = played(80, 24);
    assert_eq!(play.session().earlier.as_ref().unwrap().wave.items.len(), 8);
    let text = play.text();
    println!("{text}");
    assert!(text.contains("Q1 alignment") && text.contains("MARKETING"), "{text}");
    assert!(text.contains("of 13 → ") && text.contains("2 questions"), "{text}");
    play.keys("<enter>");
    assert!(play.text().contains("1 of 6") || play.text().contains("of 6"), "{}", play.text());
}

#[test]
fn it_can_be_read_in_any_window() {
    for (width, height) in [(40, 12), (120, 40), (1, 1)] {
        println!("{}", played(width, height).text());
    }
    assert!(played(40, 12).text().contains("of 13 → "), "{}", played(40, 12).text());
}

#[test]
fn it_is_dropped_again_and_its_own_survey_is_refused() {
    let mut play = played(80, 24);
    play.keys("<delete>");
    assert_eq!(play.session().earlier, None);
    assert!(play.text().contains("practice session") || !play.text().contains("MARKETING"));
    let own = play.session().as_earlier().unwrap();
    play.msg(crate::app::Msg::Done(Done::Earlier(Box::new(own))));
    assert_eq!(play.session().earlier, None);
}
