//! Drawing the overview: heading, then items on one axis, items as filled bars, or topics; what stands below is in
//! [`super::foot`].

use super::{Msg, State, columns::Columns, lists::List};
use crate::{
    assets::{questions, words::say},
    domain::{
        baseline::{Compared, Item},
        people::Team,
    },
    screen::{
        Context, Shown, Tier,
        survey::{self, Survey},
    },
    text,
    theme::Role,
    widget::{
        bars::{Dumbbell, axis, dumbbell},
        cells, line, list, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let Some(survey) = Survey::of(ctx) else {
        nothing(ctx, area, buffer);
        return shown;
    };
    let columns = if state.filled { Columns::filled } else { Columns::of };
    let page = Page { state, ctx, survey, columns: columns(ctx, survey, area) };
    let head = page.head(area, buffer);
    let foot = page.foot_rows(area.width).min(area.height.saturating_sub(head + page.least_rows()));
    let body = cells::below(area, head);
    let body = Rect { height: body.height.saturating_sub(foot), ..body };
    page.body(body, buffer, &mut shown);
    page.foot(Rect { y: body.bottom(), height: foot, ..area }, buffer);
    if let Some(linking) = state.linking {
        shown.hits =
            linking.draw(ctx, area, buffer).into_iter().map(|(line, at)| (at, Msg::PickLink(line))).collect();
    }
    shown
}

/// Without a survey: how to start, and four questions that need none.
fn nothing(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let mut rest = area;
    let gap = u16::from(ctx.tier > Tier::Room);
    for (text, role) in [
        (say("baseline.none"), Role::Text),
        (say("baseline.none_import"), Role::Muted),
        (say("baseline.none_hands"), Role::Title),
    ] {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, role));
        rest = cells::below(rest, used + gap);
    }
    for question in questions::all().iter().filter(|question| question.hands) {
        let spans =
            [(ctx.theme.glyphs().bullet, Role::Muted), (" ", Role::Text), (question.text(), Role::Text)];
        line::put_spans(rest, buffer, ctx.theme, &spans);
        rest = cells::below(rest, 1);
    }
}

/// Everything a part of the overview is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Page<'a, 'b> {
    pub(super) state: &'a State,
    pub(super) ctx: &'a Context<'b>,
    pub(super) survey: Survey<'b>,
    pub(super) columns: Columns,
}

impl Page<'_, '_> {
    /// Whether there is a plot beside the titles.
    pub(super) fn has_plot(&self) -> bool {
        self.columns.plot > 0
    }

    /// Whether topics are listed, not items.
    pub(super) fn lists_topics(&self) -> bool {
        self.state.list == List::Topics
    }

    /// The chosen row among so many.
    pub(super) fn chosen(&self, rows: usize) -> usize {
        self.state.selected.min(rows.saturating_sub(1))
    }

    /// Rows the list needs before anything stands below it.
    fn least_rows(&self) -> u16 {
        match (self.state.filled && !self.lists_topics(), self.has_plot()) {
            (true, false) => 6,
            _ => 1,
        }
    }

    /// What the list is and who answered, then what stands over its columns; returns the rows used.
    fn head(&self, area: Rect, buffer: &mut Buffer) -> u16 {
        let short = !self.has_plot();
        let answered = survey::answered_spans(self.ctx, self.survey, short);
        let heading = [(self.state.list.heading(short), Role::Title)];
        line::put_ends(cells::row(area, 0), buffer, self.ctx.theme, &heading, &survey::borrowed(&answered));
        let second = cells::row(area, 1);
        if self.lists_topics() {
            return 1 + self.topic_head(second, buffer);
        }
        if short {
            return 1;
        }
        let [label, plot, _] = self.columns.places(second);
        let what = if self.state.filled { say("baseline.filled") } else { say("baseline.axis") };
        line::put(cells::right_of(label, 2), buffer, self.ctx.theme, what, Role::Muted);
        let names = if self.state.filled {
            [say("baseline.filled_low"), "", say("baseline.filled_high")]
        } else {
            [say("baseline.axis_low"), say("baseline.axis_zero"), say("baseline.axis_high")]
        };
        let ends = if self.state.filled { Rect { width: plot.width.saturating_sub(1), ..plot } } else { plot };
        axis(ends, buffer, self.ctx.theme, names);
        2
    }

