//! One question with both teams in: what was asked, mirrored bars, the sentence, and what it was before.
//! What was just raised in front of everybody is shown whole; slips and readings of before only as far as they may be.

use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{
            Compared, Comparison, Item, Reading, RoomTally, SideNames, headline, notes, tally, team_name,
        },
        people::{PerTeam, Team},
    },
    screen::{
        Context, Tier,
        survey::{TEAMS, letter},
    },
    text,
    theme::Role,
    widget::{
        bars::{Mirrored, MirroredColumns, Side, mirrored, mirrored_header},
        cells, line, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells the longest label may take.
const LABEL: u16 = 28;

/// One question that both teams have answered.
#[derive(Clone, Copy)]
pub(super) struct Reveal<'a> {
    /// What was answered.
    pub(super) tally: &'a RoomTally,
    /// It was just raised for all to see.
    pub(super) fresh: bool,
    /// What the same room answered in the opening.
    pub(super) before: Option<&'a RoomTally>,
    /// "2 of 4".
    pub(super) position: &'a str,
}

/// What may be seen of one tally.
pub(super) fn compared(tally: &RoomTally, all: bool) -> Compared {
    let wave = tally::wave(&[tally]);
    let mut comparison = if all { Comparison::full(&wave) } else { Comparison::of(&wave) };
    comparison.items.remove(0)
}

/// "In the room, seen by all", or "on paper slips".
pub(super) fn label(tally: &RoomTally) -> &'static str {
    if tally.source.is_seen_by_all() { say("tally.seen_by_all") } else { say("tally.on_slips") }
}

/// Draws it.
pub(super) fn draw(reveal: Reveal<'_>, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let (tally, theme) = (reveal.tally, ctx.theme);
    let roomy = ctx.tier > Tier::Room;
    let head = [(label(tally), Role::Accent)];
    line::put_ends(cells::row(area, 0), buffer, theme, &head, &[(reveal.position, Role::Muted)]);
    let mut rest = cells::below(area, 1 + u16::from(roomy));
    let title = tally.item.marked_title();
    let title_rows = Rect { height: rest.height.min(2), ..rest };
    let used = paragraph::draw_text(title_rows, buffer, theme, (&title, Role::Title));
    rest = cells::below(rest, used + u16::from(roomy));
    let compared = compared(tally, reveal.fresh);
    let Some(readings) = &compared.readings else {
        paragraph::draw_text(rest, buffer, theme, (say("item.hidden"), Role::Text));
        return;
    };
    let rows = rows(&tally.item, readings, rest.height.saturating_sub(if roomy { 6 } else { 3 }));
    rest = cells::below(rest, bars(ctx, (tally, readings), &rows, rest, buffer) + u16::from(roomy));
    for (text, role) in said(reveal, ctx, readings) {
        let used = paragraph::draw_text(rest, buffer, theme, (&text, role));
        rest = cells::below(rest, used);
    }
}

/// The sentence, what it was before, what else shows, and that it is not kept.
fn said(reveal: Reveal<'_>, ctx: &Context<'_>, readings: &PerTeam<Reading>) -> Vec<(String, Role)> {
    let tally = reveal.tally;
    let before = reveal.before.and_then(|before| Some((before, compared(before, false).readings?)));
    let mut said = vec![(headline(&tally.item, readings), Role::Title)];
    match before {
        Some((_, then)) if ctx.tier == Tier::Room => {
            said = vec![(in_words(readings, Some(&then)), Role::Title)];
            said.push((say("tally.same_room_title").to_owned(), Role::Muted));
        }
        Some((before, then)) => {
            let sentence = headline(&before.item, &then);
            said.push((fill("tally.before", &[("sentence", &sentence)]), Role::Text));
            said.push((say("tally.same_room").to_owned(), Role::Muted));
        }
        None => {}
    }
    let notes = notes(readings);
    if !notes.is_empty() {
        said.push((notes.join(" "), Role::Text));
    }
    if !tally.is_kept() {
        said.push((fill("tally.not_kept", &[("n", &tally.threshold)]), Role::Muted));
    }
    said
}

