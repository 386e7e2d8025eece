//! The table over people, the room's own row marked, and what it is worth that nobody owns a lead.

use super::{Page, of_hundred, summary};
use crate::{
    assets::words::{fill, say},
    capacity::simulation::{Answer, Estimate},
    theme::Role,
    widget::{cells, line, list, table},
};
use ratatui::{buffer::Buffer, layout::Rect};
use table::Column;

/// People, first touch, attempts, quarters that keep both.
const COLUMNS: &[Column] = &[Column::right(6), Column::right(9), Column::right(8), Column::right(8)];

impl Page<'_, '_> {
    /// Draws the table as far as it is known.
    pub(super) fn people(&self, area: Rect, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let mut rest = area;
        let head = cells::right_of(cells::take(&mut rest, 1), list::POINTER_WIDTH);
        let names = ["keep.table_people", "keep.table_first", "keep.table_attempts", "keep.table_quarters"];
        let names: Vec<line::Span<'_>> = names.iter().map(|key| (say(key), Role::Muted)).collect();
        table::draw_row(head, buffer, theme, COLUMNS, &names);
        let Ok(question) = &self.asked else { return };
        let found = summary::answer(self.ctx, &question.form).filter(|answer| answer.complete);
        let Some(answer) = found else {
            let place = cells::right_of(cells::row(rest, 0), list::POINTER_WIDTH);
            line::put(place, buffer, theme, say("keep.counting"), Role::Muted);
            return;
        };
        for estimate in rows(answer) {
            let own = estimate.people == question.form.reps;
            self.estimate(cells::take(&mut rest, 1), buffer, estimate, own);
        }
        self.worth(rest, buffer, answer);
    }

    fn estimate(&self, area: Rect, buffer: &mut Buffer, estimate: &Estimate, own: bool) {
        let theme = self.ctx.theme;
        let role = if own { Role::Title } else { Role::Text };
        let pointer = if own { theme.glyphs().pointer } else { " " };
        line::put(area, buffer, theme, pointer, Role::Accent);
        let [first, attempts, meets] =
            [estimate.first.share, estimate.attempts.share, estimate.meets].map(|share| of_hundred(share).to_string());
        let people = estimate.people.to_string();
        let cells = [(people.as_str(), role), (&first, role), (&attempts, role), (&meets, role)];
        table::draw_row(cells::right_of(area, list::POINTER_WIDTH), buffer, theme, COLUMNS, &cells);
    }

    /// What other ways of sharing owned leads come to, and by how many points.
    fn worth(&self, area: Rect, buffer: &mut Buffer, answer: &Answer) {
        let ways = [("keep.covered", &answer.covered), ("keep.pooled", &answer.pooled)];
        let known = ways.into_iter().filter_map(|(key, found)| Some((say(key), found.as_ref()?)));
        for (index, (name, found)) in known.enumerate() {
            let place = cells::right_of(cells::row(area, index), list::POINTER_WIDTH);
            let points = |with: f64, without: f64| {
                let (with, without) = (of_hundred(with), of_hundred(without));
                fill("keep.points", &[("n", &with), ("points", &format!("{:+}", i64::from(with) - i64::from(without)))])
            };
            let first = points(found.first.share, answer.promise.first.share);
            let attempts = points(found.attempts.share, answer.promise.attempts.share);
            let right = format!("{first}  {attempts}");
            line::put_ends(place, buffer, self.ctx.theme, &[(name, Role::Text)], &[(&right, Role::Good)]);
        }
    }
}

/// The table with the room's own people in it, whether or not it has as many rows.
fn rows(answer: &Answer) -> Vec<&Estimate> {
    let own = &answer.promise;
    let mut rows: Vec<&Estimate> = answer.table.iter().collect();
    if rows.iter().all(|row| row.people != own.people) {
        rows.push(own);
        rows.sort_by_key(|row| row.people);
    }
    rows
}
