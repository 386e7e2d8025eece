//! How a difference is said: lines for people that read well without colour, and tables where there are several rows.

use super::{
    change::{Cell, CellFate, Change, Part},
    words::{Mark, Piece},
};
use crate::assets::words::{fill, say};

/// Rows of before and now: what, before, now, and what the change comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Whose rows they are.
    pub title: String,
    /// Name of the row, before, now, the change.
    pub head: [&'static str; 4],
    /// The rows.
    pub rows: Vec<[String; 4]>,
}

/// From so many values on the rows of a list are a table.
const TABLE_FROM: usize = 3;

impl Part {
    /// What changed, as lines of plain text.
    pub fn lines_of_text(&self) -> Vec<String> {
        match &self.change {
            Change::Value { was, now } => {
                vec![fill("diff.labelled", &[("label", &self.label), ("text", &was_now(was, now))])]
            }
            Change::Words { pieces } => {
                let label = |text: String| fill("diff.labelled", &[("label", &self.label), ("text", &text)]);
                let mut lines = wording(pieces);
                if let Some(first) = lines.first_mut() {
                    *first = label(std::mem::take(first));
                }
                lines
            }
            Change::Lines { gone, came, reordered } => {
                let text = list(gone, came, *reordered);
                vec![fill("diff.labelled", &[("label", &self.label), ("text", &text)])]
            }
            Change::Rows { cells, reordered } => {
                let order = reordered.then(|| {
                    fill("diff.labelled", &[("label", &self.label), ("text", &say("diff.reordered"))])
                });
                let told =
                    cells.iter().filter(|cell| cell.fate != CellFate::Same).map(|cell| self.told(cell));
                told.chain(order).collect()
            }
        }
    }

    /// What changed in one go, for documents that can strike out: pieces without any marks in the text.
    pub fn pieces(&self) -> Vec<Piece> {
        let plain = |text: String| Piece::new(Mark::Same, text);
        match &self.change {
            Change::Value { was, now } => exchanged(was, now),
            Change::Words { pieces } => pieces.clone(),
            Change::Lines { gone, came, reordered } => {
                let mut pieces = exchanged(&gone.join(", "), &came.join(", "));
                if pieces.is_empty() && *reordered {
                    pieces.push(plain(say("diff.reordered").to_owned()));
                }
                pieces
            }
            Change::Rows { .. } => vec![plain(self.lines_of_text().join("; "))],
        }
    }

    /// The rows as a table, where they are more than a line or two.
    pub fn table(&self) -> Option<Table> {
        let Change::Rows { cells, .. } = &self.change else { return None };
        let several = cells.windows(2).any(|pair| pair[0].field != pair[1].field);
        let row = |cell: &Cell| {
            let name = if several {
                fill("diff.row_field", &[("row", &cell.row), ("field", &cell.label)])
            } else {
                cell.row.clone()
            };
            [name, cell.was.clone(), cell.now.clone(), step(cell)]
        };
        let head = [say("diff.what"), say("diff.was"), say("diff.now"), say("diff.change")];
        let rows = cells.iter().map(row).collect();
        (cells.len() >= TABLE_FROM).then(|| Table { title: self.label.clone(), head, rows })
    }

    /// One value of a row as a line: "A, within: was 24, now 8 business hours".
    fn told(&self, cell: &Cell) -> String {
        let text = match cell.fate {
            CellFate::New => fill("diff.now_first", &[("now", &cell.now)]),
            CellFate::Gone => fill("diff.gone_row", &[("value", &quoted(&cell.was))]),
            _ => was_now(&cell.was, &cell.now),
        };
        let label = if cell.row == cell.was || cell.row == cell.now {
            self.label.clone()
        } else {
            fill("diff.row_field", &[("row", &cell.row), ("field", &cell.label)])
        };
        fill("diff.labelled", &[("label", &label), ("text", &text)])
    }
}