/// "M 4 of 13  S 9 of 13": who answered above the middle, with what it was before.
pub(super) fn in_words(now: &PerTeam<Reading>, then: Option<&PerTeam<Reading>>) -> String {
    let team = |team: Team| {
        let now = now.get(team).favourable_text();
        let both = then.map(|then| {
            fill("tally.then_now", &[("then", &then.get(team).favourable_text()), ("now", &now)])
        });
        format!("{} {}", letter(team), both.unwrap_or(now))
    };
    TEAMS.map(team).join("  ")
}

/// A row of bars: its label, and the people of each team.
type Row = (String, PerTeam<u32>);

/// Every answer, the best news on top; its sides where no more may be seen or fits.
fn rows(item: &Item, readings: &PerTeam<Reading>, room: u16) -> Vec<Row> {
    let exact = readings.marketing.exact.as_ref().zip(readings.sales.exact.as_ref());
    if let Some((marketing, sales)) = exact.filter(|_| item.points.len() <= room.into()) {
        let count = |counts: &[u32], score: usize| counts.get(score).copied().unwrap_or(0);
        let row = |score| {
            let people =
                PerTeam { marketing: count(&marketing.counts, score), sales: count(&sales.counts, score) };
            (text::clean_line(&item.answer(score)), people)
        };
        return (0..item.points.len()).rev().map(row).collect();
    }
    let row = |label: String, of: fn(&Reading) -> u32| {
        (label, PerTeam { marketing: of(&readings.marketing), sales: of(&readings.sales) })
    };
    let names = SideNames::of(item);
    let middle = names.neutral.map(|middle| row(middle, |reading| reading.neutral));
    let good = row(names.favourable, |reading| reading.favourable);
    let bad = row(names.unfavourable, |reading| reading.unfavourable);
    [Some(good), middle, Some(bad)].into_iter().flatten().collect()
}

/// Draws the bars under the names of the teams; returns the rows used.
fn bars(
    ctx: &Context<'_>,
    (tally, readings): (&RoomTally, &PerTeam<Reading>),
    rows: &[Row],
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let longest = rows.iter().map(|(label, _)| text::width(label) as u16).max().unwrap_or(0);
    let most = rows.iter().map(|(_, people)| people.marketing.max(people.sales)).max().unwrap_or(0);
    let label = longest.min(LABEL).min(area.width * 2 / 5);
    let columns = MirroredColumns { label, number: most.to_string().len() as u16 };
    let name = |team: Team| {
        let (n, present) = (readings.get(team).n, tally.present.get(team));
        let of = fill("common.of", &[("n", &n), ("total", present)]);
        let name = if ctx.tier > Tier::Room { team_name(team).to_uppercase() } else { letter(team).to_owned() };
        format!("{name} {of}")
    };
    let [marketing, sales] = TEAMS.map(name);
    let header = Rect { height: area.height.min(1), ..area };
    if ctx.tier > Tier::Room {
        mirrored_header(header, buffer, ctx.theme, columns, (&marketing, &sales));
    } else {
        // The halves of the plot are too narrow for their names.
        let right = [(marketing.as_str(), Role::Marketing), ("  ", Role::Text), (sales.as_str(), Role::Sales)];
        line::put_ends(header, buffer, ctx.theme, &[], &right);
    }
    for (index, (label, people)) in rows.iter().enumerate() {
        let (marketing, sales) = (people.marketing.to_string(), people.sales.to_string());
        let bars = Mirrored {
            label,
            columns,
            full: most,
            marketing: Side { amount: people.marketing, text: &marketing },
            sales: Side { amount: people.sales, text: &sales },
        };
        mirrored(cells::row(area, index + 1), buffer, ctx.theme, &bars);
    }
    rows.len() as u16 + 1
}
