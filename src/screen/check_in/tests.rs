//! The check-in by keys: people, presence, rules, the vote about the brownies.

use crate::{
    app::play::{Play, begin},
    domain::{
        command::Command,
        fields::Fields,
        history::Workshop,
        people::{Group, Presence},
        session::Session,
        vote::Method,
    },
    effect::{Effect, Place},
};

fn empty() -> Session {
    Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned())
}

/// A session with six of Sales, five of Marketing, a sponsor and a facilitator.
fn full() -> Session {
    let mut play = at(empty(), 80, 24);
    play.keys("n Dana Keller, sales, team lead<enter>Tom Brandt, s, account executive<enter>Priya Nair<enter>");
    play.keys("<esc>n Ana Ruiz<enter>Ben Osei<enter>Carl Wu<enter>Lee Hartmann, marketing, team lead<enter>");
    play.keys("<esc>n Sofia Lind, m, content<enter>Noor Haddad<enter>Jan Vos<enter>Mia Bell<enter>");
    play.keys("<esc>n Ruth Steiner, leadership, sponsor<enter>Mira Okafor, f<enter><esc>");
    play.session().clone()
}

fn at(session: Session, width: u16, height: u16) -> Play {
    Play::at(session, Place::CheckIn, width, height)
}

fn names(play: &Play, group: Group) -> Vec<&str> {
    let people = play.session().people.iter().filter(|person| person.group == group);
    people.map(|person| person.name.as_str()).collect()
}

#[test]
fn people_are_added_one_after_the_other_on_one_line_each() {
    let mut play = at(empty(), 80, 24);
    play.keys("n Dana Keller, sales, team lead<enter>Tom<enter>Lee, m<enter>Sofia, m, content<enter><enter>");
    assert_eq!(names(&play, Group::Sales), ["Dana Keller", "Tom"]);
    assert_eq!(names(&play, Group::Marketing), ["Lee", "Sofia"]);
    assert_eq!(play.session().people[0].role, "team lead");
    assert_eq!(play.session().people[3].role, "content");
    play.keys("<tab>");
    assert!(play.text().contains("► measured on"), "an empty line ended the adding:\n{}", play.text());
}

#[test]
fn a_name_that_is_there_keeps_the_field_open_with_the_fix() {
    let mut play = at(full(), 80, 24);
    play.keys("n dana keller<enter>");
    assert_eq!(play.session().people.len(), 13);
    assert!(play.text().contains("on the list already"), "{}", play.text());
    play.keys("2<enter>");
    assert_eq!(play.session().people.len(), 14);
}

#[test]
fn a_pasted_list_is_one_batch() {
    let mut play = at(empty(), 80, 24);
    play.keys("n");
    play.msg(crate::app::Msg::Paste("Ana, sales\nBo, marketing\nCy".to_owned())).keys("<enter>");
    assert_eq!(names(&play, Group::Marketing), ["Bo", "Cy"]);
    play.keys("<esc>u");
    assert!(play.session().people.is_empty());
}

#[test]
fn presence_and_group_follow_the_pointer() {
    let mut play = at(full(), 80, 24);
    play.keys("<down><space><right><space>");
    let tom = play.session().people.iter().find(|person| person.name == "Tom Brandt").expect("there");
    assert_eq!((tom.group, tom.presence), (Group::Marketing, Presence::NotHere));
    play.keys("f");
    assert_eq!(names(&play, Group::Facilitator), ["Tom Brandt", "Mira Okafor"]);
}

#[test]
fn the_group_of_the_next_one_is_chosen_by_key() {
    let mut play = at(empty(), 80, 24);
    play.keys("<right>n Lee<enter><esc>");
    assert_eq!(names(&play, Group::Marketing), ["Lee"]);
}

#[test]
fn a_change_reads_the_same_line() {
    let mut play = at(full(), 80, 24);
    play.keys("<enter>, head of sales<enter>");
    assert_eq!(play.session().people[0].role, "team lead, head of sales");
}

#[test]
fn removing_an_owner_says_what_to_do_first() {
    let mut workshop = Workshop::new(full());
    let fields = Box::new(Fields::empty("lead").expect("a kind"));
    let owner = workshop.session().people[0].id.clone();
    let topic = Command::AddTopic { id: Some("lead".into()), title: "Lead".to_owned(), fields };
    let owns = Command::AssignOwner {
        topic: "lead".into(),
        person: owner,
        confirm_by: None,
    };
    workshop.commit(vec![topic, owns], begin()).expect("the fixture is accepted");
    let mut play = at(workshop.session().clone(), 80, 24);
    play.keys("<delete>");
    assert!(play.text().contains("Dana Keller still owns Lead"), "{}", play.text());
    play.keys("<down><delete>");
    assert_eq!(play.session().people.len(), 12);
}

