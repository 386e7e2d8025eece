//! The plain lines through the whole afternoon: every stop of the way, breaks and cards, silence and hearing, pairs,
//! and every change of the plan, as the real program says them in a pipe.

#[path = "support/plain.rs"]
mod support;

use smarketing::{
    domain::moment::Moment,
    effect::First,
    plain::{self, Around},
    store::Places,
};
use std::sync::{Arc, mpsc};
use support::{Home, PLANNED};

/// What a short session says to these lines, typed after its six questions.
fn said(lines: &str) -> String {
    Home::new().says(&["new", "--plain"], &format!("{PLANNED}{lines}"))
}

/// The same, from the first definition on: what was said after its heading.
fn at_lead(lines: &str) -> String {
    let said = said(&format!("go definitions\nlead\n{lines}"));
    let (_, after) = said.split_once("definition: Lead\n").expect("the heading of the topic");
    after.to_owned()
}

#[track_caller]
fn in_order(said: &str, sentences: &[&str]) {
    let mut rest = said;
    for sentence in sentences {
        let Some((_, after)) = rest.split_once(sentence) else {
            panic!("{sentence:?} does not come in\n{said}")
        };
        rest = after;
    }
}

#[test]
fn next_goes_through_the_whole_workshop_and_every_stop_has_its_words() {
    // The longest template: every definition, two breaks, a stretch.
    let planned = PLANNED.replacen("\n1\n", "\n3\n", 1);
    assert_ne!(planned, PLANNED);
    let said = Home::new().says(&["new", "--plain"], &format!("{planned}{}", "next\n".repeat(60)));
    let heading = |line: &&str| {
        ["Before the steps, ", "Step ", "Break.", "Stretch."].iter().any(|start| line.starts_with(start))
    };
    let headings: Vec<&str> = said.lines().filter(heading).collect();
    let of = |part: &str| headings.iter().filter(|heading| heading.contains(part)).count();
    assert_eq!(
        (of("Break."), of("Stretch."), of("writing in silence"), of("hearing both sides")),
        (2, 1, 6, 6)
    );
    let title = |heading: &str| heading.split(", ").nth(1).expect("what it is").to_owned();
    let way: Vec<String> =
        headings.iter().filter(|line| line.starts_with("Step ")).map(|line| title(line)).collect();
    for what in ["Baseline", "definition: Our shared goal", "promise: Sales follow-up", "what we promise"] {
        assert!(way.contains(&what.to_owned()), "{what} is not among {way:?}");
    }
    in_order(&said, &["Step 4 of 6, Practices", "Step 5 of 6, ", "Step 6 of 6, ", "That was the last stop."]);
}

#[test]
fn enter_alone_passes_silence_and_hearing_on_to_the_proposals() {
    let said = said("go baseline\nnext\n\n\n");
    in_order(
        &said,
        &[
            "definition: Lead, writing in silence",
            "When is somebody ready to be called by Sales?",
            "On paper, in silence.",
            "3 minutes left.",
            "definition: Lead, hearing both sides",
            "Sales reads.",
            "Step 2 of 6, definition: Lead\n",
            "Write down what Sales says",
        ],
    );
}

#[test]
fn time_to_write_is_paused_moved_and_set_for_good() {
    let said = at_lead("silent\npause\n1 minute more\n1 minute more\n1 minute less\nstart\n");
    in_order(
        &said,
        &[
            "3 minutes left.",
            "Paused, 3 minutes left.",
            "Paused, 4",
            "Paused, 5",
            "Paused, 4",
            "\n4 minutes left.",
        ],
    );
    let home = Home::new();
    let folder = home.sessions().with_file_name("config").join("smarketing");
    write(&folder, "config.toml", "silent_minutes = 7\n");
    let said = home.says(&["new", "--plain"], &format!("{PLANNED}go definitions\nlead\nsilent\n"));
    assert!(said.contains("7 minutes left."), "{said}");
}

#[expect(clippy::disallowed_methods, reason = "a test writes the settings the program reads")]
fn write(folder: &std::path::Path, name: &str, text: &str) {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join(name), text).expect("a file");
}

#[test]
fn sides_read_in_turn_and_the_other_one_begins_with_the_next_topic() {
    let said =
        at_lead("hearing\na note\nseveral\n3\nmarketing reads\na note\none note\nmarketing passes\n\n\n");
    in_order(
        &said,
        &[
            "Sales reads.",
            "Heard: Sales 1, Marketing 0.",
            "Heard: Sales 4, Marketing 0.",
            "Marketing reads. Heard: Sales 4, Marketing 0.",
            "Heard: Sales 4, Marketing 1.",
            "Heard: Sales 4, Marketing 0.",
            "Sales reads. Heard: Sales 4, Marketing 0, 1 pass.",
            "Now one proposal of each team, or of a mixed group",
            "definition: Lead\n",
        ],
    );
    let next = said_at("which leads", "hearing\n");
    in_order(&next, &["Which leads, hearing both sides", "Marketing reads."]);
}

