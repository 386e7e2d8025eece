//! "Can we keep it?" in three lines: load against people with a verdict in words, both of Sales' promises side by
//! side, and where the numbers come from. Computes nothing but the load; the rest is what the simulation found.

use crate::{
    assets::words::{count, fill, say},
    capacity::{
        form::{Form, Invalid},
        load::{Fit, Load},
        simulation::{Answer, Needed, Share},
    },
    domain::{
        feasibility::{self, Lack, Part, Question, Source, Trouble, Verdict},
        limit::{Limit, LimitUnit},
        moment::Moment,
    },
    screen::Context,
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// A line in pieces, each with what it means.
pub(crate) type Line = Vec<(String, Role)>;

/// From this many columns on, both promises stand side by side and the load has its bar.
const WIDE: u16 = 70;

/// Cells of the bar.
const BAR: usize = 10;

/// What a verdict looks like.
fn role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Fits => Role::Good,
        Verdict::Tight | Verdict::Slips => Role::Warn,
        Verdict::Breaks | Verdict::Never => Role::Bad,
    }
}

/// What was found out about a form, if it is the one that was asked about.
pub(crate) fn answer<'a>(ctx: &Context<'a>, form: &Form) -> Option<&'a Answer> {
    ctx.simulated.filter(|simulated| simulated.form == *form).map(|simulated| &simulated.answer)
}

/// The answer in a sentence that can be read aloud.
pub(crate) fn aloud(form: &Form, answer: &Answer) -> Line {
    vec![(feasibility::aloud(form, answer), Role::Title)]
}

/// Draws the question of a session, or what it lacks; returns the rows it took.
pub(crate) fn draw(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    asked: &Result<Question, Trouble>,
) -> u16 {
    match asked {
        Ok(question) => put(ctx, area, buffer, &lines(ctx, question, area.width)),
        Err(trouble) => paragraph::draw_text(area, buffer, ctx.theme, (&lacking(trouble), Role::Hole)),
    }
}

/// Draws lines below each other; returns how many had room.
pub(crate) fn put(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, lines: &[Line]) -> u16 {
    let rows = lines.len().min(area.height.into());
    for (index, pieces) in lines.iter().take(rows).enumerate() {
        let spans: Vec<line::Span<'_>> = pieces.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        line::put_spans(cells::row(area, index), buffer, ctx.theme, &spans);
    }
    rows as u16
}

/// All lines of a question at a width.
pub(crate) fn lines(ctx: &Context<'_>, question: &Question, width: u16) -> Vec<Line> {
    let mut lines = vec![load_line(ctx, &question.form, width)];
    lines.extend(promises_line(ctx, question, width));
    lines.push(last_line(ctx, question, width));
    lines
}

/// The people it takes where they are more than there are, then the numbers; who said them where there is room.
fn last_line(ctx: &Context<'_>, question: &Question, width: u16) -> Line {
    let found = answer(ctx, &question.form).filter(|answer| answer.complete);
    let Some(Needed::People(people)) = found.map(|answer| answer.needed) else {
        return from_line(ctx, question);
    };
    if people <= question.form.reps {
        return from_line(ctx, question);
    }
    let needed = format!("{} ", fill("keep.needed", &[("people", &people)]));
    let from = from_line(ctx, question);
    let wide: usize = from.iter().map(|(text, _)| crate::text::width(text)).sum();
    let fits = crate::text::width(&needed) + wide <= usize::from(width);
    let from = if fits { from } else { vec![(numbers(&question.form), Role::Muted)] };
    std::iter::once((needed, Role::Title)).chain(from).collect()
}

/// "needs 3.0 of 4 people  ▓▓▓▓▓▓▓▓░░  FITS   breaks above 399 leads a month".
pub(crate) fn load_line(ctx: &Context<'_>, form: &Form, width: u16) -> Line {
    let load = Load::of(form);
    let verdict = Verdict::of(form, answer(ctx, form));
    let needs = needs(&load);
    let word = (verdict.word().to_owned(), role(verdict));
    let gap = ("  ".to_owned(), Role::Text);
    if width < WIDE {
        let needs = fill("keep.needs_short", &[("needs", &needs), ("people", &load.people)]);
        let most = fill("keep.at_most", &[("leads", &load.breaks_above_leads)]);
        return vec![(needs, Role::Title), gap.clone(), word, gap, (most, Role::Muted)];
    }
    let people = count("capacity.people", load.people);
    let needs = fill("keep.needs", &[("needs", &needs), ("people", &people)]);
    let mut pieces = vec![(needs, Role::Title), gap.clone()];
    pieces.extend(bar(ctx, &load, verdict));
    pieces.extend([gap, word]);
    // Where no number of people helps, a number of leads would mislead.
    let told = if verdict == Verdict::Never { Vec::new() } else { consequence(&load) };
    pieces.extend(told.into_iter().map(|text| (format!("  {text}"), Role::Text)));
    pieces
}

