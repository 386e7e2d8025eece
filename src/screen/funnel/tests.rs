//! Saying what is assumed, and asking where a number comes from, by keys.

use crate::{
    app::play::{Play, begin},
    assets::topics,
    domain::{
        assumption::{Assumption, Input, find},
        blueprint::standard_topic,
        command::Command,
        history::Workshop,
        ids::TopicId,
        people::{Group, Presence},
        session::Session,
    },
    effect::Place,
};

/// The standard topics, a goal of 24 customers, 200 leads a month promised, four people in the room.
fn workshop(said: &[(Input, &str)]) -> Workshop {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let mut batch: Vec<Command> = topics::all().iter().flat_map(|topic| standard_topic(topic, None)).collect();
    let filled = |id: &str, slots: &[(&str, &str)]| {
        let preset = topics::by_id(id).map(|topic| standard_topic(topic, None)).unwrap();
        let Some(Command::AddTopic { fields, .. }) = preset.into_iter().next() else { panic!("{id}") };
        let fields = slots.iter().fold(*fields, |fields, (path, value)| fields.with(path, value).unwrap());
        Command::Fill { topic: TopicId(id.to_owned()), fields: Box::new(fields) }
    };
    batch.push(filled("goal", &[("measure", "new customers"), ("number", "24"), ("period", "Q2 2026")]));
    batch.push(filled("volume", &[("products/0/product", "Planner"), ("products/0/leads", "200")]));
    batch.push(filled("attempts", &[("attempts", "6")]));
    for name in ["Dana Keller", "Tom Brandt", "Lee Hartmann"] {
        batch.push(Command::AddPerson {
            id: None,
            name: name.to_owned(),
            group: Group::Sales,
            role: String::new(),
            presence: Presence::InRoom,
        });
    }
    let assume = |(what, value): &(Input, &str)| Command::Assume {
        what: what.clone(),
        value: Some(what.read(value).unwrap()),
        by: "Dana Keller".to_owned(),
    };
    batch.extend(said.iter().map(assume));
    workshop.commit(batch, begin()).unwrap();
    workshop
}

fn rate(stage: &str) -> Input {
    Input::Rate(stage.to_owned())
}

fn everything() -> Vec<(Input, &'static str)> {
    vec![
        (Input::Customers, "24"),
        (Input::MarketingShare, "50 %"),
        (Input::DealSize, "85,000"),
        (Input::PeriodMonths, "3"),
        (rate("inquiry"), "40 %"),
        (rate("MQL"), "50 %"),
        (rate("SAL"), "60 %"),
        (rate("SQL"), "50 %"),
        (rate("opportunity"), "40 %"),
        (Input::Reps, "4"),
        (Input::Time, "35 %"),
        (Input::Minutes, "12 min"),
        (Input::CustomerRevenue, "160,000"),
        (Input::PromisedValue, "200k"),
    ]
}

fn play(said: &[(Input, &str)], width: u16, height: u16) -> Play {
    Play::resumed(workshop(said), Place::Funnel, width, height)
}

fn said<'a>(play: &'a Play, input: &Input) -> Option<&'a Assumption> {
    find(&play.session().assumptions, input)
}

#[test]
fn the_goal_offers_its_number_and_takes_the_blame_for_it() {
    let mut play = play(&[], 80, 24);
    assert!(play.text().contains("our goal says 24: Enter"), "{}", play.text());
    play.keys("<down><enter><enter>");
    let customers = said(&play, &Input::Customers).unwrap().clone();
    assert_eq!((Input::Customers.show(customers.value), customers.by.as_str()), ("24".to_owned(), "our shared goal"));
    play.keys("<enter>50 %<tab>");
    assert_eq!(said(&play, &Input::MarketingShare).unwrap().by, "", "nobody was named yet");
    play.keys("<down><down><enter>");
    assert_eq!(said(&play, &Input::MarketingShare).unwrap().by, "Tom Brandt");
    play.keys("<enter>85k<enter>");
    assert_eq!(said(&play, &Input::DealSize).unwrap().by, "Tom Brandt", "the last name is kept");
    assert!(play.text().contains("deals the goal takes"), "{}", play.text());
    assert!(play.text().contains("= 24 x 50 %"), "{}", play.text());
}

#[test]
fn tab_goes_from_the_value_to_who_said_so_and_on() {
    let mut play = play(&[], 80, 24);
    play.keys("<enter>7.5M<tab>Lee<tab><tab>");
    assert_eq!(said(&play, &Input::RevenueTarget).unwrap().by, "Lee");
    let before = play.session().assumptions.len();
    play.keys("<backtab><backtab><esc>");
    assert_eq!(play.session().assumptions.len(), before, "walking back says nothing");
    play.keys("<up><up><up><up><enter>8M<enter>");
    assert_eq!(said(&play, &Input::RevenueTarget).unwrap().by, "Lee");
}

