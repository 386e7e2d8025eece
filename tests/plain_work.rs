//! Weights, surveys, words about each other and answers on paper in plain lines: the real program, fed by a pipe.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests prepare and look at their files by hand"
)]

#[path = "support/plain.rs"]
mod support;

#[path = "support/made_survey.rs"]
mod made_survey;

use made_survey::{item, wave};
use smarketing::{
    domain::{draft::DraftKey, people::Team, topic::Author},
    export,
};
use std::{fs, path::PathBuf};
use support::{Home, PLANNED};

/// Sales has split its 100 points over two attributes; nobody else has.
fn split_by_sales(home: &Home) {
    let script = "go definitions\ntarget\nmore\nreopen\nmore\nweights\n\
                  add an\nMore than 77 seats\nadd an\nIn the valley\nsales splits\n61\n39\n";
    home.says(&["new", "--plain"], &format!("{PLANNED}{script}"));
}

#[test]
fn a_team_that_is_asked_again_keeps_its_points_unsaid() {
    let home = Home::new();
    split_by_sales(&home);
    let script = "target\nmore\nweights\nsales splits\n\n38\nsales splits\n\n39\nback\n";
    let again = home.says(&["open", "last", "--plain"], script);
    assert!(again.contains("In the valley\nEnter keeps it, unsaid: 38"), "{again}");
    assert!(again.contains("Sales gave 99 points, not 100."), "{again}");
    assert!(!again.contains("61"), "{again}");
    // Marketing was not asked yet: it keeps nothing, and once it is in both are said.
    let script = "target\nmore\nweights\nmarketing splits\n40\n60\nsay both\nsales splits\n\n\nback\n";
    let told = home.says(&["open", "last", "--plain"], script);
    assert!(told.contains("In the valley\nEnter keeps \"0\": 60"), "{told}");
    assert!(told.contains("Sales 61, Marketing 40") && told.contains("Enter keeps \"61\""), "{told}");
}

#[test]
fn points_of_one_team_stay_hidden_when_the_topic_is_put_off() {
    let home = Home::new();
    split_by_sales(&home);
    home.says(&["open", "last", "--plain"], "target\nmore\nnot today\n\nquit\n");
    let again = home.says(&["open", "last", "--plain"], "target\nfill in\nback\nmore\nweights\n\nback\n");
    let shown = home.says(&["show", "last", "market"], "");
    let printed = home.says(&["export", "last", "--full", "-o", "-"], "");
    for said in [&again, &shown, &printed] {
        assert!(said.contains("In the valley") && said.contains("idden until both"), "{said}");
        assert!(!said.contains("61"), "{said}");
    }
    assert!(again.contains("Target market: not today"), "{again}");
    assert!(again.contains("Not for today. To take it up after all, word it and vote."), "{again}");
    let found = home.ends(&["show", "--find", "61"], "");
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(!found.contains("61"), "{found}");
}

/// What is half typed in a session, written into its file as it stands there after a crash was mended.
fn half_type(home: &Home, drafts: &[(DraftKey, &str)]) {
    let path = file(home);
    let mut document: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let draft = |(key, text): &(DraftKey, &str)| serde_json::json!({ "topic": key.topic, "field": key.field, "text": text, "at": "2026-03-12T12:01:00Z" });
    document["drafts"] = drafts.iter().map(draft).collect();
    fs::write(&path, serde_json::to_vec_pretty(&document).unwrap()).unwrap();
}

/// The fields in which something is half typed.
fn half_typed(home: &Home) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_slice(&fs::read(file(home)).unwrap()).unwrap();
    let drafts = document["drafts"].as_array().unwrap().iter();
    drafts.map(|draft| draft["field"].as_str().unwrap().to_owned()).collect()
}

/// The only session there is.
fn file(home: &Home) -> PathBuf {
    let entries = fs::read_dir(home.sessions()).unwrap();
    entries
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "json"))
        .unwrap()
}

