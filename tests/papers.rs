//! The papers for before, for the wall and for the inbox: what stands on each, and what does not.

use smarketing::{
    domain::{people::Team, session::Session},
    export::{Context, Kind, find, render_with},
    import::practice,
};

fn practised() -> Session {
    practice::finished("practice".into()).session().clone()
}

fn planned() -> Session {
    practice::planned("practice".into()).session().clone()
}

/// The paper as plain text.
fn paper(session: &Session, kind: Kind) -> String {
    let format = find("txt").expect("plain text is a format");
    let bytes = render_with(session, kind, format, &Context::default()).expect("a paper is written");
    String::from_utf8(bytes).expect("plain text is UTF-8")
}

#[track_caller]
fn says(text: &str, wanted: &[&str]) {
    // Where a line breaks does not matter to what it says.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for wanted in wanted {
        assert!(text.contains(wanted), "nowhere: {wanted}\n{text}");
    }
}

#[test]
fn the_run_sheet_dates_the_prep_list_and_times_every_part() {
    let sheet = paper(&planned(), Kind::RunSheet);
    says(
        &sheet,
        &[
            "Thu 26 Feb 2026: Send the survey",
            "Thu 05 Mar 2026: Send each team its prep sheet",
            "Six real leads without names, printed",
            "13:40 Lead (25 minutes)",
            "Finish the sentence: a lead is a person who ...",
            "Sculpt your ideal lead (5 minutes)",
            "Fist to five, hands up at once.",
        ],
    );
    let mut undated = planned();
    undated.plan.date = None;
    says(&paper(&undated, Kind::RunSheet), &["14 days before: Send the survey", "Lead (25 minutes)"]);
}

#[test]
fn what_has_no_box_is_on_the_run_sheet_and_what_is_left_aside_is_not() {
    let mut session = planned();
    session.agenda.boxes.retain(|entry| entry.id.as_str() != "lead");
    says(&paper(&session, Kind::RunSheet), &["Lead (no time planned)"]);
    assert!(!paper(&session, Kind::RunSheet).contains("Buyer persona"), "it is not for today");
}

#[test]
fn a_prep_sheet_asks_five_questions_and_shows_no_answer_of_anybody() {
    let session = practised();
    for side in Team::BOTH {
        let sheet = paper(&session, Kind::Prep(side));
        says(
            &sheet,
            &["1. A lead is a person who ...", "5. What already works", "Has a named budget: ......"],
        );
        says(&sheet, &["Back to Mira Okafor by Tue 10 Mar 2026"]);
        assert!(!sheet.contains("two buying signals"), "the agreed words are no part of the question");
        assert!(!sheet.contains("Competitor"), "what rules a company out gets no points");
    }
}

#[test]
fn a_summary_never_has_more_than_25_lines() {
    let mut long = practised();
    for topic in &mut long.topics {
        topic.text = "many words of ours ".repeat(20);
    }
    for session in [practised(), planned(), long, Session::new("s".into(), "n".into(), "UTC".into())] {
        let summary = paper(&session, Kind::Summary);
        assert!(summary.lines().count() <= 25, "{summary}");
    }
    let summary = paper(&practised(), Kind::Summary);
    says(&summary, &["24 new customers by 30 June 2026", "Sales will answer", "Marketing will deliver"]);
    says(&summary, &["Numbers check: next on Tue 24 Mar 2026"]);
}

#[test]
fn papers_say_draft_until_the_session_is_closed() {
    for kind in [Kind::Summary, Kind::Poster] {
        assert!(!paper(&practised(), kind).contains("DRAFT"));
        assert!(paper(&planned(), kind).contains("DRAFT"));
    }
}

#[test]
fn the_poster_has_what_holds_and_nothing_else() {
    let poster = paper(&practised(), Kind::Poster);
    says(&poster, &["24 new customers", "Sales promises", "Marketing promises", "8 business hours"]);
    says(&poster, &["A person at a target company who fits our persona"]);
    says(&paper(&planned(), Kind::Poster), &["Nothing is agreed yet"]);
    assert!(poster.split_whitespace().count() < 330, "it has to be read from the back of the room");
}
