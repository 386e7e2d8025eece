//! Searching the practice session, which has one of everything.
use super::*;
use crate::domain::{
    action::{Action, Parked, ParkedEnd},
    fields::Fields,
    moment::Moment,
    session::Step,
    topic::{Proposal, Revision},
};

fn moment() -> Moment {
    Moment::parse("2026-03-12T13:00:00Z").unwrap()
}

fn session() -> Session {
    let mut session = Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned());
    let mut lead = Topic::new("lead".into(), "Lead".to_owned(), Fields::Plain(Step::Definitions));
    lead.text = "A person who asked for a call.\nNobody who downloaded a brochure.".to_owned();
    lead.revision = 2;
    lead.status = Status::Agreed;
    lead.proposals = vec![Proposal {
        by: Author::Marketing,
        text: "Whoever downloads the BROCHURE.".to_owned(),
        at: moment(),
    }];
    lead.revisions = vec![Revision {
        number: 1,
        text: "A person with a brochure.".to_owned(),
        fields: Fields::Plain(Step::Definitions),
        replaced_at: moment(),
    }];
    lead.objections = vec![Objection {
        number: 1,
        team: Team::Sales,
        revision: 1,
        round: 1,
        at: moment(),
        reason: "A brochure is no interest".to_owned(),
        acceptable_if: "two visits".to_owned(),
        named: String::new(),
        fate: crate::domain::objection::Fate::default(),
    }];
    session.topics =
        vec![lead, Topic::new("goal".into(), "Our shared goal".to_owned(), Fields::Plain(Step::Definitions))];
    session.actions = vec![Action {
        id: "a1".into(),
        what: "reprint the brochure".to_owned(),
        when: String::new(),
        who: None,
        by: None,
        topic: Some("lead".into()),
        done_at: None,
    }];
    session.parking = vec![Parked {
        id: "k1".into(),
        text: "Käufer in Österreich".to_owned(),
        at: moment(),
        topic: None,
        owner: None,
        by: None,
        end: ParkedEnd::Waiting,
    }];
    session
}

fn found(typed: &str) -> Vec<(String, String)> {
    let hits = search(&session(), &Wanted::read(typed));
    hits.into_iter().map(|hit| (format!("{} {}", hit.title, hit.place.name()), hit.excerpt.found)).collect()
}

#[test]
fn everything_said_about_it_is_found_the_agreed_words_first() {
    let places: Vec<String> = found("brochure").into_iter().map(|(place, _)| place).collect();
    let expected = ["Lead wording", "Lead objection", "Lead proposal", "Lead earlier_wording", "Lead action"];
    assert_eq!(places, expected);
}

#[test]
fn case_accents_and_line_ends_do_not_matter() {
    assert_eq!(found("kaufer osterreich"), [(" parked".to_owned(), "Käufer".to_owned())]);
    assert_eq!(found("\"call. nobody\"")[0].1, "call. Nobody");
    assert_eq!(found("\"nobody call\""), []);
    assert_eq!(found(" \" "), []);
}

#[test]
fn a_word_may_stand_in_the_title_and_the_title_alone_is_found_too() {
    assert_eq!(found("lead visits"), [("Lead objection".to_owned(), "visits".to_owned())]);
    assert_eq!(found("shared"), [("Our shared goal title".to_owned(), "shared".to_owned())]);
    assert_eq!(found("goal brochure"), [], "no text has both");
}

#[test]
fn the_words_around_are_whole_and_on_one_line() {
    let text = format!("{} the needle\nin it {}", "before ".repeat(20), "after ".repeat(20));
    let excerpt = Wanted::read("needle").stands_in(&text, &Folded::of("")).unwrap();
    assert!(excerpt.before.starts_with("... before") && excerpt.before.ends_with(" the "), "{excerpt:?}");
    assert!(excerpt.after.starts_with(" in it after") && excerpt.after.ends_with("after ..."), "{excerpt:?}");
    assert!(excerpt.text().contains("the needle in it") && !excerpt.text().contains('\n'));
}