#[test]
fn a_date_is_typed_as_people_say_it() {
    let said = said_at("timelines", "fill in\nin force\n24 Mar\nin force\nsoon\n\ndone\n");
    in_order(&said, &["in force from: Tue 24 Mar", "You typed \"soon\"."]);
}

fn said_at(topic: &str, lines: &str) -> String {
    said(&format!("go sla\n{topic}\n{lines}"))
}

#[test]
fn nothing_of_a_hearing_is_stored() {
    let home = Home::new();
    home.says(&["new", "--plain"], &format!("{PLANNED}go definitions\nlead\n"));
    let before = home.says(&["show", "last"], "");
    home.says(&["open", "last", "--plain"], "lead\nhearing\nseveral\n61\nsales passes\npairs\n\n\n\n");
    assert_eq!(home.says(&["show", "last"], ""), before);
}

#[test]
fn only_the_words_are_read_aloud_and_then_what_was_decided() {
    let said = at_lead("3\nA person with a budget.\nread aloud\n\n55\n44\n\n");
    let (_, read) = said.split_once("definition: Lead, read aloud\n").expect("the heading");
    assert!(read.starts_with("A person with a budget.\nWhat next?\n1. Open the vote\n"), "{read}");
    in_order(read, &["Both sides are in.", "Sales 2 of 2 at 3 or more."]);
    let said = at_lead("3\nA person with a budget.\nopen the vote\n55\n44\n\n1\nread aloud\n\n");
    in_order(
        &said,
        &["read aloud\nA person with a budget.\nDECIDED: agreed - Sales 2 of 2, Marketing 2 of 2\n"],
    );
    let said = at_lead("read aloud\n");
    assert!(said.contains("There is no wording to read yet."), "{said}");
}

#[test]
fn a_break_ends_at_an_odd_time_and_one_undo_takes_it_back() {
    let said = at_lead("break\n10 minutes\n1 minute more\nanother time\n5 minutes\npause\n\n");
    in_order(
        &said,
        &[
            "How long shall the break be?",
            "10 minutes, back at 12:11",
            "Break.",
            "Back at 12:11. Brownies at the window.",
            "Back at 12:12. Brownies at the window.",
            "5 minutes, back at 12:06",
            "Back at 12:06.",
            "The break waits: the clock is paused.",
            "definition: Lead\n",
        ],
    );
    let said = at_lead("break\n10 minutes\nundo\n");
    in_order(&said, &["Back at 12:11.", "Taken back: ", "No break is running.", "definition: Lead\n"]);
}

/// The titles of the cards that were said.
fn cards(said: &str) -> Vec<&str> {
    let lines: Vec<&str> = said.lines().collect();
    let follows = |pair: &[&str]| pair[0] == "Stretch." || pair[0].ends_with(": another card");
    lines.windows(2).filter(|pair| follows(pair)).map(|pair| pair[1]).collect()
}

#[test]
fn another_card_takes_the_place_of_one_and_what_was_played_does_not_come_again() {
    let said =
        at_lead("energiser\nanother card\nanother card\n\nenergiser\nanother card\nanother card\npause\n");
    let cards = cards(&said);
    assert_eq!(cards.len(), 6, "{said}");
    assert!(cards[0] != cards[1] && cards[1] != cards[2] && cards[0] != cards[2], "{cards:?}");
    assert!(!cards[3..].contains(&cards[2]), "{cards:?}");
    in_order(&said, &["minutes left.", "definition: Lead\n", "Stretch.", "Paused, "]);
}

#[test]
fn pairs_are_mixed_drawn_anew_and_leave_what_was_counted() {
    let said = at_lead("hearing\na note\npairs\ndraw\n1 minute less\nnext\n");
    in_order(
        &said,
        &[
            "Heard: Sales 1",
            "In pairs.",
            "When is somebody ready to be called by Sales?",
            "Pair 1: ",
            "Pair 2: ",
            "Back at 12:04. 4 minutes left.",
            "Pair 1: ",
            "Back at 12:03. 3 minutes left.",
            "Sales reads. Heard: Sales 1, Marketing 0.",
        ],
    );
    for line in said.lines().filter(|line| line.starts_with("Pair ")) {
        assert!(line.contains(" of Sales") && line.contains(" of Marketing"), "{line}");
    }
    assert!(!said.contains("Ruth"), "who does not vote does not talk: {said}");
}