#[test]
fn who_votes_is_counted_per_team() {
    let mut play = at(full(), 80, 24);
    play.keys("<down><down><down><down><down><down><space>");
    let text = play.text();
    assert!(text.contains("11 vote:  ▲ Sales 6  ● Marketing 5 (1 on the call)"), "{text}");
    assert!(text.contains("2 do not vote"), "{text}");
}

#[test]
fn a_team_that_is_not_here_is_said() {
    let mut play = at(empty(), 80, 24);
    play.keys("n Dana<enter><esc>");
    assert!(play.text().contains("Marketing not in the room"), "{}", play.text());
}

#[test]
fn what_a_team_is_measured_on_is_filled_in_one_go() {
    let mut play = at(full(), 80, 24);
    play.keys("<tab><enter>new revenue<enter>Ruth<enter>leads<tab>the board<enter>");
    let measured = &play.session().measured_on;
    assert_eq!((measured.sales.on.as_str(), measured.sales.by.as_str()), ("new revenue", "Ruth"));
    assert_eq!((measured.marketing.on.as_str(), measured.marketing.by.as_str()), ("leads", "the board"));
}

#[test]
fn rules_and_agreements_are_changed_by_key() {
    let mut play = at(full(), 80, 24);
    play.keys("<tab><tab><down><space>");
    assert_eq!(play.session().rule.promises, Method::FistToFive);
    play.keys("<tab>n Phones away<enter>n One at a time<enter>");
    assert_eq!(play.session().working_agreements, ["Phones away", "One at a time"]);
    play.keys("<enter>, please<enter><up><delete>");
    assert_eq!(play.session().working_agreements, ["One at a time, please"]);
}

#[test]
fn the_practice_vote_is_a_vote_and_leaves_nothing() {
    let mut play = at(full(), 80, 24);
    play.keys("<tab><tab>v 554433<tab>5");
    let (before, changed) = (play.session().clone(), records(&play));
    assert!(!play.text().contains("5 5 4"), "hidden until revealed:\n{}", play.text());
    play.keys("5530r");
    assert!(play.text().contains("5 5 4 4 3 3"), "{}", play.text());
    assert!(play.text().contains("Marketing objects to a brownie"), "{}", play.text());
    play.keys("v =<tab>=<enter>");
    assert!(play.text().contains("agreed. Eat them"), "{}", play.text());
    play.keys("v 255555<tab>=r");
    assert!(play.text().contains("One 2 in Sales"), "{}", play.text());
    play.keys("<esc>");
    assert_eq!((play.session(), records(&play)), (&before, changed));
}

fn records(play: &Play) -> usize {
    play.effects.iter().filter(|effect| matches!(effect, Effect::Record(..))).count()
}

#[test]
fn the_clicker_walks_the_parts_and_then_the_workshop() {
    let mut play = at(full(), 80, 24);
    play.keys("<pgdn><pgdn><pgdn>");
    assert!(play.text().contains("► how we work"), "{}", play.text());
    play.keys("<pgup><pgdn><pgdn>");
    assert_eq!(play.session().step, crate::domain::session::Step::Baseline);
}

#[test]
fn a_session_that_can_only_be_read_changes_nothing() {
    let opened = crate::effect::Opened {
        workshop: Workshop::new(full()),
        drafts: Vec::new(),
        path: "acme.json".into(),
        read_only: Some("open in another window".to_owned()),
        is_apart: false,
        stood: None,
            recovered: None,
        cues: Vec::new(),
    };
    let mut play = Play::new(80, 24);
    let done = crate::effect::Done::Opened(Box::new(opened), Place::CheckIn);
    play.msg(crate::app::Msg::Done(done));
    let before = play.session().clone();
    play.keys("n<space><right><delete><enter>x<tab><enter><tab><space>v5<tab>n<enter>");
    assert_eq!(play.session(), &before);
}

#[test]
fn all_sizes_are_survived() {
    let session = full();
    for keys in ["", "n", "<tab><enter>", "<tab><tab>", "<tab><tab>v5", "<tab><tab>v5r", "<tab><tab><tab>n"] {
        let mut play = at(session.clone(), 80, 24);
        play.keys(keys);
        play.sweep();
    }
}
