//! An open vote: what is said, what is hidden, who counts, and what a low vote asks the room.

use super::*;
use crate::{
    app::Msg as AppMsg,
    domain::{
        people::PerTeam,
        status::{Care, Status},
        topic::Topic,
    },
};

/// Five of Sales and four of Marketing around one definition and one promise; two of them on the call.
fn room() -> Session {
    let mut batch = standard_topic(topics::by_id("lead").unwrap(), None);
    batch.extend(standard_topic(topics::by_id("follow-up").unwrap(), None));
    for (group, names) in [
        (Group::Sales, ["Ana", "Ben", "Cem", "Dot", "Eli"].as_slice()),
        (Group::Marketing, &["Flo", "Gus", "Hal", "Ida"]),
    ] {
        batch.extend(names.iter().map(|name| Command::AddPerson {
            id: Some((*name).into()),
            name: (*name).to_owned(),
            group,
            role: String::new(),
            presence: if ["Ben", "Ida"].contains(name) { Presence::OnCall } else { Presence::InRoom },
        }));
    }
    batch.push(Command::Word { topic: "lead".into(), text: "A person who asked to talk to us".to_owned() });
    committed(batch)
}

fn lead((width, height): (u16, u16)) -> Play {
    Play::at(room(), Place::Topic("lead".into()), width, height)
}

fn topic<'a>(play: &'a Play, id: &str) -> &'a Topic {
    play.session().topic(&id.into()).unwrap()
}

#[test]
fn who_is_on_the_call_is_read_first() {
    for size in SIZES {
        let mut play = lead(size);
        play.keys("v");
        let text = play.text();
        let named = text.contains("On the call: Ben, Ida.") || text.contains("Call, read first: Ben, Ida");
        assert!(named, "{size:?}\n{text}");
        play.keys("5");
        assert!(play.text().contains("5 all in"), "then the scale {size:?}\n{}", play.text());
    }
}

#[test]
fn what_is_folded_away_is_said_to_be_part_of_the_vote() {
    let mut play = lead((80, 24));
    play.keys("v");
    assert!(play.text().contains("Part of this vote too: stages"), "{}", play.text());
    let mut play = lead((80, 24));
    play.keys("m v");
    assert!(!play.text().contains("Part of this vote too"), "it was on screen\n{}", play.text());
}

/// The room with a topic that was parked at the beginning.
fn parked() -> Session {
    let mut session = room();
    let by = crate::domain::moment::Day::parse("2026-03-26").ok();
    session.topics[0].status = Status::Parked(Care { owner: Some("Ana".into()), by });
    let at = crate::app::play::begin();
    let (overridden, after_rounds) = (String::new(), Some(0));
    session.topics[0].decided =
        Some(crate::domain::topic::Decided { at, revision: 1, overridden, after_rounds });
    session
}

#[test]
fn a_topic_that_was_put_aside_is_agreed_like_any_other_once_it_is_voted_on() {
    for (status, says) in [(Status::NotToday { owner: None }, false), (parked().topics[0].status.clone(), true)] {
        let mut session = parked();
        session.topics[0].status = status;
        let mut play = Play::at(session, Place::Topic("lead".into()), 80, 24);
        play.keys("mv");
        let anew = play.text().contains("This vote decides \"Lead\" anew.");
        assert_eq!(anew, says, "what was only left out was never decided\n{}", play.text());
        play.keys("44444<tab>4444 r 1");
        assert_eq!(topic(&play, "lead").status, Status::Agreed, "{}", play.text());
    }
}

#[test]
fn what_is_half_typed_is_said_first_when_a_vote_opens() {
    for (width, height, shown) in [(80, 24, "voted on: A person who asks for a demo,… Part"), (40, 12, "voted on: A person wh")] {
        let mut session = parked();
        session.topics[0].title = "A lead that both of us take for one, wherever it comes from".to_owned();
        let mut play = Play::at(session, Place::Topic("lead".into()), width, height);
        play.keys("e<ctrl+a>").msg(AppMsg::Paste("A person who asks for a demo, and who may buy".to_owned()));
        play.keys("<esc>v");
        assert!(topic(&play, "lead").open_round().is_some(), "{}", play.text());
        assert!(play.text().contains(&format!("Half-typed, not {shown}")), "{}", play.text());
    }
}

