//! A date somebody has to keep, as an all-day event that keeps nobody's day busy.

use super::{File, date, lines::Lines};
use crate::{
    assets::words::{fill, say},
    domain::due::{Due, Kind},
};

/// At nine in the morning, a week before.
const A_WEEK_BEFORE: &str = "-P6DT15H";

/// One all-day event.
pub(super) fn write(file: &File<'_>, due: &Due, lines: &mut Lines) {
    let session = file.session.full_name();
    let summary = fill("ics.summary", &[("what", &due.phrase()), ("session", &session)]);
    lines.begin("VEVENT");
    file.identity(&file.uid(due.kind.name(), &due.id), lines);
    lines.put("DTSTART;VALUE=DATE", &date(due.on));
    lines.put("DTEND;VALUE=DATE", &date(due.on.plus_days(1)));
    lines.text("SUMMARY", &summary);
    lines.text("DESCRIPTION", &description(file, due));
    lines.put("TRANSP", "TRANSPARENT");
    if due.kind == Kind::Review {
        alarm(A_WEEK_BEFORE, &summary, lines);
    }
    lines.end("VEVENT");
}

/// One reminder on the screen, without a sound.
pub(super) fn alarm(trigger: &str, summary: &str, lines: &mut Lines) {
    lines.begin("VALARM");
    lines.put("ACTION", "DISPLAY");
    lines.put("TRIGGER", trigger);
    lines.text("DESCRIPTION", summary);
    lines.end("VALARM");
}

fn description(file: &File<'_>, due: &Due) -> String {
    let session = file.session;
    let title = due.topic.as_ref().and_then(|topic| session.topic(topic)).map(|topic| topic.title.as_str());
    let about = title.filter(|title| *title != due.what).map(|title| fill("ics.about", &[("title", &title)]));
    let who = (!due.who.is_empty()).then(|| fill("ics.who_answers", &[("who", &due.who)]));
    let in_force = (due.kind == Kind::Review).then(|| say("ics.in_force").to_owned());
    let from = fill("ics.from", &[("session", &session.full_name())]);
    let lines: Vec<String> = [in_force, about, who, Some(from)].into_iter().flatten().collect();
    lines.join("\n")
}
