//! The typed fields of a topic slot by slot, rows of a list by what they are called. It knows no kind of topic but
//! the target market, whose weights are read as a whole.

use super::change::{Cell, CellFate, Change, Part};
use crate::{
    assets::words::say,
    domain::{
        fields::Fields,
        moment::Day,
        sentence::label,
        slot::{Shape, Slot},
    },
    text::fold,
};

/// The value of the agreed column: all weights are told when one changed, because they share 100 points.
const WEIGHT: &str = "market.attributes.agreed";

/// Every field that differs.
pub(super) fn parts(old: &Fields, new: &Fields) -> Vec<Part> {
    let (before, after) = (old.slots(), new.slots());
    let mut parts = Vec::new();
    if old.kind() != new.kind() || old.step() != new.step() {
        parts.extend(Part::value("kind", say("diff.kind"), &kind(old), &kind(new)));
    }
    let mut seen: Vec<&str> = Vec::new();
    for slot in after.iter().chain(&before).filter(|slot| slot.shape != Shape::AddRow) {
        let place = slot.row().map_or(slot.path.as_str(), |(list, _)| list);
        if seen.contains(&place) {
            continue;
        }
        seen.push(place);
        parts.extend(match slot.row() {
            Some((list, _)) => list_part(list, (old.kind(), new.kind()), &before, &after),
            None => scalar(slot, value_at(&before, &slot.path), value_at(&after, &slot.path)),
        });
    }
    parts
}

fn kind(fields: &Fields) -> String {
    format!("{}, {}", fields.kind(), say(fields.step().key()))
}

fn value_at<'a>(slots: &'a [Slot], path: &str) -> &'a str {
    slots.iter().find(|slot| slot.path == path).map_or("", |slot| slot.value.as_str())
}

fn scalar(slot: &Slot, was: &str, now: &str) -> Option<Part> {
    let (field, label) = (slot.path.as_str(), label(&slot.name));
    match slot.shape {
        Shape::Lines => {
            let lines = |value: &str| value.lines().map(str::to_owned).collect::<Vec<_>>();
            Part::lines(field, label, &lines(was), &lines(now))
        }
        Shape::Text => Part::text(field, label, was, now),
        shape => Part::value(field, label, &shown(shape, was), &shown(shape, now)),
    }
}

/// A value as people read it: dates in full, short lines in a row.
fn shown(shape: Shape, value: &str) -> String {
    match shape {
        Shape::Day => Day::parse(value).map_or_else(|_| value.to_owned(), Day::long),
        Shape::Lines => value.lines().collect::<Vec<_>>().join(", "),
        _ => value.to_owned(),
    }
}

/// One row of a list; the first of its slots names it.
struct Row<'a> {
    slots: Vec<&'a Slot>,
}

impl<'a> Row<'a> {
    fn all(slots: &'a [Slot], list: &str) -> Vec<Self> {
        let mut rows: Vec<Self> = Vec::new();
        for slot in slots {
            let Some((_, index)) = slot.row().filter(|(name, _)| *name == list) else { continue };
            if rows.len() <= index {
                rows.resize_with(index + 1, || Self { slots: Vec::new() });
            }
            rows[index].slots.push(slot);
        }
        rows
    }

    fn name(&self) -> &'a str {
        self.slots.first().map_or("", |slot| slot.value.as_str())
    }

    /// The value of the slot with this name.
    fn value(&self, name: &str) -> String {
        let slot = self.slots.iter().find(|slot| slot.name == name);
        slot.map_or_else(String::new, |slot| shown(slot.shape, &slot.value))
    }
}

/// The rows of one list side by side; the kinds are those of both topics.
fn list_part(list: &str, kinds: (&str, &str), before: &[Slot], after: &[Slot]) -> Option<Part> {
    let (old, new) = (Row::all(before, list), Row::all(after, list));
    let pairs = pairs(&old, &new);
    let mut cells = Vec::new();
    for (was, now) in &pairs {
        row_cells(was.map(|index| &old[index]), now.map(|index| &new[index]), &mut cells);
    }
    let both: Vec<(usize, usize)> = pairs.iter().filter_map(|(was, now)| Some(((*was)?, (*now)?))).collect();
    let reordered = !both.is_sorted_by_key(|(was, _)| *was);
    let changed = |cell: &Cell| cell.fate != CellFate::Same;
    if !reordered && !cells.iter().any(changed) {
        return None;
    }
    let weighed = cells.iter().any(|cell| changed(cell) && cell.field == WEIGHT);
    cells.retain(|cell| changed(cell) || weighed && cell.field == WEIGHT);
    let kind = if after.iter().any(|slot| slot.row().is_some_and(|(name, _)| name == list)) {
        kinds.1
    } else {
        kinds.0
    };
    let name = label(&format!("{kind}.{list}"));
    Some(Part::of(list, name, Change::Rows { cells, reordered }))
}