#[test]
fn a_topic_left_out_today_looks_like_one_that_is_not_begun() {
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let mut session = parked();
        let lead = &mut session.topics[0];
        (lead.status, lead.revision, lead.text) = (Status::NotToday { owner: None }, 0, String::new());
        let text = Play::at(session, Place::Topic("lead".into()), width, height).text();
        assert!(text.contains("► propose") && !text.contains("√"), "{text}");
        assert!(text.contains("not today") && !text.contains("DECIDED"), "{text}");
        assert!(text.contains("Not for today. To take it up"), "{text}");
    }
}

#[test]
fn a_vote_that_is_left_leaves_what_was_put_aside_as_it_was() {
    let before = parked().topics[0].status.clone();
    let mut play = Play::at(parked(), Place::Topic("lead".into()), 80, 24);
    play.keys("v <pgdn><pgdn>");
    play.keys("<esc>");
    let lead = topic(&play, "lead");
    assert_eq!((lead.status.clone(), lead.rounds.len()), (before, 1));
}

#[test]
fn a_side_that_was_forgotten_is_pointed_out_once_and_stays_hidden() {
    let mut play = lead((80, 24));
    play.keys("v 54444 r");
    assert!(topic(&play, "lead").open_round().is_some(), "not revealed");
    assert!(play.text().contains("Nothing of Marketing is counted yet"), "{}", play.text());
    assert!(!play.text().contains("5 4 4"), "{}", play.text());
    play.keys("5543 r");
    assert!(play.text().contains("5 4 4 4 4") && play.text().contains("5 5 4 3"), "{}", play.text());
}

#[test]
fn a_second_press_reveals_a_side_nobody_answered_for() {
    let mut play = lead((80, 24));
    play.keys("v 54444 r r");
    let round = topic(&play, "lead").newest_round().unwrap();
    assert!(round.revealed_at.is_some());
    assert_eq!(round.tallies.marketing.unwrap().not_answered, 4);
    assert!(play.text().contains("Too few answered in Marketing"), "{}", play.text());
}

#[test]
fn low_votes_are_a_question_with_their_number_and_end_after_two_rounds() {
    let mut play = lead((80, 24));
    play.keys("v 54442<tab>5522 r");
    let asked = "One 2 in Sales, two 2s in Marketing. Ask all: what would make this a 3?";
    assert!(play.text().contains(asked), "{}", play.text());
    assert!(play.text().contains("1 vote again"), "{}", play.text());
    play.keys("<enter> 54444<tab>5542 r");
    assert!(
        play.text().contains("One 2 in Marketing after two rounds: it is noted, and we go on."),
        "{}",
        play.text()
    );
    assert!(play.text().contains("1 agreed, reservation noted"), "{}", play.text());
    play.keys("<enter>");
    let lead = topic(&play, "lead");
    assert_eq!((lead.status.clone(), lead.reservations.len()), (Status::Agreed, 1));
}

#[test]
fn ones_and_zeros_are_a_question_with_their_number() {
    let mut play = lead((80, 24));
    play.keys("v 54410<tab>5554 r");
    let asked = "One 0 and one 1 in Sales. Ask all: what would make it acceptable?";
    assert!(play.text().contains(asked), "{}", play.text());
}

#[test]
fn everything_is_counted_with_the_mouse_alone() {
    let mut play = lead((80, 24));
    play.keys("v");
    for _ in 0..5 {
        play.msg(AppMsg::Click(place_of(&play, "4 yes")));
    }
    play.msg(AppMsg::Click(place_of(&play, "● Marketing  0")));
    for _ in 0..4 {
        play.msg(AppMsg::Click(place_of(&play, "5 all in")));
    }
    play.msg(AppMsg::Click(place_of(&play, "r reveal")));
    assert!(play.text().contains("Both teams can live with it."), "{}", play.text());
    play.msg(AppMsg::Click(place_of(&play, "1 agreed")));
    assert_eq!(topic(&play, "lead").status, Status::Agreed);
}

