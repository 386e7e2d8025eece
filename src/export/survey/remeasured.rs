//! An earlier survey beside this one, for a program and for people: the same items, per team, then and now.
//! Only what both comparisons let everybody see, and no word about chance between two times.

use crate::assets::words::{fill, say};
use crate::domain::baseline::{Again, Comparison, Earlier, Reading, Remeasured, Wave, team_name};
use crate::domain::{moment::Day, people::Team};
use crate::text::{clean_line, wrap};
use serde::Serialize;

/// Both surveys side by side as part of one JSON document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct RemeasuredReport {
    session: String,
    name: String,
    date: Option<String>,
    items: Vec<AgainReport>,
    scales_differ: Vec<String>,
    hidden: Vec<String>,
    only_then: Vec<String>,
    only_now: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct AgainReport {
    question: String,
    id_then: String,
    id_now: String,
    marketing: ThenNow,
    sales: ThenNow,
    closer: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct ThenNow {
    then: Sides,
    now: Sides,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Sides {
    n: u32,
    unfavourable: u32,
    neutral: u32,
    favourable: u32,
}

impl RemeasuredReport {
    /// The report of this survey beside an earlier one.
    pub(super) fn of(earlier: &Earlier, wave: &Wave) -> Self {
        let both = side_by_side(earlier, wave);
        let now = |index: &usize| wave.items[*index].title();
        let then = |index: &usize| earlier.wave.items[*index].title();
        Self {
            session: earlier.session.to_string(),
            name: earlier.name.clone(),
            date: earlier.date.map(Day::iso),
            items: both.items.iter().map(|again| AgainReport::of(again, earlier, wave)).collect(),
            scales_differ: both.scales_differ.iter().map(|(_, index)| now(index)).collect(),
            hidden: both.hidden.iter().map(|(_, index)| now(index)).collect(),
            only_then: both.only_then.iter().map(then).collect(),
            only_now: both.only_now.iter().map(now).collect(),
        }
    }
}

impl AgainReport {
    fn of(again: &Again, earlier: &Earlier, wave: &Wave) -> Self {
        let team = |team: Team| {
            let (then, now) = again.teams.get(team);
            ThenNow { then: Sides::of(then), now: Sides::of(now) }
        };
        let item = &wave.items[again.now];
        Self {
            question: item.title(),
            id_then: earlier.wave.items[again.then].id.clone(),
            id_now: item.id.clone(),
            marketing: team(Team::Marketing),
            sales: team(Team::Sales),
            closer: again.is_closer(),
        }
    }
}

impl Sides {
    fn of(reading: &Reading) -> Self {
        let Reading { n, unfavourable, neutral, favourable, .. } = *reading;
        Self { n, unfavourable, neutral, favourable }
    }
}

/// Both surveys side by side in lines of at most `columns` cells.
pub fn remeasured_table(earlier: &Earlier, wave: &Wave, columns: usize) -> String {
    let both = side_by_side(earlier, wave);
    let date = earlier.date.map(Day::long).unwrap_or_default();
    let title = fill("remeasured.with", &[("name", &clean_line(&earlier.name)), ("date", &date)]);
    let mut lines = vec![title.trim_end_matches([' ', ',']).to_owned(), String::new()];
    for again in &both.items {
        lines.extend(wrap(&clean_line(&wave.items[again.now].marked_title()), columns));
        for team in [Team::Marketing, Team::Sales] {
            let [then, now] = again.favourable_texts(team);
            lines.push(format!("    {}: {then} -> {now}", team_name(team)));
        }
    }
    if both.items.is_empty() && !both.too_alike {
        lines.push(say("remeasured.nothing").to_owned());
    }
    lines.push(String::new());
    let notes = [say("remeasured.good_news_note").to_owned(), say("remeasured.caveat").to_owned()];
    for note in notes.into_iter().chain(both.left_out()) {
        lines.extend(wrap(&note, columns));
    }
    lines.iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn side_by_side(earlier: &Earlier, wave: &Wave) -> Remeasured {
    // What a session would keep: an item under the threshold has nothing to set beside the other time.
    let now = wave.clone().sealed();
    Remeasured::of((&earlier.wave, &Comparison::of(&earlier.wave)), (&now, &Comparison::of(&now)))
}
