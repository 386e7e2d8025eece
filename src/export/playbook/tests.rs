//! The record is complete, the playbook tells no more than it may, and both say the same every time.

mod complete;
mod full;
mod papers;

use super::*;
use crate::domain::{
    assumption::Input,
    baseline::{
        Comparison, RoomTally, TeamAnswers,
        tally::{Occasion, Way},
    },
    fields::Fields,
    limit::{Limit, Share},
    moment::{Day, Moment},
    objection::Fate,
    people::PerTeam,
    session::NamedCalendar,
    sla::LeadClass,
    status::Status,
    topic::Topic,
};
use crate::export::document::{Block, Fact, Line};
use full::{at, day, session};
use serde::Deserialize;
use serde_json::Value;

/// Everything a reader of this document can see.
fn text(session: &Session, kind: Kind) -> String {
    text_with(session, kind, &Context { last_at: Some(at(70)), ..Context::default() })
}

fn text_with(session: &Session, kind: Kind, context: &Context) -> String {
    let mut text = String::new();
    for block in Playbook::build_with(session, kind, context).blocks {
        let lines = match block {
            Block::Heading(_, line)
            | Block::Paragraph(line)
            | Block::Quote(line)
            | Block::Status(_, line) => {
                vec![line]
            }
            Block::List(lines) => lines,
            Block::Facts(facts) => facts.iter().map(Fact::line).collect(),
            Block::Table(table) => [vec![table.head], table.rows].concat().concat(),
            Block::Chart(chart) => {
                let table = chart.table();
                [vec![table.head], table.rows].concat().concat()
            }
        };
        for line in lines {
            text.push_str(&line.plain());
            text.push('\n');
        }
    }
    text
}

/// Every place in a JSON document that holds a text or a number.
fn leaves(value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| leaves(inner, &format!("{path}/{name}"), out));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, inner)| leaves(inner, &format!("{path}/{index}"), out));
        }
        Value::String(_) | Value::Number(_) => out.push(path.to_owned()),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Ids that link things inside the file: a reader sees the name or the title they stand for.
fn is_link(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let last = parts.iter().rev().find(|part| part.parse::<usize>().is_err()).copied().unwrap_or_default();
    match (parts.first().copied(), last) {
        (Some("people" | "topics" | "parking" | "actions" | "baseline" | "agenda"), "id")
        | (Some("agenda"), "topics")
        | (_, "person" | "who" | "owner") => !path.contains("/fields/"),
        (Some("parking" | "actions" | "baseline"), "topic") => true,
        _ => false,
    }
}

/// Puts another value in each of these places, and says which of them were taken and are not in the record.
///
/// What is not taken is no free text, number or date: the word of a choice, or a number out of range.
fn missing_in_record(
    change: impl Fn(&str, &Value, usize) -> Option<(Value, String)>,
) -> (usize, Vec<String>) {
    let mut changed = serde_json::to_value(complete::everything()).unwrap();
    let mut paths = Vec::new();
    leaves(&changed, "", &mut paths);
    let mut taken: Vec<(String, String)> = Vec::new();
    for path in paths.into_iter().filter(|path| !is_link(path)) {
        let place = changed.pointer_mut(&path).unwrap();
        let Some((value, shown)) = change(&path, place, taken.len()) else { continue };
        let before = std::mem::replace(place, value);
        if Session::deserialize(&changed).is_ok() {
            taken.push((path, shown));
        } else {
            *changed.pointer_mut(&path).unwrap() = before;
        }
    }
    let record = text(&Session::deserialize(&changed).unwrap(), Kind::Record);
    let missing = taken.iter().filter(|(_, shown)| !record.contains(shown.as_str()));
    (taken.len(), missing.map(|(path, shown)| format!("{path}: {shown}")).collect())
}