/// Which row of before is which row of now: those of one name first, then what is left at the same place.
fn pairs(old: &[Row<'_>], new: &[Row<'_>]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut of_new: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for (index, row) in new.iter().enumerate().filter(|(_, row)| !row.name().is_empty()) {
        let name = fold(row.name());
        let same = (0..old.len()).find(|&other| !taken[other] && fold(old[other].name()) == name);
        if let Some(other) = same {
            taken[other] = true;
            of_new[index] = Some(other);
        }
    }
    for (index, pair) in of_new.iter_mut().enumerate() {
        if pair.is_none() && taken.get(index) == Some(&false) {
            taken[index] = true;
            *pair = Some(index);
        }
    }
    let mut pairs: Vec<_> = of_new.iter().enumerate().map(|(index, was)| (*was, Some(index))).collect();
    pairs.extend((0..old.len()).filter(|&index| !taken[index]).map(|index| (Some(index), None)));
    pairs
}

fn row_cells(old: Option<&Row<'_>>, new: Option<&Row<'_>>, cells: &mut Vec<Cell>) {
    let Some(row) = new.or(old) else { return };
    let other = old.map_or("", Row::name);
    let name = if row.name().is_empty() { other } else { row.name() };
    let whole = old.is_none() || new.is_none();
    // A row that came or went is told by what it says; its name alone where it says nothing more.
    let says_more = row.slots.iter().skip(1).any(|slot| !slot.value.is_empty());
    for (place, slot) in row.slots.iter().enumerate() {
        let value = |row: Option<&Row<'_>>| row.map_or_else(String::new, |row| row.value(&slot.name));
        let (was, now) = (value(old), value(new));
        if was.is_empty() && now.is_empty() && (!whole || place > 0 || says_more)
            || whole && place == 0 && says_more
        {
            continue;
        }
        let fate = match (old, new) {
            (None, _) => CellFate::New,
            (_, None) => CellFate::Gone,
            _ if was == now => CellFate::Same,
            _ => CellFate::Changed,
        };
        let (row, label) = (name.to_owned(), label(&slot.name).to_owned());
        cells.push(Cell { row, field: slot.name.clone(), label, was, now, fate });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(kind: &str, values: &[(&str, &str)]) -> Fields {
        let empty = Fields::empty(kind).unwrap();
        values.iter().fold(empty, |fields, (path, value)| fields.with(path, value).unwrap())
    }

    fn cells(parts: &[Part]) -> Vec<(&str, &str, &str, CellFate)> {
        let [Part { change: Change::Rows { cells, .. }, .. }] = parts else { panic!("{parts:?}") };
        cells
            .iter()
            .map(|cell| (cell.row.as_str(), cell.was.as_str(), cell.now.as_str(), cell.fate))
            .collect()
    }

    #[test]
    fn a_limit_differs_in_its_row() {
        let old = filled("follow_up", &[("classes/+", "A"), ("classes/0/within", "24h"), ("by", "phone")]);
        let new = old.with("classes/0/within", "8h").unwrap();
        let parts = parts(&old, &new);
        assert_eq!(cells(&parts), [("A", "24 business hours", "8 business hours", CellFate::Changed)]);
        assert_eq!(super::parts(&old, &old), []);
    }

    #[test]
    fn rows_are_known_by_their_name_wherever_they_stand() {
        let old = filled("follow_up", &[("classes/+", "A"), ("classes/0/within", "8h"), ("classes/+", "B")]);
        let new = filled("follow_up", &[("classes/+", "B"), ("classes/+", "a"), ("classes/1/within", "8h")]);
        let [Part { change: Change::Rows { cells, reordered: true }, .. }] = &parts(&old, &new)[..] else {
            panic!("{:?}", parts(&old, &new))
        };
        assert_eq!((cells.len(), cells[0].was.as_str(), cells[0].now.as_str()), (1, "A", "a"));
    }

    #[test]
    fn a_row_that_comes_or_goes_tells_what_it_says() {
        let old = filled("follow_up", &[("classes/+", "A"), ("classes/0/within", "8h")]);
        let new = old.with("classes/+", "B").unwrap().with("classes/1/within", "1 week").unwrap();
        assert_eq!(cells(&parts(&old, &new)), [("B", "", "7 calendar days", CellFate::New)]);
        assert_eq!(cells(&parts(&new, &old)), [("B", "7 calendar days", "", CellFate::Gone)]);
        let bare = old.with("classes/+", "C").unwrap();
        assert_eq!(cells(&parts(&old, &bare)), [("C", "", "C", CellFate::New)]);
    }

    #[test]
    fn one_changed_weight_tells_them_all() {
        let old = filled(
            "market",
            &[
                ("attributes/+", "Size"),
                ("attributes/0/agreed", "60"),
                ("attributes/0/sales", "50"),
                ("attributes/+", "Budget"),
                ("attributes/1/agreed", "40"),
                ("attributes/+", "Region"),
                ("attributes/2/agreed", "0"),
            ],
        );
        let new = old.with("attributes/0/agreed", "70").unwrap().with("attributes/1/agreed", "30").unwrap();
        assert_eq!(
            cells(&parts(&old, &new)),
            [
                ("Size", "60", "70", CellFate::Changed),
                ("Budget", "40", "30", CellFate::Changed),
                ("Region", "0", "0", CellFate::Same)
            ]
        );
    }
}