/// "was 24, now 8 business hours": a unit both have is said once.
fn was_now(was: &str, now: &str) -> String {
    match (was, now) {
        ("", now) => fill("diff.now_first", &[("now", &now)]),
        (was, "") => fill("diff.now_none", &[("was", &quoted(was))]),
        (was, now) => {
            let (was, now) = match (was.split_once(' '), now.split_once(' ')) {
                (Some((number, unit)), Some((_, other))) if unit == other && number_of(number).is_some() => {
                    (number, now)
                }
                _ => (was, now),
            };
            fill("diff.was_now", &[("was", &quoted(was)), ("now", &quoted(now))])
        }
    }
}

/// From so many words on a text within another stands in quotation marks.
const QUOTED_FROM: usize = 5;

/// A value of several words, or with a comma, as something that is said.
fn quoted(text: &str) -> String {
    let several = text.contains(',') || text.split_whitespace().nth(QUOTED_FROM - 1).is_some();
    if several { fill("diff.quoted", &[("text", &text)]) } else { text.to_owned() }
}

fn exchanged(was: &str, now: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !was.is_empty() {
        pieces.push(Piece::new(Mark::Deleted, was));
    }
    if !was.is_empty() && !now.is_empty() {
        pieces.push(Piece::new(Mark::Same, " "));
    }
    if !now.is_empty() {
        pieces.push(Piece::new(Mark::Inserted, now));
    }
    pieces
}

fn list(gone: &[String], came: &[String], reordered: bool) -> String {
    let mut said = Vec::new();
    let all = |lines: &[String]| lines.iter().map(|line| quoted(line)).collect::<Vec<_>>().join(", ");
    if !came.is_empty() {
        said.push(fill("diff.came", &[("what", &all(came))]));
    }
    if !gone.is_empty() {
        said.push(fill("diff.gone", &[("what", &all(gone))]));
    }
    if reordered {
        said.push(say("diff.reordered").to_owned());
    }
    said.join("; ")
}

/// What the change of a value comes to: "+5", "-16 business hours", new, gone; nothing for words.
fn step(cell: &Cell) -> String {
    match cell.fate {
        CellFate::Same => String::new(),
        CellFate::New => say("diff.row_new").to_owned(),
        CellFate::Gone => say("diff.row_gone").to_owned(),
        CellFate::Changed => {
            numbers(&cell.was, &cell.now).unwrap_or_else(|| say("diff.row_changed").to_owned())
        }
    }
}

/// The difference of two numbers with one unit.
fn numbers(was: &str, now: &str) -> Option<String> {
    let (was, unit) = was.split_once(' ').unwrap_or((was, ""));
    let (now, other) = now.split_once(' ').unwrap_or((now, ""));
    let change = number_of(now)? - number_of(was)?;
    let sign = if change < 0 { '-' } else { '+' };
    let (whole, hundredths) = (change.abs() / 100, change.abs() % 100);
    let number = match hundredths {
        0 => whole.to_string(),
        _ => format!("{whole}.{hundredths:02}").trim_end_matches('0').to_owned(),
    };
    (unit == other).then(|| format!("{sign}{number} {unit}").trim_end().to_owned())
}

/// A number with at most two places, in hundredths.
fn number_of(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let known =
        !whole.is_empty() && whole.len() < 12 && digits(whole) && fraction.len() <= 2 && digits(fraction);
    if !known {
        return None;
    }
    Some(whole.parse::<i64>().ok()? * 100 + format!("{fraction:0<2}").parse::<i64>().ok()?)
}

