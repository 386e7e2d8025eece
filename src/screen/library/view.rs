//! Draws the library: kinds, what the list is narrowed to, the sessions, and about the chosen one.

use super::{Msg, State, columns, filter_key, name_key, wanted};
use crate::{
    assets::words::{count, fill, say},
    effect::{Kind, Listed, Twin, Urgency},
    screen::{Context, Shown, Tier, field, listing},
    theme::Role,
    widget::{
        cells, line, list, paragraph,
        table::{self, Column},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The list is no wider than this, so that the eye gets from a name to the end of its row.
const WIDEST: u16 = 104;
/// Rows below the list about the chosen session, the rule included.
const ABOUT: u16 = 5;

/// Draws all of it.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let mut body = cells::below(area, draw_head(state, ctx, area, buffer, &mut shown));
    let about = if ctx.tier == Tier::Room { ABOUT - 2 } else { ABOUT };
    let below = Rect { y: body.bottom().saturating_sub(about), height: about.min(body.height), ..body };
    body.height = body.height.saturating_sub(about);
    let rows = state.rows(ctx);
    if rows.is_empty() {
        let text = if ctx.library.is_empty() { say("library.empty") } else { say("library.nothing_fits") };
        paragraph::draw_text(body, buffer, ctx.theme, (text, Role::Text));
        return shown;
    }
    let selected = state.selected.min(rows.len() - 1);
    let places = list::places(body, selected, rows.len(), 1);
    for (row, place) in &places {
        draw_row(ctx, *place, buffer, rows[*row], *row == selected);
        shown.hits.push((*place, Msg::Pick(*row)));
    }
    list::draw_more(body, buffer, ctx.theme, &places, rows.len());
    let chosen = rows[selected];
    let doomed = state.doomed.as_ref() == Some(&chosen.path);
    draw_about(ctx, (chosen, doomed), below, buffer);
    shown
}

/// The kinds, then the field being typed in or what narrows the list; returns the rows used.
fn draw_head(
    state: &State,
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) -> u16 {
    let mut used = 0;
    if ctx.tier > Tier::Room || state.kind != Kind::All {
        used += draw_kinds(state, ctx, cells::row(area, 0), buffer);
    }
    let renamed = state.chosen(ctx).map(|session| name_key(&session.path));
    let renaming = renamed.filter(|key| ctx.field.is_some_and(|field| field.key == *key));
    let typing = ctx.field.is_some_and(|field| field.key == filter_key());
    let (key, label, stored) = match &renaming {
        Some(key) => (key.clone(), say("library.new_name"), ""),
        None => (filter_key(), say("library.filter"), wanted(ctx)),
    };
    if renaming.is_some() || typing || !stored.is_empty() {
        let row = cells::row(area, usize::from(used));
        let label = line::put(row, buffer, ctx.theme, label, Role::Accent) + 1;
        let value = field::Value { key: &key, stored, empty: "", role: Role::Field };
        let place = Rect { height: area.height.saturating_sub(used).min(3), ..cells::right_of(row, label) };
        used += shown.note(field::draw(ctx, place, buffer, value)).max(1);
    }
    if let Some(company) = &state.company {
        let text = fill("library.only", &[("company", company)]);
        line::put(cells::row(area, usize::from(used)), buffer, ctx.theme, &text, Role::Accent);
        used += 1;
    }
    let gap = u16::from(used > 0 && ctx.tier > Tier::Room);
    used + gap
}

/// "[all 12]  in progress 3  closed 7": kinds without a session are left out.
fn draw_kinds(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let today = ctx.today();
    let mut pieces: Vec<(String, Role)> = Vec::new();
    for kind in Kind::ALL {
        let number = ctx.library.iter().filter(|session| kind.has(session, today)).count();
        let chosen = kind == state.kind;
        if !chosen && (number == 0 || ctx.tier == Tier::Room) {
            continue;
        }
        let text = format!("{} {number}", kind.word());
        let role = if kind == Kind::Due { Role::Warn } else { Role::Muted };
        pieces.push(if chosen { (format!("[{text}]"), Role::Selected) } else { (format!(" {text} "), role) });
    }
    let spans: Vec<line::Span<'_>> = pieces.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    line::put_spans(area, buffer, ctx.theme, &spans);
    1
}

fn draw_row(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, session: &Listed, chosen: bool) {
    let rest = list::pointer(area, buffer, ctx.theme, chosen);
    let rest = Rect { width: rest.width.saturating_sub(1), ..rest };
    let usual = |role| if chosen { Role::Selected } else { role };
    let damaged = session.problem.is_some();
    // A copy stands below the newest file of its session.
    let indent = if matches!(session.twin, None | Some(Twin::Newest { .. })) { "" } else { "  = " };
    let name = if damaged { format!("! {}", session.file_name()) } else { session.full_name() };
    let name = format!("{indent}{name}");
    let [state, due, _, changed] = columns(ctx, session);
    let name = (name.as_str(), usual(if damaged { Role::Bad } else { Role::Text }));
    let muted = usual(Role::Muted);
    if ctx.tier == Tier::Room {
        let pressing = listing::due(ctx, session).is_some_and(|(_, role)| role == Role::Warn);
        let mark = if pressing { "!" } else { "" };
        let columns = [Column::rest(), Column::left(1), Column::right(11)];
        let cells = [name, (mark, usual(Role::Warn)), (&changed, muted)];
        table::draw_row(rest, buffer, ctx.theme, &columns, &cells);
        return;
    }
    let (due, role) = match session.twin_words().filter(|_| session.is_spare() || due.is_empty()) {
        Some(words) => (words, if words_warn(session) { Role::Warn } else { Role::Muted }),
        None => (due, listing::due(ctx, session).map_or(Role::Muted, |(_, role)| role)),
    };
    let columns = [Column::rest(), Column::left(14), Column::left(25), Column::right(11)];
    let cells = [name, (&state, usual(Role::Text)), (&due, usual(role)), (&changed, muted)];
    table::draw_row(rest, buffer, ctx.theme, &columns, &cells);
}

fn words_warn(session: &Listed) -> bool {
    matches!(session.twin, Some(Twin::Apart { .. }))
}

/// What is wrong with the file, or everything that is due; what it is; where it lies.
fn draw_about(ctx: &Context<'_>, (session, doomed): (&Listed, bool), area: Rect, buffer: &mut Buffer) {
    line::rule(area, buffer, ctx.theme, "");
    let mut rest = cells::below(area, 1);
    let mut say_line = |text: &str, role: Role| {
        if !text.is_empty() && rest.height > 0 {
            let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, role));
            rest = cells::below(rest, used);
        }
    };
    let file = fill("library.file", &[("file", &session.path.display())]);
    if doomed {
        say_line(&fill("library.to_trash", &[("name", &session.full_name())]), Role::Warn);
        say_line(&file, Role::Muted);
        return;
    }
    if let Some(problem) = &session.problem {
        let key = if session.foreign { say("library.foreign").to_owned() } else { fill("library.problem", &[("problem", problem)]) };
        say_line(&key, Role::Bad);
        say_line(&file, Role::Muted);
        return;
    }
    let (due, role) = all_due(ctx, session);
    say_line(&due, role);
    if ctx.tier == Tier::Room {
        let twin = session.twin_words().unwrap_or_else(|| session.standing());
        say_line(&twin, Role::Text);
        return;
    }
    say_line(&facts(ctx, session), Role::Text);
    if let Some(twin) = session.twin_words() {
        say_line(&fill("library.twin", &[("what", &twin)]), if words_warn(session) { Role::Warn } else { Role::Muted });
    }
    say_line(&file, Role::Muted);
}

