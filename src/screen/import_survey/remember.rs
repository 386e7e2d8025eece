//! What was said about the same questions the last time: the session's own survey and the earlier one keep the scales
//! they were read with, so that nobody is asked twice and both can be compared.

use super::{Context, State};
use crate::{
    domain::baseline::Item,
    import::survey::{ColumnReport, ItemKind, MapItem, Taken},
    stats::Kind,
    text::fold,
};

impl State {
    /// Answers from earlier surveys what is asked now; whether there was such an answer.
    pub(super) fn remember(&mut self, ctx: &Context<'_>) -> bool {
        let Some(read) = self.read() else { return false };
        let waves = [ctx.session.baseline.as_ref(), ctx.session.earlier.as_ref().map(|earlier| &earlier.wave)];
        let known: Vec<&Item> = waves.into_iter().flatten().flat_map(|wave| &wave.items).collect();
        let answers: Vec<MapItem> = read
            .report
            .columns
            .iter()
            .filter_map(|column| {
                let item = known.iter().find(|item| asks_the_same(column, item))?;
                answer(column, item)
            })
            .collect();
        let found = !answers.is_empty();
        for answer in answers {
            // A scale that cannot be said in a map is asked for again.
            let _ = self.request.answers.set_item(answer);
        }
        found
    }
}

fn asks_the_same(column: &ColumnReport, item: &Item) -> bool {
    fold(&column.question) == fold(&item.question)
        && column.row.as_deref().map(fold) == item.row.as_deref().map(fold)
}

/// The scale of an item for a column that has none, or its direction for one that runs the other way.
fn answer(column: &ColumnReport, item: &Item) -> Option<MapItem> {
    let known = MapItem::new(column.heading.as_str());
    let (low, high) = (*item.points.first()?, *item.points.last()?);
    let reversed = Some(item.reversed);
    match column.taken {
        Taken::Unknown(_) => Some(match (item.kind, &item.labels) {
            (Kind::Likert, labels @ Some(_)) => {
                MapItem { kind: Some(ItemKind::Likert), labels: labels.clone(), reversed, ..known }
            }
            (Kind::Nps, _) => MapItem { kind: Some(ItemKind::Nps), reversed, ..known },
            (Kind::YesNo, _) => MapItem { kind: Some(ItemKind::YesNo), reversed, ..known },
            _ => MapItem { kind: Some(ItemKind::Numeric), points: Some([low, high]), reversed, ..known },
        }),
        Taken::Item { reversed: now, .. } if now != item.reversed => Some(MapItem { reversed, ..known }),
        _ => None,
    }
}
