//! The six questions by keys, forwards and backwards.

use crate::{
    app::play::Play,
    domain::{history::Workshop, people::Group, session::Session},
    effect::{Effect, Place, Plan},
};

fn wizard(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.keys("n");
    play
}

fn created(play: &Play) -> Option<&Plan> {
    play.effects.iter().find_map(|effect| match effect {
        Effect::Create(planned) => Some(planned),
        _ => None,
    })
}

/// The session a plan comes to.
fn session(planned: &Plan) -> Session {
    let mut workshop = Workshop::new(Session::new("s".into(), planned.name.clone(), planned.zone.clone()));
    let at = crate::app::play::begin();
    workshop.commit(planned.commands.clone(), at).expect("the plan is accepted");
    workshop.session().clone()
}

#[test]
fn enter_takes_every_default() {
    let mut play = wizard(80, 24);
    play.keys("<enter><enter><enter><enter><enter><enter><enter>");
    assert!(created(&play).is_none(), "the last question asks:\n{}", play.text());
    play.keys("<enter>");
    let planned = created(&play).expect("it was asked for");
    let session = session(planned);
    assert_eq!((session.full_name().as_str(), planned.then.clone()), ("Q1 alignment", Place::CheckIn));
    assert_eq!((session.plan.minutes, session.plan.start.as_str()), (180, "13:20"));
    assert_eq!(session.plan.date.map(crate::domain::moment::Day::iso).as_deref(), Some("2026-03-12"));
    assert_eq!(session.agenda.planned_minutes(), 180);
    assert!(session.people.is_empty() && !session.topics.is_empty());
}

#[test]
fn every_answer_gets_into_the_session() {
    let mut play = wizard(80, 24);
    play.keys("Acme<enter>Spring<enter><down><enter>tue<enter>9:30<enter>");
    play.keys("Dana Keller, sales, team lead<enter>Lee, m<enter><enter><down><enter><enter>");
    let planned = created(&play).expect("it was asked for");
    let session = session(planned);
    assert_eq!((session.full_name().as_str(), planned.then.clone()), ("Acme: Spring", Place::ImportSurvey));
    assert_eq!((session.plan.minutes, session.plan.template.as_str()), (240, "half-day"));
    let when = session.plan.date.map(|day| format!("{} {}", day.iso(), session.plan.start));
    assert_eq!(when.as_deref(), Some("2026-03-17 09:30"));
    let people: Vec<_> = session.people.iter().map(|person| (person.name.as_str(), person.group)).collect();
    assert_eq!(people, [("Dana Keller", Group::Sales), ("Lee", Group::Marketing)]);
}

#[test]
fn another_length_is_typed_and_said_what_is_wrong_with_it() {
    let mut play = wizard(80, 24);
    play.keys("<enter><enter><down><down><enter>5m<enter>");
    assert!(play.text().contains("15 to 1440 minutes, not 5"), "{}", play.text());
    play.keys("<ctrl+a>2h30<enter>");
    assert!(play.text().contains("question 3 of 6"), "{}", play.text());
    play.keys("<backtab>");
    assert!(play.text().contains("150 minutes"), "{}", play.text());
    play.keys("<enter><enter><enter><enter><enter><enter>");
    assert_eq!(session(created(&play).expect("asked for")).agenda.planned_minutes(), 150);
}

