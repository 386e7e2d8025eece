//! Deadlines worked through by keys.

use crate::{
    app::play::Play,
    domain::{calendars, command::Command, history::Workshop, ids::TopicId, moment::Moment},
    effect::Place,
    import::practice,
};

fn follow_up() -> TopicId {
    "follow-up".into()
}

/// The practice session with limits of every unit in one promise.
fn workshop(calendar: &str) -> Workshop {
    let mut workshop = practice::planned("demo".into());
    let at = Moment::parse("2026-03-12T12:00:00Z").unwrap();
    let mut fields = crate::domain::fields::Fields::empty("follow_up").unwrap();
    for (row, (class, within)) in
        [("A", "8 hours"), ("B", "90 minutes"), ("C", "10 business days"), ("D", "1 week")].iter().enumerate()
    {
        fields = fields.with("classes/+", class).unwrap();
        fields = fields.with(&format!("classes/{row}/within"), within).unwrap();
    }
    fields = fields.with(calendars::NAMED_IN, calendar).unwrap();
    let topic = follow_up();
    workshop.commit(vec![Command::Fill { topic, fields: Box::new(fields) }], at).unwrap();
    workshop
}

fn play_at(width: u16, height: u16) -> Play {
    Play::resumed(workshop(""), Place::Topic(follow_up()), width, height)
}

#[test]
fn every_limit_is_worked_through_line_by_line() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = play_at(width, height);
        play.keys("h");
        if matches!(width, 40 | 80) {
            play.sweep();
        }
        assert!(play.text().contains("A lead that comes on"), "{}", play.text());
    }
    let mut play = play_at(80, 40);
    play.keys("h");
    let text = play.text();
    for told in
        ["A: 8 business hours", "B: 90 open minutes", "= 8 h", "= 1 h 30 min", "day 10", "every day counts"]
    {
        assert!(text.contains(told), "{told}:\n{text}");
    }
}

#[test]
fn the_start_is_typed_and_nudged() {
    let mut play = play_at(80, 24);
    play.keys("h");
    let before = play.open().workshop.log().len();
    play.keys("<enter><ctrl+a>2026-03-13 16:00<enter>");
    assert!(play.text().contains("A lead that comes on Fri 13 Mar 2026 16:00"), "{}", play.text());
    assert!(play.text().contains("→ Mon 16 Mar 2026 16:00"), "{}", play.text());
    play.keys("<left>");
    assert!(play.text().contains("Fri 13 Mar 2026 15:00"), "{}", play.text());
    play.keys("++<right>");
    assert!(play.text().contains("Sun 15 Mar 2026 16:00"), "{}", play.text());
    play.keys("-<enter><ctrl+a>Mon 9:30<enter>");
    assert!(play.text().contains("Mon 16 Mar 2026 09:30"), "{}", play.text());
    play.keys("<enter><ctrl+a>soon<enter>");
    assert!(play.text().contains("Type a day in any form and a time"), "{}", play.text());
    play.keys("<ctrl+a>2026-03-29 02:30<enter>");
    assert!(play.text().contains("The clock skips 2026-03-29 02:30"), "{}", play.text());
    assert_eq!(play.open().workshop.log().len(), before, "an example is no change");
}

#[test]
fn what_cannot_be_counted_says_why() {
    let play = Play::resumed(workshop("Rome"), Place::Deadlines(follow_up()), 80, 24);
    assert!(play.text().contains("no calendar \"Rome\": counted on \"standard\""), "{}", play.text());
    let mut session = play.session().clone();
    session.calendars.clear();
    let mut never = Play::at(session, Place::Deadlines(follow_up()), 80, 24);
    assert!(never.text().contains("No calendar yet"), "{}", never.text());
    never.keys("h<enter>");
    assert_eq!(never.session().calendars.len(), 1);
    // An office that never opens.
    for _ in 0..5 {
        never.keys("<delete>j");
    }
    never.keys("<esc><esc>");
    let closed = Play::resumed(never.open().workshop.clone(), Place::Deadlines(follow_up()), 80, 24);
    assert!(closed.text().contains("no deadline"), "{}", closed.text());
}
