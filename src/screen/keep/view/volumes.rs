//! Marketing's promise: in sentences where there is little room, as a table by product where there is more.

use super::{
    super::volume::{MONTHS, Product, Volume, WANTED},
    Page, SENTENCES, of_hundred,
    summary::number,
};
use crate::{
    assets::words::{fill, say},
    theme::Role,
    widget::{cells, line, paragraph, table},
};
use ratatui::{buffer::Buffer, layout::Rect};
use table::Column;

/// Product, promised, average, month, quarter, average needed; as a quarter's total: kept, average needed.
const COLUMNS: &[Column] = &[
    Column::rest(),
    Column::right(9),
    Column::right(9),
    Column::right(9),
    Column::right(9),
    Column::right(11),
    Column::right(11),
    Column::right(11),
];

/// From this many columns on the table has room.
const TABLE: u16 = 100;

impl Page<'_, '_> {
    /// Rows that it would like to have.
    pub(super) fn volume_rows(&self, area: Rect) -> u16 {
        let products = self.trial.products().len() as u16;
        let table = products + 4;
        if area.width >= TABLE && products > 0 && area.height > table + 14 { table } else { SENTENCES }
    }

    /// Draws Marketing's promise, or what it lacks.
    pub(super) fn volume(&self, area: Rect, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let Some(volume) = Volume::of(&self.trial) else {
            paragraph::draw_text(area, buffer, theme, (say("keep.volume_none"), Role::Hole));
            return;
        };
        if area.height > SENTENCES && area.width >= TABLE {
            self.table(area, buffer, &volume);
            return;
        }
        let mut rest = area;
        for sentence in sentences(&volume) {
            let used = paragraph::draw_text(rest, buffer, theme, (&sentence, Role::Text));
            rest = cells::below(rest, used);
        }
    }

    fn table(&self, area: Rect, buffer: &mut Buffer, volume: &Volume) {
        let theme = self.ctx.theme;
        let mut rest = area;
        let names = [
            "keep.volume_product",
            "keep.volume_promised",
            "keep.volume_average",
            "keep.volume_months",
            "keep.volume_quarters",
            "keep.volume_needed",
            "keep.volume_totals",
            "keep.volume_needed",
        ];
        let names: Vec<line::Span<'_>> = names.iter().map(|key| (say(key), Role::Muted)).collect();
        table::draw_row(cells::take(&mut rest, 1), buffer, theme, COLUMNS, &names);
        for product in &volume.products {
            row(cells::take(&mut rest, 1), buffer, theme, &cells_of(product));
        }
        let all = [
            say("keep.volume_all").to_owned(),
            String::new(),
            String::new(),
            String::new(),
            chance(volume.quarter),
            String::new(),
            chance(volume.total),
            String::new(),
        ];
        row(cells::take(&mut rest, 1), buffer, theme, &all);
        let wanted = of_hundred(WANTED);
        let note = fill("keep.volume_note", &[("wanted", &wanted)]);
        paragraph::draw_text(rest, buffer, theme, (&note, Role::Muted));
    }
}

fn row(area: Rect, buffer: &mut Buffer, theme: &crate::theme::Theme, texts: &[String; 8]) {
    let spans = texts.each_ref().map(|text| (text.as_str(), Role::Text));
    table::draw_row(area, buffer, theme, COLUMNS, &spans);
}

fn cells_of(product: &Product) -> [String; 8] {
    [
        product.name.clone(),
        product.promised.to_string(),
        number(product.average.round()),
        chance(product.month),
        chance(product.quarter),
        product.needed.to_string(),
        chance(product.total),
        product.needed_total.to_string(),
    ]
}

/// One month, all months of a quarter, and the quarter's total instead.
fn sentences(volume: &Volume) -> [String; 3] {
    let list = |value: &dyn Fn(&Product) -> String| each(&volume.products, value);
    let wanted = of_hundred(WANTED);
    let promised = list(&|product| product.promised.to_string());
    let average = list(&|product| number(product.average.round()));
    let month = list(&|product| chance(product.month));
    let needed = list(&|product| product.needed.to_string());
    let quarterly = list(&|product| (u64::from(product.promised) * u64::from(MONTHS)).to_string());
    let needed_total = list(&|product| product.needed_total.to_string());
    [
        fill("keep.volume_month", &[("promised", &promised), ("n", &month), ("average", &average)]),
        fill(
            "keep.volume_quarter",
            &[("n", &chance(volume.quarter)), ("wanted", &wanted), ("needed", &needed)],
        ),
        fill(
            "keep.volume_total",
            &[
                ("promised", &quarterly),
                ("n", &chance(volume.total)),
                ("wanted", &wanted),
                ("needed", &needed_total),
            ],
        ),
    ]
}

/// One value where all products share it, else each after its product.
fn each(products: &[Product], value: &dyn Fn(&Product) -> String) -> String {
    let values: Vec<String> = products.iter().map(value).collect();
    if values.windows(2).all(|pair| pair[0] == pair[1]) {
        return values.into_iter().next().unwrap_or_default();
    }
    let named = products.iter().zip(values).map(|(product, value)| format!("{} {value}", product.name));
    named.collect::<Vec<_>>().join(", ")
}

/// A chance as so many of a hundred; a small one keeps its places, because there they matter.
fn chance(share: f64) -> String {
    let hundred = share * 100.0;
    if share > 0.0 && hundred < 0.995 { number(hundred.max(0.01)) } else { of_hundred(share).to_string() }
}
