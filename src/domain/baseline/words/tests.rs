//! Words as scenes: two leads say yes, one takes it back, and nothing of a word is left.

use super::fixture::{example, term};
use super::*;
use crate::domain::{
    baseline::{Source, Wave},
    command::Command,
    history::{Entry, Workshop},
    moment::Moment,
    rejected::Rejected,
    session::Session,
};

fn workshop() -> Workshop {
    Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()))
}

fn does(workshop: &mut Workshop, command: Command) -> Result<Entry, Rejected> {
    let at = Moment::parse("2026-03-12T13:00:00Z").unwrap().plus_seconds(workshop.seq() as i64);
    let entry = workshop.commit(vec![command], at)?;
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()), "replay equals state");
    Ok(entry)
}

fn agree(team: Team) -> Command {
    Command::AgreeToWords { team, by: format!("Lead of {team:?}") }
}

fn attach(sales: Written) -> Command {
    Command::AttachWords { written_by: Box::new(PerTeam { sales: Some(sales), marketing: None }) }
}

/// Both leads said yes and the words of Sales are there.
fn open() -> Workshop {
    let mut workshop = workshop();
    for command in [agree(Team::Sales), agree(Team::Marketing), attach(example())] {
        does(&mut workshop, command).unwrap();
    }
    workshop
}

fn wave() -> Wave {
    Wave {
        id: String::new(),
        source: Source::Slips,
        inputs: Vec::new(),
        imported_at: None,
        respondents: PerTeam { sales: 8, marketing: 8 },
        not_counted: 0,
        excluded: 0,
        people: PerTeam::default(),
        threshold: 5,
        threshold_agreed_by: None,
        items: Vec::new(),
        warnings: Vec::new(),
    }
}

/// Everything of a workshop that is written to a file.
fn stored(workshop: &Workshop) -> String {
    let (state, base) = (workshop.session(), workshop.base());
    format!(
        "{}{}{}",
        serde_json::to_string(state).unwrap(),
        serde_json::to_string(base).unwrap(),
        serde_json::to_string(workshop.log()).unwrap()
    )
}

fn is_struck(workshop: &Workshop) {
    let stored = stored(workshop);
    for term in example().terms {
        assert!(!stored.contains(&term.label), "{} is still in {stored}", term.label);
    }
}

#[test]
fn both_denominators_come_out_as_worked_by_hand() {
    let balance = example().balance();
    assert_eq!(balance.negative, Amount { mentions: 13, terms: 9 });
    assert_eq!(balance.neutral, Amount { mentions: 2, terms: 2 });
    assert_eq!(balance.positive, Amount { mentions: 3, terms: 2 });
    assert_eq!((balance.all(), balance.untagged), (Amount { mentions: 18, terms: 13 }, Amount::default()));
    assert!((balance.negative_share_mentions().unwrap() - 13.0 / 18.0).abs() < 1e-12);
    assert!((balance.negative_share_terms().unwrap() - 9.0 / 13.0).abs() < 1e-12);
}

#[test]
fn what_nobody_tagged_is_in_no_share() {
    let mut written = example();
    for term in written.terms.iter_mut().filter(|term| term.tag == Some(Tag::Neutral)) {
        term.tag = None;
    }
    let balance = written.balance();
    assert_eq!(
        (balance.untagged, balance.tagged()),
        (Amount { mentions: 2, terms: 2 }, Amount { mentions: 16, terms: 11 })
    );
    assert!((balance.negative_share_mentions().unwrap() - 13.0 / 16.0).abs() < 1e-12);
    assert_eq!(Balance::default().negative_share_terms(), None);
}

#[test]
fn too_few_people_leave_nothing_but_that() {
    let four = Written { people_with_a_term: Some(4), ..example() };
    assert_eq!(four.check(), Err(WordsProblem::NotSealed));
    assert_eq!(four.sealed(3), Written::default(), "a lowered threshold does not lower this one");
    let five = Written { people_with_a_term: Some(5), ..example() };
    assert_eq!(five.clone().sealed(5), five);
    assert_eq!(five.sealed(6), Written::default());
}

