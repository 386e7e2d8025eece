//! Words about each other played by keys: two yeses, tags, and what the room never sees.

use crate::{
    app::play::Play,
    domain::{
        agenda::BoxKind,
        baseline::words::{
            Tag, Term, Written,
            fixture::{example, term},
        },
        command::Command,
        history::Workshop,
        people::{PerTeam, Team},
        session::Session,
    },
    effect::Place,
    screen::survey::fixture,
};

fn at(session: Session, width: u16, height: u16) -> Play {
    Play::at(session, Place::Words, width, height)
}

/// Both leads said yes; what Sales wrote is there, untagged but for what the example tags where `tagged` is set.
fn with_words(tagged: bool) -> Session {
    let mut sales = example();
    if !tagged {
        sales.terms.iter_mut().for_each(|term| term.tag = None);
    }
    let marketing = Written { people_with_a_term: Some(5), terms: vec![term("cowboys", 3, None), term("loud", 1, None)] };
    let mut workshop = Workshop::new(fixture::planned());
    let agree = |team| Command::AgreeToWords { team, by: format!("Lead of {team:?}") };
    let written_by = Box::new(PerTeam { sales: Some(sales), marketing: Some(marketing) });
    let batch = vec![agree(Team::Sales), agree(Team::Marketing), Command::AttachWords { written_by }];
    workshop.commit(batch, crate::app::play::begin()).unwrap();
    workshop.session().clone()
}

/// What is on screen, as one line of words.
fn read(play: &Play) -> String {
    play.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn written(play: &Play) -> &Written {
    play.session().words.by(Team::Sales).unwrap()
}

fn labelled<'a>(play: &'a Play, label: &str) -> &'a Term {
    written(play).terms.iter().find(|term| term.label == label).unwrap()
}

/// No word of either team is on screen.
fn no_word(play: &Play) {
    let text = read(play);
    for label in example().terms.iter().map(|term| term.label.as_str()).chain(["cowboys", "loud"]) {
        assert!(!text.contains(label), "{label}:\n{text}");
    }
}

#[test]
fn two_leads_say_yes_by_name() {
    let mut play = Play::at(fixture::planned(), Place::Baseline, 80, 24);
    play.keys("w");
    assert!(play.text().contains("Marketing lead  has not said yes"), "{}", play.text());
    play.keys("<enter><enter>");
    assert!(play.text().contains("Type the name"), "{}", play.text());
    play.keys("Kim Meier<enter>");
    assert!(!play.session().words.is_open());
    play.keys("<down><enter>Lee Hartmann<enter>");
    assert!(play.session().words.is_open());
    assert!(play.text().contains("said yes: Lee Hartmann") && play.text().contains("i reads the survey"), "{}", play.text());
    play.keys("i");
    assert_eq!(play.model.place(), &Place::ImportSurvey);
}

#[test]
fn the_first_page_shows_no_word() {
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let play = at(with_words(false), width, height);
        no_word(&play);
        assert!(play.text().contains("0 of 13"), "{}", play.text());
    }
}

#[test]
fn both_denominators_are_read_out_and_directions_stay_apart() {
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let mut play = at(with_words(true), width, height);
        let text = read(play.keys("<down><enter>"));
        let text = text.replace(" different", "").replace('/', " of ");
        assert!(text.contains("negative 13 of 18 mentions, 9 of 13 words"), "{text}");
        assert!(text.contains("positive 3 of 18 mentions, 2 of 13 words"), "{text}");
        assert!(text.contains("ivory tower 3"), "{text}");
        assert!(!text.contains("cowboys") && !text.contains('%'), "{text}");
        let text = read(play.keys("<right>"));
        assert!(text.contains("cowboys") && !text.contains("ivory tower"), "{text}");
        let text = text.replace(" different", "");
        assert!(text.contains("not tagged: 4 mentions, 2 words"), "{text}");
    }
}

