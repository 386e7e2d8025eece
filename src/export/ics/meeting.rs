//! A review meeting as a recurring event: the series by its rule, and each moved date as an event of its own that
//! stands for the one it replaces. Days off are told in the description and move nothing.

use super::{File, all_day, date, lines::Lines, zone::local};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        cadence::{Meeting, Occurrence, bad_day, takes_place},
        moment::Day,
        status::Status,
        topic::Topic,
    },
};
use jiff::{SignedDuration, civil::Time};
use std::collections::BTreeMap;

/// How long a meeting is taken to be while nobody has said so.
const USUAL_MINUTES: u32 = 30;

/// So many days with nobody there are named, of so many coming dates.
const WARNED: (usize, usize) = (6, 26);

const REMINDER: &str = "-PT15M";

/// A meeting with everything its events need.
pub(super) struct Series<'a> {
    topic: &'a Topic,
    meeting: &'a Meeting,
    begins: Day,
    /// Time and zone; without a time its dates are whole days.
    clock: Option<(Time, String)>,
}

/// The meetings that take place and have a date, in the order of the session.
pub(super) fn all<'a>(file: &File<'a>) -> Vec<Series<'a>> {
    let planned = file.session.meetings().filter(|(topic, _)| takes_place(topic));
    let series = planned.filter_map(|(topic, meeting)| {
        let time = Time::strptime("%H:%M", &meeting.at.0).ok();
        let clock = time.map(|time| (time, meeting.zone_in(file.session)));
        Some(Series { topic, meeting, begins: meeting.begins()?, clock })
    });
    series.collect()
}

