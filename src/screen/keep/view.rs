//! Drawing the question: all parts on one screen where there is room, one part at a time where there is not.

mod knobs;
mod people;
mod volumes;

use super::{
    Msg, Section, State, summary,
    trial::{Knob, Trial},
};
use crate::{
    assets::words::{fill, say},
    capacity::simulation::{Answer, Share},
    domain::feasibility::{Question, Trouble},
    screen::{Context, Shown, Tier},
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};
use summary::{Line, of_hundred};

/// Columns of the table over people, its pointer included.
const PEOPLE: u16 = 36;

/// Rows of Marketing's promise where it is told in sentences.
const SENTENCES: u16 = 3;

/// Draws the question.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let trial = state.trial(ctx);
    let mut page = Page {
        state,
        ctx,
        asked: trial.question(),
        stored: Trial::new(ctx, state.class),
        rows: state.rows(ctx),
        trial,
        shown: Shown::default(),
    };
    if ctx.tier == Tier::Room {
        page.part(area, buffer);
    } else {
        page.whole(area, buffer);
    }
    page.shown
}

struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    /// With what is tried.
    trial: Trial,
    /// Without it.
    stored: Trial,
    asked: Result<Question, Trouble>,
    rows: Vec<Knob>,
    shown: Shown<Msg>,
}

impl Page<'_, '_> {
    /// Everything on one screen.
    fn whole(&mut self, area: Rect, buffer: &mut Buffer) {
        let mut rest = area;
        let used = self.answer(rest, buffer);
        rest = cells::below(rest, used);
        line::rule(cells::take(&mut rest, 1), buffer, self.ctx.theme, &self.what_if_title());
        let foot = 1 + self.volume_rows(rest);
        let middle = rest.height.saturating_sub(foot + 1).min(self.rows.len().max(MOST_ROWS) as u16);
        let columns = cells::take(&mut rest, middle);
        let left = Rect { width: columns.width.saturating_sub(PEOPLE + 1), ..columns };
        self.knobs(left, buffer);
        let between = Rect { width: 1, ..cells::right_of(columns, left.width) };
        line::vertical_rule(between, buffer, self.ctx.theme);
        self.people(cells::right_of(columns, left.width + 1), buffer);
        line::rule(cells::take(&mut rest, 1), buffer, self.ctx.theme, say("keep.volume_head"));
        let volume = cells::take(&mut rest, foot - 1);
        self.volume(volume, buffer);
        let foot = refusal(self.ctx).unwrap_or((say("keep.model"), Role::Muted));
        line::put(cells::row(rest, 0), buffer, self.ctx.theme, foot.0, foot.1);
    }

    /// One part under its name.
    fn part(&mut self, area: Rect, buffer: &mut Buffer) {
        let mut rest = area;
        let name = say(match self.state.section {
            Section::Answer => "keep.part_answer",
            Section::WhatIf => "keep.part_what_if",
            Section::People => "keep.part_people",
            Section::Volume => "keep.part_volume",
        });
        let place = self.state.section as usize + 1;
        let title = fill("keep.part", &[("name", &name), ("n", &place), ("total", &Section::ALL.len())]);
        line::rule(cells::take(&mut rest, 1), buffer, self.ctx.theme, &title);
        match self.state.section {
            Section::Answer => {
                let used = self.answer(rest, buffer);
                rest = cells::below(rest, used);
                if !self.state.tried.is_empty() {
                    let text = self.what_if_title();
                    let used = paragraph::draw_text(rest, buffer, self.ctx.theme, (&text, Role::Warn));
                    rest = cells::below(rest, used);
                }
                paragraph::draw_text(rest, buffer, self.ctx.theme, (say("keep.model"), Role::Muted));
            }
            Section::WhatIf => {
                // What a step changes is seen where it is made.
                if let Ok(question) = &self.asked {
                    let line = summary::load_line(self.ctx, &question.form, area.width);
                    summary::put(self.ctx, cells::take(&mut rest, 1), buffer, &[line]);
                }
                let refusal = refusal(self.ctx);
                let width = rest.width;
                let below = refusal.map_or(0, |span| paragraph::height(self.ctx.theme, &[span], width) as u16);
                let rows = rest.height.saturating_sub(below);
                self.knobs(cells::take(&mut rest, rows), buffer);
                if let Some(span) = refusal {
                    paragraph::draw_text(rest, buffer, self.ctx.theme, span);
                }
            }
            Section::People => self.people(rest, buffer),
            Section::Volume => self.volume(rest, buffer),
        }
    }

