//! The practice session as a whole, exported: the data comes back, the playbook reads as one.

use smarketing::{
    domain::{
        fields::Fields,
        history::Workshop,
        status::{Care, Status},
        topic::Topic,
    },
    export::{Context, Format, Kind, find, render_with},
    import::practice,
    store::read_document,
};

fn workshop() -> Workshop {
    practice::finished("practice".into())
}

fn format(id: &str) -> &'static Format {
    find(id).unwrap_or_else(|| panic!("no format {id}"))
}

fn exported(workshop: &Workshop, kind: Kind, id: &str) -> String {
    let context = Context::of(workshop.session(), workshop.log());
    let bytes = render_with(workshop.session(), kind, format(id), &context);
    String::from_utf8(bytes.expect("every format takes the practice session")).expect("text")
}

#[test]
fn the_data_is_accepted_by_the_reader_of_session_files_and_is_the_same_session() {
    let workshop = workshop();
    let read = read_document(&exported(&workshop, Kind::Playbook, "json")).unwrap();
    assert_eq!(read.read_only, None);
    let (again, drafts) = read.document.into_workshop();
    assert_eq!(again.session(), workshop.session());
    assert_eq!(again.base(), again.session());
    assert!(again.log().is_empty() && drafts.is_empty());
}

fn place(text: &str, wanted: &str) -> usize {
    text.find(wanted).unwrap_or_else(|| panic!("nowhere: {wanted}"))
}

#[test]
fn the_sections_of_the_playbook_come_in_order() {
    let playbook = exported(&workshop(), Kind::Playbook, "md");
    let titles = [
        "# Playbook: Acme: Q1 alignment",
        "## On one page",
        "## Baseline",
        "## Definitions",
        "### Our shared goal",
        "### Lead",
        "## Sales promises",
        "## Marketing promises",
        "## Both teams promise",
        "## Practices",
        "## When we look again",
        "## Decisions",
        "## Open and parked",
        "## Actions",
        "## Sign-off",
        "## For leadership",
    ];
    let places: Vec<usize> = titles.iter().map(|title| place(&playbook, &format!("{title}\n"))).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn the_playbook_says_what_was_agreed_and_the_record_how() {
    let workshop = workshop();
    let playbook = exported(&workshop, Kind::Playbook, "md");
    let record = exported(&workshop, Kind::Record, "md");
    let topic = |id: &str| workshop.session().topic(&id.into()).unwrap();
    let follow_up = topic("follow-up");
    let owner = workshop.session().name_of(&follow_up.owner.as_ref().unwrap().person).to_owned();
    for text in [&playbook, &record] {
        let place = place(text, "### Sales follow-up\n");
        assert!(text[place..].contains(&follow_up.text));
        assert!(text[place..].contains(&format!("**Owner**: {owner}")));
        assert!(text.contains("**Disagreement noted**: Marketing: "));
        assert!(!text.contains("####") && !text.contains('<'), "only what other programs take");
    }
    let proposal = &topic("goal").proposals[0].text;
    assert!(record.contains(proposal) && !playbook.contains(proposal));
}

#[test]
fn a_session_that_has_just_begun_is_a_draft_that_says_what_is_open() {
    let workshop = practice::planned("practice".into());
    let playbook = exported(&workshop, Kind::Playbook, "md");
    let record = exported(&workshop, Kind::Record, "md");
    let draft = place(&playbook, "**DRAFT");
    assert!(place(&playbook, "21 topics not settled: Our shared goal, Lead") > draft);
    assert!(playbook.contains("Sales has not signed"));
    assert!(!playbook.contains("## Sales promises"), "a suggestion is no promise");
    assert!(record.contains("## Sales promises"), "the record keeps what was suggested");
}

#[test]
fn the_arithmetic_behind_a_promise_can_be_checked_by_eye() {
    let playbook = exported(&workshop(), Kind::Playbook, "md");
    for line in [
        "- 24 deals = 24 x 100 %",
        "- 240 MQL = 120 / 50 %",
        "- 80 MQL a month = 240 / 3",
        "- 200 leads a month promised = 100 + 100",
        "- the promise is enough, with 120 leads a month to spare",
        "- needs 2.0 of 4 people on average",
        "- breaks above 399 leads a month, or 23.9 minutes an attempt",
    ] {
        assert!(playbook.contains(line), "{line}\n{playbook}");
    }
}

/// The practice session with one more promise of leads, in this status.
fn with_more_leads(status: Status) -> Workshop {
    let mut session = workshop().session().clone();
    let known = session.topics.iter().find(|topic| matches!(topic.fields, Fields::Volume(_)));
    let mut more = Topic { id: "more-leads".into(), status, ..known.expect("a promise of leads").clone() };
    if let Fields::Volume(volume) = &mut more.fields {
        volume.products.iter_mut().for_each(|product| product.leads = Some(4_567));
    }
    session.topics.push(more);
    Workshop::new(session)
}

#[test]
fn each_promise_has_its_own_arithmetic_and_none_rests_on_what_is_not_shown() {
    let own = "200 leads a month promised = 100 + 100";
    let parked = exported(&with_more_leads(Status::Parked(Care::default())), Kind::Playbook, "md");
    assert!(parked.contains(own) && !parked.contains("9,134"), "{parked}");
    let both = exported(&with_more_leads(Status::Agreed), Kind::Playbook, "md");
    assert!(both.contains(own) && both.contains("9,134 leads a month promised"), "{both}");
}

#[test]
fn assumptions_say_who_when_and_when_they_are_checked() {
    let playbook = exported(&workshop(), Kind::Playbook, "md");
    let table = &playbook[place(&playbook, "## Assumptions\n")..];
    let row = "| people who follow up | 4 | Dana Keller | Thu 12 Mar 2026 15:12 | Tue 24 Mar 2026 |";
    assert!(table.contains(row), "{table}");
    assert!(place(table, "| inquiry: how many go on") < place(table, "| MQL: how many go on"), "{table}");
    assert!(table.contains("Taken as usual, because nobody said so: 25 % of the attempts"), "{table}");
}

#[test]
fn every_promise_stands_in_one_table_with_its_number_unit_and_clock() {
    let playbook = exported(&workshop(), Kind::Playbook, "md");
    let from = place(&playbook, "## Promises in numbers\n");
    let table = &playbook[from..from + place(&playbook[from..], "## Sales promises\n")];
    for row in [
        "| How many leads | Lee Hartmann | 100 | leads a month, Planner | standard |",
        "| Sales follow-up | Dana Keller | 8 | business hours, A | standard |",
    ] {
        assert!(table.contains(row), "{row}\n{table}");
    }
    assert_eq!(table.matches("taken over within").count(), 1, "what is alike is said once\n{table}");
}
