//! The overview played by keys: what is chosen, linked and listed, and that too few answers show nothing.

use crate::{
    app::play::Play,
    domain::{
        baseline::Item,
        people::PerTeam,
        session::{Session, Step},
    },
    effect::Place,
    screen::survey::fixture::{self, item},
};

fn at(session: Session, width: u16, height: u16) -> Play {
    Play::at(session, Place::Baseline, width, height)
}

fn practice() -> Session {
    fixture::with(fixture::practice_survey().0)
}

/// The line on which a text stands.
fn line<'a>(text: &'a str, part: &str) -> &'a str {
    text.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("no {part:?} in\n{text}"))
}

#[test]
fn the_surest_gap_comes_first_with_both_teams_on_one_axis() {
    let text = at(practice(), 80, 24).text();
    assert!(line(&text, "Where do we differ").ends_with("● Marketing 13 of 18  ▲ Sales 13 of 22"));
    let first = line(&text, "►");
    assert!(first.contains("1 Marketing knows our sal") && first.ends_with("M  real gap"), "{first}");
    assert!(line(&text, "4 Every lead").ends_with("perhaps") && line(&text, "6 Leads come").ends_with('~'));
    assert!(text.contains("With 19 questions about 1 \"perhaps\" can be luck."));
    assert!(text.contains("belongs to: Our shared goal"), "the bank knows what a question bears on:\n{text}");
}

#[test]
fn fourteen_items_fit_and_the_rest_scrolls() {
    let mut play = at(fixture::with(fixture::made(60, 200)), 80, 24);
    let items = |text: &str| {
        text.lines()
            .filter(|line| line.contains("Statement") && line.contains('│') || line.contains('┼'))
            .count()
    };
    assert!(items(&play.text()) >= 14, "{}", play.text());
    assert!(line(play.keys("<end>").text().as_str(), "►").contains("60 Statement"));
    assert!(line(play.keys("<home>").text().as_str(), "►").contains(" 1 Statement"));
    let small = at(practice(), 40, 12).text();
    assert!(line(&small, "►").ends_with("real gap") && !small.contains('┼'), "{small}");
}

#[test]
fn an_item_is_picked_and_linked_by_keys() {
    let mut play = at(practice(), 80, 24);
    play.keys("d <down> f <down><enter>");
    let wave = play.session().baseline.as_ref().unwrap();
    let picked: Vec<&str> =
        wave.items.iter().filter(|item| item.picked).map(|item| item.question.as_str()).collect();
    assert_eq!(picked, ["Marketing knows our sales targets"]);
    let leads = wave.items.iter().find(|item| item.question == "Leads arrive on time to be useful").unwrap();
    let before = fixture::practice_survey().0.item(&leads.id).unwrap().topic.clone();
    assert_ne!(leads.topic, before);
    assert!(play.session().topic(&leads.topic.as_deref().unwrap().into()).is_some());
    assert!(line(&play.text(), "1•Marketing").contains('M'));
    play.keys("<up> d");
    assert!(play.session().baseline.as_ref().unwrap().items.iter().all(|item| !item.picked));
}

#[test]
fn esc_leaves_the_choice_of_topics_without_a_link() {
    let mut play = at(practice(), 80, 24);
    let before = play.session().clone();
    play.keys("f <end><down><down><esc>");
    assert_eq!(play.session(), &before);
    assert!(line(&play.text(), "►").contains(" 1 Marketing"), "{}", play.text());
}

#[test]
fn four_lists_of_items_come_from_one_survey() {
    let mut wave = fixture::made(0, 13);
    wave.items = vec![
        item("gap", "We differ", &[0, 0, 1, 6, 6], &[6, 6, 1, 0, 0]),
        item("pain", "We suffer", &[6, 4, 1, 1, 1], &[7, 3, 1, 1, 1]),
        item("joy", "We shine", &[0, 1, 1, 5, 6], &[0, 0, 1, 6, 6]),
        item("split", "We are of two minds", &[0, 1, 10, 1, 1], &[6, 0, 1, 0, 6]),
    ];
    let mut play = at(fixture::with(wave), 80, 24);
    // After the last of them come the topics, then the gaps again.
    let lists = [("s", "We suffer"), ("s", "We are of two minds"), ("s", "We shine"), ("s s", "We differ")];
    for (key, first) in lists {
        let text = play.keys(key).text();
        assert!(line(&text, "►").contains(first), "{first}:\n{text}");
        assert_eq!(text.contains("We shine") && text.contains("We suffer"), first == "We differ", "{text}");
    }
    let mut play = at(fixture::with(fixture::made(1, 13)), 80, 24);
    assert!(play.keys("s").text().contains("No question on which both teams are unhappy."));
}

#[test]
fn too_few_answers_are_named_and_show_nothing() {
    let shown = |marketing: &[u32], sales: &[u32], could_not_say| {
        let mut wave = fixture::made(1, 13);
        wave.items.push(item("few", "I was shouted at", marketing, sales));
        wave.items[1].answers.marketing.na = could_not_say;
        at(fixture::with(wave), 80, 24).keys("<down>").text()
    };
    let text = shown(&[4, 0, 0, 0, 0], &[0, 0, 0, 0, 13], 7);
    let row: Vec<&str> = line(&text, "►").split_whitespace().collect();
    assert_eq!(row.join(" "), "► I was shouted at too few to show without pointing at someone");
    assert_eq!(text, shown(&[0, 0, 0, 1, 1], &[3, 0, 0, 0, 0], 0), "whatever they answered");
}