#[test]
fn what_cannot_be_meant_is_refused_below_the_field() {
    let mut play = play(&[], 80, 24);
    play.keys("<down><down><enter>140 %<enter>");
    assert!(play.text().contains("more than 0 % and at most 100 %"), "{}", play.text());
    assert_eq!(said(&play, &Input::MarketingShare), None);
}

#[test]
fn delete_and_an_empty_field_take_it_back() {
    let mut play = play(&everything(), 80, 24);
    play.keys("<down><delete>");
    assert_eq!(said(&play, &Input::Customers), None);
    play.keys("<down><down><enter><backspace><enter>");
    assert_eq!(said(&play, &Input::DealSize), None);
    play.keys("u");
    assert!(said(&play, &Input::DealSize).is_some());
}

#[test]
fn a_rate_is_changed_in_its_column_and_remarked_on() {
    let mut play = play(&everything(), 80, 24);
    assert!(play.text().contains("! unusual: guides say 10-25 %"), "{}", play.text());
    play.keys("<tab><enter>20<enter>");
    assert_eq!(rate("inquiry").show(said(&play, &rate("inquiry")).unwrap().value), "20 %");
    assert!(!play.text().contains("unusual: guides say 10-25"), "{}", play.text());
}

#[test]
fn the_funnel_stands_backwards_beside_the_promise() {
    let text = play(&everything(), 80, 24).text();
    let row = |name: &str| text.lines().find(|line| line.trim_start().starts_with(name)).unwrap().to_owned();
    assert!(row("MQL").contains("67") && row("MQL").contains("200"), "{text}");
    assert!(text.contains("Marketing hands over at MQL"), "{text}");
    assert!(text.contains("\u{221a} 133 to spare"), "{text}");
    assert!(text.contains("the period begins on Wed 01 Apr"), "{text}");
}

#[test]
fn a_number_opens_its_chain_down_to_who_said_what() {
    let mut play = play(&everything(), 80, 24);
    play.keys("<tab><right><enter>");
    let text = play.text();
    assert!(text.contains("Where does this come from?"), "{text}");
    assert!(text.contains("166.67 inquiry a month = 500 / 3"), "{text}");
    assert!(text.contains("24 new customers  Dana Keller, Thu 12 Mar 13:10"), "{text}");
    assert!(text.contains("rounded up once, here, to 167"), "{text}");
    play.keys("w");
    assert!(play.text().contains("deals = new customers x share from Marketing"), "{}", play.text());
    play.keys("<esc>");
    assert_eq!(*play.model.place(), Place::Funnel);
}

#[test]
fn what_is_missing_is_named_and_enter_goes_there() {
    let mut said = everything();
    said.retain(|(input, _)| *input != Input::Time);
    let mut play = play(&said, 80, 24);
    play.keys("<tab><down>");
    assert!(play.text().contains("cannot compute: share of their time missing"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("\u{25ba} share of their time for leads"), "{}", play.text());
}

#[test]
fn stages_that_are_gone_keep_their_rate_until_it_is_taken_back() {
    let mut said = everything();
    said.push((rate("prospect"), "10 %"));
    let mut play = play(&said, 80, 24);
    assert!(play.text().contains("prospect: how many go on"), "{}", play.text());
    play.keys("<tab><down><down><down><down><down><down><delete>");
    assert_eq!(super::find(&play.session().assumptions, &rate("prospect")), None);
}

#[test]
fn it_is_reached_from_the_promises_and_by_name() {
    let mut play = Play::resumed(workshop(&[]), Place::Topics(crate::domain::session::Step::Sla), 80, 24);
    play.keys("f");
    assert_eq!(*play.model.place(), Place::Funnel);
    play.keys("<esc>:numbers<space>behind<enter>");
    assert_eq!(*play.model.place(), Place::Funnel);
}

#[test]
fn a_promise_shows_where_its_number_comes_from() {
    for (topic, found) in [("volume", "66.67 MQL a month"), ("attempts", "people = 240 / (2.8 x 21.74)")] {
        let mut play = Play::resumed(workshop(&everything()), Place::Topic(topic.into()), 80, 24);
        play.keys("f");
        assert!(play.text().contains(found), "{}", play.text());
        play.keys("f");
        assert_eq!(*play.model.place(), Place::Funnel);
    }
    let mut play = Play::resumed(workshop(&[]), Place::Topic("volume".into()), 80, 24);
    play.keys("f");
    assert!(play.text().contains("? cannot compute: revenue or new customers missing"), "{}", play.text());
}

#[test]
fn a_session_that_cannot_be_changed_is_read() {
    let mut play = play(&everything(), 80, 24);
    play.model.open.as_mut().unwrap().read_only = Some("it is open elsewhere".to_owned());
    play.keys("<down><enter>5<delete>");
    assert!(said(&play, &Input::Customers).is_some());
    assert!(!play.text().contains("Enter accept"), "{}", play.text());
}

#[test]
fn every_area_is_survived() {
    play(&everything(), 80, 24).sweep();
    let mut play = play(&[], 80, 24);
    play.keys("<enter>7");
    play.sweep();
}
