//! The session as a calendar file (RFC 5545): its review meetings as recurring events, and every date somebody has to
//! keep as an all-day event.
//!
//! What Outlook, Google and Apple read, and nothing that writes to anybody: no METHOD and no ATTENDEE, which would send
//! invitations. Dates with a job are all-day events rather than to-dos, because Google drops to-dos. An event keeps its
//! UID in every export and through follow-up sessions, and its SEQUENCE grows with time, so that reading the file again
//! moves what is there instead of adding it twice. The same session gives the same bytes.

mod all_day;
mod lines;
mod meeting;
mod observance;
mod zone;

use super::Context;
use crate::domain::{
    due,
    moment::{Day, Moment},
    session::Session,
};
use lines::Lines;

/// When SEQUENCE counts from; as seconds it stays within the 31 bits that programs keep until 2088.
const COUNTED_FROM: &str = "2020-01-01T00:00:00Z";

/// The calendar file.
pub(super) fn write(session: &Session, context: &Context) -> Vec<u8> {
    let file = File { session, stamp: stamp(session, context) };
    let meetings: Vec<meeting::Series<'_>> = meeting::all(&file);
    let mut lines = Lines::default();
    lines.begin("VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//smarketing//playbook//EN");
    lines.put("CALSCALE", "GREGORIAN");
    // No standard, but what Apple and Outlook call the calendar when they open the file.
    lines.text("X-WR-CALNAME", &session.full_name());
    for (zone, first) in meeting::zones(&meetings) {
        zone::write(&zone, first, &mut lines);
    }
    for series in &meetings {
        series.write(&file, &mut lines);
    }
    for due in due::dated(session) {
        all_day::write(&file, &due, &mut lines);
    }
    lines.end("VCALENDAR");
    lines.into_bytes()
}

/// What every event of the file shares.
struct File<'a> {
    session: &'a Session,
    stamp: Moment,
}

impl File<'_> {
    /// The day of the session's last entry, from which next dates count.
    fn today(&self) -> Day {
        self.stamp.day_in(&self.session.zone)
    }

    /// UID and the times by which a program knows that it has seen an event before, and which is newer.
    fn identity(&self, uid: &str, lines: &mut Lines) {
        let stamp = utc(self.stamp);
        let from = Moment::parse(COUNTED_FROM).expect("a time");
        lines.text("UID", uid);
        lines.put("DTSTAMP", &stamp);
        lines.put("LAST-MODIFIED", &stamp);
        lines.put("SEQUENCE", &self.stamp.seconds_since(from).max(0).to_string());
    }

    /// The UID of something in the session. A follow-up numbers on from the session it follows and takes things over
    /// under their ids, so that an id with the first session of the series names one thing for ever.
    fn uid(&self, kind: &str, id: &str) -> String {
        let series = self.session.series.as_ref().unwrap_or(&self.session.id);
        format!("{kind}-{id}-{series}@smarketing")
    }
}

/// The time of the session's last entry. Data without its log tells the newest time that stands in it.
fn stamp(session: &Session, context: &Context) -> Moment {
    let decided = session.topics.iter().filter_map(|topic| topic.decided.as_ref()).map(|decided| decided.at);
    let signed = session.signatures.iter().filter_map(|signature| signature.signed_at);
    let known = || decided.chain(signed).chain(session.closed_at).max();
    let from = || Moment::parse(COUNTED_FROM).expect("a time");
    context.last_at.or_else(known).or_else(|| session.planned_start()).unwrap_or_else(from)
}

/// An instant as calendar files write it.
fn utc(at: Moment) -> String {
    at.in_zone("UTC").strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A date as calendar files write it.
fn date(day: Day) -> String {
    day.0.strftime("%Y%m%d").to_string()
}