#[test]
fn where_everybody_answered_nothing_is_said_about_chance() {
    let (mut wave, _) = fixture::practice_survey();
    wave.people = PerTeam { sales: Some(13), marketing: Some(13) };
    let text = at(fixture::with(wave), 80, 24).text();
    assert!(text.contains("Everyone answered: this is what you said."), "{text}");
    for word in ["real gap", "perhaps", "~", "luck", "too close"] {
        assert!(!text.contains(word), "{word}:\n{text}");
    }
}

#[test]
fn without_a_survey_the_way_on_is_shown() {
    let mut play = at(fixture::planned(), 80, 24);
    assert!(play.text().contains("You can start without it"), "{}", play.text());
    assert!(play.text().contains("We share one lead definition"));
    play.keys("d f s <down><enter>");
    assert_eq!(play.model.place(), &Place::ImportSurvey);
}

#[test]
fn a_lowered_threshold_says_who_agreed() {
    let mut wave = fixture::made(2, 3);
    (wave.threshold, wave.threshold_agreed_by) = (3, Some("Kim".to_owned()));
    let text = at(fixture::with(wave), 80, 24).text();
    assert!(text.contains("as Kim agreed") && text.contains('┼'), "{text}");
}

#[test]
fn any_size_will_do() {
    for session in [practice(), fixture::planned(), fixture::with(fixture::made(1, 3))] {
        for (width, height) in
            [(40, 12), (41, 13), (63, 20), (80, 24), (119, 35), (120, 36), (200, 50), (10, 3)]
        {
            let mut play = at(session.clone(), width, height);
            play.keys("<down> s f s");
        }
    }
}

#[test]
fn filled_bars_write_every_answer_as_its_digit() {
    let mut wave = fixture::made(0, 13);
    wave.items = vec![
        item("gap", "We differ", &[1, 0, 1, 7, 4], &[6, 1, 6, 0, 0]),
        item("few", "Few answered", &[0, 1, 1, 2, 2], &[6, 1, 6, 0, 0]),
        item("none", "I was shouted at", &[0, 0, 1, 2, 0], &[6, 1, 6, 0, 0]),
    ];
    let mut play = at(fixture::with(wave), 80, 24);
    let text = play.keys("v").text();
    let first = line(&text, "►");
    assert!(first.contains("11") && first.contains("44444444") && first.ends_with("11 of 13"), "{text}");
    assert!(text.contains("1 Strongly disagree  · in the middle  5 Strongly agree"), "{text}");
    let few = line(&text, "Few answered");
    assert!(few.contains("--") && few.contains("++") && few.ends_with("4 of 6") && !few.contains('4'.to_string().repeat(2).as_str()), "{text}");
    assert!(line(&text, "I was shouted at").contains("too few to show"), "{text}");
    let small = at(play.session().clone(), 40, 12).keys("v").text();
    assert!(line(&small, "M    1").contains("│11"), "{small}");
    assert!(play.keys("v").text().contains('┼'));
}

#[test]
fn filled_bars_are_all_equally_long() {
    let text = at(practice(), 120, 40).keys("v").text();
    let lengths: Vec<usize> = text
        .lines()
        .filter(|line| line.contains(" of 13") && line.matches('│').count() >= 2)
        .map(|line| line.split('│').nth(1).unwrap().chars().count())
        .collect();
    assert!(lengths.len() > 20 && lengths.iter().all(|length| *length == lengths[0]), "{text}");
}

#[test]
fn topics_say_where_the_time_belongs() {
    let mut wave = fixture::made(0, 13);
    let linked = |topic: &str, each: Item| Item { topic: Some(topic.to_owned()), ..each };
    let gap = (&[0, 0, 1, 6, 6], &[6, 6, 1, 0, 0]);
    wave.items = vec![
        linked("market", item("m", "We agree on customers", gap.0, gap.1)),
        linked("lead", item("l", "We share a definition", &[0, 0, 0, 0, 13], &[13, 0, 0, 0, 0])),
        item("u", "We know each other", gap.0, gap.1),
    ];
    let mut play = at(fixture::with(wave), 80, 24);
    let text = play.keys("s s s s").text();
    let first: Vec<&str> = line(&text, "►").split_whitespace().collect();
    assert_eq!(first, ["►", "Lead", "1", "·", "·", "25", "min"], "{text}");
    assert!(text.contains("We share a definition") && text.contains("Target market"), "{text}");
    assert!(text.contains("a shows the agenda"), "{text}");
    play.keys("d f v <down><enter>");
    assert_eq!(play.model.place(), &Place::Topic("market".into()));
    let mut play = at(play.session().clone(), 80, 24);
    assert!(line(&play.keys("s s s s <end>").text(), "►").contains("belongs to no topic yet"));
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Item("u".to_owned()));
    let topics = Play::at(play.session().clone(), Place::Topics(Step::Definitions), 80, 24).text();
    assert!(topics.contains("1 gap belongs here"), "{topics}");
}