#[test]
fn every_text_of_the_session_is_in_the_record() {
    let (tried, missing) = missing_in_record(|_, before, number| {
        let marker = format!("Marker{number}x");
        before.is_string().then(|| (Value::String(marker.clone()), marker))
    });
    assert!(tried > 300, "only {tried} texts were tried");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_date_and_time_of_the_session_is_in_the_record() {
    let (tried, missing) = missing_in_record(|path, before, number| {
        let before = before.as_str()?;
        let date = day("2031-01-01").plus_days(number as i32);
        let is_time = Moment::parse(before).is_ok() && !path.ends_with("imported_at");
        let value = if is_time {
            format!("{}T12:00:00Z", date.iso())
        } else {
            Day::parse(before).is_ok().then(|| date.iso())?
        };
        Some((Value::String(value), date.long()))
    });
    assert!(tried > 100, "only {tried} dates were tried");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_number_in_typed_fields_is_in_the_record() {
    let (tried, missing) = missing_in_record(|path, before, number| {
        let number = 4_300 + number;
        let is_share = path.contains("share") || path.ends_with("accepted_at_least") || path.ends_with("/at");
        let shown = if is_share { Share(number as u32).to_string() } else { number.to_string() };
        (before.is_number() && path.contains("/fields/")).then(|| (Value::from(number), shown))
    });
    assert!(tried > 60, "only {tried} numbers were tried");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_playbook_counts_votes_only_in_teams_of_five_and_more() {
    let playbook = text(&session(), Kind::Playbook);
    let lead = playbook.lines().find(|line| line.starts_with("Agreed, disagreement noted. ")).unwrap();
    assert_eq!(
        lead,
        "Agreed, disagreement noted. Sales: 6 at 3 or more, 1 at 2, 1 not answered; \
         Marketing: agreed, disagreement noted"
    );
    for word in ["1 at 0 or 1", "1 at 5", "Round", "present", "Proposed by", "Older wording", "Misspelt"] {
        assert!(!playbook.contains(word), "the playbook says {word:?}");
    }
    let record = text(&session(), Kind::Record);
    assert!(record.contains("Marketing: 2 at 3 or more, 1 at 0 or 1"));
    assert!(record.contains("1 at 5, 1 at 4, 1 at 1; 3 present"));
}

#[test]
fn a_small_teams_votes_change_no_byte_of_the_playbook() {
    let mut other = session();
    for topic in &mut other.topics {
        for round in &mut topic.rounds {
            round.tallies.marketing = Some(crate::domain::vote::Tally::of(&[3, 3, 0], 3));
        }
        for reservation in &mut topic.reservations {
            reservation.team = Team::Marketing;
            reservation.count = 2;
        }
    }
    let mut one = other.clone();
    one.topics.iter_mut().flat_map(|topic| &mut topic.reservations).for_each(|each| each.count = 1);
    one.topics.iter_mut().flat_map(|topic| &mut topic.rounds).for_each(|round| {
        round.tallies.marketing = Some(crate::domain::vote::Tally::of(&[5, 4, 1], 3));
    });
    assert_eq!(text(&one, Kind::Playbook), text(&other, Kind::Playbook));
    assert_ne!(text(&one, Kind::Record), text(&other, Kind::Record));
}

#[test]
fn votes_handed_in_and_not_shown_stay_hidden() {
    let mut session = session();
    for round in session.topics.iter_mut().flat_map(|topic| &mut topic.rounds) {
        round.revealed_at = None;
    }
    let record = text(&session, Kind::Record);
    assert!(!record.contains("at 3 or more") && !record.contains("1 at 5"));
    assert!(record.contains("in, hidden"));
}

#[test]
fn disagreement_is_word_for_word_and_named_only_when_asked_for() {
    let mut session = session();
    let said = "Marketing: reason 1. Acceptable if: acceptable 1 (Named One)";
    assert!(text(&session, Kind::Playbook).contains(said));
    let met = "objected: reason 2. Acceptable if: acceptable 2. Met by draft 2.";
    assert!(text(&session, Kind::Playbook).contains(met), "what was met is part of how it was agreed");
    let objections = session.topics.iter_mut().flat_map(|topic| &mut topic.objections);
    objections.filter(|one| one.reason == "reason 2").for_each(|one| one.fate = Fate::Withdrawn);
    assert!(
        !text(&session, Kind::Playbook).contains("reason 2"),
        "what was taken back leaves the room no more"
    );
    let record = text(&session, Kind::Record);
    assert!(
        record.contains("reason 2") && !record.contains("objected: reason 2"),
        "the history tells it, once"
    );
    for objection in session.topics.iter_mut().flat_map(|topic| &mut topic.objections) {
        objection.reason.clear();
        objection.acceptable_if.clear();
        objection.named.clear();
    }
    assert!(text(&session, Kind::Playbook).contains("Marketing: not given in the room"));
}

#[test]
fn a_draft_lists_what_is_open_until_the_session_is_closed() {
    let mut session = session();
    session.topics.push(Topic::new(
        "t99".into(),
        "Never begun".to_owned(),
        crate::domain::fields::Fields::empty("attempts").unwrap(),
    ));
    let draft = text(&session, Kind::Playbook);
    assert!(draft.contains("DRAFT"));
    assert!(draft.contains("Never begun"));
    assert!(draft.contains("Marketing has not signed") && !draft.contains("Sales has not signed"));
    session.closed_at = Some(at(80));
    let closed = text(&session, Kind::Playbook);
    assert!(!closed.contains("DRAFT"));
    assert!(closed.contains("Never begun"), "what is open stays listed with owner and date");
}

#[test]
fn a_promise_with_holes_says_so() {
    let mut session = session();
    let follow_up = session.topics.iter_mut().find(|topic| topic.id.as_str() == "follow_up").unwrap();
    let fields = follow_up.fields.with("classes/0/within", "").unwrap();
    follow_up.fields = fields.with("measure/seen_in", "").unwrap();
    let playbook = text(&session, Kind::Playbook);
    assert!(playbook.contains("Number missing: within"));
    assert!(playbook.contains("Not measurable yet: seen in"));
    assert!(playbook.contains("Title of follow_up: 1 number missing"));
    assert!(playbook.contains("lead within ____"));
    assert!(playbook.contains("Dana, to be confirmed by Sun 05 Apr 2026"));
}

#[test]
fn what_is_not_settled_is_no_wording_of_the_playbook() {
    let playbook = text(&session(), Kind::Playbook);
    let record = text(&session(), Kind::Record);
    for (index, topic) in
        session().topics.iter().enumerate().filter(|(_, topic)| topic.id.as_str().starts_with('t'))
    {
        let Some(number) = topic.id.as_str().strip_prefix('t').and_then(|id| id.parse::<usize>().ok()) else {
            continue;
        };
        let wording = format!("Own wording {number}");
        let unsettled = matches!(
            topic.status,
            Status::NotAgreed(_)
                | Status::Parked(_)
                | Status::ToLeadership(_)
                | Status::NotToday { .. }
                | Status::Retired { .. }
                | Status::OutsideControl { .. }
        );
        assert_eq!(playbook.contains(&wording), !unsettled, "{index}: {:?}", topic.status);
        assert!(record.contains(&wording));
    }
}

#[test]
fn hidden_answers_are_named_and_never_counted() {
    let mut other = session();
    let record = text(&other, Kind::Record);
    assert!(record.contains("Question hidden [Row hidden]"));
    let wave = other.baseline.as_mut().unwrap();
    wave.items[2].answers = PerTeam::of(|_| crate::domain::baseline::TeamAnswers {
        counts: Some(vec![0, 0, 0, 0, 3]),
        na: 4,
        blank: 2,
        invalid: 1,
    });
    assert_eq!(Comparison::of(wave).hidden, [2]);
    assert_eq!(text(&other, Kind::Record), record, "three answers change nothing a reader sees");
    let playbook = text(&other, Kind::Playbook);
    assert!(playbook.contains("12 of 12 favourable, 1 could not say"));
    assert!(!playbook.contains("Question alike"), "only reliable gaps are in the playbook");
}

#[test]
fn signatures_say_what_came_after_them() {
    let session = session();
    let context = Context {
        last_at: Some(at(70)),
        changes_since_signed: PerTeam { sales: Some(2), marketing: Some(3) },
        ..Context::default()
    };
    let playbook = text_with(&session, Kind::Playbook, &context);
    assert!(playbook.contains("signed before 2 changes"));
    assert!(playbook.contains("to sign by Fri 20 Mar 2026"));
    assert!(!playbook.contains("signed before 3 changes"), "Marketing has not signed yet");
    assert!(!text(&session, Kind::Playbook).contains("signed before"));
}

#[test]
fn what_is_missing_or_not_shown_is_said() {
    let mut session = session();
    let version = |session: &Session| {
        Playbook::build_with(session, Kind::Playbook, &Context::default()).imprint.version
    };
    session.closed_at = None;
    assert_eq!(version(&session), "DRAFT");
    session.closed_at = Some(at(60));
    assert_eq!(version(&session), "Marketing still to sign");
    session.signatures.iter_mut().for_each(|signature| signature.signed_at = Some(at(60)));
    assert_eq!(version(&session), "Final");
    session.signatures.clear();
    assert_eq!(version(&session), "Both teams still to sign");
    let playbook = text(&session, Kind::Playbook);
    assert!(playbook.contains("Sam (not here)") && !playbook.contains("Lee (not here)"), "{playbook}");
    assert!(playbook.contains("1 question had too few answers to be shown."), "{playbook}");
    assert!(!text(&session, Kind::Record).contains("answers to be shown"), "the record names them");
}

#[test]
fn meetings_show_their_next_dates_after_the_last_entry() {
    let mut session = session();
    let meeting = session.topics.iter_mut().find(|topic| topic.id.as_str() == "meeting").unwrap();
    let empty = crate::domain::fields::Fields::empty("meeting").unwrap();
    let fields = empty
        .with("rhythm", "every 2 weeks on Tuesday")
        .and_then(|fields| fields.with("first", "2026-03-10"));
    let moved = fields.and_then(|fields| fields.with("shifts/+", "2026-04-07"));
    meeting.fields = moved.and_then(|fields| fields.with("shifts/0/to", "2026-04-08")).unwrap();
    let playbook = text(&session, Kind::Playbook);
    assert!(
        playbook.contains("Tue 24 Mar 2026, Wed 08 Apr 2026 (moved from Tue 07 Apr 2026), Tue 21 Apr 2026")
    );
    assert!(playbook.contains("Title of meeting: next on Tue 24 Mar 2026"));
}

#[test]
fn an_earlier_survey_stands_beside_this_one_as_counts() {
    let mut session = session();
    let mut before = session.clone();
    before.id = "before".into();
    before.name = "Autumn alignment".to_owned();
    session.earlier = before.as_earlier();
    let (playbook, record) = (text(&session, Kind::Playbook), text(&session, Kind::Record));
    assert!(playbook.contains("Autumn alignment") && playbook.contains("Two pictures, not a test"));
    assert!(record.contains("too few answers at one of the times"), "{record}");
    assert!(!text(&before, Kind::Record).contains("Then and now"));
}

#[test]
fn words_about_each_other_need_two_yeses_and_stand_in_the_record_only() {
    use crate::domain::baseline::words::fixture::example;
    let mut session = session();
    session.words.written_by.sales = Some(example());
    session.words.agreed_by.sales = Some("Sam Lead".to_owned());
    for kind in [Kind::Playbook, Kind::Record] {
        let text = text(&session, kind);
        assert!(!text.contains("ivory tower") && !text.contains("13 of 18 mentions"), "{text}");
    }
    session.words.agreed_by.marketing = Some("Mo Lead".to_owned());
    let (playbook, record) = (text(&session, Kind::Playbook), text(&session, Kind::Record));
    for text in [&playbook, &record] {
        assert!(text.contains("negative 13 of 18 mentions, 9 of 13 different words"), "{text}");
        assert!(!text.contains("brand police"), "one person wrote it and nobody accepted it:\n{text}");
    }
    assert!(!playbook.contains("ivory tower") && record.contains("ivory tower"), "{playbook}");
    assert!(record.contains("Sam Lead") && record.contains("Mo Lead"), "{record}");
    session.words.written_by.sales.as_mut().unwrap().terms[0].tag = None;
    assert!(!text(&session, Kind::Record).contains("ivory tower"), "what nobody tagged stays out");
}

#[test]
fn the_same_session_gives_the_same_bytes_and_an_empty_one_a_document() {
    let context = Context::default();
    let empty = Session::new("s2".into(), "New".to_owned(), "UTC".to_owned());
    let kinds = crate::export::PAPERS.iter().flat_map(|paper| paper.kinds);
    for (session, kind) in
        [&session(), &empty].into_iter().flat_map(|session| kinds.clone().map(move |kind| (session, kind)))
    {
        for format in crate::export::FORMATS {
            let bytes = crate::export::render(session, *kind, format).unwrap();
            assert_eq!(bytes, crate::export::render_with(session, *kind, format, &context).unwrap());
            // What is packed cannot be searched here; tables of data name no session.
            if let (true, Ok(text)) = (format.is_document(), String::from_utf8(bytes)) {
                assert!(text.contains(&session.name), "{} of {kind:?}", format.id);
            }
        }
    }
}

#[test]
fn every_word_asked_for_is_there() {
    for kind in [Kind::Playbook, Kind::Record] {
        let text = text(&session(), kind);
        let unsaid = ["playbook.", "slot.", "status.", "common.", "team."];
        let found =
            unsaid.iter().find(|section| text.split_whitespace().any(|word| word.starts_with(**section)));
        assert_eq!(found, None, "a key stands for its word");
    }
}

/// A question answered in the room by so many of eight people in each team.
fn raised(round: Occasion, marketing: [u32; 5], sales: [u32; 5]) -> RoomTally {
    let answers = |counts: [u32; 5]| TeamAnswers::counted(counts.to_vec(), 0, 8);
    let mut item = session().baseline.unwrap().items.remove(0);
    (item.id, item.question, item.row) = ("room".to_owned(), "Raised in the room".to_owned(), None);
    (item.kind, item.points, item.labels) = (crate::stats::Kind::Likert, vec![1, 2, 3, 4, 5], None);
    (item.reversed, item.answers) = (false, PerTeam { marketing: answers(marketing), sales: answers(sales) });
    let tally = RoomTally {
        id: format!("{round:?}"),
        round,
        source: Way::Fingers,
        present: PerTeam { sales: 8, marketing: 8 },
        at: None,
        threshold: 5,
        threshold_agreed_by: None,
        item,
        extra: crate::domain::extra::Extra::default(),
    };
    tally.sealed()
}

#[test]
fn what_the_room_raised_stands_apart_and_before_beside_after() {
    let mut other = session();
    other.tallies.push(raised(Occasion::Opening, [0, 0, 0, 1, 7], [6, 1, 0, 0, 0]));
    let before = text(&other, Kind::Playbook);
    assert!(before.contains("In the room, seen by all (before the work)"), "{before}");
    assert!(before.contains("Raised in the room") && !before.contains("Same room"), "{before}");
    other.tallies.push(raised(Occasion::Closing, [0, 0, 0, 1, 7], [0, 1, 0, 0, 5]));
    let after = text(&other, Kind::Playbook);
    assert!(after.contains("Same room, before and after") && after.contains("0 of 7 → 5 of 6"), "{after}");
}

#[test]
fn too_few_in_the_room_are_named_and_never_counted() {
    let said = |marketing| {
        let mut other = session();
        other.tallies.push(raised(Occasion::Opening, marketing, [6, 1, 0, 0, 0]));
        (text(&other, Kind::Record), serde_json::to_string(&other).unwrap())
    };
    let few = said([0, 0, 0, 0, 4]);
    assert!(few.0.contains("Raised in the room"), "{}", few.0);
    assert_eq!(few, said([1, 1, 1, 0, 0]), "whatever they answered");
}

#[test]
fn a_tiny_team_reads_its_own_words() {
    let mut other = session();
    other.top_three.marketing = vec!["LEADS lie around".to_owned()];
    let playbook = text(&other, Kind::Playbook);
    assert!(
        playbook.contains("The top three of Marketing") && playbook.contains("LEADS lie around"),
        "{playbook}"
    );
}

/// The session with one calendar and one promise with a limit, and nothing else that counts.
fn promised() -> Session {
    let mut session = session();
    session.calendars.truncate(1);
    let text = r#"{ "id": "Office", "calendar": { "tz": "Europe/Berlin", "weekly": {
        "mon": [["09:00","12:00"],["13:00","17:00"]], "fri": [["09:00","17:00"]], "sun": [["00:00","24:00"]] },
        "holidays": ["2026-04-03"], "overrides": { "2026-12-24": [["09:00","12:00"]] } } }"#;
    session.calendars = vec![serde_json::from_str(text).unwrap()];
    for topic in &mut session.topics {
        if let Fields::FollowUp(clause) = &mut topic.fields {
            clause.measure.calendar = "Office".to_owned();
        }
    }
    session
}

