//! Every template makes a session that starts, with suggested values in the slots they are for.

use super::{
    PlanInput, STANDARD_CALENDAR, arithmetic, beside_topics, boxes, leave_out, plan, template_for, time_need,
};
use crate::{
    assets::{reasons, templates, topics},
    domain::{
        agenda::BoxKind,
        fields::Fields,
        history::Workshop,
        moment::{Day, Moment},
        session::{Session, Step},
        status::Status,
        topic::{Phase, Topic},
        vote::Method,
    },
};

fn input(minutes: u32) -> PlanInput {
    PlanInput {
        name: "Q1 alignment".to_owned(),
        company: "Acme".to_owned(),
        date: Day::parse("2026-03-12").ok(),
        start: "13:10".to_owned(),
        minutes,
        zone: "Europe/Berlin".to_owned(),
    }
}

fn planned(template: &str) -> Session {
    let template = templates::by_id(template).unwrap();
    made(template, template.minutes)
}

fn made(template: &templates::Template, minutes: u32) -> Session {
    let session = Session::new("s1".into(), "new".to_owned(), "UTC".to_owned());
    let mut workshop = Workshop::new(session);
    let at = Moment::parse("2026-03-01T09:00:00Z").unwrap();
    workshop.commit(plan(template, &input(minutes)), at).unwrap();
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
    workshop.session().clone()
}

fn fields<'a>(session: &'a Session, topic: &str) -> &'a Fields {
    &session.topic(&topic.into()).unwrap().fields
}

#[test]
fn every_preset_is_taken_by_the_slot_it_is_for() {
    for standard in topics::all() {
        let mut fields = Fields::empty(super::names::fields(standard.kind)).unwrap();
        assert_eq!(fields.step(), super::names::step(standard.step), "{}", standard.id);
        for (path, typed) in &standard.preset {
            fields =
                fields.with(path, typed).unwrap_or_else(|error| panic!("{} {path}: {error}", standard.id));
            let kept = fields.slots().into_iter().find(|slot| slot.path == *path);
            let kept = kept.filter(|_| !path.ends_with('+')).map_or(typed.clone(), |slot| slot.value);
            assert_eq!(kept, *typed, "{} {path} shows what was typed", standard.id);
        }
    }
}

#[test]
fn every_template_makes_a_session_that_starts() {
    for template in templates::all() {
        let session = planned(&template.id);
        assert_eq!(session.full_name(), "Acme: Q1 alignment");
        assert_eq!(session.agenda.planned_minutes(), template.minutes, "{}", template.id);
        assert_eq!(session.agenda.minutes_for_topics(), template.topic_minutes());
        assert_eq!(session.calendars[0].id.as_str(), STANDARD_CALENDAR);
        assert_eq!(session.working_agreements.len(), 5);
        for topic in &session.topics {
            let later = template.not_today.contains(&topic.id.0);
            assert_eq!(topic.status, if later { Status::NotToday { owner: None } } else { Status::Open });
        }
        for entry in &session.agenda.boxes {
            assert!(entry.topics.iter().all(|id| session.topic(id).is_some()), "{}", entry.id);
        }
    }
}

#[test]
fn an_afternoon_starts_with_the_usual_values() {
    let session = planned("afternoon");
    let Fields::Lead(lead) = fields(&session, "lead") else { panic!("a lead") };
    let stages: Vec<&str> = lead.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!((stages.len(), stages[0], stages[5]), (6, "inquiry", "customer"));
    assert_eq!(lead.stages[1].abbreviation, "MQL");
    let Fields::HandBack(rules) = fields(&session, "sent-back") else { panic!("a hand-back") };
    assert_eq!(rules.reasons.len(), reasons::all().len());
    assert!(fields(&session, "sent-back").holes().is_empty());
    let Fields::FollowUp(follow_up) = fields(&session, "follow-up") else { panic!("a follow-up") };
    let within = |row: usize| follow_up.classes[row].within.map(|limit| limit.to_string());
    assert_eq!(within(0).as_deref(), Some("8 business hours"));
    assert_eq!(within(3).as_deref(), Some("5 open minutes"));
    assert_eq!(session.topics_in(Step::Practices).count(), 8);
}

#[test]
fn meetings_start_on_a_day_their_rhythm_names() {
    let session = planned("afternoon");
    let dates: Vec<(String, Option<u32>)> = session
        .meetings()
        .map(|(_, meeting)| {
            (meeting.first.map_or_else(String::new, crate::domain::moment::Day::iso), meeting.minutes)
        })
        .collect();
    assert_eq!(dates, [("2026-03-24".to_owned(), Some(30)), ("2026-06-11".to_owned(), Some(120))]);
    let (topic, re_align) = session.meetings().nth(1).unwrap();
    assert!(re_align.triggers.iter().any(|line| line.contains("80 %")), "{:?}", re_align.triggers);
    assert!(topic.fields.holes().is_empty());
}