#[test]
fn a_word_of_one_person_is_shown_only_once_accepted() {
    let mut workshop = open();
    let shown = |workshop: &Workshop| -> Vec<String> {
        workshop.session().words.by(Team::Sales).unwrap().shown().map(|term| term.label.clone()).collect()
    };
    assert_eq!(shown(&workshop), ["ivory tower", "arts and crafts", "creative", "party planners"]);
    let slow =
        workshop.session().words.by(Team::Sales).unwrap().terms.iter().find(|term| term.label == "slow");
    let word = slow.unwrap().id;
    does(&mut workshop, Command::AcceptWord { by: Team::Sales, word, accepted: true }).unwrap();
    assert!(shown(&workshop).contains(&"slow".to_owned()));
    assert_eq!(workshop.session().words.by(Team::Sales).unwrap().waiting(), 8);
}

#[test]
fn merged_words_add_up_to_at_most_the_people() {
    let mut written = Written {
        people_with_a_term: Some(5),
        terms: vec![
            term("cowboy", 4, None),
            term("lone ranger", 3, Some(Tag::Negative)),
            term("gun slinger", 1, None),
        ],
    }
    .sealed(5);
    assert!(written.merge(1, 3) && written.merge(2, 1) && !written.merge(1, 1) && !written.merge(1, 9));
    let [cowboy] = written.terms.as_slice() else { panic!("{written:?}") };
    assert_eq!(
        (cowboy.label.as_str(), cowboy.tag, written.mentions(cowboy)),
        ("cowboy", Some(Tag::Negative), 5)
    );
    let merged: Vec<&str> = cowboy.merged.iter().map(|merged| merged.label.as_str()).collect();
    assert_eq!(merged, ["lone ranger", "gun slinger"]);
}

#[test]
fn two_words_of_one_person_stay_hidden_when_merged() {
    let mut written =
        Written { people_with_a_term: Some(5), terms: vec![term("a", 1, None), term("b", 1, None)] }
            .sealed(5);
    written.merge(1, 2);
    assert_eq!((written.shown().count(), written.balance().all()), (0, Amount { mentions: 2, terms: 1 }));
}

#[test]
fn without_two_yeses_no_word_enters() {
    let mut workshop = workshop();
    assert_eq!(does(&mut workshop, attach(example())), Err(Rejected::WordsNotAgreed));
    does(&mut workshop, agree(Team::Sales)).unwrap();
    assert_eq!(does(&mut workshop, attach(example())), Err(Rejected::WordsNotAgreed));
    is_struck(&workshop);
    let nameless = Command::AgreeToWords { team: Team::Marketing, by: " ".to_owned() };
    assert!(does(&mut workshop, nameless).is_err());
    does(&mut workshop, agree(Team::Marketing)).unwrap();
    does(&mut workshop, attach(example())).unwrap();
    assert_eq!(workshop.session().words.by(Team::Sales), Some(&example()));
}

#[test]
fn tagging_and_merging_are_undone_like_anything_else() {
    let mut workshop = open();
    let before = workshop.session().clone();
    does(&mut workshop, Command::TagWord { by: Team::Sales, word: 1, tag: None }).unwrap();
    does(&mut workshop, Command::MergeWords { by: Team::Sales, word: 1, into: 2 }).unwrap();
    assert!(does(&mut workshop, Command::MergeWords { by: Team::Sales, word: 1, into: 2 }).is_err());
    assert!(does(&mut workshop, Command::TagWord { by: Team::Marketing, word: 1, tag: None }).is_err());
    let at = workshop.last_at().unwrap();
    workshop.undo(at).unwrap();
    workshop.undo(at).unwrap();
    assert_eq!(workshop.session(), &before);
}

