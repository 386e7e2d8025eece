//! Sheets as people send them back, and what is refused with its line.

use super::*;
use crate::domain::{fields::Fields, history::Workshop, moment::Moment, topic::Author};
use crate::import::practice;
use proptest::prelude::*;

/// What the plain text of the sheet for Sales looks like, filled in.
const FILLED: &str = "\
Prep sheet for Sales: Acme: Q1 alignment
========================================

Five beginnings of sentences and 100 points, answered by Sales as a team.
Marketing answers the same questions.

1. A lead is a person who ...
-----------------------------

has a budget and asked
to talk to us.
........................................................................

2. The customer we should go for first is ...
---------------------------------------------
........................................................................

3. What we can promise the other team, with a number, is ...

a call within 8 business hours

5. What already works between us, and must stay, is ...

the Friday lunch

100 points: what tells you that a company is worth your time?
-------------------------------------------------------------

Share out 100 points. Nothing has to get any. Write names of your own where
none stands.
- Company size 50-500: 30
- Has a named budget: 40 points
- Region DACH: ......
- Paper on the shop floor.................: 30
- ........................................: ......

By e-mail: answer below each question and send this back as it is.
";

fn planned() -> Workshop {
    practice::planned("practice".into())
}

fn request(text: &str) -> Request<'_> {
    Request { name: "reply.txt", text, team: None, replace: false }
}

fn at() -> Moment {
    Moment::parse("2026-03-10T08:00:00Z").unwrap()
}

/// The session with the sheet taken.
fn taken(workshop: &mut Workshop, request: Request<'_>) -> Imported<Taken> {
    let read = read(request, workshop.session()).unwrap();
    workshop.commit(read.value.commands.clone(), at()).unwrap();
    read
}

fn proposal(workshop: &Workshop, topic: &str, by: Author) -> Option<String> {
    Some(workshop.session().topic(&topic.into())?.proposal(by)?.text.clone())
}

/// Name, points of Sales and points of Marketing.
fn points(workshop: &Workshop) -> Vec<(String, Option<u32>, Option<u32>)> {
    let Fields::Market(market) = &workshop.session().topic(&"market".into()).unwrap().fields else {
        panic!()
    };
    market.attributes.iter().map(|each| (each.name.clone(), each.sales, each.marketing)).collect()
}

#[test]
fn answers_become_proposals_and_points_a_column() {
    let mut workshop = planned();
    let read = taken(&mut workshop, request(FILLED));
    assert_eq!(read.value.team, Team::Sales);
    assert_eq!(read.warnings, Vec::<String>::new());
    assert_eq!(read.value.lines.len(), 4, "{:?}", read.value.lines);
    let said = |topic| proposal(&workshop, topic, Author::Sales);
    assert_eq!(said("lead").unwrap(), "has a budget and asked to talk to us.");
    assert_eq!(said("follow-up").unwrap(), "a call within 8 business hours");
    assert_eq!(said("what-works").unwrap(), "the Friday lunch");
    assert_eq!(said("goal"), None, "a blank answer is none");
    let names = ["Company size 50-500", "Has a named budget", "Paper on the shop floor"];
    let expected =
        names.into_iter().zip([30, 40, 30]).map(|(name, sales)| (name.to_owned(), Some(sales), None));
    assert_eq!(points(&workshop), expected.collect::<Vec<_>>());
}

#[test]
fn the_other_team_stands_beside_and_an_attribute_without_points_gets_none() {
    let mut workshop = planned();
    taken(&mut workshop, request(FILLED));
    let other = "Re: Prep sheet for Marketing\n\
        On Mon, Mira wrote:\n\
        > 4. What we need from the other team, with a number,\n\
        > is ...\n\
        a reason for every lead that comes back\n\n\
        > **100 points**: what tells you that a company is worth your time?\n\
        > - company SIZE 50-500: 60\n\
        > - Region DACH: ......\n\
        Uses a CRM = 40\n\
        Total: 100\n\
        Best, Lee\n";
    let read = taken(&mut workshop, request(other));
    assert_eq!(read.warnings, ["Line 12 was not understood and is left out."]);
    assert_eq!(
        proposal(&workshop, "follow-up", Author::Marketing).unwrap(),
        "a reason for every lead that comes back"
    );
    let column: Vec<Option<u32>> = points(&workshop).into_iter().map(|(_, _, marketing)| marketing).collect();
    assert_eq!(column, [Some(60), Some(0), Some(0), Some(40)]);
}