/// How many more leads it bears; where it falls behind within a quarter, how fast.
fn consequence(load: &Load) -> Vec<String> {
    const QUARTER: f64 = 13.0;
    if load.days_behind_after(QUARTER) < 1.0 {
        return vec![fill("keep.breaks_above", &[("leads", &load.breaks_above_leads)])];
    }
    let days = load.days_behind_after(1.0);
    let behind = if days >= 1.0 {
        fill("keep.behind_fast", &[("days", &format!("{days:.1}"))])
    } else {
        fill("keep.behind_slowly", &[("weeks", &number((10.0 / days).round() / 10.0))])
    };
    vec![behind, fill("keep.leads_fit", &[("leads", &load.breaks_above_leads)])]
}

/// People needed with one place, two where one would hide which side of the people it is on.
fn needs(load: &Load) -> String {
    let people = f64::from(load.people);
    let tenths = (load.reps * 10.0).round() / 10.0;
    if (tenths - people).abs() > f64::EPSILON || (load.reps - people).abs() < 1e-9 {
        return format!("{tenths:.1}");
    }
    let hundredths = load.reps * 100.0;
    let outward = if load.reps > people { hundredths.ceil() } else { hundredths.floor() };
    format!("{:.2}", outward / 100.0)
}

/// The share of the people's time as a bar; what runs over is drawn in full blocks.
fn bar(ctx: &Context<'_>, load: &Load, verdict: Verdict) -> Line {
    let glyphs = ctx.theme.glyphs();
    let used = load.utilisation();
    if load.fit() == Fit::Over {
        let full = ((BAR as f64 / used).round() as usize).clamp(1, BAR - 1);
        let over = if ctx.theme.ascii { "!" } else { glyphs.full };
        return vec![(glyphs.solid.repeat(full), role(verdict)), (over.repeat(BAR - full), Role::Warn)];
    }
    let filled = ((BAR as f64 * used).round() as usize).min(BAR);
    vec![(glyphs.solid.repeat(filled), role(verdict)), (glyphs.light.repeat(BAR - filled), Role::Muted)]
}

/// Both promises: side by side where there is room, below each other where there is not.
pub(crate) fn promises_line(ctx: &Context<'_>, question: &Question, width: u16) -> Vec<Line> {
    let answer = answer(ctx, &question.form);
    let pieces = |banded| [first(question, answer, banded), attempts(question, answer, banded)];
    let wide = |lines: &[Line; 2]| {
        let text: usize = lines.iter().flatten().map(|(text, _)| crate::text::width(text)).sum();
        text + GAP.len() <= usize::from(width)
    };
    if width < WIDE {
        let narrow = |line: &Line| {
            line.iter().map(|(text, _)| crate::text::width(text)).sum::<usize>() <= usize::from(width)
        };
        return pieces(true)
            .into_iter()
            .zip(pieces(false))
            .map(|(banded, plain)| if narrow(&banded) { banded } else { plain })
            .collect();
    }
    let both = Some(pieces(true)).filter(wide).unwrap_or_else(|| pieces(false));
    let [first, attempts] = both;
    vec![first.into_iter().chain([(GAP.to_owned(), Role::Text)]).chain(attempts).collect()]
}

/// Between the two promises.
const GAP: &str = "     ";

fn first(question: &Question, answer: Option<&Answer>, banded: bool) -> Line {
    let named = format!("{} ", first_name(question));
    promise(named, answer.map(|answer| (&answer.promise.first, answer.complete)), question, banded)
}

fn attempts(question: &Question, answer: Option<&Answer>, banded: bool) -> Line {
    let named = format!("{} ", attempts_name(question));
    promise(named, answer.map(|answer| (&answer.promise.attempts, answer.complete)), question, banded)
}

fn promise(named: String, found: Option<(&Share, bool)>, question: &Question, banded: bool) -> Line {
    let target = question.form.target;
    let Some((share, complete)) = found else {
        return vec![(named, Role::Text), (say("keep.counting").to_owned(), Role::Muted)];
    };
    let band = share.low < share.high - 0.015;
    let value = match (complete, band, banded) {
        (false, true, _) => {
            fill("keep.coarse", &[("low", &of_hundred(share.low)), ("high", &of_hundred(share.high))])
        }
        (true, true, true) => fill(
            "keep.banded",
            &[
                ("n", &of_hundred(share.share)),
                ("low", &of_hundred(share.low)),
                ("high", &of_hundred(share.high)),
            ],
        ),
        _ => fill("keep.of_hundred", &[("n", &of_hundred(share.share))]),
    };
    let kept = share.share >= target;
    let mut pieces = vec![(named, Role::Text), (value, if kept { Role::Good } else { Role::Warn })];
    if !kept {
        // The colour is not the only thing that tells a missed target.
        pieces.push((" !".to_owned(), Role::Warn));
    }
    pieces
}

