//! The German words: as many as ours, filled in with the same values, short enough for the same places; and the main
//! screens drawn with them. Words are put in place once for a process, so this file speaks German only.

#[path = "german/pictures.rs"]
mod pictures;
#[path = "support/stopped.rs"]
mod stopped;

use smarketing::{
    assets::words::{self, Words, placeholders},
    domain::{
        event::Event,
        limit::Limit,
        moment::Day,
        rhythm::Rhythm,
        sla::YesNo,
        slot::{Value, named::Naming},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Once,
};

const GERMAN: &str = include_str!("../assets/words.de.toml");

/// Sections whose every text is the same in both languages, because it has no words of a language in it.
const SIGNS: [&str; 1] = ["funnel.formula."];

/// Texts that are the same in both languages because the word is.
const SAME: [&str; 30] = [
    "agenda.title",
    "box.lead",
    "calendar.name",
    "calendar.zone",
    "cli.place_agenda",
    "ics.agenda",
    "import_survey.keys.is_marketing",
    "new.length_example",
    "new.name",
    "next_session.name",
    "person.marketing",
    "plain.kind",
    "plain.order.agenda",
    "plain.then_and_now.item",
    "playbook.format_docx",
    "playbook.format_md",
    "playbook.name",
    "playbook.team",
    "playbook.title",
    "search.in",
    "step.sla",
    "tally.ends",
    "tally.keys.count_down",
    "team.marketing",
    "topic.lead.title",
    "weights.first_tier",
    "weights.marketing",
    "words.keys.neutral",
    "words.neutral",
    "close.says_nothing",
];

/// English words no German text has, as whole words: one of them is a text that was left as it was.
const ENGLISH: [&str; 24] = [
    "the", "and", "of", "is", "are", "with", "for", "you", "your", "this", "that", "not", "no", "yes",
    "nobody", "nothing", "sales", "vote", "type", "who", "what", "when", "by", "to",
];

/// What is typed, and read by the program, in these very words.
const TYPED: [&str; 10] = [
    "funnel.customer_words",
    "import.survey.no_team_fix",
    "import_survey.",
    "person.",
    "prep_sheet.totals",
    "unit.",
    "slot_help.",
    "cli.",
    "bank.",
    "hours.standard",
];

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into),
            value => {
                into.insert(key, value.as_str().expect("a word is text").to_owned());
            }
        }
    }
}

/// What the German file itself says, nothing of ours under it.
fn german() -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    flatten("", &toml::from_str(GERMAN).expect("words.de.toml is TOML"), &mut words);
    words
}

fn ours() -> BTreeMap<String, String> {
    Words::ours().iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}

/// Puts the German words in place for this process.
fn speak_german() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| words::install(Words::german()).expect("no word was read before"));
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_word_of_ours_is_there_and_no_other() {
    let (ours, german) = (ours(), german());
    let missing = ours.keys().filter(|key| !german.contains_key(*key)).map(|key| format!("missing: {key}"));
    let unknown = german.keys().filter(|key| !ours.contains_key(*key)).map(|key| format!("unknown: {key}"));
    none(&missing.chain(unknown).collect::<Vec<_>>());
}

#[test]
fn the_same_values_are_filled_in() {
    let (ours, german) = (ours(), german());
    let differs = |key: &String| {
        let (our, their) = (&ours[key], german.get(key)?);
        let brackets = |text: &str| text.matches('[').count();
        let same = placeholders(our) == placeholders(their)
            && brackets(our) == brackets(their)
            && their.matches('{').count() == placeholders(their).len();
        (!same).then(|| format!("{key}: {our:?} and {their:?}"))
    };
    none(&ours.keys().filter_map(differs).collect::<Vec<_>>());
}

#[test]
fn choices_are_typed_in_german_or_as_files_have_them() {
    speak_german();
    for typed in ["ja", " Ja ", "yes"] {
        assert_eq!(<Option<YesNo>>::read(typed).expect("a choice"), Some(YesNo::Yes), "{typed}");
    }
    let refused = <Option<YesNo>>::read("vielleicht").expect_err("no choice").to_string();
    assert!(refused.contains("ja, nein"), "{refused}");
}

#[test]
fn presets_name_events_that_are_said_in_german() {
    speak_german();
    assert_eq!(Event::typed("the lead is handed over").word(), "der Lead übergeben wird");
}

