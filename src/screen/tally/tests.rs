//! Asking in the room played by keys: what is counted, what is drawn when, and what is left behind.

use crate::{
    app::play::Play,
    domain::{
        baseline::{
            RoomTally,
            tally::{Occasion, Way},
        },
        history::{What, Workshop},
        moment::Moment,
        people::PerTeam,
        session::{Session, Step},
    },
    effect::{Effect, Place},
    screen::survey::fixture::{self, in_room as session},
};

fn at(session: Session, width: u16, height: u16) -> Play {
    Play::at(session, Place::Baseline, width, height)
}

fn counts(tally: &RoomTally) -> PerTeam<Vec<u32>> {
    PerTeam::of(|team| tally.item.answers.get(team).counts.clone().unwrap_or_default())
}

/// Marketing agrees, Sales does not.
const GAP: &str = "555554 4 <enter> 111112 n <enter>";

#[test]
fn four_questions_are_asked_from_the_empty_baseline() {
    let mut play = at(session(8, 8), 80, 24);
    assert!(play.text().contains("h asks them now"), "{}", play.text());
    play.keys("h");
    assert_eq!(play.text().matches("[x]").count(), 4, "{}", play.text());
    play.keys("<enter>");
    for _ in 0..4 {
        play.keys(GAP).keys("<enter>");
    }
    let tallies = &play.session().tallies;
    assert_eq!(tallies.len(), 4);
    assert_eq!((tallies[0].item.id.as_str(), tallies[0].source), ("same-lead", Way::Fingers));
    assert_eq!(tallies[0].present, PerTeam { sales: 8, marketing: 8 });
    assert_eq!(counts(&tallies[0]), PerTeam { sales: vec![5, 1, 0, 0, 0], marketing: vec![0, 0, 0, 2, 5] });
    assert_eq!((tallies[0].item.answers.sales.na, tallies[0].item.answers.sales.blank), (1, 1));
    assert!(play.text().contains("In the room, seen by all"), "{}", play.text());
    play.keys("<esc>");
    assert_eq!(play.model.place(), &Place::Baseline);
    assert!(play.text().contains("In the room, seen by all: 4 questions."), "{}", play.text());
    assert!(play.session().baseline.is_none(), "never merged with a survey");
}

#[test]
fn nothing_is_drawn_or_kept_before_both_teams_are_in() {
    let mut play = at(session(8, 8), 80, 24);
    let shown = |play: &Play| play.text();
    play.keys("h<enter> 5555555");
    let one = shown(&play);
    assert!(one.contains("7 of 8 present, hidden"), "{one}");
    let mut other = at(session(8, 8), 80, 24);
    other.keys("h<enter> 1212121");
    assert_eq!(shown(&other), one, "whatever they showed");
    play.keys("<enter> 1112");
    assert!(!play.text().contains("Strongly agree  "), "{}", play.text());
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Record(..) | Effect::Keep(_))));
    assert!(play.session().tallies.is_empty() && play.open().workshop.log().is_empty());
    play.keys("111 <enter>");
    assert_eq!(play.session().tallies.len(), 1);
    assert!(play.text().contains("7 of 8"), "both are in:\n{}", play.text());
}

#[test]
fn counting_is_checked_against_the_people_present() {
    let mut play = at(session(5, 5), 80, 24);
    play.keys("h<enter> 555555");
    assert!(play.text().contains("All 5 of Marketing are counted."), "{}", play.text());
    play.keys("- ");
    assert!(play.text().contains("5 of Marketing are counted already."), "{}", play.text());
    play.keys("+5 <enter>");
    play.keys("! ");
    assert!(play.text().contains("No answer 1 to take back."), "{}", play.text());
    play.keys("12345 ! 1 u <backspace> 4 <tab> <backspace> 4 <enter> 1 <enter>");
    let tally = &play.session().tallies[0];
    assert_eq!(tally.present, PerTeam { sales: 5, marketing: 6 });
    assert_eq!(counts(tally).marketing, [0, 0, 0, 1, 5]);
    // 1 to 5, one 1 less, then one 1 more taken back, the "one less" taken back too, a sixth refused.
    assert_eq!(counts(tally).sales, [1, 1, 1, 1, 1]);
}