#[test]
fn each_promise_has_a_deadline_worked_through_on_its_calendar() {
    let session = promised();
    for kind in [Kind::Playbook, Kind::Record] {
        let told = text(&session, kind);
        for line in [
            "Opening hours and deadlines",
            "Fri 03 Apr 2026: closed",
            "Thu 24 Dec 2026: 09:00-12:00",
            "the clock goes from 02:00 forward to 03:00: 00:00-24:00 has 23 h.",
            "a lead that comes on ",
        ] {
            assert!(told.contains(line), "{line}:\n{told}");
        }
        assert_eq!(told, text(&session, kind), "the same every time");
    }
}

#[test]
fn every_limit_of_a_promise_is_worked_through_and_a_calendar_nobody_counts_on_is_not() {
    let mut session = promised();
    let idle = NamedCalendar { id: "Idle".into(), calendar: session.calendars[0].calendar.clone() };
    session.calendars.push(idle);
    for topic in &mut session.topics {
        if let Fields::FollowUp(clause) = &mut topic.fields {
            clause.classes = [("A", "30 open minutes"), ("B", "9 business hours")]
                .map(|(class, within)| LeadClass { class: class.into(), within: Limit::read(within).ok() })
                .into();
        }
    }
    let told = text(&session, Kind::Record);
    for limit in [", A: 30 open minutes", ", B: 9 business hours"] {
        assert!(
            told.lines().any(|line| line.contains(limit) && line.contains("is due by")),
            "{limit}:\n{told}"
        );
    }
    let idle = told.lines().skip_while(|line| *line != "Idle").skip(1).take(4).collect::<Vec<_>>().join("\n");
    assert!(idle.contains("Europe/Berlin") && !idle.contains("the clock goes"), "{idle}");
}

