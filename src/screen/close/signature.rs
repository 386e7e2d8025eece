//! A team's signature at the close: who signed, or who is here to sign.

use super::{Msg, accept, how_to_sign, sign_hint, view};
use crate::{
    assets::words::{count, fill},
    domain::{action::Signature, baseline::team_name, people::Team, signing},
    screen::{Context, Shown, field},
    text::width,
    theme::Role,
    widget::paragraph,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws whether a team has signed; below it, until it has, who of it is here.
pub(super) fn draw(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, team: Team, shown: &mut Shown<Msg>) {
    let signature = ctx.session.signature(team);
    // Both names stand below each other, whichever label is the longer one.
    let wide = Team::BOTH.map(|team| width(&label(ctx, team))).into_iter().max().unwrap_or_default();
    let label = format!("{:<wide$}", label(ctx, team));
    let text = signature.map(|signature| signed(ctx, signature)).unwrap_or_default();
    let key = accept::sign_key(team);
    let typed = ctx.field.filter(|field| field.key == key).map(field::Field::value);
    let empty = typed.map_or_else(|| how_to_sign().to_owned(), |_| sign_hint(ctx, &key));
    let value = field::Value { key: &key, stored: &text, empty: &empty, role: Role::Good };
    let (used, below) = view::named(ctx, area, buffer, (&label, Context::team_role(team)), value);
    shown.note(used);
    if signature.is_none() || typed.is_some() {
        candidates(ctx, below, buffer, (team, typed.unwrap_or_default().trim()));
    }
}

/// "Sales has signed".
fn label(ctx: &Context<'_>, team: Team) -> String {
    let state = match ctx.session.signature(team) {
        Some(Signature { due: None, .. }) => "close.signed",
        Some(_) => "close.signs_later",
        None => "close.unsigned",
    };
    fill(state, &[("team", &team_name(team))])
}

/// "Here: Dana Keller, Tom Brandt": those who fit what is typed, everybody when nobody does or one name is whole.
fn candidates(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, (team, typed): (Team, &str)) {
    let names = || signing::signers(ctx.session, team).into_iter().map(|person| person.name.as_str());
    let mut fitting: Vec<&str> = names().filter(|name| signing::begins(name, typed)).collect();
    if fitting.is_empty() || fitting == [typed] {
        fitting = names().collect();
    }
    if !fitting.is_empty() {
        let text = fill("close.here", &[("names", &fitting.join(", "))]);
        paragraph::draw_text(area, buffer, ctx.theme, (&text, Role::Muted));
    }
}

/// "Dana Keller 16:04", "to sign: Lee Hartmann, Fri 13 Mar", with what changed since.
fn signed(ctx: &Context<'_>, signature: &Signature) -> String {
    let name = &signature.name;
    let text = match (signature.signed_at, signature.due) {
        (_, Some(due)) => fill("close.to_sign", &[("name", name), ("date", &ctx.told(due))]),
        (Some(at), None) => format!("{name} {}", at.clock_in(&ctx.session.zone)),
        (None, None) => name.clone(),
    };
    let context = crate::export::Context::of(ctx.session, ctx.log);
    if let Some(changes @ 1..) = *context.changes_since_signed.get(signature.team) {
        return format!("{text} ({})", count("close.changes_since", u64::from(changes)));
    }
    text
}

