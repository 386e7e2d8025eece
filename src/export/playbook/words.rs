//! Words about the other team, only where both team leads said yes: the numbers of each direction for itself.
//! The words themselves stand in the record of the room only, once they were tagged and may be seen.

use super::book::{self, Book};
use crate::assets::words::{fill, say};
use crate::domain::{
    baseline::words::{
        Term, Written,
        wording::{heading, tag_word, too_few},
    },
    people::Team,
};
use crate::export::document::{Line, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    for team in [Team::Marketing, Team::Sales] {
        if let Some(written) = book.session.words.by(team) {
            direction(book, team, written, writer);
        }
    }
    if book.is_record() && book.session.words.is_open() {
        for team in [Team::Marketing, Team::Sales] {
            let lead = fill("words.lead", &[("team", &book::team(team))]);
            let name = book.session.words.agreed_by.get(team).as_deref().unwrap_or_default();
            writer.labelled(&lead, &fill("words.agreed", &[("name", &name)]));
        }
    }
}

fn direction(book: &Book<'_>, team: Team, written: &Written, writer: &mut Writer) {
    writer.caption(&heading(team));
    if written.people_with_a_term.is_none() {
        writer.paragraph(too_few(team));
        return;
    }
    let sentences = written.balance().sentences();
    writer.list(sentences.iter().map(|(_, sentence)| Line::from(sentence.as_str())).collect());
    if book.is_record() {
        let head = [say("words.word"), say("words.mentioned"), say("words.tag")];
        let row = |term: &Term| {
            vec![term.label.clone(), written.mentions(term).to_string(), tag_word(term.tag).to_owned()]
        };
        writer.table(&head, written.shown().filter(|term| term.tag.is_some()).map(row).collect());
        writer.paragraph(written.foot());
    }
}
