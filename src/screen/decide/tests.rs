//! Decisions that need a person, a date or a reason, by keys.

use crate::{
    app::play::{Play, begin},
    domain::{
        command::{Command, Decision},
        fields::Fields,
        history::Workshop,
        people::{Group, Presence, Team},
        session::Session,
        status::Status,
        topic::{Author, Topic},
    },
    effect::{Ending, Place},
};

/// Two people a side, one of Sales not here, and leadership, around one promise with both proposals.
fn workshop() -> Workshop {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let person = |id: &str, name: &str, group, presence| Command::AddPerson {
        id: Some(id.into()),
        name: name.to_owned(),
        group,
        role: String::new(),
        presence,
    };
    let propose = |by, text: &str| Command::Propose { topic: "follow-up".into(), by, text: text.to_owned() };
    let mut fields = Fields::empty("follow_up").unwrap().with("classes/+", "A").unwrap();
    fields = fields.with("classes/0/within", "8h").unwrap();
    let batch = vec![
        person("lee", "Lee Marsh", Group::Marketing, Presence::InRoom),
        person("dana", "Dana Kern", Group::Sales, Presence::InRoom),
        person("tom", "Tom Berg", Group::Sales, Presence::NotHere),
        person("vera", "Vera Olsen", Group::Leadership, Presence::OnCall),
        Command::AddTopic {
            id: Some("follow-up".into()),
            title: "Sales follow-up".to_owned(),
            fields: Box::new(fields),
        },
        propose(Author::Sales, "Within two days"),
        propose(Author::Marketing, "Within two hours"),
    ];
    workshop.commit(batch, begin()).unwrap();
    workshop
}

fn play(ending: Ending, width: u16, height: u16) -> Play {
    opened(&workshop(), ending, width, height)
}

fn opened(workshop: &Workshop, ending: Ending, width: u16, height: u16) -> Play {
    let keys = match ending {
        Ending::Owner => "o",
        Ending::ToLeadership | Ending::Answered => "l",
        Ending::Override => "!",
        Ending::Question => "d",
        _ => {
            let place = Place::Decide("follow-up".into(), ending);
            return Play::at(workshop.session().clone(), place, width, height);
        }
    };
    let mut play = Play::at(workshop.session().clone(), Place::Topic("follow-up".into()), width, height);
    play.keys(keys);
    play
}

fn topic(play: &Play) -> Topic {
    play.session().topic(&"follow-up".into()).unwrap().clone()
}

#[test]
fn parking_takes_an_owner_and_a_date() {
    let mut play = play(Ending::Park, 80, 24);
    assert!(play.text().contains("Dana Kern"), "{}", play.text());
    play.keys("<enter>24 Mar<enter>");
    let Status::Parked(care) = topic(&play).status else { panic!("{}", play.text()) };
    assert_eq!(care.owner, Some("dana".into()), "the first of the side that promises is proposed");
    assert_eq!(care.by.unwrap().iso(), "2026-03-24");
}

#[test]
fn enter_alone_takes_what_is_proposed() {
    let mut play = play(Ending::NotAgreed, 80, 24);
    play.keys("<enter><enter>");
    let Status::NotAgreed(care) = topic(&play).status else { panic!("{}", play.text()) };
    assert_eq!(care.by.unwrap().iso(), "2026-03-26", "two weeks from today");
}

