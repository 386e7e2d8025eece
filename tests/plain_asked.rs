//! What the plain lines ask before they count or compare: the room and its statements, numbers that are only tried, a
//! session against any other, what a check said and what was due. The real program, fed by a pipe.

#[path = "support/in_order.rs"]
mod in_order;
#[path = "support/plain.rs"]
mod support;

use in_order::assert_said_in_order;
use support::{Home, PLANNED};

/// A promise that both teams agree, one action, both signatures, and the close.
const CLOSED: &str = "go sla\nsales follow\nopen the\n=\n=\n\n\n\n1\ngo close\n0 actions\na new\nCall the first ten\n1\n\nback\n\
                      give\n1\nback\nsign-off\nDana Keller\n\nAna\n\nsay thank\nclose the\ndone here\n";

#[test]
fn the_room_is_asked_what_it_wants_to_be_asked() {
    let home = Home::new();
    let mut script = String::from(PLANNED);
    script += "go 1\nask the room\nask a question\nWe meet every week.\nask another\n2\nanswered by\n2\n";
    script += "keep it from\nDana and Ana\nask these\n4\n4\n";
    script += &"9\n1222\n222n\n".repeat(4);
    let said = home.says(&["new", "--plain"], &format!("{script}quit\n"));
    assert_said_in_order(
        &said,
        &[
            "Ask these 4 questions",
            "Ask these 5 questions",
            "We meet every week. (is asked)",
            "Ask these 4 questions",
            "Answered by raised hands",
            "Dana and Ana",
            "Hands up for yes, then hands up for no.",
            "We meet every week.",
            "From 1 to 2: No, Yes. n stands for one who cannot say.",
            "Type a digit from 1 to 2 for each hand",
            "In the room:",
        ],
    );
    assert!(!said.contains("Too few answered"), "{said}");
}

#[test]
fn numbers_are_tried_and_kept_only_when_they_are_taken_over() {
    let home = Home::new();
    let script = "keep\ntry other\n2\n400\n3\n4\n4\n50%\n5\n20\nforget\ndone here\nagain\ntry other\n2\n300\n\
                  take these\nDana\nquit\n";
    let said = home.says(&["new", "--plain"], &format!("{PLANNED}{script}"));
    assert_said_in_order(
        &said,
        &[
            "cannot be said yet",
            "The promises take",
            "cannot be said yet",
            "These numbers count from now on.",
            "300, said by Dana",
        ],
    );
    let (before, _) = said.split_once("The promises take").expect("the load");
    let answer = before.lines().last().unwrap_or_default();
    assert!(answer.starts_with("Yes") || answer.starts_with("No"), "the answer comes first: {answer}");
    let kept = home.says(&["open", "last", "--plain"], "keep\nquit\n");
    assert!(kept.contains("300, said by Dana") && !kept.contains("400"), "{kept}");
    assert!(kept.contains("cannot be said yet"), "what was only tried is not kept: {kept}");
}

#[test]
fn a_session_is_compared_with_any_other() {
    let home = Home::new();
    home.says(
        &["new", "--plain"],
        &format!("{PLANNED}go 2\nlead\nwrite our\nA person with a budget.\nquit\n"),
    );
    let alone = home.says(&["--plain"], "list\n1\nlook back\nwhat changed against another\nquit\n");
    assert!(alone.contains("There is no other session to compare with."), "{alone}");
    home.says(&["new", "--plain"], &format!("{}quit\n", PLANNED.replacen("Acme", "Globex", 1)));
    let said = home.says(&["--plain"], "list\nglobex\nlook back\nwhat changed against another\n1\nquit\n");
    assert_said_in_order(
        &said,
        &["Which session?", "Acme: Q1 alignment", "It said: A person with a budget."],
    );
}

#[test]
fn what_was_searched_for_is_said_first_when_its_session_opens() {
    let home = Home::new();
    home.says(
        &["new", "--plain"],
        &format!("{PLANNED}go 2\nlead\nwrite our\nA person with a budget.\nquit\n"),
    );
    let said = home.says(&["--plain"], "search\nbudget\nacme\nquit\n");
    assert_said_in_order(
        &said,
        &[
            "Open which of these sessions?",
            "Lead: drafted",
            "A person with a budget.",
            "Looking back. What is read?",
        ],
    );
}