/// "Due: review Mon 16 Mar, action Thu 19 Mar; 3 more".
fn all_due(ctx: &Context<'_>, session: &Listed) -> (String, Role) {
    const MOST: usize = 3;
    let due = session.all_due();
    let Some(pressing) = session.pressing(ctx.today()) else {
        let followed = if session.followed { say("library.followed") } else { "" };
        return (followed.to_owned(), Role::Muted);
    };
    let first = due.iter().take(MOST).map(|due| format!("{} {}", due.what.word(), ctx.told(due.on)));
    let mut text = fill("library.due_dates", &[("dates", &first.collect::<Vec<_>>().join(", "))]);
    if due.len() > MOST {
        text = format!("{text}, {}", fill("library.more_due", &[("n", &(due.len() - MOST))]));
    }
    if ctx.tier == Tier::Room {
        text = pressing.text;
    }
    (text, if pressing.urgency == Urgency::Later { Role::Text } else { Role::Warn })
}

/// "in progress, at SLA; held Thu 12 Mar 2026; 9 people; agreed 7, 1 with a disagreement noted".
fn facts(ctx: &Context<'_>, session: &Listed) -> String {
    let mut facts = vec![session.standing()];
    facts.extend(session.date.map(|date| fill("library.held", &[("date", &ctx.told(date))])));
    facts.push(count("common.people", session.people as u64));
    if !session.so_far.agreed.is_empty() {
        facts.push(fill("library.agreed", &[("n", &session.so_far.agreed.len())]));
    }
    facts.join("; ")
}