    fn body(&self, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        if self.lists_topics() {
            return self.topics(area, buffer, shown);
        }
        let indices = self.state.items(self.ctx);
        if indices.is_empty() {
            paragraph::draw_text(area, buffer, self.ctx.theme, (self.state.list.nothing(), Role::Text));
            return;
        }
        let items: Vec<(&Item, &Compared)> =
            indices.iter().filter_map(|index| self.survey.at(*index)).collect();
        if self.state.filled {
            self.filled_items(&items, area, buffer, shown);
        } else {
            self.axis_items(&items, area, buffer, shown);
        }
    }

    fn axis_items(
        &self,
        items: &[(&Item, &Compared)],
        area: Rect,
        buffer: &mut Buffer,
        shown: &mut Shown<Msg>,
    ) {
        let selected = self.chosen(items.len());
        // Few items stand apart, so that the eye of the back row keeps its line.
        let height = if items.len() * 2 <= usize::from(area.height) { 2 } else { 1 };
        let places = list::places(area, selected, items.len(), height);
        for (position, place) in &places {
            let (item, compared) = items[*position];
            let row = cells::row(*place, 0);
            let [label, ..] = self.columns.places(row);
            let named = self.label(item, compared);
            list::draw_row(label, buffer, self.ctx.theme, &named.row(), *position == selected);
            self.plot(row, buffer, compared);
            shown.hits.push((*place, Msg::Pick(*position)));
        }
        let [label, ..] = self.columns.places(area);
        let within = |place: Rect| Rect { width: label.width, ..place };
        let labels: Vec<(usize, Rect)> = places.iter().map(|(index, place)| (*index, within(*place))).collect();
        list::draw_more(label, buffer, self.ctx.theme, &labels, items.len());
    }

    /// Rank, mark of what is to be discussed, title.
    pub(super) fn label(&self, item: &Item, compared: &Compared) -> Label {
        let rank = self.survey.rank(compared.index).map_or(String::new(), |rank| rank.to_string());
        Label {
            rank: text::pad_left(&rank, self.columns.rank),
            mark: if item.picked { self.ctx.theme.glyphs().bullet } else { " " },
            title: self.cut_title(item),
        }
    }

    /// The title as it fits; that agreement is bad news must not be what is cut off.
    fn cut_title(&self, item: &Item) -> String {
        let (title, reversed) = (item.short_title(), say("survey.reversed"));
        let room = usize::from(self.columns.label).saturating_sub(self.columns.rank + 4);
        let kept = text::width(reversed) + 1;
        match title.strip_suffix(reversed) {
            Some(start) if text::width(&title) > room && room > 2 * kept => {
                let ellipsis = self.ctx.theme.glyphs().ellipsis;
                format!("{} {reversed}", text::fit_with(start.trim_end(), room - kept, ellipsis))
            }
            _ => title,
        }
    }

    fn plot(&self, row: Rect, buffer: &mut Buffer, compared: &Compared) {
        let [_, ends, _] = self.columns.places(row);
        let readings = compared.readings.as_ref().filter(|_| !compared.hidden);
        match readings {
            Some(readings) if self.has_plot() => {
                let letters = Dumbbell {
                    marketing: readings.marketing.net,
                    sales: readings.sales.net,
                    marketing_letter: survey::letter(Team::Marketing),
                    sales_letter: survey::letter(Team::Sales),
                    same: say("baseline.same"),
                };
                dumbbell(ends, buffer, self.ctx.theme, &letters);
            }
            None if self.has_plot() => {
                let place = cells::right_of(row, self.columns.label);
                line::put_right(place, buffer, self.ctx.theme, say("baseline.hidden"), Role::Muted);
                return;
            }
            _ => {}
        }
        self.put_word(row, buffer, compared);
    }

    /// The word for an item, at the right end of its row.
    pub(super) fn put_word(&self, row: Rect, buffer: &mut Buffer, compared: &Compared) {
        let [.., place] = self.columns.places(row);
        let word = self.survey.comparison.word(compared);
        line::put_right(place, buffer, self.ctx.theme, survey::short_word(word), survey::word_role(word));
    }
}

/// How an item is named in a list.
pub(super) struct Label {
    /// Its rank; spaces for one without.
    pub(super) rank: String,
    /// The mark of what is to be discussed.
    pub(super) mark: &'static str,
    /// Its title.
    pub(super) title: String,
}

impl Label {
    /// The pieces of a row.
    pub(super) fn row(&self) -> list::Row<'_> {
        let left = vec![(self.rank.as_str(), Role::Muted), (self.mark, Role::Accent), (self.title.as_str(), Role::Text)];
        list::Row { left, right: Vec::new() }
    }
}
