//! What may be shown of a survey, and what never is.

use super::*;

fn item(id: &str, marketing: &[u32], sales: &[u32]) -> Item {
    let answers = |counts: &[u32]| TeamAnswers { counts: Some(counts.to_vec()), ..TeamAnswers::default() };
    Item {
        id: id.into(),
        question: format!("About {id}"),
        row: None,
        kind: Kind::Likert,
        labels: None,
        points: (1..=marketing.len() as i64).collect(),
        reversed: false,
        answers: PerTeam { sales: answers(sales), marketing: answers(marketing) },
        topic: None,
        picked: false,
        extra: Extra::default(),
    }
}

fn wave(items: Vec<Item>) -> Wave {
    Wave {
        id: "w1".into(),
        source: Source::Imported { format: "generic".into() },
        inputs: vec!["answers.csv".into()],
        imported_at: None,
        respondents: PerTeam { sales: 20, marketing: 20 },
        not_counted: 0,
        excluded: 0,
        people: PerTeam::default(),
        threshold: DEFAULT_THRESHOLD,
        threshold_agreed_by: None,
        items,
        warnings: Vec::new(),
    }
}

#[test]
fn an_item_with_too_few_answers_in_one_team_hides_both() {
    let wave = wave(vec![item("few", &[0, 0, 4], &[9, 9, 0]), item("many", &[0, 4, 4], &[9, 9, 0])]);
    let seen = Comparison::of(&wave);
    assert_eq!((seen.hidden.as_slice(), seen.gap_order.as_slice()), (&[0][..], &[1][..]));
    assert!(seen.items[0].readings.is_none() && seen.items[0].verdict.is_none());
    assert_eq!(seen.word(&seen.items[0]), Word::Hidden);
    let full = Comparison::full(&wave);
    let verdict = full.items[0].verdict.unwrap();
    assert!(verdict.tier.is_none() && verdict.adjusted.is_none());
    assert_eq!(full.hidden, [0]);
}

#[test]
fn sealing_forgets_the_counts_of_hidden_items_and_nothing_else() {
    let before = wave(vec![item("few", &[0, 0, 4], &[9, 9, 0]), item("five", &[0, 0, 5], &[0, 0, 5])]);
    let sealed = before.clone().sealed();
    assert_eq!(sealed.items[0].answers.sales.counts, None);
    assert_eq!(sealed.items[0].answers.marketing.counts, None);
    assert_eq!(sealed.items[1], before.items[1]);
    assert_eq!(Comparison::of(&sealed), Comparison::of(&before));
    assert!(Comparison::full(&sealed).items[0].readings.is_none());
}

#[test]
fn five_to_seven_answers_and_small_unanimous_teams_show_bands_only() {
    let exact = |counts: &[u32]| {
        let wave = wave(vec![item("i", counts, &[4, 4, 4])]);
        Comparison::of(&wave).items[0].readings.clone().unwrap().marketing.exact.is_some()
    };
    assert!(!exact(&[3, 2, 2]));
    assert!(exact(&[3, 3, 2]));
    assert!(!exact(&[0, 9, 0]));
    assert!(exact(&[0, 10, 0]));
    assert!(exact(&[1, 8, 0]));
}

#[test]
fn when_everybody_answered_the_words_of_chance_go_and_size_ranks() {
    let mut wave = wave(vec![
        item("sure", &[18, 1, 1], &[1, 1, 18]),
        item("large", &[0, 0, 5], &[5, 0, 0]),
        item("same", &[0, 9, 0], &[0, 9, 0]),
    ]);
    let before = Comparison::of(&wave);
    assert_eq!((before.census, before.order.as_slice()), (false, &[0, 1, 2][..]));
    assert_eq!(before.word(&before.items[0]), Word::RealGap);
    assert_eq!(before.word(&before.items[2]), Word::NoDifference);
    wave.people = PerTeam { sales: Some(20), marketing: Some(20) };
    let census = Comparison::of(&wave);
    assert!(census.census);
    assert_eq!(census.order, [1, 0, 2]);
    assert_eq!(census.gap_order, before.gap_order);
    assert_eq!(census.word(&census.items[0]), Word::AsSaid);
    assert_eq!(census.cautions, [Caution::EverybodyAnswered]);
}

#[test]
fn cautions_name_the_team_they_are_about() {
    let mut wave = wave(Vec::new());
    wave.people = PerTeam { sales: Some(41), marketing: None };
    assert_eq!(Comparison::of(&wave).cautions, [Caution::FewAnswered(Team::Sales)]);
    wave.respondents.marketing = 2;
    assert_eq!(
        Comparison::of(&wave).cautions,
        [Caution::NoBaseline(Team::Marketing), Caution::FewAnswered(Team::Sales), Caution::SmallTeams]
    );
}

#[test]
fn the_other_lists_come_from_the_same_readings() {
    let seen = Comparison::of(&wave(vec![
        item("pain", &[6, 1, 2], &[7, 1, 1]),
        item("joy", &[0, 1, 9], &[1, 0, 9]),
        item("split", &[4, 1, 4], &[0, 9, 1]),
    ]));
    assert_eq!(seen.shared_pain(), [0]);
    assert_eq!(seen.shared_strengths(), [1]);
    assert_eq!(seen.split_inside(), [2]);
}

#[test]
fn a_wave_that_would_show_single_people_is_refused() {
    let mut wave = wave(vec![item("i", &[3, 3, 3], &[3, 3, 3])]);
    assert_eq!(wave.check(), Ok(()));
    wave.threshold = 4;
    assert_eq!(wave.check(), Err(WaveProblem::ThresholdNotAgreed(4)));
    wave.threshold_agreed_by = Some("Kim".into());
    assert_eq!(wave.check(), Ok(()));
    wave.threshold = 2;
    assert_eq!(wave.check(), Err(WaveProblem::ThresholdTooLow(2)));
}

#[test]
fn counts_that_must_not_be_kept_are_refused() {
    let wave = wave(vec![item("few", &[2, 1, 1], &[3, 3, 3])]);
    assert_eq!(wave.check(), Err(WaveProblem::NotSealed("few".into())));
    assert_eq!(wave.sealed().check(), Ok(()));
}

#[test]
fn a_wave_that_does_not_add_up_is_refused() {
    let good = wave(vec![item("i", &[3, 3, 3], &[3, 3, 3])]);
    let mut twice = good.clone();
    twice.items.push(good.items[0].clone());
    assert_eq!(twice.check(), Err(WaveProblem::SameId("i".into())));
    let mut scale = good.clone();
    scale.items[0].points.pop();
    assert_eq!(scale.check(), Err(WaveProblem::ScaleMismatch("i".into())));
    let mut many = good;
    many.items[0].answers.sales.blank = 12;
    assert_eq!(many.check(), Err(WaveProblem::TooManyAnswers("i".into())));
}

#[test]
fn unknown_fields_of_an_item_survive_a_round_trip() {
    let mut text = serde_json::to_value(wave(vec![item("i", &[3, 3], &[3, 3])])).unwrap();
    text["items"][0]["mood"] = "later".into();
    let read: Wave = serde_json::from_value(text.clone()).unwrap();
    assert_eq!(read.items[0].extra.0["mood"], "later");
    assert_eq!(serde_json::to_value(&read).unwrap(), text);
}