#[test]
fn whoever_comes_late_counts_from_the_next_round_and_is_told() {
    let mut play = lead((80, 24));
    play.keys("v g0 n Zoe, marketing<enter>");
    assert!(play.text().contains("Zoe counts from the next vote"), "{}", play.text());
    play.keys("<esc>").msg(AppMsg::Key(crate::keymap::Chord::char('g'))).keys("s");
    assert!(
        play.text().contains("So far") || play.text().contains("Nothing is agreed yet"),
        "{}",
        play.text()
    );
    let mut workshop = play.open().workshop.clone();
    let seq = workshop.seq();
    assert!(seq > 0);
    let last = workshop.last_at().unwrap();
    let late = Command::AddPerson {
        id: None,
        name: "Max".to_owned(),
        group: Group::Marketing,
        role: String::new(),
        presence: Presence::InRoom,
    };
    workshop.commit(vec![late], last).unwrap();
    let play = Play::resumed(workshop, Place::Topic("lead".into()), 80, 24);
    assert!(play.text().contains("2 came later: they count from the next vote."), "{}", play.text());
    assert_eq!(topic(&play, "lead").open_round().unwrap().attendance, PerTeam { sales: 5, marketing: 4 });
}

#[test]
fn consent_is_talked_about_before_objections_are_asked_for() {
    for size in SIZES {
        let mut play = Play::at(room(), Place::Topic("follow-up".into()), size.0, size.1);
        play.keys("v");
        assert!(play.text().contains("1 of 3"), "{size:?}\n{}", play.text());
        play.keys("<enter>");
        assert!(play.text().contains("2 of 3"), "{size:?}\n{}", play.text());
        play.keys("<pgdn>");
        assert!(play.text().contains("Ask Sales: does anybody object?"), "{size:?}\n{}", play.text());
        play.keys("=<tab>");
        assert!(play.text().contains("Ask Marketing: does anybody object?"), "{size:?}\n{}", play.text());
        play.keys("= r");
        assert!(play.text().contains("Both teams can live with it."), "{size:?}\n{}", play.text());
    }
}

#[test]
fn a_key_that_counts_skips_the_talk_and_a_fresh_screen_begins_after_it() {
    let mut play = Play::at(room(), Place::Topic("follow-up".into()), 80, 24);
    play.keys("v 1");
    assert!(play.text().contains("Ask Sales: does anybody object?"), "{}", play.text());
    let mut play = Play::at(room(), Place::Topic("follow-up".into()), 80, 24);
    play.keys("v");
    let workshop = play.open().workshop.clone();
    let play = Play::resumed(workshop, Place::Topic("follow-up".into()), 80, 24);
    assert!(play.text().contains("Ask Sales: does anybody object?"), "{}", play.text());
}

#[test]
fn what_leadership_is_asked_stands_there_with_both_wordings() {
    let mut play = lead((80, 24));
    play.keys("<up><up><up><up><up><up><enter>A person with a budget<enter>");
    play.keys("<down><enter>Whoever downloaded two assets<enter>");
    play.keys("l Which of the two?<enter><enter><enter>Kim<enter>+2w<enter>");
    let Status::ToLeadership(asked) = &topic(&play, "lead").status else { panic!("{}", play.text()) };
    assert_eq!((asked.sales.as_str(), asked.decides.as_str()), ("A person with a budget", "Kim"));
    let text = play.text();
    for said in
        ["Kim decides by Thu 26 Mar.", "▲ Sales: A person with a budget", "● Marketing: Whoever downloaded"]
    {
        assert!(text.contains(said), "{said}\n{text}");
    }
}