#[test]
fn words_of_one_person_stay_with_the_facilitator() {
    let mut play = at(with_words(true), 80, 24);
    let text = read(play.keys("<down><enter>"));
    assert!(text.contains("ivory tower 3") && !text.contains("jargon"), "{text}");
    assert!(text.contains("9 words of one person only are counted, not shown."), "{text}");
    let text = play.keys("e").text();
    assert!(text.contains("For the facilitator's eyes") && text.contains("jargon"), "{text}");
    play.keys("<down><down><down><down>");
    let first = written(&play).terms[4].clone();
    let text = play.keys("a").text();
    assert!(written(&play).terms[4].accepted && text.contains(&first.label), "{text}");
    play.keys("<esc><enter>");
    assert!(read(&play).contains(&first.label), "{}", play.text());
}

#[test]
fn words_are_tagged_by_key_and_suggestions_are_only_that() {
    let mut play = at(with_words(false), 80, 24);
    play.keys("<down>e");
    assert!(play.text().contains("negative?") && play.text().contains("Our own list says negative"), "{}", play.text());
    assert_eq!(written(&play).balance().tagged().terms, 0);
    play.keys("<enter>nup0");
    let tags: Vec<Option<Tag>> = written(&play).terms.iter().take(5).map(|term| term.tag).collect();
    let (negative, neutral, positive) = (Some(Tag::Negative), Some(Tag::Neutral), Some(Tag::Positive));
    assert_eq!(tags, [negative, negative, neutral, positive, None]);
    play.keys("<ctrl+z><ctrl+z>");
    assert_eq!(written(&play).terms[3].tag, None, "undone");
}

#[test]
fn a_marked_word_is_merged_with_the_next_one() {
    let mut play = at(with_words(false), 80, 24);
    play.keys("<down>em<down>m");
    assert_eq!(written(&play).terms.len(), 12);
    let tower = labelled(&play, "ivory tower");
    assert_eq!((tower.merged.len(), written(&play).mentions(tower)), (1, 5));
    play.keys("m<esc>");
    assert!(play.text().contains("For the facilitator's eyes"), "Esc lets the mark go first:\n{}", play.text());
    play.keys("<ctrl+z>");
    assert_eq!(written(&play).terms.len(), 13);
}

#[test]
fn a_yes_is_taken_back_with_two_keys_and_the_words_are_gone() {
    let mut play = at(with_words(true), 80, 24);
    play.keys("<up><up><enter>");
    assert!(play.session().words.is_open() && read(&play).contains("for good"), "{}", play.text());
    play.keys("<down><up><enter>");
    assert!(play.session().words.is_open(), "another key lets it go");
    play.keys("<enter>");
    assert!(!play.session().words.is_open() && play.session().words.written_by == PerTeam::default());
    let log = serde_json::to_string(play.open().workshop.log()).unwrap();
    assert!(!log.contains("ivory tower") && !log.contains("cowboys"), "{log}");
    play.keys("<ctrl+z>");
    no_word(&play);
}

#[test]
fn right_before_the_lead_definition_it_warns() {
    let warned = |session: &Session| read(&at(session.clone(), 80, 24)).contains("The lead definition comes next");
    let mut session = with_words(true);
    assert!(!warned(&session), "the goal comes first");
    session.topics.retain(|topic| topic.fields.kind() != "goal");
    assert!(warned(&session));
    let lead = session.agenda.boxes.iter().position(|entry| entry.topics.contains(&"lead".into())).unwrap();
    let pause = session.agenda.boxes.iter().find(|entry| entry.kind == BoxKind::Break).unwrap().clone();
    session.agenda.boxes.insert(lead, pause);
    assert!(!warned(&session), "there is a break in between");
}

#[test]
fn any_size_will_do() {
    for keys in ["", "<down><enter>", "<down>e", "<enter>", "<up><up><enter>"] {
        for session in [with_words(true), with_words(false), fixture::planned()] {
            let mut play = at(session, 80, 24);
            play.keys(keys).sweep();
        }
    }
}

#[test]
fn untagged_words_are_read_out_only_when_asked_for_twice() {
    let mut play = at(with_words(false), 80, 24);
    play.keys("<down><down><down><enter>");
    assert!(play.text().contains("not tagged yet"), "{}", play.text());
    no_word(&play);
    play.keys("<enter>");
    assert!(read(&play).contains("mentions"), "{}", play.text());
}
