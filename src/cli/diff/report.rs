//! A difference as lines of text. It prints nothing itself.

use crate::{
    assets::words::{fill, say},
    cli::page::Page,
    diff::{Change, Difference, Entry, Group, Head, Part, Telling, marked},
    domain::moment::Day,
};

/// Cells before what belongs to an entry.
const INDENT: usize = 2;

/// The report, wrapped at `width` columns; of wordings alone, every change is shown between marks.
pub(super) fn lines(difference: &Difference, width: usize, words_only: bool) -> Vec<String> {
    let mut page = Page::new(width);
    let (new, old) = (headline(&difference.new), headline(&difference.old));
    page.add(0, &fill("cli.diff_title", &[("new", &new), ("old", &old)]));
    if words_only {
        page.wordings(difference);
        return page.into_lines();
    }
    page.add(0, &difference.counted());
    if difference.is_empty() {
        page.add(0, say("cli.diff_same"));
    }
    let telling = Telling { width: width.saturating_sub(INDENT), arrow: "->", changed_first: true };
    let entries = difference.entries(telling);
    for group in entries.chunk_by(|one, other| one.group == other.group) {
        match group[0].group {
            Group::Same | Group::Overdue => {}
            heading => {
                page.part(&heading.title().to_uppercase());
                for entry in group {
                    page.entry(entry);
                }
            }
        }
    }
    if !difference.overdue.is_empty() {
        page.part(&Group::Overdue.title().to_uppercase());
        for late in &difference.overdue {
            let text = fill("diff.labelled", &[("label", &late.what), ("text", &late.text)]);
            page.add(0, &format!("! {text}"));
        }
    }
    let same: Vec<&str> =
        entries.iter().filter(|entry| entry.group == Group::Same).map(|entry| entry.title.as_str()).collect();
    if !same.is_empty() {
        page.part(&Group::Same.title().to_uppercase());
        page.add(0, &same.join(", "));
    }
    page.into_lines()
}

/// "Acme: Q1 alignment (Thu 12 Mar 2026)".
fn headline(head: &Head) -> String {
    match head.date.map(Day::long) {
        Some(date) => fill("cli.diff_session", &[("name", &head.name), ("date", &date)]),
        None => head.name.clone(),
    }
}

impl Page {
    fn entry(&mut self, entry: &Entry) {
        if entry.standing.is_empty() {
            self.add(0, &entry.title);
        } else {
            self.add(0, &fill("diff.labelled", &[("label", &entry.title), ("text", &entry.standing)]));
        }
        for line in &entry.lines {
            self.add(INDENT, line);
        }
    }

    /// Every wording that changed, with what went and what came between marks.
    fn wordings(&mut self, difference: &Difference) {
        if difference.is_empty() {
            self.add(0, say("cli.diff_same_words"));
        }
        for topic in &difference.topics {
            self.part(&topic.title.to_uppercase());
            for Part { label, change, .. } in &topic.parts {
                if let Change::Words { pieces } = change {
                    self.add(INDENT, &fill("diff.labelled", &[("label", label), ("text", &marked(pieces))]));
                }
            }
        }
    }
}