#[test]
fn half_typed_text_is_offered_where_it_belongs_and_settled_by_the_answer() {
    let home = Home::new();
    home.says(&["new", "--plain"], &format!("{PLANNED}quit\n"));
    let lead = "lead".into();
    half_type(
        &home,
        &[
            (DraftKey::of_topic(&lead, "wording"), "A person who\nasked"),
            (DraftKey::proposal(&lead, Author::Sales), "anybody wiht a budget"),
            (DraftKey::proposal(&lead, Author::Marketing), "fits"),
            (DraftKey::parked(), "the pri"),
            (DraftKey::measured(Team::Sales, false), "deals won"),
            (DraftKey::new("funnel", "value:deal size"), "85"),
        ],
    );
    // Leaving at once loses none of them.
    let said = home.says(&["open", "last", "--plain"], "quit\n");
    assert!(said.contains("6 texts were half typed when the session was left."), "{said}");
    assert_eq!(half_typed(&home).len(), 6);
    let script = "sales: say\n\nTom\ngo definitions\nlead\n\
                  write down what sales\n-\nAnybody with a budget\nwrite down what mark\nSomebody who fits\n\
                  write our\n\npark\n:back\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    for sentence in [
        "Half typed here before: \"deals won\". Enter takes it, a dash alone lets it go.",
        "Half typed here before: \"anybody wiht a budget\".",
        "Enter keeps \"A person who; asked\":",
        "Half typed here before: \"the pri\".",
    ] {
        assert!(said.contains(sentence), "{sentence:?} is not in\n{said}");
    }
    assert_eq!(half_typed(&home), ["new", "value:deal size"], "what was not answered stays");
    let document = fs::read_to_string(file(&home)).unwrap();
    let state = document.split("\"base\"").next().unwrap();
    assert!(state.contains("A person who\\nasked") && state.contains("deals won"), "{state}");
    assert!(state.contains("Anybody with a budget") && !state.contains("wiht"), "{state}");
}

#[test]
fn what_a_vote_leaves_out_and_points_that_make_no_hundred_are_said_when_it_opens() {
    let home = Home::new();
    split_by_sales(&home);
    home.says(
        &["open", "last", "--plain"],
        "go definitions\nlead\nwrite our\nA person with a budget.\nquit\n",
    );
    half_type(&home, &[(DraftKey::of_topic(&"lead".into(), "wording"), "Somebody who")]);
    let script = "go definitions\nlead\nopen the vote\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert!(said.contains("Half-typed, not voted on: Somebody who"), "{said}");
    assert!(!said.contains("The agreed points make"), "{said}");
    let script = "go definitions\ntarget\nwrite our\nCompanies that buy.\nopen the vote\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert!(said.contains("The agreed points make 0: 100 left."), "{said}");
}

#[test]
fn points_that_were_half_typed_are_never_said() {
    let home = Home::new();
    split_by_sales(&home);
    let key = |slot: &str| DraftKey::of_topic(&"market".into(), format!("attributes/0/{slot}"));
    half_type(&home, &[(key("sales"), "73"), (key("marketing"), "84")]);
    let script = "target\nfill in\nback\nmore\nweights\nsales splits\n\n\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert!(said.contains("Enter keeps it, unsaid"), "{said}");
    assert!(!said.contains("73") && !said.contains("84") && !said.contains("61"), "{said}");
    assert_eq!(half_typed(&home), ["sales", "marketing"].map(|slot| format!("attributes/0/{slot}")));
    // The cells themselves, chosen in the list of the fields: an answer settles what was half typed in them.
    let script = "target\nfill in\n5\n\n4\n\n5\n40\n1\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert!(said.contains("Enter leaves it empty") && said.contains("Enter keeps it, unsaid"), "{said}");
    assert!(!["73", "84", "61", "Half typed"].iter().any(|points| said.contains(points)), "{said}");
    assert_eq!(half_typed(&home), ["attributes/0/sales"]);
}

#[test]
fn points_that_were_half_typed_before_anybody_stored_one_are_not_said_either() {
    let home = Home::new();
    let script = "go definitions\ntarget\nmore\nreopen\nmore\nweights\nadd an\nIn the valley\nquit\n";
    home.says(&["new", "--plain"], &format!("{PLANNED}{script}"));
    half_type(&home, &[(DraftKey::of_topic(&"market".into(), "attributes/0/sales"), "73")]);
    let said = home.says(&["open", "last", "--plain"], "target\nfill in\n4\n\n1\nquit\n");
    assert!(!said.contains("73") && !said.contains("Half typed here"), "{said}");
}

#[test]
fn every_point_is_stored_when_it_is_given() {
    let home = Home::new();
    split_by_sales(&home);
    let script = "target\nmore\nweights\nmarketing splits\n45\nback\nquit\n";
    home.says(&["open", "last", "--plain"], script);
    let script = "target\nmore\nweights\nmarketing splits\n\n55\nsay both\nwrite the ag\n52\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert!(said.contains("Sales 61, Marketing 45"), "{said}");
    let said = home.says(&["open", "last", "--plain"], "target\nmore\nweights\nquit\n");
    assert!(said.contains("Total 52: 48 left"), "{said}");
}

#[test]
fn a_side_step_settles_nothing_and_comes_back_to_the_question() {
    let home = Home::new();
    home.says(&["new", "--plain"], &format!("{PLANNED}quit\n"));
    let key = |by| DraftKey::measured(Team::Sales, by);
    half_type(&home, &[(key(false), "deals won"), (key(true), "the bo")]);
    let script = "sales: say\n\n:park\n:back\n:park\nTravel costs\n:parking\n\n:back\n:quit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert_eq!(said.matches("measured by whom").count(), 4, "{said}");
    assert_eq!(half_typed(&home).len(), 2, "{said}");
    // A form that was left keeps what was answered in it.
    home.says(&["open", "last", "--plain"], "sales: say\nnew customers\n:back\n:next\nquit\n");
    let said = home.says(&["open", "last", "--plain"], "go 0\nsales: say\n\n\nquit\n");
    assert!(said.contains("Half typed here before: \"new customers\""), "{said}");
    assert!(half_typed(&home).is_empty(), "{said}");
}