#[test]
fn the_log_seals_what_is_attached() {
    let mut workshop = workshop();
    does(&mut workshop, agree(Team::Sales)).unwrap();
    does(&mut workshop, agree(Team::Marketing)).unwrap();
    does(&mut workshop, attach(Written { people_with_a_term: Some(4), ..example() })).unwrap();
    assert_eq!(workshop.session().words.by(Team::Sales), Some(&Written::default()));
    is_struck(&workshop);
}

#[test]
fn taking_a_yes_back_leaves_no_word_anywhere() {
    for tagged in [false, true] {
        let mut workshop = open();
        if tagged {
            does(&mut workshop, Command::MergeWords { by: Team::Sales, word: 1, into: 2 }).unwrap();
        }
        does(&mut workshop, Command::WithdrawFromWords { team: Team::Marketing }).unwrap();
        is_struck(&workshop);
        assert_eq!(workshop.undo(workshop.last_at().unwrap()), Err(Rejected::NothingToUndo));
        assert!(!workshop.session().words.is_open() && workshop.session().words.by(Team::Sales).is_none());
    }
}

#[test]
fn words_that_were_undone_are_struck_as_well() {
    let mut workshop = open();
    let at = workshop.last_at().unwrap();
    workshop.undo(at).unwrap();
    does(&mut workshop, Command::WithdrawFromWords { team: Team::Sales }).unwrap();
    is_struck(&workshop);
    assert!(workshop.redo(at).is_err());
}

#[test]
fn other_words_or_another_survey_leave_nothing_of_the_old_ones() {
    let other = Written { people_with_a_term: Some(6), terms: vec![term("kind", 6, None)] };
    for command in [attach(other), Command::AttachBaseline { wave: Box::new(wave()) }] {
        let mut workshop = open();
        does(&mut workshop, command).unwrap();
        is_struck(&workshop);
    }
}

#[test]
fn words_that_came_and_went_in_one_batch_are_not_logged() {
    let mut workshop = workshop();
    let at = Moment::parse("2026-03-12T13:00:00Z").unwrap();
    let batch = vec![
        agree(Team::Sales),
        agree(Team::Marketing),
        attach(example()),
        Command::WithdrawFromWords { team: Team::Sales },
    ];
    workshop.commit(batch, at).unwrap();
    is_struck(&workshop);
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
}

#[test]
fn a_survey_and_its_words_come_in_one_batch() {
    let mut workshop = open();
    let fresh = Written { people_with_a_term: Some(6), terms: vec![term("kind", 6, None)] };
    let at = workshop.last_at().unwrap();
    workshop.commit(vec![Command::AttachBaseline { wave: Box::new(wave()) }, attach(fresh)], at).unwrap();
    is_struck(&workshop);
    assert_eq!(workshop.session().words.by(Team::Sales).unwrap().terms[0].label, "kind");
    assert!(stored(&workshop).contains("kind"));
}

#[test]
fn our_own_list_only_suggests() {
    assert_eq!(term("Party-Planners", 1, None).suggestion(), Some(Tag::Negative));
    assert_eq!(term("lone wolves", 1, None).suggestion(), Some(Tag::Negative));
    assert_eq!(term("Helpful!", 1, None).suggestion(), Some(Tag::Positive));
    assert_eq!(term("purple", 1, None).suggestion(), None);
    let written = Written { people_with_a_term: Some(5), terms: vec![term("party planners", 5, None)] };
    assert_eq!(written.balance().tagged(), Amount::default());
}

#[test]
fn a_session_with_words_is_stored_and_read_again() {
    let session = open().session().clone();
    let text = serde_json::to_string(&session).unwrap();
    assert_eq!(serde_json::from_str::<Session>(&text).unwrap(), session);
    assert!(!serde_json::to_string(workshop().session()).unwrap().contains("\"words\""));
}