#[test]
fn what_can_only_be_read_can_be_left_by_its_number() {
    let home = Home::new();
    let boxes = "agenda\nput in a new\nQuestions\n2\nput in a break\n2\n\n";
    home.says(&["new", "--plain"], &format!("{PLANNED}{boxes}{CLOSED}quit\n"));
    let each = (2..=8).map(|entry| format!("agenda\n{entry}\n1\n1\n")).collect::<Vec<_>>().concat();
    let said = home.says(&["open", "last", "--plain"], &format!("{each}go 0\nhow we work\n1\nquit\n"));
    assert!(!said.contains("is not an answer"), "{said}");
    assert_eq!(said.matches("Which box, or what next?").count(), 14, "{said}");
    assert!(said.contains("Questions\n1. Done here\n") && said.contains("Break\n1. Done here\n"), "{said}");
}

#[test]
fn a_signature_is_read_with_its_date_and_judged_at_once() {
    let home = Home::new();
    let script = "go close\nsign-off\nMaria Beispiel\nMaria Beispiel, 24 Mar\nAna\n\nback\nquit\n";
    let said = home.says(&["new", "--plain"], &format!("{PLANNED}{script}"));
    assert_said_in_order(
        &said,
        &[
            "Maria Beispiel is not on the list.",
            "To sign for Sales: Maria Beispiel, by Tue 24 Mar.",
            "Signs now",
            "Signed for Marketing: Ana.",
        ],
    );
    assert_eq!(said.matches("Signs now").count(), 1, "only who typed no date is asked when:\n{said}");
}

#[test]
fn what_was_left_out_is_not_given_away_after_the_close() {
    let home = Home::new();
    let script = "target\nmore\nnot today\n\ngo close\nsay thank\nclose the\ngo close\n1\n7\n1\nquit\n";
    let said = home.says(&["new", "--plain"], &format!("{PLANNED}{script}"));
    assert!(said.contains("these topics wait for the next one"), "{said}");
    assert!(!said.contains("Give the topics left"), "{said}");
}

#[test]
fn an_answer_of_a_check_is_taken_back() {
    let home = Home::new();
    home.says(&["new", "--plain"], &format!("{PLANNED}{CLOSED}quit\n"));
    let said =
        home.says(&["open", "last", "--plain"], "numbers\n1\n\n\n\n\nnumbers\n4\n\n\n\nnumbers\nquit\n");
    let checks: Vec<&str> = said.split("was it kept?\n").skip(1).collect();
    assert!(checks.len() >= 3 && !checks[0].contains("Take the answer back"), "{said}");
    assert!(checks.iter().any(|check| check.contains("4. Take the answer back")), "{said}");
    assert!(!checks[checks.len() - 1].contains("Take the answer back"), "it was taken back: {said}");
}

#[test]
fn an_action_that_was_taken_over_is_done_or_dropped() {
    let home = Home::new();
    home.says(&["new", "--plain"], &format!("{PLANNED}{CLOSED}quit\n"));
    let script = "list\n1\nplan the\n\n\n\n\nyes\ndue\ncall the\n1\ncall the\n2\nundo\nquit\n";
    let said = home.says(&["--plain"], script);
    assert_said_in_order(
        &said,
        &[
            "Call the first ten",
            "It is done",
            "It is not done yet",
            "Dropped: Call the first ten.",
            "Taken back:",
        ],
    );
}

#[test]
fn where_only_digits_are_an_answer_a_command_needs_no_mark() {
    let script = format!("{PLANNED}go sla\nsales follow\nopen the\nso far\nnext\nquit\n");
    let said = Home::new().says(&["new", "--plain"], &script);
    let after = said.split("objections").last().expect("something is asked");
    assert!(!after.contains("You typed \"next\""), "{said}");
    assert!(said.contains("The vote on \"Sales follow-up\" is still open"), "{said}");
}