const SHEET: &str = "Prep sheet for Sales: Acme\n\n1. A lead is a person who ...\n\nasked to talk to us\n\n\
                     100 points: what tells you\n- Size 50-500: 62\n- Budget: 38\n";

#[test]
fn the_answers_of_a_prep_sheet_are_pasted_or_read_from_a_file() {
    let home = Home::new();
    home.says(&["new", "--plain"], &format!("{PLANNED}quit\n"));
    // Pasted with a mistake: nothing is taken, nothing is lost, and no point is said again.
    let wrong = SHEET.replace(": 38", ": 47");
    let said = home.says(&["open", "last", "--plain"], &format!("answers\n\n{wrong}.\n\nquit\n"));
    assert!(said.contains("line 9: the points add up to 109: 9 too many"), "{said}");
    assert_eq!(half_typed(&home), ["text"]);
    let script = format!("answers\n2\nanswers\n\n{SHEET}.\n\nquit\n");
    let said = home.says(&["open", "last", "--plain"], &script);
    let (offered, pasted) = said.split_once("Line after line").expect("it asks for lines");
    assert!(offered.contains("A text of 9 lines is kept from before"), "{offered}");
    assert!(!offered.contains("62") && !offered.contains("47") && !offered.contains("begins"), "{offered}");
    assert!(pasted.contains("Lead: proposal of Sales") && pasted.contains("points of Sales"), "{pasted}");
    assert!(half_typed(&home).is_empty());
    let path = home.sessions().join("marketing.txt");
    fs::write(&path, "1. A lead is a person who ...\n\nfits our persona\n").unwrap();
    let script = format!("answers\n2\n{}\nmarketing\nundo\nredo\nquit\n", path.display());
    let said = home.says(&["open", "last", "--plain"], &script);
    assert!(said.contains("Lead: proposal of Marketing"), "{said}");
    let shown = home.says(&["show", "last", "lead"], "");
    assert!(shown.contains("fits our persona") && shown.contains("asked to talk to us"), "{shown}");
    let missing = home.says(&["open", "last", "--plain"], "answers\n2\nnowhere.txt\nquit\n");
    assert!(
        missing.contains("nowhere.txt") && missing.ends_with("Everything is saved. Goodbye.\n"),
        "{missing}"
    );
}

/// Both team leads said yes, and six people of Sales wrote three words.
const WORDS: &str = r#"{"do":[{"agree_to_words":{"team":"sales","by":"Dana Keller"}},{"agree_to_words":{"team":"marketing","by":"Ana"}}]}
{"do":[{"attach_words":{"written_by":{"sales":{"people_with_a_term":6,"terms":[{"id":1,"label":"ivory tower","mentions":3},{"id":2,"label":"helpful","mentions":2},{"id":3,"label":"slow","mentions":1}]},"marketing":null}}}]}
"#;

#[test]
fn words_about_each_other_need_both_leads_and_keep_what_one_person_wrote() {
    let home = Home::new();
    let script = "go baseline\nwords\n2\n\n2\nDana Keller\n3\nAna\n2\nquit\n";
    let said = home.says(&["new", "--plain"], &format!("{PLANNED}{script}"));
    for sentence in [
        "Ask both leads before the session.",
        "Type the name of the person who said yes.",
        "Sales lead said yes: Dana Keller. Take it back",
        "Both said yes. Read the survey file with the words.",
        "The lead definition comes next.",
    ] {
        assert!(said.contains(sentence), "{sentence:?} is not in\n{said}");
    }
    let path = home.sessions().join("words.jsonl");
    fs::write(&path, WORDS).unwrap();
    home.says(&["apply", "last", path.to_str().unwrap()], "");
    // Said before they were tagged: only after a question, and never what one person wrote.
    let said = home.says(&["open", "last", "--plain"], "go baseline\nwords\n4\n\n4\nyes\n5\n\nquit\n");
    assert!(said.contains("2 words are not tagged yet. Say them all the same?"), "{said}");
    assert!(said.contains("Not tagged: ivory tower 3, helpful 2."), "{said}");
    assert!(said.contains("1 word of one person only is counted, not shown."), "{said}");
    assert!(said.contains("Does nobody else hear or see these lines?") && !said.contains("slow"), "{said}");
    // Tagged alone, one by one with what our list says; the third is let out.
    let script = "go baseline\nwords\n5\nyes\n\n\n\nlet the\n2\nneutral\nback\n4\n2\nyes\nquit\n";
    let said = home.says(&["open", "last", "--plain"], script);
    assert!(said.contains("Slow: 1 mention, not tagged, hidden."), "{said}");
    assert!(said.contains("Negative 3 of 6 mentions, 1 of 3 different words."), "{said}");
    assert!(said.contains("Neutral: slow 1.") && said.contains("6 people wrote words."), "{said}");
    assert!(
        said.contains("Take the yes of Sales back and remove the words of both teams for good?"),
        "{said}"
    );
    let left = home.says(&["open", "last", "--plain"], "go baseline\nwords\nquit\n");
    assert!(!left.contains("Hear what") && left.contains("Sales lead: note who says yes"), "{left}");
}

