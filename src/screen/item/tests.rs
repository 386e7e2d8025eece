//! One item played by keys: bars, the sentence for the room, and what must not be seen.

use crate::{
    app::play::Play,
    domain::{baseline::Wave, people::PerTeam},
    effect::Place,
    screen::survey::fixture::{self, item},
    stats::Kind,
};

fn at(wave: Wave, id: &str, width: u16, height: u16) -> Play {
    Play::at(fixture::with(wave), Place::Item(id.to_owned()), width, height)
}

/// An item with these answers of Marketing and Sales, lowest first, alone in its survey.
fn alone(marketing: &[u32], sales: &[u32]) -> Wave {
    let mut wave = fixture::made(0, marketing.iter().sum::<u32>().max(sales.iter().sum()));
    wave.items = vec![item("i", "We know each other", marketing, sales)];
    wave
}

fn practice() -> Wave {
    fixture::practice_survey().0
}

fn line<'a>(text: &'a str, part: &str) -> &'a str {
    text.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("no {part:?} in\n{text}"))
}

#[test]
fn a_person_is_a_cell_and_the_sentence_counts_people() {
    let text = at(practice(), "q5", 80, 24).text();
    assert!(line(&text, "1 of 19  Marketing knows our sales targets").ends_with("REAL GAP"), "{text}");
    assert!(line(&text, "MARKETING 13 of 18").contains("SALES 13 of 22"));
    let row: Vec<&str> = line(&text, "Strongly disagree").split_whitespace().collect();
    assert_eq!(row, ["Strongly", "disagree", "0", "│", "▓▓▓▓▓▓", "6"]);
    assert!(text.contains("13 of 13 in Marketing agree, 0 of 13 in Sales."));
    assert!(text.contains("Ask: \"Tell us about one time this showed.\""));
}

#[test]
fn a_reversed_item_reads_the_right_way_round() {
    let text = at(practice(), "q20", 80, 24).text();
    assert!(text.contains("I feel blamed by the other team (reversed)"));
    let at = |label| text.lines().position(|row| row.trim_start().starts_with(label)).unwrap();
    assert!(at("Strongly disagree") < at("Disagree") && at("Agree") < at("Strongly agree"), "{text}");
    assert!(text.contains("in Marketing disagree,"));
}

#[test]
fn from_forty_one_people_on_bars_are_percent() {
    let forty = at(alone(&[8, 8, 8, 8, 8], &[0, 0, 4, 4, 4]), "i", 80, 24).text();
    assert!(!line(&forty, "Strongly agree").contains('%'), "{forty}");
    let more = at(alone(&[8, 8, 8, 8, 9], &[0, 0, 4, 4, 4]), "i", 80, 24).text();
    assert!(line(&more, "Strongly agree").contains("22 %") && line(&more, "Strongly agree").contains("33 %"));
    assert!(more.contains("41 % of Marketing agree, 8 of 12 in Sales."), "{more}");
}

#[test]
fn few_answers_are_shown_by_side_only() {
    let shown = |marketing: &[u32]| at(alone(marketing, &[1, 3, 4, 3, 2]), "i", 80, 24).keys("h").text();
    let text = shown(&[1, 1, 1, 2, 1]);
    assert!(!text.contains("Strongly") && text.contains("computed from the sides alone"), "{text}");
    assert!(!text.contains("agrees with itself") && !text.contains("middle answer"), "{text}");
    assert_eq!(text, shown(&[2, 0, 1, 0, 3]), "only the sides show");
    let bands = at(alone(&[1, 1, 1, 2, 1], &[1, 3, 4, 3, 2]), "i", 80, 24).text();
    assert!(line(&bands, "in the middle").contains('4') && bands.contains("Few answers"), "{bands}");
    let united = at(alone(&[0, 0, 0, 0, 9], &[1, 3, 4, 3, 2]), "i", 80, 24).text();
    assert!(
        united.contains("Marketing: everyone on the same side.") && !united.contains("Strongly"),
        "{united}"
    );
}

#[test]
fn a_hidden_item_shows_its_question_only() {
    let shown = |marketing: &[u32], sales: &[u32]| {
        let mut wave = fixture::made(3, 13);
        wave.items.push(item("few", "I was shouted at", marketing, sales));
        at(wave, "few", 80, 24).keys("h").text()
    };
    let text = shown(&[4, 0, 0, 0, 0], &[0, 0, 0, 0, 13]);
    assert!(
        text.contains("I was shouted at") && text.contains("Too few to show without pointing at someone.")
    );
    assert!(!text.contains('│') && !text.contains("Ask"), "{text}");
    assert_eq!(text, shown(&[0, 0, 0, 1, 1], &[3, 0, 0, 0, 0]));
}

#[test]
fn arrows_walk_in_the_order_of_the_overview() {
    let mut play = at(practice(), "q5", 80, 24);
    for next in ["Leads arrive on time", "We share one lead definition"] {
        assert!(play.keys("<right>").text().contains(next), "{}", play.text());
    }
    assert!(play.keys("n <left><left>").text().contains("2 of 19  Leads arrive on time"), "{}", play.text());
    assert!(play.keys("<left><left><left>").text().contains("1 of 19"));
    let last = play.keys(&"<right>".repeat(30)).text();
    assert!(last.contains("19 of 19"), "{last}");
}