#[test]
fn every_tip_of_a_topic_stands_on_one_line() {
    let german = german();
    let tips =
        german.iter().filter(|(key, _)| key.starts_with("topic.") && key.rsplit('.').next() == Some("tip"));
    let long = tips.filter(|(_, tip)| tip.chars().count() > 76).map(|(key, tip)| format!("{key}: {tip}"));
    none(&long.collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_in_english() {
    let (ours, german) = (ours(), german());
    let spoken = |text: &str| -> Vec<String> {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            plain.push_str(before);
            rest = after.split_once('}').map_or("", |(_, tail)| tail);
        }
        plain.push_str(rest);
        let words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
        words.map(str::to_lowercase).collect()
    };
    let mut problems = Vec::new();
    for (key, text) in &german {
        let words = spoken(text);
        let same = ours.get(key) == Some(text) && !words.is_empty();
        if same && !SAME.contains(&key.as_str()) && !SIGNS.iter().any(|section| key.starts_with(section)) {
            problems.push(format!("{key} says the same as ours: {text:?}"));
        }
        let typed = TYPED.iter().any(|section| key.starts_with(section));
        if let Some(word) = words.iter().find(|word| ENGLISH.contains(&word.as_str()) && !typed) {
            problems.push(format!("{key} has {word:?} in it: {text:?}"));
        }
    }
    none(&problems);
}

#[test]
fn who_signs_does_so_with_one_verb() {
    let other = |word: &str| word.starts_with("zeichne") || word.starts_with("gezeichne");
    let german = german();
    let signs =
        german.iter().filter(|(_, text)| text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(other));
    none(
        &signs
            .map(|(key, text)| format!("{key} does not say \"unterschreiben\": {text:?}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_allowances_are_needed() {
    let (ours, german) = (ours(), german());
    let unneeded = SAME.iter().filter(|key| ours.get(**key) != german.get(**key));
    none(&unneeded.map(|key| format!("{key} is not the same any more")).collect::<Vec<_>>());
}

/// How long a text may be, where its place is fixed: the rules of the files these texts come from.
fn most(key: &str) -> Option<usize> {
    let parts: Vec<&str> = key.split('.').collect();
    Some(match parts.as_slice() {
        ["slot", ..] | ["box", _] | ["topic" | "energiser", _, "title"] => 24,
        ["topic", _, "prompt" | "example"] => 150,
        ["topic", _, "tip"] | ["energiser", _, "text"] => 160,
        ["question", id] if !id.starts_with("words-") => 52,
        ["reason", _] | ["assumption", "input", _] => 40,
        ["prep", "task", _] => 76,
        ["prep", "kit" | "agreement" | "rule" | "thanks", _] => 100,
        ["team", "sales" | "marketing"] => 9,
        ["step", name] if *name != "n_of" => 18,
        _ => return None,
    })
}

#[test]
fn texts_fit_where_they_stand() {
    let topics = ["title", "prompt", "example", "tip"];
    let mut problems = Vec::new();
    for (key, text) in german() {
        let length = text.chars().count();
        let is_topic = key.starts_with("topic.") && !key.ends_with(topics[0]) || key.split('.').count() == 3;
        let limit = most(&key).filter(|_| !key.starts_with("topic.") || is_topic);
        if let Some(most) = limit.filter(|most| length > *most) {
            problems.push(format!("{key}: {length} characters, {most} fit: {text}"));
        }
    }
    none(&problems);
}

#[test]
fn key_hints_are_a_word_or_two() {
    let ours = ours();
    let hints = german().into_iter().filter(|(key, _)| key.contains(".keys."));
    let long = hints.filter_map(|(key, text)| {
        let most = ours[&key].chars().count().max(16);
        (text.chars().count() > most).then(|| format!("{key}: {most} characters fit: {text:?}"))
    });
    none(&long.collect::<Vec<_>>());
}

#[test]
fn a_text_is_not_much_longer_than_ours() {
    let ours = ours();
    let german = german();
    let (mut our_length, mut their_length) = (0, 0);
    let mut problems = Vec::new();
    for (key, text) in &german {
        let (our, their) = (ours[key].chars().count(), text.chars().count());
        our_length += our;
        their_length += their;
        if their > our * 3 / 2 + 12 && !TYPED.iter().any(|section| key.starts_with(section)) {
            problems.push(format!("{key}: {our} characters of ours, {their} here: {text:?}"));
        }
    }
    none(&problems);
    assert!(their_length < our_length * 12 / 10, "{their_length} characters against {our_length}");
}

#[test]
fn what_is_typed_in_the_plain_lines_is_told_apart() {
    let german = german();
    let orders: Vec<&String> =
        german.iter().filter(|(key, _)| key.starts_with("plain.order.")).map(|(_, word)| word).collect();
    let distinct: BTreeSet<&String> = orders.iter().copied().collect();
    assert!(orders.len() > 20, "the commands were not found");
    assert_eq!(distinct.len(), orders.len(), "{orders:?}");
    let go = format!("{} ", german["plain.order.go"]);
    assert!(!orders.iter().any(|order| order.starts_with(&go)), "{orders:?}");
    for order in orders {
        assert!(*order == order.to_lowercase(), "{order}: commands are typed in small letters");
    }
}

#[test]
fn commands_in_hints_are_the_ones_that_can_be_typed() {
    let german = german();
    let orders: BTreeSet<&str> = german
        .iter()
        .filter(|(key, _)| key.starts_with("plain.order."))
        .map(|(_, word)| word.as_str())
        .collect();
    for (key, order) in [
        ("plain.hello", "hilfe"),
        ("plain.no_break", "pause"),
        ("plain.no_card", "lockern"),
        ("plain.slept", "uhr"),
        ("plain.practice_begins", "teams"),
        ("plain.not_saved", "woanders sichern"),
        ("plain.leave_with_quit", "ende"),
    ] {
        assert!(german[key].contains(&format!("\"{order}\"")), "{key} does not name {order:?}");
        assert!(orders.contains(order), "{order:?} is no command");
    }
}

#[test]
fn dates_are_written_and_read_in_german() {
    speak_german();
    let today = Day::parse("2026-03-12").expect("a day");
    let day = Day::parse("2026-03-24").expect("a day");
    assert_eq!((day.short(), day.long()), ("Di 24. Mär".to_owned(), "Di 24. Mär 2026".to_owned()));
    for typed in
        ["Di", "Dienstag in", "24. März", "24. Mär", "24 Mar", "Di 24. Mär 2026", "24.3.", "heute", "morgen"]
    {
        let read = Day::read(typed, today).map(Day::iso).ok();
        let expected = match typed {
            "Di" => Some("2026-03-17"),
            "Dienstag in" => None,
            "heute" => Some("2026-03-12"),
            "morgen" => Some("2026-03-13"),
            _ => Some("2026-03-24"),
        };
        assert_eq!(read.as_deref(), expected, "{typed}");
    }
    for month in 1..=12 {
        let day = Day::parse(&format!("2027-{month:02}-09")).expect("a day");
        for shown in [day.short(), day.long(), day.without_weekday()] {
            assert_eq!(Day::read(&shown, day), Ok(day), "{shown}");
        }
    }
}

#[test]
fn limits_are_shown_and_read_in_german() {
    speak_german();
    for (typed, shown) in [
        ("8 business hours", "8 Arbeitsstunden"),
        ("8 Stunden", "8 Arbeitsstunden"),
        ("1 Arbeitsstunde", "1 Arbeitsstunde"),
        ("10 Arbeitstage", "10 Arbeitstagen"),
        ("10 Arbeitstagen", "10 Arbeitstagen"),
        ("2 Werktage", "2 Arbeitstagen"),
        ("60 Tage", "60 Tagen"),
        ("1 Woche", "7 Tagen"),
        ("5 Minuten", "5 Minuten"),
    ] {
        assert_eq!(Limit::read(typed).map(|limit| limit.to_string()), Ok(shown.to_owned()), "{typed}");
    }
}

#[test]
fn rhythms_are_shown_and_read_in_german() {
    speak_german();
    for (typed, shown) in [
        ("every week on Monday", "jede Woche am Montag"),
        ("every 2 weeks on Tuesday", "alle 2 Wochen am Dienstag"),
        ("every month on day 15", "jeden Monat am 15."),
        ("every quarter on the 2nd Thursday", "jedes Quartal am 2. Donnerstag"),
        ("every 2 months on the last Friday", "alle 2 Monate am letzten Freitag"),
        ("every month on the last working day", "jeden Monat am letzten Werktag"),
    ] {
        let rhythm = Rhythm::read(typed).expect("a rhythm");
        assert_eq!(rhythm.to_string(), shown);
        assert_eq!(Rhythm::read(shown), Ok(rhythm), "{shown}");
        assert_eq!(Rhythm::read(&shown.to_uppercase()), Ok(rhythm), "{shown}");
    }
    assert!(Rhythm::read("jede Woche").is_err());
}