/// A session with a survey as a file of its own.
fn surveyed(home: &Home, id: &str, name: &str, answers: [(&[u32], &[u32]); 2]) {
    let questions = ["We share one lead definition", "Leads get lost between us"];
    let items = questions.iter().zip(answers).enumerate();
    let items = items.map(|(index, (question, (marketing, sales)))| {
        item(&format!("q{index}"), question, marketing, sales)
    });
    let mut session = made_survey::session(wave(items.collect(), 13));
    (session.id, session.name) = (id.into(), name.to_owned());
    session.practice = false;
    let format = export::find("json").unwrap();
    let bytes = export::render(&session, export::Kind::Playbook, format).unwrap();
    fs::create_dir_all(home.sessions()).unwrap();
    fs::write(home.sessions().join(format!("{id}.json")), bytes).unwrap();
}

#[test]
fn an_earlier_survey_stands_beside_this_one_in_sentences() {
    let home = Home::new();
    let apart: (&[u32], &[u32]) = (&[0, 1, 1, 6, 5], &[5, 5, 1, 1, 1]);
    let close: (&[u32], &[u32]) = (&[3, 2, 2, 3, 3], &[1, 1, 2, 5, 4]);
    surveyed(&home, "q1", "The first look", [apart, close]);
    surveyed(&home, "q2", "The second look", [close, close]);
    let path = home.sessions().join("q2.json");
    let path = path.to_str().unwrap();
    let said = home.says(&["open", path, "--plain"], "go baseline\nthen and\n1\nquit\n");
    for sentence in [
        "Whose survey shall stand beside this one?",
        "Then and now: Acme: The first look",
        "Two pictures, not a test: some of the people may have changed.",
        "1. We share one lead definition",
        "Sales: 2 of 13 then, 9 of 13 now.",
        "Closer.",
        "Between the teams: then ",
    ] {
        assert!(said.contains(sentence), "{sentence:?} is not in\n{said}");
    }
    let said = home.says(&["open", path, "--plain"], "go baseline\nthen and\n2\nback\nquit\n");
    assert!(!said.contains("Whose survey") && said.contains("What next?"), "kept with the session: {said}");
    let said = home.says(&["open", path, "--plain"], "go baseline\nthen and\nkeep no\nquit\n");
    assert!(said.contains("Earlier survey dropped."), "{said}");
}

#[test]
fn a_topic_is_told_over_time_and_found_by_its_words() {
    let home = Home::new();
    let lead = "go definitions\nlead\nwrite our\nA person who asked for a conversation\n";
    home.says(&["new", "--plain"], &format!("{PLANNED}{lead}quit\n"));
    let second = PLANNED.replace("Q1 alignment", "Q2 alignment");
    let lead = "go definitions\nlead\nwrite our\nA company that fits\nmore\nat every\nquit\n";
    let said = home.says(&["new", "--plain"], &format!("{second}{lead}"));
    let (_, told) = said.split_once("Lead over time.").expect("its heading");
    for sentence in
        ["Acme: Q1 alignment: open.", "A person who asked for a conversation.", "In other words than before."]
    {
        assert!(told.contains(sentence), "{sentence:?} is not in\n{told}");
    }
    let said = home.says(&["--plain"], "search\nconversation\n2\nread what\nquit\n");
    assert!(said.contains("Lead, wording: A person who asked for a conversation"), "{said}");
    assert!(
        said.contains("Open which of these sessions?") && said.contains("Open: Acme: Q1 alignment."),
        "{said}"
    );
}

#[test]
fn a_computed_number_says_where_it_comes_from() {
    let home = Home::new();
    let said = home
        .says(&["demo", "--plain"], &format!("{}funnel\nwhere does\n1\nback\nquit\n", "cue\n".repeat(24)));
    let (_, told) = said.split_once("Which number?").expect("it asks which");
    let (_, told) = told.split_once("Where does this come from?").expect("its heading");
    assert!(told.contains("24 deals = 24 x 100 %.") && told.contains("Lee Hartmann, "), "{told}");
}