#[test]
fn people_are_found_by_the_start_of_any_of_their_names() {
    let mut play = play(Ending::NotToday, 80, 24);
    play.keys("mar");
    assert!(play.text().contains("Lee Marsh") && !play.text().contains("Dana Kern"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(topic(&play).status, Status::NotToday { owner: Some("lee".into()) });
}

#[test]
fn arrows_choose_and_nobody_is_an_answer() {
    let mut play = play(Ending::NotToday, 80, 24);
    play.keys("<down><down><down><down><down><enter>");
    assert_eq!(topic(&play).status, Status::NotToday { owner: None });
}

#[test]
fn who_is_not_on_the_list_cannot_own_anything() {
    let mut play = play(Ending::NotToday, 80, 24);
    play.keys("zoe<enter>");
    assert!(play.text().contains("Nobody on the list begins with \"zoe\"."), "{}", play.text());
    assert_eq!(topic(&play).status, Status::Open);
}

#[test]
fn a_day_is_typed_or_stepped_to_and_never_in_the_past() {
    let mut play = play(Ending::Provisional, 80, 24);
    play.keys("soon<enter>");
    assert!(play.text().contains("\"soon\"."), "{}", play.text());
    play.keys("<ctrl+w>11 Mar 2026<enter>");
    assert!(play.text().contains("Wed 11 Mar is over."), "{}", play.text());
    play.keys("<ctrl+a>+1w<down><down><up><enter>");
    let Status::Provisional { until } = topic(&play).status else { panic!("{}", play.text()) };
    assert_eq!(until.iso(), "2026-03-20");
}

#[test]
fn leadership_gets_the_question_with_both_wordings() {
    let mut play = play(Ending::ToLeadership, 80, 24);
    play.keys("<enter><enter><enter><enter>+1w<enter>");
    let Status::ToLeadership(question) = topic(&play).status else { panic!("{}", play.text()) };
    assert_eq!(question.question, "Sales follow-up: which of the two wordings holds?");
    assert_eq!(
        (question.sales.as_str(), question.marketing.as_str()),
        ("Within two days", "Within two hours")
    );
    assert_eq!(
        (question.decides.as_str(), question.by.unwrap().iso().as_str()),
        ("Vera Olsen", "2026-03-19")
    );

    play.keys("l Two hours for A leads<enter><enter><enter>");
    let Status::DecidedByLeadership(answer) = topic(&play).status else { panic!("{}", play.text()) };
    assert_eq!((answer.answer.as_str(), answer.name.as_str()), ("Two hours for A leads", "Vera Olsen"));
    assert_eq!(answer.on.iso(), "2026-03-12");
}

#[test]
fn somebody_who_is_not_on_the_list_can_decide() {
    let mut play = play(Ending::ToLeadership, 80, 24);
    play.keys("<tab><tab><tab>The board<enter><enter>");
    let Status::ToLeadership(question) = topic(&play).status else { panic!("{}", play.text()) };
    assert_eq!(question.decides, "The board");
}

#[test]
fn tab_accepts_and_goes_on_but_never_settles() {
    let mut play = play(Ending::Override, 80, 24);
    play.keys("The sponsor wants it<tab>");
    assert_eq!(topic(&play).status, Status::Open);
    play.keys("<enter>");
    assert_eq!(topic(&play).status, Status::Agreed);
    assert_eq!(topic(&play).decided.unwrap().overridden, "The sponsor wants it");
}

#[test]
fn a_reason_is_asked_for_where_there_must_be_one() {
    let mut play = play(Ending::Override, 80, 24);
    play.keys("<enter>");
    assert!(play.text().contains("Type it in one sentence."), "{}", play.text());
    play.keys("<esc> s");
    assert!(play.text().contains("Type it in one sentence."), "{}", play.text());
    assert_eq!(topic(&play).status, Status::Open);
}

#[test]
fn closing_keeps_what_was_typed() {
    let mut play = play(Ending::ToLeadership, 80, 24);
    play.keys("<ctrl+a>Two days or two hours?<enter><esc><esc>");
    assert!(!play.text().contains("Who decides"), "{}", play.text());
    play.keys("l");
    assert!(play.text().contains("Two days or two hours?"), "{}", play.text());
    play.keys("<enter><enter><enter><enter><enter> l<esc><esc> u l");
    assert!(play.text().contains("which of the two wordings"), "settled words come back:\n{}", play.text());
}

#[test]
fn somebody_who_is_not_here_says_yes_by_a_date() {
    let mut play = play(Ending::Owner, 80, 24);
    play.keys("tom<enter>");
    assert!(play.text().contains("Says yes by"), "{}", play.text());
    play.keys("+1w<enter>");
    let owner = topic(&play).owner.unwrap();
    assert_eq!(owner.person, "tom".into());
    assert_eq!(owner.confirm_by.unwrap().iso(), "2026-03-19");

    play.keys("o");
    assert!(play.text().contains("Tom Berg says yes"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(topic(&play).owner.unwrap().confirm_by, None);
}

#[test]
fn a_team_takes_its_word_back_with_a_reason() {
    let mut workshop = workshop();
    let decision = Decision::Override { reason: "we tried it".to_owned() };
    workshop.commit(vec![Command::Decide { topic: "follow-up".into(), decision }], begin()).unwrap();
    let mut play = opened(&workshop, Ending::Question, 80, 24);
    play.keys("m<enter>Leads come at night<enter>");
    let reason = "Leads come at night".to_owned();
    assert_eq!(topic(&play).status, Status::Questioned { team: Team::Marketing, reason });
}

#[test]
fn the_words_fit_a_small_window() {
    for (ending, keys) in
        [(Ending::Park, ""), (Ending::ToLeadership, "<enter>"), (Ending::Owner, "tom<enter>")]
    {
        for (width, height) in [(40, 12), (80, 24), (120, 40)] {
            let mut play = play(ending, width, height);
            play.keys(keys);
            let text = play.text();
            assert!(text.contains("Sales follow-up"), "{text}");
            assert!(text.contains("► "), "{text}");
        }
    }
}