/// "first touch in 8 h:", with the kind of lead where the promise tells several apart.
pub(crate) fn first_name(question: &Question) -> String {
    let limit = question.class.as_ref().and_then(|class| class.within).map_or_else(String::new, short_limit);
    fill("keep.first", &[("limit", &limit)])
}

/// "5 attempts in 10 days:", and whether anybody promised that.
pub(crate) fn attempts_name(question: &Question) -> String {
    let attempts = count("capacity.attempts", question.form.attempts);
    let promised = *question.source(Part::Attempts) != Source::Usual;
    let key = if promised { "keep.attempts" } else { "keep.attempts_usual" };
    fill(key, &[("attempts", &attempts), ("days", &question.form.within_days)])
}

/// A limit in as few letters as are clear from the back row.
pub(crate) fn short_limit(limit: Limit) -> String {
    let key = match limit.unit {
        LimitUnit::OpenMinutes => "keep.limit_minutes",
        LimitUnit::BusinessHours => "keep.limit_hours",
        LimitUnit::BusinessDays => "keep.limit_days",
        LimitUnit::CalendarDays => "keep.limit_calendar_days",
    };
    count(key, limit.amount)
}

/// "300 leads a month, 12 min each, 35 % of their time. From: Dana, today."
pub(crate) fn from_line(ctx: &Context<'_>, question: &Question) -> Line {
    let mut text = numbers(&question.form);
    if let Some((by, at)) = question.last_said() {
        text.push(' ');
        text.push_str(&fill("keep.said", &[("who", &who_and_when(ctx, by, at))]));
    }
    vec![(text, Role::Muted)]
}

fn numbers(form: &Form) -> String {
    let numbers = [
        ("leads", number(form.leads_per_month)),
        ("minutes", number(form.minutes)),
        ("time", number(form.available * 100.0)),
    ];
    fill("keep.from", &numbers.each_ref().map(|(name, value)| (*name, value as &dyn std::fmt::Display)))
}

/// "Dana, today".
pub(crate) fn who_and_when(ctx: &Context<'_>, by: &str, at: Moment) -> String {
    let (day, today) = (at.day_in(&ctx.session.zone), ctx.today());
    let when = if day == today { say("keep.today").to_owned() } else { ctx.told(day) };
    let who = if by.is_empty() { say("keep.somebody") } else { by };
    format!("{who}, {when}")
}

/// What has to be said first, and the key that leads there.
pub(crate) fn lacking(trouble: &Trouble) -> String {
    lacks(trouble, "keep.lacking")
}

/// The same where the rows to fill are on the screen.
pub(super) fn lacking_here(trouble: &Trouble) -> String {
    lacks(trouble, "keep.lacking_here")
}

fn lacks(trouble: &Trouble, key: &str) -> String {
    match trouble {
        Trouble::Lacking(lacks) => {
            let names: Vec<String> = lacks.iter().map(lack).collect();
            fill(key, &[("what", &names.join(", "))])
        }
        Trouble::Invalid(invalid) => invalid_in_words(invalid),
    }
}

/// The number that cannot be answered for, by the name the room knows it by; one that no screen sets, by its own.
fn invalid_in_words(invalid: &Invalid) -> String {
    let key = match invalid.field {
        "leads_per_month" => "keep.invalid_leads",
        "attempts" => "keep.invalid_attempts",
        "limit_hours" => "keep.invalid_limit",
        "within_days" => "keep.invalid_within",
        "target" => "keep.invalid_target",
        _ => return fill("keep.invalid", &[("what", invalid)]),
    };
    say(key).to_owned()
}

fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Input(input) => input.label(),
        Lack::Limit => say("keep.lack_limit").to_owned(),
    }
}

/// A share as so many of a hundred; all and none are said only of next to all and next to none.
pub(crate) fn of_hundred(share: f64) -> u32 {
    const HAIR: f64 = 0.0005;
    let rounded = (share * 100.0).round() as u32;
    if share < 1.0 - HAIR && rounded == 100 {
        99
    } else if share > HAIR && rounded == 0 {
        1
    } else {
        rounded
    }
}

/// A number without needless places.
pub(crate) fn number(value: f64) -> String {
    let shown = format!("{value:.2}");
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