#[test]
fn an_example_begins_on_a_date_of_the_session_and_never_now() {
    let mut session = promised();
    let from = |session: &Session| {
        let told = text_with(session, Kind::Record, &Context::default());
        told.lines().find(|line| line.contains("a lead that comes on ")).map(str::to_owned)
    };
    for topic in &mut session.topics {
        if let Fields::Timelines(timelines) = &mut topic.fields {
            timelines.from = Some(day("2027-02-01"));
        }
    }
    let told = from(&session).unwrap();
    assert!(told.contains("Feb 2027"), "{told}");
    session.topics.retain(|topic| !matches!(topic.fields, Fields::Timelines(_)));
    session.plan.date = Some(day("2028-05-01"));
    let told = from(&session).unwrap();
    assert!(told.contains("May 2028"), "{told}");
}

#[test]
fn without_assumptions_the_arithmetic_names_what_has_to_be_said() {
    let mut session = session();
    session.assumptions.clear();
    let text = text(&session, Kind::Record);
    assert!(text.contains("The arithmetic behind it") && !text.contains("Assumptions"), "{text}");
    for input in [Input::Reps, Input::Time, Input::Minutes] {
        let named = |line: &str| line.starts_with("cannot compute: ") && line.contains(&input.label());
        assert!(text.lines().any(named), "{}:\n{text}", input.label());
    }
}