#[test]
fn going_back_checks_nothing() {
    let mut play = wizard(80, 24);
    play.keys("<enter><enter><enter>no such day<backtab>");
    assert!(play.text().contains("question 2 of 6"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("no such day"), "what was typed is still there:\n{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("Type a date such as"), "{}", play.text());
}

#[test]
fn a_date_that_is_not_read_says_in_full_what_to_type_and_is_cleared_by_one_key() {
    for (width, height) in [(40, 12), (48, 14), (80, 24)] {
        let mut play = wizard(width, height);
        play.keys("<enter><enter><enter>soonish<enter>");
        let text = play.text().split_whitespace().collect::<Vec<_>>().join(" ").replace(['│', '┃'], "");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("You typed \"soonish\"."), "{width}x{height}\n{}", play.text());
        play.keys("<ctrl+u>22<space>Nov<enter>");
        assert!(!play.text().contains("soonish"), "{}", play.text());
        assert!(play.text().contains("22 Nov"), "{}", play.text());
    }
}

#[test]
fn leaving_keeps_the_answers() {
    let mut play = wizard(80, 24);
    play.keys("Acme<enter>Spring<enter><up><enter><esc><esc>");
    assert_eq!(*play.model.place(), Place::Home);
    play.keys("n");
    assert!(play.text().contains("question 3 of 6"), "{}", play.text());
    play.keys("<backtab><backtab><backtab>");
    assert!(play.text().contains("Acme") && play.text().contains("Spring"), "{}", play.text());
    play.keys("<enter><enter>");
    assert!(play.text().contains("(•) 90 minutes"), "{}", play.text());
}

#[test]
fn tab_goes_through_fields_and_questions_one_by_one() {
    let mut play = wizard(80, 24);
    play.keys("Acme<tab>Spring<tab>");
    assert!(play.text().contains("question 2 of 6"), "{}", play.text());
    play.keys("<tab><tab><tab><tab><tab>");
    assert!(play.text().contains("question 6 of 6"), "{}", play.text());
    play.keys("<backtab><backtab><backtab>");
    assert!(play.text().contains("► Start"), "{}", play.text());
}

#[test]
fn somebody_is_taken_off_again() {
    let mut play = wizard(80, 24);
    play.keys("<enter><enter><enter><enter><enter>Ana<enter>Bo<enter><esc><up><up><delete>");
    let text = play.text();
    assert!(text.contains("Bo") && !text.contains("Ana"), "{text}");
    play.keys("n bo<enter>");
    assert!(play.text().contains("on the list already"), "{}", play.text());
}

#[test]
fn every_size_is_survived() {
    let mut play = wizard(80, 24);
    play.sweep();
    for keys in ["<enter>", "<enter>", "e", "<esc><enter>", "<enter>", "Ana<enter>", "<enter>", "<enter>"] {
        play.keys(keys).sweep();
    }
}

#[test]
fn a_session_that_opens_with_its_survey_has_its_check_in_below() {
    let mut play = wizard(80, 24);
    play.keys("<enter><enter><enter><enter><enter><enter><down><enter><enter>");
    let planned = created(&play).expect("it was asked for").clone();
    let opened = crate::effect::Opened {
        workshop: Workshop::new(session(&planned)),
        drafts: Vec::new(),
        path: "q1.json".into(),
        read_only: None,
        is_apart: false,
        stood: None,
            recovered: None,
        cues: Vec::new(),
    };
    play.msg(crate::app::Msg::Done(crate::effect::Done::Opened(Box::new(opened), planned.then)));
    assert_eq!(*play.model.place(), Place::ImportSurvey);
    play.keys("<esc><esc>");
    assert_eq!(*play.model.place(), Place::Baseline, "never back into the wizard:\n{}", play.text());
    play.keys("<esc>");
    assert_eq!(*play.model.place(), Place::Baseline);
}

#[test]
fn arrows_change_the_group_of_the_chosen_person() {
    let mut play = wizard(80, 24);
    play.keys("Acme<enter>Spring<enter><enter>tue<enter>9:30<enter>");
    play.keys("Hugo Pilz, marketing<enter>Ana<enter><esc><up><up><left><enter><enter><enter>");
    let session = session(created(&play).expect("it was asked for"));
    let groups: Vec<_> = session.people.iter().map(|person| person.group).collect();
    assert_eq!(groups, [Group::Sales, Group::Marketing], "{}", play.text());
}

#[test]
fn a_word_that_is_no_group_is_asked_back_and_the_line_stays() {
    let mut play = wizard(80, 24);
    play.keys("Acme<enter>Spring<enter><enter>tue<enter>9:30<enter>Lee, m<enter>Hugo Pilz, Vertrieb<enter>");
    assert!(play.text().contains("\"Vertrieb\" is no group."), "{}", play.text());
    assert!(play.text().contains("Hugo Pilz, Vertrieb"), "{}", play.text());
}
