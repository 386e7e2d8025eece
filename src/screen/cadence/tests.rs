//! Dates moved, a review date set, early looks switched on.

use crate::{
    app::play::Play,
    domain::{blueprint, command::Command, fields::Fields, history::Workshop, session::Session},
    effect::Place,
    hours::{Calendar, CalendarText},
    import::practice,
};

fn session() -> Session {
    let mut session = practice::planned("practice".into()).session().clone();
    session.practice = false;
    session
}

fn play(session: Session) -> Play {
    Play::at(session, Place::Cadence, 80, 24)
}

/// A session whose meetings have dates.
fn dated() -> Session {
    let mut session = practice::finished("practice".into()).session().clone();
    session.closed_at = None;
    session
}

/// The same with 7 April a day off, and a meeting that can fall on a weekend.
fn with_closed_days() -> Session {
    let mut session = dated();
    let mut text = CalendarText::from(Calendar::standard("Europe/Berlin").unwrap());
    text.holidays = vec!["2026-04-07".to_owned()];
    session.calendars[0].calendar = Calendar::try_from(text).unwrap();
    let mut workshop = Workshop::new(session);
    let topic = workshop.session().topic(&"re-align".into()).unwrap().clone();
    let fields = topic.fields.with("shifts/+", "2026-06-11").unwrap().with("shifts/0/to", "2026-06-13").unwrap();
    let fill = Command::Fill { topic: topic.id, fields: Box::new(fields) };
    workshop.commit(vec![fill], crate::app::play::begin()).unwrap();
    workshop.session().clone()
}

