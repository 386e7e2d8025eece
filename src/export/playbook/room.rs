//! The room itself, for the record only: who was here, how the time went, closing sentences.

use super::book::{Book, joined, step_title};
use crate::assets::words::{count, say};
use crate::domain::{
    agenda::{AgendaBox, BoxKind},
    people::{Group, Person, Presence},
};
use crate::export::document::{Line, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    writer.section(say("playbook.attendance"), |inside| people(book, inside));
    writer.section(say("playbook.sentences"), |inside| {
        let sentences = book.session.sentences.iter();
        inside.list(
            sentences.map(|said| Line::labelled(book.session.name_of(&said.person), &said.text)).collect(),
        );
    });
    writer.section(say("playbook.agenda"), |inside| agenda(book, inside));
    writer.section(say("playbook.file"), |inside| file(book, inside));
}

fn people(book: &Book<'_>, writer: &mut Writer) {
    let row = |person: &Person| {
        let presence = match person.presence {
            Presence::InRoom => say("attendance.in_room"),
            Presence::OnCall => say("attendance.on_call"),
            Presence::NotHere => say("attendance.not_here"),
        };
        let group = match person.group {
            Group::Sales => say("team.sales"),
            Group::Marketing => say("team.marketing"),
            Group::Leadership => say("team.leadership"),
            Group::Facilitator => say("playbook.facilitator"),
        };
        vec![person.name.clone(), group.to_owned(), person.role.clone(), presence.to_owned()]
    };
    let head = [say("playbook.name"), say("playbook.team"), say("playbook.role"), say("playbook.presence")];
    writer.table(&head, book.session.people.iter().map(row).collect());
}

fn agenda(book: &Book<'_>, writer: &mut Writer) {
    let plan = &book.session.plan;
    let booked = if plan.minutes > 0 { count("common.minutes", plan.minutes) } else { String::new() };
    writer.labelled(say("playbook.booked"), &joined([plan.start.as_str(), &booked], ", "));
    writer.labelled(say("playbook.template"), &plan.template);
    let head = [
        say("playbook.box"),
        say("playbook.planned"),
        say("playbook.added"),
        say("playbook.used"),
        say("playbook.begun"),
        say("playbook.topics"),
    ];
    writer.table(&head, book.session.agenda.boxes.iter().map(|entry| box_row(book, entry)).collect());
}

fn box_row(book: &Book<'_>, entry: &AgendaBox) -> Vec<String> {
    let kind = match entry.kind {
        BoxKind::Work | BoxKind::Close => entry.step.map_or("", step_title),
        BoxKind::Break => say("playbook.box_break"),
        BoxKind::Stretch => say("playbook.box_stretch"),
        BoxKind::Spare => say("playbook.box_spare"),
    };
    let title =
        if kind == entry.title { entry.title.clone() } else { joined([entry.title.as_str(), kind], ", ") };
    let added = if entry.extended > 0 { count("common.minutes", entry.extended) } else { String::new() };
    let seconds = book
        .as_of()
        .map_or(i64::from(entry.used_seconds), |now| book.session.agenda.used_seconds(entry, now));
    let used = format!("{}:{:02}", seconds / 60, seconds % 60);
    vec![
        title,
        count("common.minutes", entry.minutes),
        added,
        if seconds > 0 { used } else { String::new() },
        entry.entered_at.map_or_else(String::new, |at| book.time(at)),
        joined(entry.topics.iter().map(|topic| book.title_of(Some(topic))), ", "),
    ]
}

/// What the file says of itself.
fn file(book: &Book<'_>, writer: &mut Writer) {
    let session = book.session;
    writer.labelled(say("playbook.session_id"), session.id.as_str());
    writer.labelled(say("playbook.series"), session.series.as_ref().map_or("", |series| series.as_str()));
    writer.labelled(say("slot.meeting.zone"), &session.zone);
    writer.labelled(say("playbook.step"), step_title(session.step));
    writer.labelled(say("playbook.closed"), &session.closed_at.map_or_else(String::new, |at| book.time(at)));
}
