//! Then and now: an earlier survey beside this one, as counts of people on the good side, without any word on chance.

use super::book::{Book, team};
use crate::assets::words::{fill, say};
use crate::domain::{baseline::Word, moment::Day, people::Team};
use crate::export::document::Writer;

/// So many questions stand in the shareable playbook.
const TOP: usize = 5;

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let (Some(earlier), Some(wave)) = (&book.session.earlier, &book.session.baseline) else { return };
    let Some(both) = book.session.remeasured().filter(|both| !both.is_empty()) else { return };
    let date = earlier.date.map(Day::long).unwrap_or_default();
    writer.caption(
        fill("remeasured.with", &[("name", &earlier.name), ("date", &date)]).trim_end_matches([' ', ',']),
    );
    let rows = both.items.iter().take(if book.is_record() { usize::MAX } else { TOP }).map(|again| {
        let then_now = |side: Team| again.favourable_texts(side).join(" → ");
        let words = [again.words.0, again.words.1].map(Word::text);
        let gap = if words == ["", ""] { String::new() } else { words.join(" → ") };
        let title = wave.items[again.now].marked_title();
        vec![title, then_now(Team::Marketing), then_now(Team::Sales), gap]
    });
    let heads =
        [say("playbook.question"), team(Team::Marketing), team(Team::Sales), say("remeasured.between")];
    writer.table(&heads, rows.collect());
    let mut notes = vec![say("remeasured.good_news_note").to_owned(), say("remeasured.caveat").to_owned()];
    if book.is_record() {
        notes.extend(both.left_out());
    }
    writer.paragraph(notes.join(" "));
}
