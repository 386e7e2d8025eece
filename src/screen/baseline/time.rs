//! Where our time belongs: the topics of the session with the findings that bear on them and the minutes they get.
//! It counts nothing itself; what is not linked to a topic, or to one that is left out today, is named too.

use super::{Msg, view::Page};
use crate::{
    assets::{
        topics::{self as standard, StandardTopic},
        words::{count, fill, say},
    },
    domain::{
        baseline::{Bearing, Caution, bearings},
        ids::TopicId,
    },
    effect::Place,
    screen::{
        Context, Outcome, Shown,
        survey::{self, Survey},
    },
    text,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells from which on every count has a column of its own.
const COLUMNS_FROM: u16 = 64;

/// What bears on each topic, in the order of the list.
pub(super) fn topics(ctx: &Context<'_>) -> Vec<Bearing> {
    let Some(survey) = Survey::of(ctx) else { return Vec::new() };
    let ids: Vec<TopicId> = ctx.session.topics.iter().map(|topic| topic.id.clone()).collect();
    bearings(survey.wave, survey.comparison, &ids)
}

/// Opens the topic, or the first item of what is no topic of this session.
pub(super) fn open(selected: usize, ctx: &Context<'_>) -> Outcome {
    let topics = topics(ctx);
    let Some(bearing) = topics.get(selected) else { return Outcome::none() };
    match &bearing.topic {
        Some(topic) if bearing.in_session => Outcome::to(Place::Topic(topic.clone())),
        _ => {
            let first = bearing.findings().first().or(bearing.items.first()).copied();
            let item = first.and_then(|index| Survey::of(ctx)?.at(index));
            item.map_or_else(Outcome::none, |(item, _)| Outcome::to(Place::Item(item.id.clone())))
        }
    }
}

/// The name of a topic in the list.
fn title(ctx: &Context<'_>, bearing: &Bearing) -> String {
    let Some(id) = &bearing.topic else { return say("baseline.not_linked").to_owned() };
    if let Some(topic) = ctx.session.topic(id) {
        return topic.title.clone();
    }
    let known = standard::by_id(id.as_str()).map(StandardTopic::title);
    fill("baseline.not_in_session", &[("topic", &known.unwrap_or(id.as_str()))])
}

/// The minutes of the box that gives time to a topic; shared where the box holds other topics too.
fn minutes(ctx: &Context<'_>, bearing: &Bearing) -> String {
    let Some(topic) = bearing.topic.as_ref().and_then(|id| ctx.session.topic(id)) else { return String::new() };
    match ctx.session.agenda.box_for(topic.fields.step(), Some(&topic.id)) {
        Some(entry) if entry.topics.len() == 1 => fill("baseline.minutes", &[("n", &entry.minutes)]),
        Some(entry) => fill("baseline.minutes_shared", &[("n", &entry.minutes)]),
        None => say("baseline.no_time").to_owned(),
    }
}

/// The headings of the counts, each with the role of its numbers; without chance there is no "perhaps".
fn headings(census: bool) -> Vec<(&'static str, Role)> {
    let pain = (say("baseline.both_unhappy"), Role::Text);
    if census {
        vec![(say("baseline.differ"), Role::Accent), pain]
    } else {
        vec![(say("baseline.real_gaps"), Role::Accent), (say("baseline.perhaps"), Role::Text), pain]
    }
}

fn counts(bearing: &Bearing, census: bool) -> Vec<usize> {
    let (gaps, perhaps, pains) = (bearing.gaps.len(), bearing.perhaps.len(), bearing.pains.len());
    if census { vec![gaps, pains] } else { vec![gaps, perhaps, pains] }
}

impl Page<'_, '_> {
    /// The headings over the counts; returns the rows used.
    pub(super) fn topic_head(&self, row: Rect, buffer: &mut Buffer) -> u16 {
        if row.width < COLUMNS_FROM {
            return 0;
        }
        let census = self.survey.comparison.census;
        let mut right = 1;
        let mut put = |text: &str, width: usize, role: Role| {
            right += width as u16;
            let place = cells::right_of(row, row.width.saturating_sub(right));
            let place = Rect { width: (width as u16).min(place.width), ..place };
            line::put_right(place, buffer, self.ctx.theme, text, role);
        };
        put(say("baseline.time"), time_width(), Role::Muted);
        for (heading, _) in headings(census).iter().rev() {
            put(heading, text::width(heading) + 2, Role::Muted);
        }
        1
    }

    /// Every topic with its counts and minutes, and the findings by name below.
    pub(super) fn topics(&self, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        let topics = topics(self.ctx);
        if topics.is_empty() {
            paragraph::draw_text(area, buffer, self.ctx.theme, (say("baseline.no_topics"), Role::Text));
            return;
        }
        let height = if area.width < COLUMNS_FROM { 1 } else { 2 };
        let places = list::places(area, self.chosen(topics.len()), topics.len(), height);
        for (index, place) in &places {
            let bearing = &topics[*index];
            self.topic(bearing, cells::row(*place, 0), buffer, *index == self.chosen(topics.len()));
            if height == 2 {
                self.findings(bearing, cells::right_of(cells::row(*place, 1), 4), buffer);
            }
            shown.hits.push((*place, Msg::Pick(*index)));
        }
        list::draw_more(area, buffer, self.ctx.theme, &places, topics.len());
    }

    fn topic(&self, bearing: &Bearing, row: Rect, buffer: &mut Buffer, selected: bool) {
        let (title, time) = (title(self.ctx, bearing), minutes(self.ctx, bearing));
        let mut right: Vec<(String, Role)> =
            if row.width < COLUMNS_FROM { short_counts(bearing) } else { self.counts(bearing) };
        let width = if row.width < COLUMNS_FROM { text::width(&time) + 2 } else { time_width() };
        right.push((text::pad_left(&time, width), Role::Text));
        let row_of = list::Row { left: vec![(&title, Role::Text)], right: survey::borrowed(&right) };
        list::draw_row(row, buffer, self.ctx.theme, &row_of, selected);
    }

    /// The counts, each under its heading, with a dot for none.
    fn counts(&self, bearing: &Bearing) -> Vec<(String, Role)> {
        let census = self.survey.comparison.census;
        let number = |(count, (heading, role)): (usize, (&str, Role))| {
            let width = text::width(heading) + 2;
            if count == 0 {
                (text::pad_left(self.ctx.theme.glyphs().dot, width), Role::Muted)
            } else {
                (text::pad_left(&count.to_string(), width), role)
            }
        };
        counts(bearing, census).into_iter().zip(headings(census)).map(number).collect()
    }

    fn findings(&self, bearing: &Bearing, row: Rect, buffer: &mut Buffer) {
        let between = format!(" {} ", self.ctx.theme.glyphs().dot);
        let found = bearing.findings().into_iter().filter_map(|index| self.survey.at(index));
        let names: Vec<String> = found.map(|(item, _)| item.short_title()).collect();
        let text = match (names.is_empty(), bearing.items.len()) {
            (true, 0) => String::new(),
            (true, items) => {
                let questions = count("survey.questions", items as u64);
                fill("baseline.no_gap", &[("questions", &questions)])
            }
            (false, _) => names.join(&between),
        };
        line::put(row, buffer, self.ctx.theme, &text, Role::Muted);
    }

    /// What the list is for; where everybody answered, what "differ" means first.
    pub(super) fn about_time(&self) -> Vec<String> {
        let cautions = self.survey.comparison.cautions.iter();
        let cautions = cautions.filter(|caution| **caution != Caution::SmallTeams).map(|caution| caution.sentence());
        let differ = self.survey.comparison.census.then(|| say("baseline.differ_means").to_owned());
        differ.into_iter().chain([say("baseline.time_means").to_owned()]).chain(cautions).collect()
    }
}

/// The gaps, or else what says "perhaps": where there is no room for columns.
fn short_counts(bearing: &Bearing) -> Vec<(String, Role)> {
    match (bearing.gaps.len(), bearing.perhaps.len()) {
        (0, 0) => Vec::new(),
        (0, perhaps) => vec![(format!("{perhaps} {}", say("baseline.perhaps")), Role::Text)],
        (gaps, _) => vec![(count("baseline.gaps_count", gaps as u64), Role::Accent)],
    }
}

/// Cells for the minutes.
fn time_width() -> usize {
    text::width(&fill("baseline.minutes_shared", &[("n", &"000")])) + 2
}