fn triggers(play: &Play) -> Vec<String> {
    match &play.session().topic(&"re-align".into()).unwrap().fields {
        Fields::Meeting(meeting) => meeting.triggers.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_next_dates_follow_the_rhythm() {
    let text = play(dated()).text();
    assert!(
        text.contains("Tue 24 Mar") && text.contains("Tue 07 Apr") && text.contains("Tue 21 Apr"),
        "{text}"
    );
}

#[test]
fn one_date_is_moved_and_back() {
    let mut play = play(dated());
    let rounds = |session: &Session| session.topic(&"numbers-check".into()).unwrap().rounds.len();
    play.keys("<right>s +");
    assert!(play.text().contains("24 Mar, Tue or +2w"), "{}", play.text());
    play.keys("<backspace>8 Apr");
    assert!(play.text().contains("→ Wed 08 Apr"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("[Wed 08 Apr*]"), "{}", play.text());
    assert_eq!(rounds(play.session()), rounds(&dated()), "a moved date needs no vote");
    play.keys("<delete>");
    assert!(play.text().contains("[Tue 07 Apr]"), "{}", play.text());
    let topic = play.session().topic(&"numbers-check".into()).unwrap();
    assert!(matches!(&topic.fields, Fields::Meeting(meeting) if meeting.shifts.is_empty()), "{topic:?}");
}

#[test]
fn a_date_nobody_can_read_says_what_to_type() {
    let mut play = play(dated());
    play.keys("s soon<enter>");
    assert!(play.text().contains("\"soon\"."), "{}", play.text());
}

#[test]
fn weekends_and_closed_days_are_warned_about() {
    let mut play = play(with_closed_days());
    let text = play.text();
    assert!(text.contains("Tue 07 Apr !"), "{text}");
    assert!(text.contains("Tue 07 Apr is a day off in your calendar \"standard\". s moves it."), "{text}");
    assert!(text.contains("Sat 13 Jun* !") && text.contains("Sat 13 Jun is a weekend."), "{text}");
    play.keys("<right>s 8 Apr<enter>");
    assert!(play.text().contains("Wed 08 Apr is the day after a day off."), "{}", play.text());
    play.keys("s 9 Apr<enter>");
    assert!(!play.text().contains("day off"), "{}", play.text());
    play.keys("uu");
    assert!(play.text().contains("[Tue 07 Apr !]"), "{}", play.text());
}

#[test]
fn the_review_date_is_a_field() {
    let mut play = play(session());
    play.keys("d nonsense<enter>");
    assert_eq!(play.session().review_by, None);
    play.keys("<ctrl+a>2026-06-25<enter>");
    assert_eq!(play.session().review_by.map(crate::domain::moment::Day::iso).as_deref(), Some("2026-06-25"));
    assert!(play.text().contains("Thu 25 Jun (it stays in force"), "{}", play.text());
    play.keys("<enter><enter>");
    assert!(play.session().review_by.is_some(), "an empty answer leaves it as it is");
}

#[test]
fn early_looks_are_switched_one_by_one_with_their_numbers() {
    let mut play = play(session());
    let before = triggers(&play);
    play.keys("e");
    assert!(play.text().contains("► [x] Promises kept under 80 %"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(triggers(&play), before[1..]);
    play.keys("<left><left>");
    assert_eq!(triggers(&play)[0], before[0].replace("80", "78"), "a number switches its sign on");
    play.keys("<down><down> <space>");
    assert!(triggers(&play).iter().any(|line| line.contains("rising 2 periods")), "{:?}", triggers(&play));
}

#[test]
fn the_teams_own_signs_stay_below_the_usual_ones() {
    let mut workshop = Workshop::new(session());
    let topic = workshop.session().topic(&"re-align".into()).unwrap().clone();
    let fields = topic.fields.with("triggers", "The CRM is down for a day").unwrap();
    let fill = Command::Fill { topic: topic.id, fields: Box::new(fields) };
    workshop.commit(vec![fill], crate::app::play::begin()).unwrap();
    let mut play = play(workshop.session().clone());
    assert!(play.text().contains("[x] The CRM is down for a day"), "{}", play.text());
    play.keys("e<enter>");
    assert_eq!(triggers(&play).len(), 2);
    assert_eq!(triggers(&play)[1], "The CRM is down for a day");
}

#[test]
fn agreed_signs_are_reopened_on_the_meeting() {
    let mut play = play(dated());
    let before = triggers(&play);
    play.keys("e<enter>");
    assert_eq!(triggers(&play), before);
    assert!(play.text().contains("is agreed. Enter on it"), "{}", play.text());
}

#[test]
fn enter_opens_the_meeting_and_a_small_window_reaches_everything() {
    let mut play = Play::at(dated(), Place::Cadence, 40, 12);
    let mut seen = play.text();
    for _ in 0..12 {
        play.keys("<down>");
        seen.push_str(&play.text());
    }
    for word in ["Numbers check", "Full re-align", "► [ ] More leads", "► Review by"] {
        assert!(seen.contains(word), "{word}:\n{seen}");
    }
    play.keys("<up><up><up><up><up><up><up><enter>");
    assert_eq!(*play.model.place(), Place::Topic("re-align".into()));
}

#[test]
fn without_meetings_there_is_still_the_review_date() {
    let mut play = play(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    play.keys("<enter><esc> e s <delete> <left> d +13w<enter>");
    assert!(play.session().review_by.is_some(), "{}", play.text());
}

/// An afternoon of 90 minutes: the numbers check is left out, the next alignment not even there.
fn short() -> Session {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Etc/UTC".to_owned()));
    let input = blueprint::PlanInput {
        name: "Q1".to_owned(),
        date: crate::domain::moment::Day::parse("2026-03-12").ok(),
        minutes: 90,
        zone: "Etc/UTC".to_owned(),
        ..Default::default()
    };
    workshop.commit(blueprint::plan(blueprint::template_for(90), &input), crate::app::play::begin()).unwrap();
    workshop.session().clone()
}

#[test]
fn a_meeting_left_out_today_can_be_opened_and_a_missing_one_taken_in() {
    let mut play = play(short());
    let text = play.text();
    assert!(text.contains("Numbers check") && text.contains("Enter opens it for a vote"), "{text}");
    assert!(text.contains("+ Full re-align"), "{text}");
    assert!(!text.contains("move the date"), "no date is shown that could be moved\n{text}");
    play.keys("<down><enter>");
    assert!(play.session().topic(&"re-align".into()).is_some(), "{}", play.text());
    assert!(play.text().contains("Full re-align"), "{}", play.text());
}

#[test]
fn a_closed_session_shows_no_meeting_that_was_left_out() {
    let mut session = short();
    session.closed_at = Some(crate::app::play::begin());
    let text = play(session).text();
    assert!(text.contains("No meeting is planned") && !text.contains("Numbers check"), "{text}");
}

#[test]
fn early_looks_are_offered_only_where_a_meeting_can_keep_them() {
    let mut session = session();
    session.topics.retain(|topic| !matches!(topic.fields, Fields::Meeting(_)));
    assert!(!Play::at(session, Place::Cadence, 120, 24).text().contains("early looks"), "no meeting keeps one");
    assert!(Play::at(self::session(), Place::Cadence, 120, 24).text().contains("early looks"));
}