/// The rows of the table of all promises that begin with this title.
fn glance(session: &Session, title: &str) -> Vec<Vec<String>> {
    let blocks = Playbook::build_with(session, Kind::Record, &Context::default()).blocks;
    let tables = blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let plain = |row: &Vec<Line>| row.iter().map(Line::plain).collect::<Vec<_>>();
    let unit = Line::from("unit").plain();
    let mut found =
        tables.filter(|table| table.head.iter().any(|cell| cell.plain().eq_ignore_ascii_case(&unit)));
    let rows: Vec<Vec<String>> = found.next().unwrap().rows.iter().map(plain).collect();
    rows.into_iter().filter(|row| row[0] == title).collect()
}

#[test]
fn every_promise_has_a_row_with_its_shares_or_what_is_missing() {
    let mut session = promised();
    for topic in &mut session.topics {
        topic.title = topic.fields.kind().to_owned();
        if topic.fields.is_promise() {
            topic.fields = Fields::empty(topic.fields.kind()).unwrap();
        }
    }
    for promise in session.topics.iter().filter(|topic| topic.fields.is_promise()) {
        let rows = glance(&session, &promise.title);
        assert!(!rows.is_empty() && rows.iter().all(|row| row[2] == "number missing"), "{rows:?}");
    }
    for topic in &mut session.topics {
        match &mut topic.fields {
            Fields::Volume(volume) => volume.accepted_at_least = Some(Share(6_000)),
            Fields::Criteria(criteria) => criteria.fit = Some(70),
            Fields::FollowUp(clause) => {
                clause.measure.share_kept = Some(Share(9_000));
                clause.measure.calendar = "Rome".to_owned();
                clause.classes =
                    vec![LeadClass { class: "A".to_owned(), within: Limit::read("8 business hours").ok() }];
            }
            _ => {}
        }
    }
    let cells =
        |kind: &str| glance(&session, kind).iter().map(|row| row[2..5].join(" | ")).collect::<Vec<_>>();
    assert!(
        cells("volume").iter().any(|row| row.starts_with("60 % | accepted, at least")),
        "{:?}",
        cells("volume")
    );
    assert!(
        cells("criteria").iter().any(|row| row.starts_with("70 | fit score from")),
        "{:?}",
        cells("criteria")
    );
    let follow_up = cells("follow_up");
    let unknown = "Office, as this session has no calendar \"Rome\"";
    assert_eq!(
        follow_up,
        [format!("8 | business hours, A | {unknown}"), format!("90 % | share kept | {unknown}")]
    );
    let told = text(&session, Kind::Record);
    assert!(told.contains("This session has no calendar \"Rome\": counted on \"Office\" instead."), "{told}");
}

#[test]
fn what_cannot_be_computed_is_named_in_the_arithmetic() {
    let text = text(&session(), Kind::Record);
    assert!(text.contains("cannot compute: share of their time"), "{text}");
}
