//! What both teams answered in the room, and the top three of a team too small for a baseline. A section of its own,
//! never mixed with the survey, and only what [`Comparison`] lets a document see.

use super::book::{Book, team};
use crate::assets::words::{fill, say};
use crate::domain::{
    baseline::{
        Comparison, Reading, RoomTally,
        tally::{self, Occasion},
        top_three,
    },
    people::{PerTeam, Team},
};
use crate::export::document::{Bands, Bars, Chart, Line, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    for side in [Team::Marketing, Team::Sales] {
        concerns(book, side, writer);
    }
    round(book, Occasion::Opening, writer);
    round(book, Occasion::Closing, writer);
    twice(book, writer);
}

/// The top three in the team's own words, or that they were never named.
fn concerns(book: &Book<'_>, side: Team, writer: &mut Writer) {
    let named = book.session.top_three.get(side);
    if !named.is_empty() {
        writer.caption(&fill("playbook.top_three", &[("team", &team(side))]));
        writer.list(named.iter().map(|concern| Line::from(concern.as_str())).collect());
    } else if top_three::is_missing(book.session, side) {
        writer.paragraph(fill("check.no_top_three", &[("team", &team(side))]));
    }
}

/// The questions of one round, those seen by all apart from those on slips.
fn round(book: &Book<'_>, round: Occasion, writer: &mut Writer) {
    let latest = tally::latest(&book.session.tallies, round);
    let (open, slips): (Vec<&RoomTally>, Vec<&RoomTally>) =
        latest.into_iter().partition(|tally| tally.source.is_seen_by_all());
    let when = match round {
        Occasion::Opening => say("playbook.in_the_opening"),
        Occasion::Closing => say("playbook.at_the_close"),
    };
    for (label, tallies) in [(say("tally.seen_by_all"), open), (say("tally.on_slips"), slips)] {
        if tallies.is_empty() {
            continue;
        }
        writer.caption(&format!("{label} ({when})"));
        let wave = tally::wave(&tallies);
        let comparison = Comparison::of(&wave);
        let bars = comparison.order.iter().filter_map(|index| {
            let readings = comparison.items[*index].readings.as_ref()?;
            Some(bars(wave.items[*index].marked_title(), readings))
        });
        writer.chart(Chart::Answers(bars.collect()));
        if !comparison.hidden.is_empty() {
            writer.paragraph(fill("playbook.hidden", &[("n", &comparison.threshold)]));
            let titles = comparison.hidden.iter().map(|index| Line::from(wave.items[*index].marked_title()));
            writer.list(titles.collect());
        }
    }
}

fn bars(question: String, readings: &PerTeam<Reading>) -> Bars {
    let bands = |reading: &Reading| Bands {
        unfavourable: reading.unfavourable,
        neutral: reading.neutral,
        favourable: reading.favourable,
        could_not_say: reading.na,
    };
    let bands = PerTeam { sales: bands(&readings.sales), marketing: bands(&readings.marketing) };
    Bars { question, bands, word: String::new() }
}

/// Questions asked twice, before and after: no test, it is the same room.
fn twice(book: &Book<'_>, writer: &mut Writer) {
    let seen = |tally: &RoomTally| Comparison::of(&tally::wave(&[tally])).items.remove(0).readings;
    let rows: Vec<Vec<String>> = tally::asked_twice(&book.session.tallies)
        .into_iter()
        .filter_map(|twice| {
            let (before, after) = (seen(twice.before)?, seen(twice.after)?);
            let then_now = |side: Team| {
                let (then, now) = (before.get(side).favourable_text(), after.get(side).favourable_text());
                fill("tally.then_now", &[("then", &then), ("now", &now)])
            };
            Some(vec![twice.after.item.marked_title(), then_now(Team::Marketing), then_now(Team::Sales)])
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    writer.caption(say("tally.same_room_title"));
    writer.table(&[say("playbook.question"), team(Team::Marketing), team(Team::Sales)], rows);
    writer.paragraph(format!("{} {}", say("remeasured.good_news_note"), say("tally.same_room")));
}
