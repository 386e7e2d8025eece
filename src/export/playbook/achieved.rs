//! One page of what both teams achieved over a chain of sessions, for the wall or the end of the year.

use crate::assets::words::{fill, say};
use crate::domain::{achieved::Achieved, session::Session};
use crate::export::document::{Line, Writer};

pub(super) fn write(chain: &[&Session], writer: &mut Writer) {
    let achieved = Achieved::over(chain);
    if achieved.is_empty() {
        writer.paragraph(say("achieved.nothing"));
        return;
    }
    writer.paragraph(achieved.headline());
    let wins = achieved.wins.iter().map(|win| Line::labelled(&win.on.long(), &win.text));
    list(writer, "achieved.wins", wins.collect());
    let promises = achieved.promises.iter().map(|promise| {
        let times =
            fill("achieved.kept_times", &[("n", &promise.record.yes), ("total", &promise.record.answered())]);
        Line::labelled(&promise.title, &times)
    });
    list(writer, "achieved.promises", promises.collect());
    let resolved = achieved.resolved.iter().map(|resolved| {
        Line::labelled(&resolved.title, &fill("achieved.agreed_at", &[("session", &resolved.session)]))
    });
    list(writer, "achieved.resolved", resolved.collect());
    list(writer, "achieved.agreed", achieved.agreed.iter().map(|title| Line::from(title.as_str())).collect());
    let done = achieved.done.iter().map(|done| Line::from(done.sentence()));
    list(writer, "achieved.done", done.collect());
}

fn list(writer: &mut Writer, title: &str, lines: Vec<Line>) {
    if !lines.is_empty() {
        writer.section(say(title), |inside| inside.list(lines));
    }
}
