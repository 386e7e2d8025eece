//! The overview as filled bars: two rows an item, one team each, every answer written as its own digit.
//! Where only sides may be seen, the sides are the fill; nothing here looks further than the comparison does.

use super::{Msg, columns, view::Page};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Compared, Item, Reading, SideNames},
        people::PerTeam,
    },
    screen::{
        Context, Shown,
        survey::{self, TEAMS},
    },
    stats::{Kind, scale::Side},
    text,
    theme::Role,
    widget::{
        bars::{Part, filled},
        cells, line, list,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells a title may take beside the bars.
pub(super) const LONGEST_LABEL: u16 = 44;
/// More points than this are no digits any more.
const MOST_POINTS: usize = 11;

impl Page<'_, '_> {
    /// The items in view, each with the bars of both teams.
    pub(super) fn filled_items(
        &self,
        items: &[(&Item, &Compared)],
        area: Rect,
        buffer: &mut Buffer,
        shown: &mut Shown<Msg>,
    ) {
        let beside = columns::is_roomy(area);
        let height = if beside { 2 } else { 3 };
        let places = list::places(area, self.chosen(items.len()), items.len(), height);
        for (position, place) in &places {
            let (item, compared) = items[*position];
            self.filled_item((item, compared), *place, buffer, *position == self.chosen(items.len()));
            shown.hits.push((*place, Msg::Pick(*position)));
        }
        list::draw_more(area, buffer, self.ctx.theme, &places, items.len());
    }

    fn filled_item(
        &self,
        (item, compared): (&Item, &Compared),
        place: Rect,
        buffer: &mut Buffer,
        selected: bool,
    ) {
        let theme = self.ctx.theme;
        let label = self.label(item, compared);
        let word = self.survey.comparison.word(compared);
        let beside = columns::is_roomy(place);
        let [title, plot, _] = self.columns.places(place);
        list::draw_row(cells::row(title, 0), buffer, theme, &label.row(), selected);
        if beside {
            let under = cells::right_of(cells::row(title, 1), self.columns.rank as u16 + 3);
            line::put(under, buffer, theme, word.text(), survey::word_role(word));
        } else {
            // The last column is kept for the signs that there is more.
            let row = cells::row(place, 0);
            self.put_word(Rect { width: row.width.saturating_sub(1), ..row }, buffer, compared);
        }
        let bars = if beside { plot } else { cells::below(place, 1) };
        match compared.readings.as_ref().filter(|_| !compared.hidden) {
            Some(readings) => draw_bars(self.ctx, (item, compared, readings), bars, buffer),
            None => _ = line::put(bars, buffer, theme, say("baseline.hidden"), Role::Muted),
        }
    }
}

/// `M  1│11····444455│11 of 13` for each team, one below the other.
fn draw_bars(
    ctx: &Context<'_>,
    (item, compared, readings): (&Item, &Compared, &PerTeam<Reading>),
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = ctx.theme;
    let widest = |of: fn(&Reading) -> String| {
        TEAMS.into_iter().map(|team| text::width(&of(readings.get(team)))).max().unwrap_or(0) as u16
    };
    // Numbers of people are as wide as those of other items, so that all bars begin below each other.
    let left = widest(Reading::unfavourable_text).max(4);
    let right = widest(Reading::favourable_text).max(8) + 1;
    for (row, team) in TEAMS.into_iter().enumerate() {
        let place = cells::row(area, row);
        let reading = readings.get(team);
        let number = cells::right_of(place, 2);
        line::put(place, buffer, theme, survey::letter(team), Context::team_role(team));
        let number = Rect { width: left.min(number.width), ..number };
        line::put_right(number, buffer, theme, &reading.unfavourable_text(), Role::Text);
        let bar = cells::right_of(place, left + 3);
        let bar = Rect { width: bar.width.saturating_sub(right + 1), ..bar };
        let frame = Rect { width: 1, ..bar };
        for x in [bar.x.saturating_sub(1), bar.right()] {
            line::put(Rect { x, ..frame }, buffer, theme, theme.glyphs().vertical, Role::Border);
        }
        filled(bar, buffer, theme, &parts(ctx, item, (compared, reading)));
        let after = cells::right_of(place, place.width.saturating_sub(right));
        let after = Rect { width: after.width.saturating_sub(1), ..after };
        line::put_right(after, buffer, theme, &reading.favourable_text(), Role::Text);
    }
}

/// The parts of a bar: every answer with its digit, or the sides.
fn parts(ctx: &Context<'_>, item: &Item, (compared, reading): (&Compared, &Reading)) -> Vec<Part> {
    let neutral = ctx.theme.glyphs().dot.chars().next().unwrap_or('.');
    let exact = reading.exact.as_ref().filter(|_| !compared.by_side);
    let last = item.points.len().saturating_sub(1);
    let written = |counts: &Vec<u32>| -> Option<Vec<Part>> {
        let part = |(score, amount): (usize, &u32)| {
            let (fill, role) = match item.kind.side(score, item.points.len()) {
                Side::Neutral => (neutral, Role::Neutral),
                Side::Unfavourable if score == 0 => (digit(item, score)?, Role::MostUnfavourable),
                Side::Unfavourable => (digit(item, score)?, Role::Unfavourable),
                Side::Favourable if score == last => (digit(item, score)?, Role::MostFavourable),
                Side::Favourable => (digit(item, score)?, Role::Favourable),
            };
            Some(Part { amount: *amount, fill, role })
        };
        counts.iter().enumerate().map(part).collect()
    };
    exact.and_then(|exact| written(&exact.counts)).unwrap_or_else(|| {
        let roles = [Role::Unfavourable, Role::Neutral, Role::Favourable];
        let parts = reading.sides().into_iter().zip(['-', neutral, '+']).zip(roles);
        parts.map(|((amount, fill), role)| Part { amount, fill, role }).collect()
    })
}

/// The one cell an answer is written in: the digit of its point, else of its place on the scale, as it was offered.
fn digit(item: &Item, score: usize) -> Option<char> {
    let points = item.points.len();
    if points > MOST_POINTS {
        return None;
    }
    let offered = if item.reversed { points.checked_sub(score + 1)? } else { score };
    if item.kind == Kind::YesNo {
        return say(if offered == 0 { "item.no" } else { "item.yes" }).chars().next();
    }
    let written = |number: i64| match number {
        10 => Some('X'),
        _ => char::from_digit(u32::try_from(number).ok()?, 10),
    };
    if item.points.iter().all(|point| written(*point).is_some()) {
        written(item.points[offered])
    } else {
        written(offered as i64 + 1)
    }
}

/// What the signs in the bars of an item mean: the lowest, the middle and the highest.
pub(super) fn legend(ctx: &Context<'_>, item: &Item, compared: &Compared) -> Vec<(String, Role)> {
    let names = SideNames::of(item);
    let last = item.points.len().saturating_sub(1);
    let ends = digit(item, 0).zip(digit(item, last)).filter(|_| !compared.by_side);
    let bare = item.labels.is_none() && item.kind != Kind::YesNo;
    let (low, high) = match ends {
        Some((low, high)) if bare => {
            let (low, high) = (named(low, &item.answer(0)), named(high, &item.answer(last)));
            let ends = if item.reversed {
                ["baseline.filled_highest", "baseline.filled_lowest"]
            } else {
                ["baseline.filled_lowest", "baseline.filled_highest"]
            };
            (fill(ends[0], &[("n", &low)]), fill(ends[1], &[("n", &high)]))
        }
        Some((low, high)) => (named(low, &item.answer(0)), named(high, &item.answer(last))),
        None => (format!("- {}", names.unfavourable), format!("+ {}", names.favourable)),
    };
    let mut spans = vec![(low, Role::Muted)];
    if let Some(middle) = names.neutral {
        spans.push((format!("  {} {middle}", ctx.theme.glyphs().dot), Role::Muted));
    }
    spans.push((format!("  {high}"), Role::Muted));
    spans
}

/// "5 Strongly agree"; a bare number says itself, unless it is written as another sign.
fn named(digit: char, answer: &str) -> String {
    if answer == digit.to_string() {
        answer.to_owned()
    } else if answer.parse::<i64>().is_ok() {
        fill("baseline.filled_short_for", &[("sign", &digit), ("n", &answer)])
    } else {
        format!("{digit} {answer}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::survey::fixture;

    #[test]
    fn an_answer_is_written_as_it_was_offered() {
        let five = fixture::item("i", "We share", &[0; 5], &[0; 5]);
        let digits = |item: &Item| (0..item.points.len()).map(|score| digit(item, score)).collect::<Option<String>>();
        assert_eq!(digits(&five).as_deref(), Some("12345"));
        assert_eq!(digits(&Item { reversed: true, ..five.clone() }).as_deref(), Some("54321"));
        assert_eq!(digits(&Item { points: (-2..=2).collect(), ..five.clone() }).as_deref(), Some("12345"));
        let yes = Item { kind: Kind::YesNo, points: vec![0, 1], ..five.clone() };
        assert_eq!(digits(&yes).as_deref(), Some("ny"));
        let ten = Item { kind: Kind::Nps, points: (0..=10).collect(), ..five.clone() };
        assert_eq!(digits(&ten).as_deref(), Some("0123456789X"));
        assert_eq!(digits(&Item { points: (0..=100).collect(), ..five }), None);
    }
}