/// The boxes as the agenda lists them last, without their numbers and times.
fn boxes(said: &str) -> Vec<String> {
    let (_, list) = said.rsplit_once("Which box, or what next?\n").expect("the agenda");
    let rows = list.lines().take_while(|line| !line.contains(" the clock"));
    rows.filter_map(|line| line.split_once(", ")).map(|(_, row)| row.to_owned()).collect()
}

#[test]
fn boxes_are_put_in_moved_renamed_locked_and_taken_out() {
    let script = [
        "agenda\nput in a new\nQuestions\nlead\nput in a break\nquestions",
        "5\none place later",
        "6\nanother title\nMore questions",
        "6\nlock its minutes",
        "6\nother minutes\n17",
        "6\n1 minute less",
        "8\nremove it\n\nagenda\n\n",
    ];
    let said = at_lead(&script.join("\n"));
    let plan = boxes(&said);
    let title = |row: &String| row.split(", ").next().unwrap_or_default().to_owned();
    let titles: Vec<String> = plan.iter().map(title).collect();
    assert_eq!(titles[2..6], ["Lead", "Break", "More questions (locked)", "Which leads"], "{said}");
    assert!(plan[3].contains(", back at ") && plan[3].contains("(locked)"), "{plan:?}");
    assert!(plan[4].contains("16 minutes planned"), "{plan:?}");
    assert!(!titles.contains(&"Stretch".to_owned()), "{titles:?}");
    let undone = at_lead("agenda\nput in a new\nQuestions\nlead\nundo\n\n");
    assert!(!boxes(&undone).iter().any(|row| row.starts_with("Questions")), "{undone}");
    let refused = at_lead(&format!("agenda\nput in a new\n{}\n-\nShort\n\n\n", "x".repeat(61)));
    in_order(
        &refused,
        &["60 characters at most", "Type a title, such as \"Questions\".", "Short, 10 minutes planned"],
    );
}

#[test]
fn a_box_is_begun_and_leads_to_its_work() {
    // Enter starts no clock.
    let said = at_lead("agenda\n7\n\n\n");
    assert!(said.contains("Begin it now") && !said.contains("Step 3 of 6"), "{said}");
    let said = at_lead("agenda\n7\nbegin\n");
    in_order(&said, &["Begin it now", "Step 3 of 6, promise: Sales follow-up"]);
}

#[test]
fn the_timer_gives_minutes_pauses_and_shares_out_what_is_late() {
    let said = at_lead("timer\n1 minute\n5 minutes\npause\nstart\nshare\n\n");
    in_order(
        &said,
        &[
            "Lead: 22 minutes left.",
            "Lead: 23 minutes left.",
            "Lead: 28 minutes left.",
            "Lead is paused, 28 minutes left.",
            "Lead: 28 minutes left.",
            "There is no time to share out",
        ],
    );
    let late = format!("timer\n{}", "5 minutes\n".repeat(14));
    let said = at_lead(&format!("{late}\nagenda\nend later\nundo\n\ntimer\nshare\n\n"));
    in_order(
        &said,
        &["min later than planned.", "End later, at ", "The plan ends at ", "Taken back: ", " gives "],
    );
}

#[test]
fn the_bell_is_set_for_the_end_of_the_box_and_can_be_muted() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let at = |time: &str| Moment::parse(&format!("2026-03-12T{time}Z")).expect("a time");
    let (sender, set) = mpsc::channel();
    let path = folder.path().to_owned();
    let noon = at("12:00:00");
    let around = Around {
        places: Places {
            sessions: path.clone(),
            state: path.clone(),
            config_file: path.clone(),
            trash: path,
        },
        zone: "UTC".to_owned(),
        now: Arc::new(move || noon),
        elapsed: Arc::new(|| std::time::Duration::ZERO),
        silent_minutes: None,
        bell: Some(Box::new(move |at| sender.send(at).expect("the test listens"))),
        draw: Box::new(|| 7),
    };
    let script = format!(
        "{PLANNED}go definitions\nlead\ntimer\n5 minutes\nmute\nlet the bell\nback\nbell\npark\n:home\n"
    );
    let mut output = Vec::new();
    plain::run(First::New, around, &mut script.as_bytes(), &mut output, true).expect("streams in memory");
    let mut set: Vec<Option<Moment>> = set.iter().collect();
    set.dedup();
    let ends = |time: &str| Some(at(time));
    // The check-in has six minutes; nothing rings before it begins, nor once the session is left.
    let expected = [None, ends("12:06:00"), ends("12:22:00"), ends("12:27:00"), None, ends("12:27:00"), None];
    assert_eq!(set, expected, "{}", String::from_utf8_lossy(&output));
    let said = String::from_utf8(output).expect("text");
    in_order(
        &said,
        &["The bell is muted.", "Let the bell ring again", "The bell rings at the end", "The bell is muted."],
    );
}
