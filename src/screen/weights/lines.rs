//! What stands on the lines of the table, from top to bottom, and which of them can be chosen.

use super::Column;
use crate::domain::market::{Attribute, Market};

/// A line that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// An attribute, by its place in the market.
    Attribute(usize),
    /// A company tried.
    Try(usize),
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// One that can be chosen.
    Row(Row),
    /// An attribute being added.
    NewAttribute,
    /// The totals.
    Total,
    /// What is left or too many, per team.
    TeamTotals,
    /// Why points are hidden.
    Hidden,
    /// Who is out, whatever the score.
    Exclusions,
    /// The head of the companies tried.
    TryIt,
    /// A company being added.
    NewTry,
    /// What to do first.
    Empty,
}

/// The rows that can be chosen: what counts first, then what must be there or not, then companies.
pub(super) fn rows(market: &Market) -> Vec<Row> {
    let attributes = counted(market).chain(musts(market)).map(Row::Attribute);
    attributes.chain((0..market.tries.len()).map(Row::Try)).collect()
}

/// The attributes that carry weight.
pub(super) fn counted(market: &Market) -> impl Iterator<Item = usize> {
    (0..market.attributes.len()).filter(|index| market.attributes[*index].counts())
}

fn musts(market: &Market) -> impl Iterator<Item = usize> {
    (0..market.attributes.len()).filter(|index| !market.attributes[*index].counts())
}

/// Every line; `open` is the path of the field being edited, `hidden` whether points are hidden.
pub(super) fn lines(market: &Market, open: &str, hidden: bool) -> Vec<Line> {
    let row = |index| Line::Row(Row::Attribute(index));
    let mut lines: Vec<Line> = counted(market).map(row).collect();
    if market.attributes.is_empty() && open != "attributes/+" {
        lines.push(Line::Empty);
    }
    if open == "attributes/+" {
        lines.push(Line::NewAttribute);
    }
    lines.extend([Line::Total, Line::TeamTotals]);
    lines.extend(hidden.then_some(Line::Hidden));
    lines.extend(musts(market).map(row));
    if !market.exclusions.is_empty() {
        lines.push(Line::Exclusions);
    }
    if !market.tries.is_empty() || open == "tries/+" {
        lines.push(Line::TryIt);
    }
    lines.extend((0..market.tries.len()).map(|index| Line::Row(Row::Try(index))));
    if open == "tries/+" {
        lines.push(Line::NewTry);
    }
    lines
}

/// The points in one column.
pub(super) fn points(attribute: &Attribute, column: Column) -> Option<u32> {
    match column {
        Column::Sales => attribute.sales,
        Column::Marketing => attribute.marketing,
        Column::Agreed => attribute.agreed,
    }
}
