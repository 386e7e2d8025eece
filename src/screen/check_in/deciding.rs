//! How we decide: the rule for topics and the rule for promises, in the words that are read aloud.

use super::{Msg, State};
use crate::{
    assets::{prep, words::say},
    domain::{command::Command, session::DecisionRule, vote::Method},
    screen::{Context, Outcome, Shown, Tier},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Topics and promises.
pub(super) const ROWS: usize = 2;
/// Cells of what the rule is for.
const LABEL: u16 = 40;

impl State {
    /// The other rule for the chosen row.
    pub(super) fn change_rule(&self, ctx: &Context<'_>) -> Outcome {
        let mut rule = ctx.session.rule;
        let method = if self.chosen(ctx) == 0 { &mut rule.topics } else { &mut rule.promises };
        *method = match method {
            Method::FistToFive => Method::Consent,
            Method::Consent => Method::FistToFive,
        };
        Outcome::command(Command::SetRule { rule })
    }
}

/// Draws both rules and what they mean.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let chosen = state.chosen(ctx);
    let DecisionRule { topics, promises } = ctx.session.rule;
    let rows = [(say("check_in.rule_topics"), topics), (say("check_in.rule_promises"), promises)];
    for (index, (label, method)) in rows.into_iter().enumerate() {
        let place = cells::row(area, index);
        draw_row(ctx, place, buffer, (label, method), index == chosen);
        shown.hits.push((place, Msg::Pick(index)));
    }
    let mut rest = cells::below(area, ROWS as u16 + 1);
    // A small window has room for the rule under the pointer and the one that holds for both.
    let read_aloud: Vec<&str> = if ctx.tier == Tier::Room {
        vec![if rows[chosen.min(1)].1 == Method::Consent { "consent" } else { "fist" }, "both"]
    } else {
        prep::prep().rules.iter().map(|line| line.id.as_str()).collect()
    };
    let gap = u16::from(ctx.tier > Tier::Room);
    rest = cells::right_of(rest, gap * list::POINTER_WIDTH);
    for text in read_aloud.into_iter().filter_map(prep::rule) {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, Role::Text));
        rest = cells::below(rest, used + gap);
    }
    if ctx.tier > Tier::Room && ctx.is_live() {
        paragraph::draw_text(rest, buffer, ctx.theme, (say("check_in.practice_offer"), Role::Accent));
    }
}

fn draw_row(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, (label, method): (&str, Method), chosen: bool) {
    let rest = list::pointer(area, buffer, ctx.theme, chosen);
    let usual = |role| if chosen { Role::Selected } else { role };
    let names = [(Method::FistToFive, say("vote.fist")), (Method::Consent, say("vote.consent"))];
    if ctx.tier == Tier::Room {
        let name = names[usize::from(method == Method::Consent)].1;
        line::put_ends(rest, buffer, ctx.theme, &[(label, usual(Role::Text))], &[(name, usual(Role::Title))]);
        return;
    }
    line::put(Rect { width: LABEL.min(rest.width), ..rest }, buffer, ctx.theme, label, usual(Role::Text));
    let mut place = cells::right_of(rest, LABEL);
    for (each, name) in names {
        let tick = if each == method { ctx.theme.glyphs().bullet } else { " " };
        let role = usual(if each == method { Role::Title } else { Role::Muted });
        let spans = [("(", role), (tick, role), (") ", role), (name, role)];
        place = cells::right_of(place, line::put_spans(place, buffer, ctx.theme, &spans) + 3);
    }
}