/// Every zone that meetings are told in, with the first day it is needed for; UTC needs no telling.
pub(super) fn zones(all: &[Series<'_>]) -> BTreeMap<String, Day> {
    let mut zones: BTreeMap<String, Day> = BTreeMap::new();
    for series in all {
        let Some((_, zone)) = series.clock.as_ref().filter(|(_, zone)| !is_utc(zone)) else { continue };
        let moved = series.meeting.moved().into_iter().map(|date| date.held);
        let first = moved.chain([series.begins]).min().unwrap_or(series.begins);
        zones.entry(zone.clone()).and_modify(|known| *known = first.min(*known)).or_insert(first);
    }
    zones
}

fn is_utc(zone: &str) -> bool {
    matches!(zone, "UTC" | "Etc/UTC")
}

impl Series<'_> {
    /// The series, then its moved dates.
    pub(super) fn write(&self, file: &File<'_>, lines: &mut Lines) {
        self.event(file, Occurrence { planned: self.begins, held: self.begins }, None, lines);
        for moved in self.meeting.moved() {
            self.event(file, moved, Some(moved.planned), lines);
        }
    }

    fn event(&self, file: &File<'_>, date: Occurrence, replaces: Option<Day>, lines: &mut Lines) {
        let values =
            [("what", &self.topic.title as &dyn std::fmt::Display), ("session", &file.session.full_name())];
        let summary = fill("ics.summary", &values);
        lines.begin("VEVENT");
        file.identity(&file.uid("meeting", self.topic.id.as_str()), lines);
        if let Some(planned) = replaces {
            self.time("RECURRENCE-ID", planned, SignedDuration::ZERO, lines);
        }
        let minutes = i64::from(self.meeting.minutes.unwrap_or(USUAL_MINUTES));
        let length = if self.clock.is_some() {
            SignedDuration::from_mins(minutes)
        } else {
            SignedDuration::from_hours(24)
        };
        self.time("DTSTART", date.held, SignedDuration::ZERO, lines);
        self.time("DTEND", date.held, length, lines);
        if let (None, Some(rhythm)) = (replaces, self.meeting.rhythm) {
            // It never ends: the agreement stays in force after its review date, which is an event of its own.
            lines.put("RRULE", &rhythm.rrule());
        }
        lines.text("SUMMARY", &summary);
        lines.text("DESCRIPTION", &self.description(file));
        let is_draft = self.topic.status == Status::Open;
        lines.put("STATUS", if is_draft { "TENTATIVE" } else { "CONFIRMED" });
        lines.put("TRANSP", if self.clock.is_some() { "OPAQUE" } else { "TRANSPARENT" });
        if self.clock.is_some() {
            all_day::alarm(REMINDER, &summary, lines);
        }
        lines.end("VEVENT");
    }

    /// A day of the series at its time, or so much later, in the form that its zone asks for.
    fn time(&self, name: &str, day: Day, later: SignedDuration, lines: &mut Lines) {
        match &self.clock {
            None => lines.put(&format!("{name};VALUE=DATE"), &date(Day(day.0.saturating_add(later)))),
            Some((time, zone)) => {
                let at = local(day.0.to_datetime(*time).saturating_add(later));
                if is_utc(zone) {
                    lines.put(name, &format!("{at}Z"));
                } else {
                    lines.put(&format!("{name};TZID={zone}"), &at);
                }
            }
        }
    }

    fn description(&self, file: &File<'_>) -> String {
        let meeting = self.meeting;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(Some(meeting.purpose.clone()).filter(|purpose| !purpose.is_empty()));
        let steps = meeting.agenda.iter().enumerate().map(|(index, step)| format!("{}. {step}", index + 1));
        let steps: Vec<String> = steps.collect();
        if !steps.is_empty() {
            parts.push(format!("{}\n{}", say("ics.agenda"), steps.join("\n")));
        }
        let said = |key: &str, value: &str| (!value.is_empty()).then(|| fill(key, &[("value", &value)]));
        let mut lines: Vec<String> = Vec::new();
        lines.extend(said("ics.inputs", &meeting.inputs));
        lines.extend(said("ics.attendees", &meeting.attendees));
        lines.extend(said("ics.owner", &self.owner(file)));
        lines.extend(said("ics.early", &meeting.triggers.join("; ")));
        parts.extend(Some(lines.join("\n")).filter(|lines| !lines.is_empty()));
        parts.extend(Some(self.remarks(file).join("\n")).filter(|remarks| !remarks.is_empty()));
        parts.push(fill(
            if self.topic.status == Status::Open { "ics.from_draft" } else { "ics.from" },
            &[("session", &file.session.full_name())],
        ));
        parts.join("\n\n")
    }

    fn owner(&self, file: &File<'_>) -> String {
        let Some(owner) = &self.topic.owner else { return String::new() };
        let name = file.session.name_of(&owner.person);
        match owner.confirm_by {
            None => name.to_owned(),
            Some(by) => format!("{name}, {}", fill("common.to_be_confirmed", &[("date", &by.long())])),
        }
    }

    /// What was moved, on which dates nobody can be expected, and what was taken because nobody said it.
    fn remarks(&self, file: &File<'_>) -> Vec<String> {
        let mut remarks: Vec<String> = Vec::new();
        let moved = self.meeting.moved().into_iter();
        remarks.extend(
            moved.map(|date| fill("ics.moved", &[("from", &date.planned.long()), ("to", &date.held.long())])),
        );
        let (most, looked_at) = WARNED;
        let coming = self.meeting.next_dates(file.today().max(self.begins), looked_at).into_iter();
        let closed =
            coming.filter(|date| bad_day(file.session, date.held).is_some_and(|why| why.is_closed()));
        let closed: Vec<String> = closed.take(most).map(|date| date.held.long()).collect();
        if !closed.is_empty() {
            remarks.push(fill("ics.day_off", &[("dates", &closed.join(", "))]));
        }
        if self.clock.is_some() && self.meeting.minutes.is_none() {
            remarks.push(fill(
                "ics.no_length",
                &[("length", &count("common.minutes", u64::from(USUAL_MINUTES)))],
            ));
        }
        if let Some((_, zone)) = self.clock.as_ref().filter(|(_, zone)| self.is_other_zone(zone)) {
            remarks.push(fill("ics.unknown_zone", &[("typed", &self.meeting.zone), ("zone", zone)]));
        }
        remarks
    }

    /// Whether the zone that was typed is none, so that another was taken.
    fn is_other_zone(&self, zone: &str) -> bool {
        !self.meeting.zone.trim().is_empty() && crate::hours::zone_named(&self.meeting.zone) != zone
    }
}