#[test]
fn an_item_is_picked_linked_and_left_for_its_topic() {
    let mut play = at(practice(), "q5", 80, 24);
    play.keys("d f <down><enter>");
    let item = play.session().baseline.as_ref().unwrap().item("q5").unwrap().clone();
    assert!(item.picked);
    assert_eq!(item.topic.as_deref(), Some("lead"));
    assert!(play.text().contains("to discuss   belongs to: Lead"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
    let from = "From the survey: Marketing knows our sales targets (real gap)";
    assert!(play.text().contains(from), "{}", play.text());
}

#[test]
fn how_it_is_computed_opens_and_closes() {
    let mut play = at(practice(), "q5", 80, 24);
    let text = play.keys("h").text();
    assert!(text.contains("169 pairs: Marketing higher in 169"), "{text}");
    assert!(text.contains("0 to 100: Marketing 85, Sales 65."), "{text}");
    assert!(!play.keys("<esc>").text().contains("pairs"));
    assert_eq!(play.model.place(), &Place::Item("q5".to_owned()));
}

#[test]
fn where_everybody_answered_there_is_no_chance() {
    let mut wave = practice();
    wave.people = PerTeam { sales: Some(13), marketing: Some(13) };
    let mut play = at(wave, "q5", 80, 24);
    let text = play.text() + &play.keys("h").text();
    assert!(text.contains("Everyone answered: this is what you said."), "{text}");
    for word in ["REAL GAP", "luck", "perhaps", "at once"] {
        assert!(!text.contains(word), "{word}:\n{text}");
    }
}

#[test]
fn other_scales_have_words_of_their_own() {
    let said = |change: fn(&mut crate::domain::baseline::Item)| {
        let mut wave = alone(&[2, 2, 2, 2, 2], &[1, 1, 2, 3, 3]);
        change(&mut wave.items[0]);
        at(wave, "i", 80, 24).text()
    };
    let numbers = said(|item| (item.kind, item.labels) = (Kind::Numeric, None));
    assert!(numbers.contains("4 of 10 in Marketing answer 4 or 5, 6 of 10 in Sales."), "{numbers}");
    let often = said(|item| {
        item.labels = Some(["Never", "Seldom", "At times", "Often", "Always"].map(str::to_owned).to_vec());
    });
    assert!(often.contains("Seldom") && often.contains("answer Often or Always"), "{often}");
    let yes = said(|item| {
        (item.kind, item.labels, item.points) = (Kind::YesNo, None, vec![0, 1]);
        item.answers.marketing.counts = Some(vec![4, 6]);
        item.answers.sales.counts = Some(vec![1, 9]);
    });
    assert!(yes.contains("6 of 10 in Marketing say yes, 9 of 10 in Sales."), "{yes}");
}

#[test]
fn a_long_scale_is_shown_by_its_sides() {
    let mut wave = alone(&[2, 2, 2, 2, 2], &[1, 1, 2, 3, 3]);
    let item = &mut wave.items[0];
    (item.kind, item.labels, item.points) = (Kind::Numeric, None, (0..=100).collect());
    let counts = |at: usize| {
        let mut counts = vec![0; 101];
        (counts[at], counts[50]) = (9, 1);
        Some(counts)
    };
    (item.answers.marketing.counts, item.answers.sales.counts) = (counts(90), counts(10));
    let text = at(wave, "i", 80, 24).text();
    assert!(line(&text, "51 or more").contains('9') && text.contains("in the middle"), "{text}");
}

#[test]
fn the_small_window_keeps_the_sentence() {
    let text = at(practice(), "q5", 40, 12).text();
    assert!(text.contains("13 of 13 in Marketing agree, 0 of 13\n in Sales."), "{text}");
    assert!(line(&text, "1 of 19").ends_with("REAL GAP"));
}

#[test]
fn a_topic_names_the_item_to_discuss_or_the_first_gap() {
    let mut wave = fixture::made(0, 13);
    let gap = ([0, 0, 1, 6, 6], [6, 6, 1, 0, 0]);
    let close = ([2, 3, 3, 3, 2], [2, 3, 3, 3, 2]);
    wave.items =
        vec![item("gap", "We differ", &gap.0, &gap.1), item("close", "We are close", &close.0, &close.1)];
    let line = |wave: &Wave, width, height| {
        let text = Play::at(fixture::with(wave.clone()), Place::Topic("lead".into()), width, height).text();
        text.lines().find(|line| line.contains("From the survey")).map(|line| line.trim().to_owned())
    };
    assert_eq!(line(&wave, 80, 24), None);
    wave.items[1].topic = Some("lead".to_owned());
    assert_eq!(line(&wave, 80, 24), None, "what is too close to call is nothing to start from");
    wave.items[0].topic = Some("lead".to_owned());
    assert_eq!(line(&wave, 80, 24).as_deref(), Some("From the survey: We differ (real gap)"));
    assert_eq!(line(&wave, 40, 12), None);
    wave.items[1].picked = true;
    assert_eq!(line(&wave, 80, 24).as_deref(), Some("From the survey: We are close (too close to call), and 1 more"));
}
