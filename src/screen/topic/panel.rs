//! The panel below the words: what to do in this phase, the count, what the vote means, an objection.

use super::{
    Mode, Msg, State, ballot::team_key, editing, kept, meaning, objection, rows::Row, typed::fields_as_typed, voting,
};
use crate::{
    assets::{
        topics,
        words::{count, fill, say},
    },
    domain::{
        objection::{Fate, Objection},
        people::Team,
        rule::next_steps,
        sentence::{is_said, objected},
        status::{Question, Status},
        topic::{Phase, Topic},
        vote::Round,
    },
    screen::{Context, Shown, Tier, scale, status, survey},
    theme::Role,
    widget::{cells, line, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows the panel takes.
pub(super) fn height(state: &State, ctx: &Context<'_>, topic: &Topic, area: Rect) -> u16 {
    let room = ctx.tier == Tier::Room;
    let wanted = match state.mode(topic) {
        Mode::Write if is_over(ctx, topic) => {
            // The words that were agreed keep the larger part.
            (3 + decided_rows(ctx, topic, area.width)).clamp(4, (area.height / 2).max(4))
        }
        Mode::Write if kept::is_shown(state, topic) => kept::height(ctx, topic),
        // In a small window what is typed and why it was not taken matter more than the question.
        Mode::Write if room && is_typed_in_sentence(state, ctx, topic) => 0,
        Mode::Write if room && is_said(&topic.fields) && !topic.is_left_out() => 2,
        Mode::Write if room => 3,
        Mode::Write => {
            4 + u16::from(survey::for_topic(ctx, &topic.id).is_some()) + u16::from(topic.is_left_out())
        }
        Mode::Decide => 5 + u16::from(!room) * 2,
        Mode::Objection => objection::height(state, ctx, topic, area.width),
        Mode::Fingers | Mode::Consent => voting::height(state, ctx, topic, area.width),
        Mode::Asking => 5,
    };
    wanted.min(area.height.saturating_sub(2))
}

/// Whether there is nothing left to do: what was left out can be taken up as long as the workshop goes on.
fn is_over(ctx: &Context<'_>, topic: &Topic) -> bool {
    topic.is_answered() || (topic.is_decided() && !ctx.is_live())
}

fn is_typed_in_sentence(state: &State, ctx: &Context<'_>, topic: &Topic) -> bool {
    let chosen = state.chosen(topic);
    let row = chosen.as_ref().filter(|row| matches!(row, Row::Said(_)));
    row.is_some_and(|row| ctx.field.is_some_and(|field| field.key == editing::row_key(topic, row)))
}

/// What the panel is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Panel<'a, 'b> {
    /// The screen.
    pub(super) state: &'a State,
    /// What it may look at.
    pub(super) ctx: &'a Context<'b>,
    /// Its topic.
    pub(super) topic: &'a Topic,
}

/// Draws the panel.
pub(super) fn draw(panel: Panel<'_, '_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let Panel { state, ctx, topic } = panel;
    if kept::is_shown(state, topic) {
        return kept::draw(panel, area, buffer);
    }
    line::rule(area, buffer, ctx.theme, "");
    let inner = cells::below(area, 1);
    match state.mode(topic) {
        Mode::Write if is_over(ctx, topic) => decided(ctx, topic, inner, buffer),
        Mode::Write => prompt(ctx, topic, inner, buffer),
        Mode::Fingers | Mode::Consent => voting::draw((state, ctx, topic), inner, buffer, shown),
        Mode::Decide => steps(ctx, topic, inner, buffer, shown),
        Mode::Objection => objection::draw(panel, inner, buffer, shown),
        Mode::Asking => {
            let used = paragraph::draw_text(inner, buffer, ctx.theme, (say("topic.asking"), Role::Title));
            let choices = cells::below(inner, used);
            for (row, text) in [say("topic.asking_spelling"), say("topic.asking_reopen")].into_iter().enumerate() {
                answers(ctx, cells::row(choices, row), buffer, (text, shown));
            }
        }
    }
}

/// Draws answers by number; a click on one gives it.
fn answers(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, (text, shown): (&str, &mut Shown<Msg>)) {
    let (_, places) = scale::draw_answers(ctx, area, buffer, text);
    shown.hits.extend(places.into_iter().map(|(place, number)| (place, Msg::Answer(number))));
}

/// The question put to the room, and what the facilitator does.
fn prompt(ctx: &Context<'_>, topic: &Topic, area: Rect, buffer: &mut Buffer) {
    let mut area = area;
    if topic.is_left_out() {
        let text = (say("topic.left_out"), status::role(topic));
        area = cells::below(area, paragraph::draw_text(area, buffer, ctx.theme, text));
    }
    if let Some(text) = survey::for_topic(ctx, &topic.id) {
        line::put(area, buffer, ctx.theme, &text, Role::Accent);
        area = cells::below(area, 1);
    }
    let asset = topics::by_id(topic.id.as_str());
    if let Some(asset) = asset.filter(|_| topic.phase() <= Phase::Merge) {
        let used = paragraph::draw_text(area, buffer, ctx.theme, (asset.prompt(), Role::Text));
        paragraph::draw_text(cells::below(area, used), buffer, ctx.theme, (asset.tip(), Role::Muted));
        return;
    }
    let holes = fields_as_typed(ctx, topic).holes().len();
    let ready = if topic.is_as_carried() { "topic.ready_to_keep" } else { "topic.ready_to_vote" };
    let used = paragraph::draw_text(area, buffer, ctx.theme, (say(ready), Role::Text));
    if holes > 0 {
        let text = count("common.numbers_missing", holes as u64);
        line::put(cells::below(area, used), buffer, ctx.theme, &text, Role::Hole);
    }
}

/// Both sides together, the sentence to say, and the next steps by number.
fn steps(ctx: &Context<'_>, topic: &Topic, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let Some(round) = topic.newest_round() else { return };
    let left = result_line(ctx, topic, round);
    let spans: Vec<line::Span<'_>> = left.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    line::put_spans(cells::row(area, 0), buffer, ctx.theme, &spans);
    let used =
        paragraph::draw_text(cells::below(area, 1), buffer, ctx.theme, (&meaning::question(topic), Role::Title));
    let choices = cells::below(area, 1 + used.max(1));
    let steps = next_steps(topic);
    let half = choices.width / 2;
    for (index, step) in steps.iter().enumerate() {
        let row = cells::row(choices, index / 2);
        let place = Rect { x: row.x + (index % 2) as u16 * half, width: half.saturating_sub(1), ..row };
        let number = format!("{} ", index + 1);
        let role = if index == 0 { Role::Accent } else { Role::Text };
        line::put_spans(place, buffer, ctx.theme, &[(&number, Role::Key), (meaning::step_words(topic, *step), role)]);
        shown.hits.push((place, Msg::Step(index as u8 + 1)));
    }
}

fn result_line(ctx: &Context<'_>, topic: &Topic, round: &Round) -> Vec<(String, Role)> {
    let mut spans = Vec::new();
    for team in Team::BOTH {
        let role = Context::team_role(team);
        // In a small window the mark alone says which team it is, so that both results fit.
        let name = match ctx.tier {
            Tier::Room => format!("{} ", ctx.mark(team)),
            _ => format!("{} {}  ", ctx.mark(team), say(team_key(team))),
        };
        spans.push((name, role));
        let text = match round.tallies.get(team) {
            Some(tally) => status::fingers(tally),
            None if *round.attendance.get(team) == 0 => say("topic.not_here").to_owned(),
            None => {
                let raised =
                    topic.objections.iter().filter(|other| other.round == round.number && other.team == team);
                count("common.objections", raised.count() as u64)
            }
        };
        spans.push((format!("{text}    "), Role::Text));
    }
    spans
}

/// The `DECIDED:` line: status, counts per team, and what was noted or objected on the way.
fn decided(ctx: &Context<'_>, topic: &Topic, area: Rect, buffer: &mut Buffer) {
    let label = status::label(ctx, topic);
    let spans =
        [(say("topic.decided"), Role::Title), (" ", Role::Text), (label.as_str(), status::role(topic))];
    line::put_spans(cells::row(area, 0), buffer, ctx.theme, &spans);
    let mut rest = cells::below(area, 1);
    if let Some(round) = topic.newest_round() {
        let parts = result_line(ctx, topic, round);
        let spans: Vec<line::Span<'_>> = parts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        line::put_spans(cells::take(&mut rest, 1), buffer, ctx.theme, &spans);
    }
    for (text, role) in said_of_decision(ctx, topic) {
        let used = paragraph::draw_cut(rest, buffer, ctx.theme, (&text, role));
        cells::take(&mut rest, used);
    }
}

/// Rows of what stands below the status and the counts.
fn decided_rows(ctx: &Context<'_>, topic: &Topic, width: u16) -> u16 {
    let rows = |(text, role): &(String, Role)| paragraph::height(ctx.theme, &[(text, *role)], width) as u16;
    said_of_decision(ctx, topic).iter().map(rows).sum()
}

/// What belongs to a decision: its reason, what was noted, what was objected and is settled, what leadership is asked.
fn said_of_decision(ctx: &Context<'_>, topic: &Topic) -> Vec<(String, Role)> {
    let mut lines = Vec::new();
    if let Status::Retired { reason } | Status::OutsideControl { reason } = &topic.status {
        lines.push((reason.clone(), Role::Accent));
    }
    let stands = |one: &&Objection| one.fate == Fate::GoAhead && one.revision == topic.revision;
    let noted = topic.objections.iter().filter(stands).map(status::disagreement);
    let unsure = topic.reservations.iter().filter(|noted| noted.revision == topic.revision);
    lines.extend(noted.chain(unsure.map(status::reservation)).map(|text| (text, Role::Accent)));
    lines.extend(asked_of_leadership(ctx, topic));
    lines.extend(objected::settled(topic).map(|one| (objected::told(one), Role::Muted)));
    lines
}

/// What leadership is asked, by whom it is decided and by when, and what each team wants it to say.
fn asked_of_leadership(ctx: &Context<'_>, topic: &Topic) -> Vec<(String, Role)> {
    let Status::ToLeadership(Question { question, sales, marketing, decides, by }) = &topic.status else {
        return Vec::new();
    };
    let decides = match by {
        Some(by) => fill("topic.decides_by", &[("name", decides), ("date", &ctx.told(*by))]),
        None => fill("topic.decides", &[("name", decides)]),
    };
    let mut lines = vec![(question.clone(), Role::Title), (decides, Role::Text)];
    for (team, wanted) in [(Team::Sales, sales), (Team::Marketing, marketing)] {
        if !wanted.is_empty() {
            let said = format!("{} {}: {wanted}", ctx.mark(team), say(team_key(team)));
            lines.push((said, Context::team_role(team)));
        }
    }
    lines
}