#[test]
fn nobody_checked_in_is_said_with_the_key_that_helps() {
    let mut play = at(session(0, 5), 80, 24);
    play.keys("h<enter> 5");
    assert!(play.text().contains("Nobody of Marketing is checked in. + adds"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("Nobody of Marketing is counted yet."), "{}", play.text());
}

#[test]
fn too_few_are_seen_by_hands_and_never_kept() {
    let recorded = |keys: &str| {
        let mut play = at(session(4, 8), 80, 24);
        play.keys("h<enter>").keys(keys);
        (play.text(), play.open().workshop.clone())
    };
    let (text, workshop) = recorded("5555<enter> 11111112<enter>");
    assert!(text.contains("seen now, and not kept") && text.contains("4 of 4"), "{text}");
    assert_eq!(workshop.session().tallies[0].item.answers, PerTeam::default());
    let (_, other) = recorded("1234<enter> 55555555<enter>");
    assert_eq!(other.log().last(), workshop.log().last(), "whatever they showed");
    let log = serde_json::to_string(workshop.log()).unwrap();
    assert!(!log.contains("[0,0,0,0,4]"), "{log}");
    let mut later = Play::resumed(workshop, Place::Tally(Occasion::Opening), 80, 24);
    later.keys("<enter>");
    assert!(later.text().contains("Too few to show"), "{}", later.text());
}

#[test]
fn slips_under_the_threshold_are_not_even_shown() {
    let shown = |keys: &str| {
        let mut play = at(session(4, 8), 80, 24);
        play.keys("h w w <enter>").keys(keys);
        assert_eq!(play.session().tallies[0].source, Way::Slips);
        play.text()
    };
    let text = shown("5555<enter> 11111112<enter>");
    assert!(text.contains("Too few to show without pointing at someone."), "{text}");
    assert!(text.contains("on paper slips") && !text.contains("seen by all"), "{text}");
    assert_eq!(shown("1234<enter> 55555555<enter>"), text, "whatever they wrote");
}

#[test]
fn a_lowered_threshold_needs_a_name() {
    let mut play = at(session(4, 4), 80, 24);
    play.keys("h l Kim<enter> <enter> 5554<enter> 1112<enter>");
    let tally = &play.session().tallies[0];
    assert_eq!((tally.threshold, tally.threshold_agreed_by.as_deref()), (3, Some("Kim")));
    assert_eq!(counts(tally).marketing, [0, 0, 0, 1, 3]);
}

#[test]
fn hands_are_yes_or_no_and_own_statements_can_be_asked() {
    let mut play = at(session(6, 6), 80, 24);
    play.keys("h w o Lunch<space>is<space>good<enter>");
    assert!(play.text().contains("[x] Lunch is good"), "{}", play.text());
    play.keys("<down><space><down><space><down><space><down><space><enter> 2222 1 5 <enter> 111111 <enter>");
    let tally = &play.session().tallies[0];
    assert_eq!((tally.item.id.as_str(), tally.item.question.as_str()), ("own-lunch-is-good", "Lunch is good"));
    assert_eq!(counts(tally), PerTeam { sales: vec![6, 0], marketing: vec![1, 4] });
    assert!(play.text().contains("4 of 5 in Marketing say yes, 0 of 6 in Sales."), "{}", play.text());
    assert_eq!(play.session().tallies.len(), 1);
}

#[test]
fn reversed_statements_count_the_good_news() {
    let mut play = at(session(6, 6), 80, 24);
    play.keys("h o i<space>FEEL<space>blamed<space>by<space>the<space>other<space>team.<enter>");
    let text = play.text();
    let blamed = text.lines().find(|line| line.contains("I feel blamed")).unwrap();
    assert!(blamed.contains("[x]"), "the bank's own statement is taken: {text}");
    play.keys("<down><space><down><space><down><space><down><space> <enter> 555555<enter> 111111<enter>");
    let tally = &play.session().tallies[0];
    assert_eq!((tally.item.id.as_str(), tally.item.reversed), ("blamed", true));
    assert_eq!(counts(tally), PerTeam { sales: vec![0, 0, 0, 0, 6], marketing: vec![6, 0, 0, 0, 0] });
}

#[test]
fn a_count_is_taken_back_and_repeated() {
    let mut play = at(session(8, 8), 80, 24);
    play.keys("h<enter>").keys(GAP).keys("u");
    assert!(play.session().tallies.is_empty());
    assert!(play.text().contains("0 of 8 present"), "{}", play.text());
    play.keys("55555<enter>55555<enter>");
    let tallies = &play.session().tallies;
    assert_eq!((tallies.len(), counts(&tallies[0]).sales), (1, vec![0, 0, 0, 0, 5]));
}

#[test]
fn a_second_reading_is_kept_beside_the_first() {
    let mut play = at(session(8, 8), 80, 24);
    play.keys("h<enter>").keys(GAP).keys("<esc> n");
    let text = play.text();
    assert!(text.contains("[ ] We share one lead definition"), "{text}");
    play.keys("<space><enter>").keys("55555<enter>55555<enter> <enter>");
    assert_eq!(play.session().tallies.len(), 2);
    assert_eq!(play.text().matches("We share one lead").count(), 2, "the row and the chosen one:\n{}", play.text());
    play.keys("<delete>");
    assert_eq!(play.session().tallies.len(), 1, "the older one counts again");
    play.keys("<esc> u");
    assert_eq!(play.session().tallies.len(), 2);
}

#[test]
fn a_countdown_ends_in_now_and_the_first_key_ends_it() {
    let mut play = at(session(8, 8), 40, 12);
    play.keys("h<enter><space>");
    let seen: Vec<bool> = (0..4)
        .map(|_| {
            let now = play.text().contains("Now!");
            play.wait(1);
            now
        })
        .collect();
    assert_eq!(seen, [false, false, false, true]);
    assert!(play.keys("5").text().contains("1 of 8 present"), "{}", play.text());
}

#[test]
fn an_open_count_is_left_only_on_purpose() {
    let mut play = at(session(8, 8), 80, 24);
    play.keys("h<enter> 555 <pgdn>");
    assert!(play.text().contains("The count is still open."), "{}", play.text());
    play.keys("5 <esc>");
    assert!(play.text().contains("4 of 8 present"), "{}", play.text());
    play.keys("<esc>");
    assert!(play.text().contains("Ask in the room") && play.session().tallies.is_empty());
    play.keys("<pgdn>");
    assert_ne!(play.model.place(), &Place::Tally(Occasion::Opening));
}

/// The four questions asked in the opening and again at the close.
fn asked_twice(width: u16, height: u16) -> Play {
    let mut play = at(session(8, 8), width, height);
    play.keys("h<enter>");
    for _ in 0..4 {
        play.keys(GAP).keys("<enter>");
    }
    let mut session = play.session().clone();
    session.step = Step::Close;
    let mut play = Play::at(session, Place::Close, width, height);
    play.keys("h<enter>");
    for _ in 0..3 {
        play.keys("555544<enter> 44455<enter> <enter>");
    }
    play.keys("555544<enter> 44455<enter>");
    play
}

#[test]
fn the_close_asks_the_same_again_and_shows_both_times() {
    let mut play = asked_twice(80, 24);
    let text = play.text();
    assert!(text.contains("Before: 7 of 7 in Marketing agree, 0 of 6 in Sales."), "{text}");
    play.keys("<enter>");
    let text = play.text();
    assert!(text.contains("Same room, before and after"), "{text}");
    assert!(!text.contains("real gap") && !text.contains("perhaps"), "nothing is tested:\n{text}");
    assert!(text.contains("S 0 of 6 → 5 of 5"), "{text}");
    assert_eq!(play.session().tallies.iter().filter(|tally| tally.round == Occasion::Closing).count(), 4);
    play.keys("<esc>");
    assert!(play.text().contains("Same room, before and after: 4 questions."), "{}", play.text());
}

#[test]
fn a_survey_stays_apart_from_what_the_room_said() {
    let mut session = fixture::with(fixture::made(3, 13));
    session.people = fixture::in_room(8, 8).people;
    let mut play = at(session, 80, 24);
    let before = play.session().baseline.clone();
    play.keys("h<enter>").keys(GAP).keys("<esc><esc>");
    assert_eq!(play.session().baseline, before);
    let text = play.text();
    assert!(text.contains("In the room, seen by all: 1 question."), "{text}");
    assert!(!text.contains("We share one lead"), "never in its list:\n{text}");
}

#[test]
fn a_session_that_cannot_be_changed_shows_and_asks_nothing() {
    let mut session = session(8, 8);
    session.closed_at = Some(Moment::parse("2026-03-12T12:00:00Z").unwrap());
    let mut play = Play::at(session, Place::Tally(Occasion::Opening), 80, 24);
    assert!(play.text().contains("Nothing was asked in the room yet."), "{}", play.text());
    play.keys("n<enter>5");
    assert!(play.session().tallies.is_empty());
}

#[test]
fn a_small_window_keeps_the_essential() {
    let mut play = at(session(8, 8), 40, 12);
    play.keys("h");
    assert!(play.text().contains("4 questions, about 2 min") && play.text().contains("(•) fingers"));
    play.keys("<enter> 555");
    let text = play.text();
    assert!(text.contains("We share one lead definition") && text.contains("3 of 8 present, hidden"), "{text}");
    play.keys("5544<enter> 1111122<enter>");
    let text = play.text();
    assert!(text.contains("M 7 of 8  S 7 of 8") && text.contains("7 of 7 in Marketing agree"), "{text}");
    let mut play = asked_twice(40, 12);
    let text = play.text();
    assert!(text.contains("M 7 of 7 → 6 of 6  S 0 of 6 → 5 of 5"), "{text}");
    play.keys("<enter><esc>");
    assert!(play.text().contains("Same room, before and after: h"), "{}", play.text());
}

#[test]
fn any_size_will_do() {
    for keys in ["", "h", "h<enter>", "h<enter>55", "h<enter><space>", "h l", "h o ab"] {
        let mut play = at(session(8, 8), 80, 24);
        play.keys(keys).sweep();
    }
    let mut play = asked_twice(80, 24);
    play.sweep();
    play.keys("<enter>").sweep();
    play.keys("<enter>").sweep();
}

#[test]
fn the_log_replays_to_the_same_readings() {
    let play = asked_twice(80, 24);
    let workshop = &play.open().workshop;
    let log = workshop.log().to_vec();
    assert!(log.iter().all(|entry| matches!(entry.what, What::Do(_))));
    let restored = Workshop::restore(workshop.base().clone(), workshop.session().clone(), log, 0);
    assert_eq!(restored.session(), workshop.session());
    assert_eq!(restored.closed_through(), 0, "nothing was lost on the way");
}

#[test]
fn slips_taken_back_leave_no_count_behind() {
    let mut play = at(session(8, 8), 80, 24);
    play.keys("h w w <enter>").keys(GAP).keys("<enter><esc><esc>");
    let logged = |play: &Play| serde_json::to_string(play.model.open.as_ref().unwrap().workshop.log()).unwrap();
    assert_eq!(play.session().tallies[0].source, Way::Slips);
    assert!(logged(&play).contains("\"counts\":["), "{}", logged(&play));
    play.keys("<delete>");
    assert!(play.session().tallies.is_empty(), "{}", play.text());
    assert!(!logged(&play).contains("\"counts\":["), "{}", logged(&play));
}