#[test]
fn topics_are_decided_as_the_data_files_say() {
    let session = planned("half-day");
    for topic in &session.topics {
        let fist = topic.fields.step() == Step::Definitions;
        let expected = if fist { Method::FistToFive } else { Method::Consent };
        assert_eq!(session.method_for(topic), expected, "{}", topic.id);
    }
}

#[test]
fn suggested_values_are_not_yet_a_wording() {
    let session = planned("half-day");
    assert!(session.topics.iter().any(Topic::is_worded));
    assert!(session.topics.iter().all(|topic| topic.phase() == Phase::Propose));
}

#[test]
fn the_time_chosen_is_set_against_the_time_there_is() {
    let mut session = planned("afternoon");
    let need = time_need(&session);
    assert_eq!((need.chosen, need.have, need.fits()), (111, 111, true), "a template fits itself");
    for topic in &mut session.topics {
        topic.status = Status::Open;
    }
    let need = time_need(&session);
    assert_eq!((need.chosen, need.have, need.fits()), (155, 111, false), "persona and journey have no box");
    assert!(need.sentence().contains("155") && need.sentence().contains("111"));
}

#[test]
fn boxes_squeezed_into_an_hour_still_need_what_they_usually_take() {
    let template = templates::by_id("short").unwrap();
    let session = made(template, 60);
    let need = time_need(&session);
    assert_eq!(need.chosen, template.topic_minutes());
    assert!(need.have < need.chosen, "{need:?}");
    let out = leave_out(&session);
    assert!(!out.is_empty() && !out.contains(&"Lead"), "{out:?}");
    assert!(arithmetic(&session).contains("leave out"), "{}", arithmetic(&session));
}

#[test]
fn the_minutes_beside_the_topics_name_the_spare_ones() {
    let session = made(template_for(120), 120);
    let have = session.agenda.minutes_for_topics();
    let spare = session.agenda.boxes.iter().find(|entry| entry.kind == BoxKind::Spare).unwrap().minutes;
    assert!(spare > 30, "half an hour more than the template: {spare}");
    let told = beside_topics(&session);
    let numbers = [format!("{} min", 120 - have - spare), format!("{spare} min are spare")];
    assert!(numbers.iter().all(|number| told.contains(number)), "{told}");
}

#[test]
fn what_fewest_templates_have_is_left_out_first_and_no_more_than_needed() {
    let mut session = planned("afternoon");
    assert_eq!(leave_out(&session), [""; 0]);
    for topic in &mut session.topics {
        topic.status = Status::Open;
    }
    assert_eq!(leave_out(&session), ["Buyer persona", "Buyer's journey"], "155 of 111");
    session.agenda.boxes.retain(|entry| entry.id.as_str() != "volume");
    let out = leave_out(&session);
    assert!(out.contains(&"Buyer persona") && out.contains(&"How many leads"), "{out:?}");
    assert!(!out.contains(&"Lead"), "{out:?}");
}

#[test]
fn whatever_is_booked_the_rest_fits_once_the_proposal_is_left_out() {
    for minutes in (15..=480).step_by(5) {
        let session = made(template_for(minutes), minutes);
        let need = time_need(&session);
        let usual = |title: &&str| {
            let each = template_for(minutes).boxes.iter().find(|each| each.title() == *title);
            each.unwrap().minutes
        };
        let out: Vec<u32> = leave_out(&session).iter().map(usual).collect();
        let rest = need.chosen - out.iter().sum::<u32>();
        assert!(rest <= need.have, "{minutes}: {need:?} without {out:?}");
        assert!(out.iter().all(|one| rest + one > need.have), "{minutes}: {need:?} without {out:?}");
    }
}

#[test]
fn boxes_fill_exactly_the_time_booked() {
    for minutes in [45, 60, 90, 100, 170, 180, 200, 240, 480] {
        let template = template_for(minutes);
        let made = boxes(template, minutes);
        assert_eq!(made.iter().map(|entry| entry.minutes).sum::<u32>(), minutes, "{}", template.id);
        let kept = made.iter().zip(&template.boxes).filter(|(entry, _)| entry.is_protected());
        assert!(kept.clone().count() > 0);
        for (entry, original) in kept {
            assert_eq!(entry.minutes, original.minutes, "{} keeps its minutes", entry.id);
        }
    }
    let names = [60, 90, 179, 180, 239, 300].map(|minutes| template_for(minutes).id.as_str());
    assert_eq!(names, ["short", "short", "short", "afternoon", "afternoon", "half-day"]);
}