    /// Load, both promises with their bands, and what it takes; or what is lacking. Returns the rows used.
    fn answer(&self, area: Rect, buffer: &mut Buffer) -> u16 {
        let ctx = self.ctx;
        let question = match &self.asked {
            Ok(question) => question,
            Err(trouble) => {
                let text = summary::lacking_here(trouble);
                return paragraph::draw_text(area, buffer, ctx.theme, (&text, Role::Hole));
            }
        };
        let found = summary::answer(ctx, &question.form);
        let complete = found.filter(|answer| answer.complete);
        let counting = || vec![(say("keep.counting_quarters").to_owned(), Role::Muted)];
        let said = complete.map_or_else(counting, |answer| summary::aloud(&question.form, answer));
        let mut lines = vec![said, summary::load_line(ctx, &question.form, area.width)];
        if ctx.tier == Tier::Room {
            lines.extend(summary::promises_line(ctx, question, area.width));
        } else {
            lines.extend(bands(question, found));
        }
        lines.extend(complete.map(|answer| quarters(question, answer, ctx.tier)));
        if ctx.tier == Tier::Wide {
            lines.push(summary::from_line(ctx, question));
        }
        summary::put(ctx, area, buffer, &lines)
    }

    /// "What if: 5 people instead of 4, 10 min an attempt instead of 12 min".
    fn what_if_title(&self) -> String {
        if self.state.tried.is_empty() {
            return say("keep.what_if_none").to_owned();
        }
        let tried = self.state.tried.iter().map(|(knob, new)| {
            let what = fill(&format!("keep.tried.{}", knob.name()), &[("new", new)]);
            match self.stored.value(knob) {
                Some(old) => fill("keep.tried_instead", &[("what", &what), ("old", &old)]),
                None => what,
            }
        });
        fill("keep.what_if_is", &[("what", &tried.collect::<Vec<_>>().join(", "))])
    }
}

/// Why what is typed was not taken.
fn refusal<'a>(ctx: &Context<'a>) -> Option<line::Span<'a>> {
    Some((ctx.field?.error.as_deref()?, Role::Bad))
}

/// Rows that the table over people and what pooling is worth take.
const MOST_ROWS: usize = 11;

/// "one quarter: 62 to 98 of 100"; one number where both are the same, nothing where that says no more than the share.
fn band(share: &Share) -> String {
    let [low, high, all] = [share.low, share.high, share.share].map(of_hundred);
    match (low == high, low == all) {
        (true, true) => String::new(),
        (true, false) => fill("keep.band_one", &[("n", &low)]),
        (false, _) => fill("keep.band", &[("low", &low), ("high", &high)]),
    }
}

/// Both promises below each other, each with the band of a quarter.
fn bands(question: &Question, found: Option<&Answer>) -> [Line; 2] {
    let (first, attempts) = (summary::first_name(question), summary::attempts_name(question));
    let wide = crate::text::width(&first).max(crate::text::width(&attempts)) + 2;
    let target = question.form.target;
    let one = |name: String, share: Option<&Share>| -> Line {
        let pad = " ".repeat(wide - crate::text::width(&name));
        let name = (format!("{name}{pad}"), Role::Text);
        let Some(share) = share else { return vec![name, (say("keep.counting").to_owned(), Role::Muted)] };
        let kept = fill("keep.of_hundred", &[("n", &of_hundred(share.share))]);
        let mark = if share.share < target { " !" } else { "" };
        let role = if share.share < target { Role::Warn } else { Role::Good };
        vec![name, (format!("{:<14}", format!("{kept}{mark}")), role), (band(share), Role::Text)]
    };
    [
        one(first, found.map(|answer| &answer.promise.first)),
        one(attempts, found.map(|answer| &answer.promise.attempts)),
    ]
}

/// "Both for 95 of 100 leads: in 78 of 100 quarters."; shorter in a small window.
fn quarters(question: &Question, answer: &Answer, tier: Tier) -> Line {
    let [target, quarters] = [question.form.target, answer.promise.meets].map(of_hundred);
    let key = if tier > Tier::Room { "keep.meets" } else { "keep.meets_short" };
    vec![(fill(key, &[("target", &target), ("quarters", &quarters)]), Role::Text)]
}
