//! What may be shown of a survey, and what never is.

use super::*;

pub(super) fn item(id: &str, marketing: &[u32], sales: &[u32]) -> Item {
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

pub(super) fn wave(items: Vec<Item>) -> Wave {
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

/// Every way to spread `n` answers over `points` points.
fn spreads(n: u32, points: usize) -> Vec<Vec<u32>> {
    if points == 1 {
        return vec![vec![n]];
    }
    let rest =
        |first: u32| spreads(n - first, points - 1).into_iter().map(move |rest| [vec![first], rest].concat());
    (0..=n).flat_map(rest).collect()
}

fn sides_of(counts: &[u32]) -> [u32; 3] {
    [counts[0] + counts[1], counts[2], counts[3] + counts[4]]
}

#[test]
fn beside_the_sides_how_far_few_people_agree_can_tell_every_answer() {
    // Why no screen and no document prints it for five to seven answers: a quarter of all distributions are told.
    for (n, told, all) in [(5, 31, 126), (6, 61, 210), (7, 61, 330)] {
        let mut fitting = std::collections::BTreeMap::<([u32; 3], u64), u32>::new();
        for counts in spreads(n, 5) {
            let consensus = crate::stats::Summary::of(&counts, Kind::Likert).consensus.unwrap();
            *fitting.entry((sides_of(&counts), (consensus * 1e6).round() as u64)).or_default() += 1;
        }
        assert_eq!(fitting.values().filter(|count| **count == 1).count(), told);
        assert_eq!(fitting.values().sum::<u32>(), all);
    }
}

#[test]
fn what_a_room_sees_of_few_answers_depends_on_their_sides_alone() {
    let full = [1, 2, 3, 4, 3];
    for n in 5..=7 {
        let mut seen = std::collections::BTreeMap::new();
        for counts in spreads(n, 5) {
            let comparison =
                Comparison::of(&wave(vec![item("few", &counts, &full), item("many", &full, &full)]));
            let few = &comparison.items[0];
            assert!(few.by_side && few.readings.as_ref().unwrap().marketing.exact.is_none());
            let marketing =
                few.readings.clone().map(|readings| Reading { unanimous: false, ..readings.marketing });
            let told =
                (marketing, few.verdict, few.all_the_same, comparison.word(few), comparison.order.clone());
            let first = seen.entry(sides_of(&counts)).or_insert_with(|| told.clone());
            assert_eq!(*first, told, "{counts:?}");
        }
    }
}

#[test]
fn two_small_teams_on_one_side_seem_to_say_the_same() {
    let comparison = Comparison::of(&wave(vec![item("i", &[0, 0, 0, 6, 0], &[0, 0, 0, 0, 7])]));
    let few = &comparison.items[0];
    assert_eq!(comparison.word(few), Word::NoDifference);
    let delta = |compared: &Compared| compared.verdict.unwrap().gap.delta().to_string();
    assert_eq!(delta(few), "0", "the points they differ on are not told");
    let full = Comparison::full(&wave(vec![item("i", &[0, 0, 0, 6, 0], &[0, 0, 0, 0, 7])]));
    assert_eq!(delta(&full.items[0]), "1");
    let readings = few.readings.as_ref().unwrap();
    assert!(readings.marketing.is_one_sided() && readings.sales.is_one_sided());
}

#[test]
fn the_same_questions_read_again_keep_what_was_picked_and_linked() {
    let mut before = wave(vec![item("a", &[5, 5], &[5, 5]), item("b", &[5, 5], &[5, 5])]);
    before.items[1].picked = true;
    before.items[1].topic = Some("lead".to_owned());
    let mut again = wave(vec![item("b", &[6, 4], &[5, 5]), item("c", &[5, 5], &[5, 5])]);
    again.items[0].question = "about  B.".to_owned();
    again.keep_links(&before);
    assert_eq!((again.items[0].picked, again.items[0].topic.as_deref()), (true, Some("lead")));
    assert_eq!((again.items[1].picked, again.items[1].topic.as_deref()), (false, None));
}
