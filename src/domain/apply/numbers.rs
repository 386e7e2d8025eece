//! Commands of the numbers check: kept or not, signs for an early look, a win.

use super::Applied;
use crate::domain::{command::Command, numbers::KeptRow, rejected::Rejected, session::Session};

pub(super) fn apply(session: &mut Session, command: &Command) -> Applied {
    match command {
        Command::NoteKept { on, topic, kept, number, source } => {
            session.topic_mut(topic)?;
            let row = kept.map(|kept| KeptRow {
                topic: topic.clone(),
                kept,
                number: number.trim().to_owned(),
                source: source.trim().to_owned(),
            });
            session.change_numbers_check(*on, |check| {
                match check.rows.iter().position(|other| other.topic == *topic) {
                    Some(place) => {
                        check.rows.splice(place..=place, row);
                    }
                    None => check.rows.extend(row),
                }
            });
        }
        Command::NoteSign { on, sign, seen } => {
            let named = session.meetings().any(|(_, meeting)| meeting.triggers.contains(sign));
            if *seen && !named {
                return Err(Rejected::NotFound { what: "rejected.what.sign", id: sign.clone() });
            }
            session.change_numbers_check(*on, |check| {
                check.signs.retain(|other| other != sign);
                if *seen {
                    check.signs.push(sign.clone());
                }
            });
        }
        Command::NoteWin { on, text } => {
            session.change_numbers_check(*on, |check| text.trim().clone_into(&mut check.win));
        }
        _ => unreachable!("Session::apply sends only commands of the numbers check here"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        fields::Fields,
        ids::TopicId,
        moment::{Day, Moment},
        numbers::{Kept, Record, signs_seen},
    };

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn session() -> Session {
        let mut session = Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned());
        let mut add = |id: &str, fields: Fields| {
            let command = Command::AddTopic {
                id: Some(TopicId(id.to_owned())),
                title: id.to_owned(),
                fields: Box::new(fields),
            };
            session.apply(&command, Moment::parse("2026-03-12T13:00:00Z").unwrap()).unwrap();
        };
        add("follow-up", Fields::empty("follow_up").unwrap());
        add("numbers", Fields::empty("meeting").unwrap().with("triggers", "two misses in a row").unwrap());
        session
    }

    fn note(session: &mut Session, on: &str, kept: Option<Kept>, number: &str) {
        let command = Command::NoteKept {
            on: day(on),
            topic: "follow-up".into(),
            kept,
            number: number.to_owned(),
            source: String::new(),
        };
        session.apply(&command, Moment::parse("2026-04-07T08:00:00Z").unwrap()).unwrap();
    }

    #[test]
    fn checks_stand_in_order_one_a_day_and_an_answer_taken_back_leaves_nothing() {
        let mut session = session();
        note(&mut session, "2026-04-07", Some(Kept::No), " 80 % ");
        note(&mut session, "2026-03-24", Some(Kept::Yes), "");
        note(&mut session, "2026-04-07", Some(Kept::Yes), "96 %");
        let days: Vec<Day> = session.numbers.iter().map(|check| check.on).collect();
        assert_eq!(days, [day("2026-03-24"), day("2026-04-07")]);
        assert_eq!(session.numbers[1].rows[0].number, "96 %");
        assert_eq!(Record::of(&session, &"follow-up".into()), Record { yes: 2, no: 0, dont_know: 0 });
        note(&mut session, "2026-04-07", None, "");
        note(&mut session, "2026-03-24", None, "");
        assert_eq!(session.numbers, []);
    }

    #[test]
    fn a_closed_session_takes_numbers_and_only_signs_that_a_meeting_names() {
        let mut session = session();
        let at = Moment::parse("2026-04-07T08:00:00Z").unwrap();
        session.apply(&Command::Close {}, at).unwrap();
        let sign =
            |sign: &str, seen| Command::NoteSign { on: day("2026-04-07"), sign: sign.to_owned(), seen };
        assert!(session.apply(&sign("full moon", true), at).is_err());
        session.apply(&sign("two misses in a row", true), at).unwrap();
        assert_eq!(signs_seen(&session), ["two misses in a row"]);
        session.apply(&sign("two misses in a row", false), at).unwrap();
        let win = |text: &str| Command::NoteWin { on: day("2026-04-07"), text: text.to_owned() };
        session.apply(&win("the webinar deal"), at).unwrap();
        assert_eq!(session.numbers[0].win, "the webinar deal");
        session.apply(&win(" "), at).unwrap();
        assert!(session.numbers.is_empty());
    }
}