#[test]
fn markdown_and_a_wholly_quoted_sheet_are_read_too() {
    let markdown =
        "# Prep sheet for Sales: Acme\n\n## 1\\. A lead is a person who \\.\\.\\. wants to *talk*\n";
    let quoted: String = FILLED.lines().flat_map(|line| ["> ", line, "\n"]).collect();
    let mut workshop = planned();
    taken(&mut workshop, request(markdown));
    assert_eq!(proposal(&workshop, "lead", Author::Sales).unwrap(), "wants to *talk*");
    assert_eq!(taken(&mut planned(), request(&quoted)), taken(&mut planned(), request(FILLED)));
    let windows = FILLED.replace('\n', "\r\n");
    assert_eq!(taken(&mut planned(), request(&windows)), taken(&mut planned(), request(FILLED)));
}

#[test]
fn a_second_sheet_adds_proposals_and_never_replaces_points_unasked() {
    let mut workshop = planned();
    taken(&mut workshop, request(FILLED));
    let same = read(request(FILLED), workshop.session()).unwrap();
    assert_eq!(same.value.commands, [], "it is all there already");
    assert_eq!(same.warnings.len(), 3);
    let other = FILLED
        .replace("asked\nto talk", "wants\nto talk")
        .replace(": 30\n- Has a named budget: 40", ": 40\n- Has a named budget: 30");
    let refused = read(request(&other), workshop.session()).unwrap_err();
    assert!(refused.what.contains("Sales has given its points already"), "{refused}");
    assert!(refused.line.is_some() && refused.remedy.contains("--replace"));
    taken(&mut workshop, Request { replace: true, ..request(&other) });
    assert_eq!(points(&workshop)[0].1, Some(40));
    let lead = workshop.session().topic(&"lead".into()).unwrap();
    assert_eq!(lead.proposals.len(), 2, "the first one stays");
    assert_eq!(lead.proposals[1].text, "has a budget and wants to talk to us.");
}

#[test]
fn what_is_wrong_is_named_with_its_line_and_what_to_do() {
    let workshop = planned();
    let heading = "Prep sheet for Sales\n100 points:\n";
    for (text, line, says) in [
        ("", None, "whose answers"),
        ("marketing:\nhello\n", None, "no question is answered"),
        ("Prep sheet for Sales\nhello\n", None, "no question is answered"),
        (&format!("{heading}Size: 60\nBudget: 48\n"), Some(4), "108: 8 too many"),
        (&format!("{heading}Size: 60\n"), Some(3), "60: 40 too few"),
        (&format!("{heading}Size: 4,5\n"), Some(3), "this is no number of points"),
        (&format!("{heading}Size: many\n"), Some(3), "this is no number of points"),
        (&format!("{heading}Size: 99999999999\n"), Some(3), "is no number of points"),
        (&format!("{heading}.........: 100\n"), Some(3), "without a name"),
        (&format!("{heading}Size: 50\nsize: 50\n"), Some(4), "a second time, first on line 3"),
        (
            "Prep sheet for Sales\n1. A lead is a person who buys\n1. A lead is a person who sells\n",
            Some(3),
            "answered a second time",
        ),
        (&"x".repeat(300 * 1024), None, "too long"),
    ] {
        let error = read(request(text), workshop.session()).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.what.contains(says) && !error.remedy.is_empty(), "{error}");
    }
    let wrong = Request { team: Some(Team::Marketing), ..request(FILLED) };
    let error = read(wrong, workshop.session()).unwrap_err();
    assert_eq!((error.line, error.what.contains("the sheet of Sales")), (Some(1), true), "{error}");
}

#[test]
fn what_rules_a_company_out_gets_no_points() {
    let workshop = practice::finished("practice".into());
    let text = "Prep sheet for Sales\n100 points:\nCompetitor: 100\n";
    let error = read(Request { replace: true, ..request(text) }, workshop.session());
    let Fields::Market(market) = &workshop.session().topic(&"market".into()).unwrap().fields else {
        panic!()
    };
    let rules_out = market.attributes.iter().any(|each| !each.counts() && each.name == "Competitor");
    assert_eq!(error.is_err(), rules_out, "{error:?}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,300}", lines in proptest::collection::vec("[>#* 0-9.:=]{0,6}(A lead is a person who|100 points|Size)?[ .:0-9a-z]{0,12}", 0..20)) {
        let workshop = planned();
        let text = format!("Prep sheet for Sales\n{text}\n{}", lines.join("\n"));
        if let Ok(read) = read(request(&text), workshop.session()) {
            let mut workshop = workshop;
            if !read.value.commands.is_empty() {
                prop_assert!(workshop.commit(read.value.commands, at()).is_ok());
            }
        }
    }
}
