//! What stands below the list: the chosen item in full, what the signs mean, and the small print.

use super::{answers, view::Page};
use crate::{
    assets::words::say,
    domain::{baseline::headline, people::Team},
    screen::{
        Context, Tier,
        survey::{self, link::about},
    },
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows the small print may take.
const SMALL_PRINT: u16 = 2;

impl Page<'_, '_> {
    /// Rows wanted below the list.
    pub(super) fn foot_rows(&self, width: u16) -> u16 {
        self.chosen_rows(width) + u16::from(self.has_legend()) + self.small_print(width).1
    }

    fn has_legend(&self) -> bool {
        self.has_plot() && !self.lists_topics()
    }

    /// The chosen item in full with its link; where there is no plot, only its title, on two rows if it must be.
    fn chosen_rows(&self, width: u16) -> u16 {
        let Some(item) = self.state.item(self.ctx) else { return 0 };
        let title = item.marked_title();
        let rows = paragraph::height(self.ctx.theme, &[(&title, Role::Title)], width) as u16;
        match (self.has_plot(), self.ctx.tier) {
            (true, Tier::Wide) => 3,
            (true, _) => 2,
            // Where bars take the rows, the list itself has to do.
            (false, _) if self.state.filled => 0,
            (false, _) => rows.min(2),
        }
    }

    /// The sentences of the small print that fit whole, and the rows they take.
    fn small_print(&self, width: u16) -> (String, u16) {
        let sentences =
            if self.lists_topics() { self.about_time() } else { self.survey.small_print() };
        let (mut text, mut rows) = (String::new(), 0);
        for sentence in sentences {
            let longer = format!("{text} {sentence}").trim_start().to_owned();
            let height = paragraph::height(self.ctx.theme, &[(&longer, Role::Muted)], width) as u16;
            if height <= SMALL_PRINT {
                (text, rows) = (longer, height);
            }
        }
        (text, rows)
    }

    /// Draws everything below the list.
    pub(super) fn foot(&self, area: Rect, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let chosen = Rect { height: self.chosen_rows(area.width).min(area.height), ..area };
        self.chosen_item(chosen, buffer);
        let mut rest = cells::below(area, chosen.height);
        if self.has_legend() {
            self.legend(cells::row(rest, 0), buffer);
            rest = cells::below(rest, 1);
        }
        let (text, rows) = self.small_print(area.width);
        // Half a sentence would say something else.
        if rows <= rest.height {
            paragraph::draw_text(rest, buffer, theme, (&text, Role::Muted));
        }
    }

    /// The title, where there is room the sentence to say aloud, and the link.
    fn chosen_item(&self, area: Rect, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let Some(item) = self.state.item(self.ctx) else { return };
        let title = item.marked_title();
        if !self.has_plot() {
            paragraph::draw_text(area, buffer, theme, (&title, Role::Title));
            return;
        }
        line::put(cells::row(area, 0), buffer, theme, &title, Role::Title);
        let about = about(self.ctx, item);
        let compared = self.survey.comparison.items.iter().find(|compared| compared.id == item.id);
        let readings = compared.filter(|compared| !compared.hidden).and_then(|it| it.readings.as_ref());
        let aloud = readings.map(|readings| headline(item, readings)).unwrap_or_default();
        if area.height > 2 {
            line::put(cells::row(area, 1), buffer, theme, &aloud, Role::Text);
            line::put(cells::row(area, 2), buffer, theme, &about, Role::Muted);
        } else {
            line::put_ends(cells::row(area, 1), buffer, theme, &[(&aloud, Role::Text)], &[(&about, Role::Muted)]);
        }
    }

    /// What the letters and signs of the plot mean.
    fn legend(&self, row: Rect, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let chosen = self.state.item(self.ctx);
        if self.state.filled {
            let compared = chosen.and_then(|item| {
                self.survey.comparison.items.iter().find(|compared| compared.id == item.id)
            });
            let spans = chosen.zip(compared).map(|(item, compared)| answers::legend(self.ctx, item, compared));
            line::put_spans(row, buffer, theme, &survey::borrowed(&spans.unwrap_or_default()));
            return;
        }
        let legend = |team, key| (format!("{} {key}", survey::letter(team)), Context::team_role(team));
        let mut spans = vec![
            legend(Team::Marketing, say("team.marketing")),
            ("  ".to_owned(), Role::Text),
            legend(Team::Sales, say("team.sales")),
            (format!("  {} {}", say("baseline.same"), say("baseline.same_means")), Role::Muted),
        ];
        if !self.survey.comparison.census {
            let close = format!("  {} {}", say("baseline.too_close"), say("tier.unclear"));
            spans.push((close, Role::Muted));
        }
        spans.push((format!("  {} {}", theme.glyphs().bullet, say("baseline.to_discuss")), Role::Muted));
        line::put_spans(row, buffer, theme, &survey::borrowed(&spans));
    }
}
