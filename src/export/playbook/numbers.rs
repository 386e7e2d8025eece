//! What the numbers checks said since: how often each promise was kept, every check in the record, wins and early signs.

use super::book::{Book, joined};
use crate::assets::words::{fill, say};
use crate::domain::{
    ids::TopicId,
    numbers::{Kept, NumbersCheck, Record, signs_seen},
};
use crate::export::document::{Level, Line, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let kept = promises(book).into_iter().map(|topic| {
        let record = Record::of(book.session, topic);
        let times = fill("numbers.kept_of", &[("n", &record.yes), ("total", &record.answered())]);
        let unknown = if record.dont_know > 0 { record.dont_know.to_string() } else { String::new() };
        vec![title(book, topic), times, unknown]
    });
    let head = [say("playbook.promise"), say("numbers.kept_how_often"), say("numbers.dont_know")];
    writer.table(&head, kept.collect());
    writer.labelled(say("numbers.signs"), &joined(signs_seen(book.session), "; "));
    let wins = book.session.numbers.iter().filter(|check| !check.win.is_empty());
    let wins: Vec<Line> = wins.map(|check| Line::labelled(&check.on.long(), &check.win)).collect();
    if !wins.is_empty() {
        writer.caption(say("numbers.wins"));
        writer.list(wins);
    }
    if book.is_record() {
        for check in &book.session.numbers {
            one(book, check, writer);
        }
    }
}

/// One check as it was written down.
fn one(book: &Book<'_>, check: &NumbersCheck, writer: &mut Writer) {
    writer.heading(Level::Three, fill("numbers.check_on", &[("date", &check.on.long())]));
    let rows = check.rows.iter().map(|row| {
        let kept = say(kept_key(row.kept)).to_owned();
        vec![title(book, &row.topic), kept, row.number.clone(), row.source.clone()]
    });
    let head = [say("playbook.promise"), say("numbers.kept"), say("numbers.number"), say("numbers.source")];
    writer.table(&head, rows.collect());
    writer.labelled(say("numbers.signs"), &check.signs.join("; "));
}

fn kept_key(kept: Kept) -> &'static str {
    match kept {
        Kept::Yes => "numbers.yes",
        Kept::No => "numbers.no",
        Kept::DontKnow => "numbers.dont_know",
    }
}

fn title(book: &Book<'_>, topic: &TopicId) -> String {
    let title = book.title_of(Some(topic));
    if title.is_empty() { topic.to_string() } else { title }
}

/// Every promise that was answered at any check, in the order of the session.
fn promises<'a>(book: &Book<'a>) -> Vec<&'a TopicId> {
    let answered = |id: &TopicId| book.session.numbers.iter().any(|check| check.row(id).is_some());
    book.session.topics.iter().map(|topic| &topic.id).filter(|id| answered(id)).collect()
}