/// A wording as lines: the new text with "now:" where its end was exchanged and "was:" below; else with marks.
fn wording(pieces: &[Piece]) -> Vec<String> {
    let text = |mark: Mark| {
        let kept = pieces.iter().filter(|piece| piece.mark == mark);
        kept.map(|piece| piece.text.as_str()).collect::<String>()
    };
    let (same, was, now) = (text(Mark::Same), text(Mark::Deleted), text(Mark::Inserted));
    let was_line = || fill("diff.was_line", &[("was", &was.trim())]);
    if same.is_empty() {
        let now_line = (!now.is_empty()).then(|| fill("diff.now_line", &[("now", &now)]));
        let was_line = (!was.is_empty()).then(was_line);
        return now_line.into_iter().chain(was_line).collect();
    }
    let says_nothing = |text: &str| !text.chars().any(char::is_alphanumeric);
    match pieces {
        [before, deleted, inserted, after @ ..]
            if (before.mark, deleted.mark, inserted.mark) == (Mark::Same, Mark::Deleted, Mark::Inserted)
                && after.iter().all(|piece| piece.mark == Mark::Same && says_nothing(&piece.text)) =>
        {
            let end: String = after.iter().map(|piece| piece.text.as_str()).collect();
            let now = fill("diff.now_line", &[("now", &inserted.text.trim())]);
            vec![format!("{}{now}{end}", before.text), was_line()]
        }
        _ => vec![marked(pieces)],
    }
}

/// The pieces in one line with marks that need no colour: `[-out-]` and `{+in+}`.
pub fn marked(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (open, close) = match piece.mark {
            Mark::Same => {
                text.push_str(&piece.text);
                continue;
            }
            Mark::Deleted => ("[-", "-]"),
            Mark::Inserted => ("{+", "+}"),
        };
        // Spaces stand outside the marks, so that the words inside are all that is read as changed.
        let core = piece.text.trim();
        let (before, after) = match piece.text.find(core) {
            Some(start) if !core.is_empty() => (&piece.text[..start], &piece.text[start + core.len()..]),
            _ => ("", ""),
        };
        let core = if core.is_empty() { piece.text.as_str() } else { core };
        if before.is_empty() && text.ends_with("-]") {
            text.push(' ');
        }
        text.push_str(before);
        text.push_str(open);
        text.push_str(core);
        text.push_str(close);
        text.push_str(after);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::words::words;

    fn said(was: &str, now: &str) -> Vec<String> {
        wording(&words(was, now))
    }

    #[test]
    fn an_end_that_was_exchanged_is_said_as_people_say_it() {
        let was = "A person at a target company who either asked for a conversation or downloaded an asset";
        let now =
            "A person at a target company who either asked for a conversation or showed two buying signals";
        assert_eq!(
            said(was, now),
            [
                "A person at a target company who either asked for a conversation or now: showed two buying signals",
                "was: downloaded an asset"
            ]
        );
    }

    #[test]
    fn other_changes_stand_between_marks() {
        assert_eq!(
            said("Sales calls every lead on the same day", "Sales calls or writes every lead on the day"),
            ["Sales calls {+or writes+} every lead on the [-same-] day"]
        );
        assert_eq!(said("More leads for us", "We win"), ["now: We win", "was: More leads for us"]);
        assert_eq!(
            marked(&words("reply in 24 hours, by phone", "reply in 8 hours, by mail")),
            "reply in [-24-] {+8+} hours, by [-phone-] {+mail+}"
        );
    }

    #[test]
    fn numbers_say_their_unit_once() {
        assert_eq!(was_now("24 business hours", "8 business hours"), "was 24, now 8 business hours");
        assert_eq!(
            was_now("2 business days", "8 business hours"),
            "was 2 business days, now 8 business hours"
        );
        assert_eq!(was_now("", "8"), "8 (new)");
        assert_eq!(was_now("8", ""), "was 8, now nothing");
        assert_eq!(was_now("asked, or wrote", "called"), "was \"asked, or wrote\", now called");
        assert_eq!(numbers("24 business hours", "8 business hours").as_deref(), Some("-16 business hours"));
        assert_eq!(numbers("12.5 %", "15 %").as_deref(), Some("+2.5 %"));
        assert_eq!(numbers("30", "35").as_deref(), Some("+5"));
        assert_eq!(numbers("soon", "35"), None);
    }
}
