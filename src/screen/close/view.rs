//! Drawing the close: counts, the parts by name, the list of the part.

use super::{
    Msg, Part, State, accept,
    rows::{self, Row},
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        action::Signature,
        check::{self, Kind},
        people::Team,
        remaining,
        status::Status,
    },
    screen::{Context, Shown, Tier, agreed, field},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// Rows above the list: counts, parts, a blank one.
const HEAD: u16 = 3;
/// Cells a name gets.
const NAME: u16 = 24;

/// The cells the read-back is read in.
pub(super) fn reading_room(ctx: &Context<'_>) -> Size {
    Size::new(ctx.room.width, ctx.room.height.saturating_sub(HEAD))
}

/// Whether the read-back is longer than fits.
pub(super) fn is_long(ctx: &Context<'_>) -> bool {
    agreed::read_back(ctx).is_longer(ctx.theme, reading_room(ctx))
}

/// Draws the close.
pub(super) fn draw(state: State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    counts(ctx, cells::row(area, 0), buffer);
    parts(state, ctx, cells::row(area, 1), buffer);
    let body = cells::below(area, HEAD);
    if state.asking {
        asking(ctx, body, buffer);
        return shown;
    }
    match state.part {
        Part::ReadBack => agreed::read_back(ctx).draw(ctx, body, buffer, state.top),
        _ => part(state, ctx, body, buffer, &mut shown),
    }
    shown
}

/// AGREED 14  DISAGREEMENT NOTED 1  PARKED 2  NUMBERS MISSING 1.
fn counts(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let topics = &ctx.session.topics;
    let having = |wanted: fn(&Status) -> bool| topics.iter().filter(|topic| wanted(&topic.status)).count();
    let today = ctx.today();
    let findings = check::findings(ctx.session, today);
    let found = |kind| findings.iter().filter(|finding| finding.kind == kind).count();
    let parked = ctx.session.parking.iter().filter(|parked| parked.is_waiting()).count()
        + having(|status| matches!(status, Status::Parked(_)));
    let counts = [
        ("close.agreed", having(Status::is_plainly_agreed), Role::Good),
        ("close.dissent", having(|status| *status == Status::AgreedWithDissent), Role::Accent),
        ("close.parked", parked, Role::Text),
        ("close.missing", found(Kind::NumberMissing), Role::Hole),
        ("close.unmeasured", found(Kind::NotMeasurable), Role::Muted),
    ];
    let texts: Vec<(String, Role)> = counts
        .into_iter()
        .filter(|(key, number, _)| *number > 0 || *key == "close.agreed")
        .map(|(key, number, role)| (format!("{} {number}   ", say(key)), role))
        .collect();
    let spans: Vec<line::Span<'_>> = texts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    line::put_spans(area, buffer, ctx.theme, &spans);
}

fn parts(state: State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let names = [
        (Part::Open, say("close.part_open")),
        (Part::Actions, say("close.part_actions")),
        (Part::Sentences, say("close.part_sentences")),
        (Part::Sign, say("close.part_sign")),
        (Part::ReadBack, say("close.part_read_back")),
    ];
    let glyphs = ctx.theme.glyphs();
    // In a small window only the part on screen is named.
    let shown = names.into_iter().filter(|(part, _)| ctx.tier > Tier::Room || *part == state.part);
    let texts: Vec<(String, Role)> = shown
        .map(|(part, name)| {
            let chosen = part == state.part;
            let glyph = if chosen { glyphs.pointer } else { glyphs.dot };
            let far = if chosen && part == Part::Sentences { how_far(ctx) } else { String::new() };
            (format!("{glyph} {name}{far}  "), if chosen { Role::Accent } else { Role::Muted })
        })
        .collect();
    let spans: Vec<line::Span<'_>> = texts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    line::put_spans(area, buffer, ctx.theme, &spans);
}

/// " 3/11": how many have said their sentence.
fn how_far(ctx: &Context<'_>) -> String {
    let all = rows::rows(ctx, Part::Sentences).len();
    let said = ctx.session.sentences.len().min(all);
    format!(" {said}/{all}")
}

/// "Give what remains to ... by ...?", and who would get what.
fn asking(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let shares = remaining::shares(ctx.session, ctx.today());
    let names: Vec<&str> = shares.iter().map(|(name, _)| name.as_str()).collect();
    let (names, date) = (names.join(say("close.and")), ctx.told(remaining::takers(ctx.session, ctx.today()).by));
    let text = fill("close.rest_question", &[("names", &names), ("date", &date)]);
    let mut rest = area;
    let mut put = |text: &str, role| {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, role));
        rest = cells::below(rest, used);
    };
    put(&text, Role::Title);
    put(say("close.rest_answers"), Role::Accent);
    for (name, what) in shares {
        put(&format!("{name}: {}", what.join("; ")), Role::Text);
    }
}

fn part(state: State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    let rows = rows::rows(ctx, state.part);
    let mut body = area;
    if state.part == Part::Actions {
        let used = new_action(ctx, area, buffer, shown);
        body = cells::below(area, used + 1);
    }
    if rows.is_empty() {
        let text = if state.part == Part::Open { say("close.nothing_open") } else { say("close.no_actions") };
        paragraph::draw_text(body, buffer, ctx.theme, (text, Role::Muted));
        return;
    }
    let selected = state.selected.min(rows.len() - 1);
    let height = row_height(state.part, ctx, rows.len(), body);
    for (index, place) in list::places(body, selected, rows.len(), height) {
        let chosen = index == selected && ctx.field.is_none();
        // Names and values keep their own colours, so only the pointer marks their row.
        let mark = if state.part == Part::Open { place } else { Rect { width: list::POINTER_WIDTH, height: 1, ..place } };
        list::pointer(mark, buffer, ctx.theme, chosen);
        let inner = cells::right_of(place, list::POINTER_WIDTH);
        match &rows[index] {
            open @ (Row::Topic(_) | Row::Finding(_) | Row::Parked(_) | Row::Confirm(_)) => {
                let role = if index == selected { Role::Selected } else { Role::Text };
                let text = rows::words(ctx, open);
                if height == 1 {
                    line::put(inner, buffer, ctx.theme, &text, role);
                } else {
                    paragraph::draw_text(inner, buffer, ctx.theme, (&text, role));
                }
            }
            Row::Action(id) => action(ctx, inner, buffer, id),
            Row::Person(id) => {
                let label = ctx.session.name_of(id).to_owned();
                let said = ctx.session.sentences.iter().find(|sentence| sentence.person == *id);
                let stored = said.map_or("", |sentence| sentence.text.as_str());
                let key = accept::sentence_key(id);
                let value =
                    field::Value { key: &key, stored, empty: say("close.says_nothing"), role: Role::Text };
                shown.note(named(ctx, inner, buffer, (&label, Role::Muted), value));
            }
            Row::Team(team) => signature(ctx, inner, buffer, *team, shown),
        }
        shown.hits.push((place, Msg::Pick(index)));
    }
}

/// Rows of a row: a signature has room for what is wrong with it, the rest for a second line where that fits.
fn row_height(part: Part, ctx: &Context<'_>, rows: usize, body: Rect) -> u16 {
    match part {
        Part::Sign => 3,
        Part::Open | Part::Sentences if ctx.tier == Tier::Room || rows * 2 <= usize::from(body.height) => 2,
        _ => 1,
    }
}

fn new_action(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) -> u16 {
    let key = ctx.field.map_or_else(accept::action_key, |field| field.key.clone());
    let value = field::Value { key: &key, stored: "", empty: say("close.new_action"), role: Role::Field };
    shown.note(field::draw(ctx, area, buffer, value))
}

fn action(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, id: &crate::domain::ids::ActionId) {
    let Some(action) = ctx.session.actions.iter().find(|action| action.id == *id) else { return };
    let mark = if action.done_at.is_some() { ctx.theme.glyphs().tick } else { ctx.theme.glyphs().dot };
    let who = action.who.as_ref().map_or(say("common.no_owner"), |id| ctx.session.name_of(id));
    let by = action.by.map_or_else(|| say("common.no_date").to_owned(), |day| ctx.told(day));
    let what = if action.when.is_empty() {
        action.what.clone()
    } else {
        format!("{}: {}", action.when, action.what)
    };
    let right = format!("{who}, {by}");
    let role = if action.done_at.is_some() { Role::Muted } else { Role::Text };
    line::put_ends(
        area,
        buffer,
        ctx.theme,
        &[(mark, Role::Good), (" ", Role::Text), (&what, role)],
        &[(&right, Role::Muted)],
    );
}

fn signature(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, team: Team, shown: &mut Shown<Msg>) {
    let label = match team {
        Team::Sales => say("close.signed_sales"),
        Team::Marketing => say("close.signed_marketing"),
    };
    let text = ctx.session.signature(team).map(|signature| signed(ctx, signature)).unwrap_or_default();
    let key = accept::sign_key(team);
    let value = field::Value { key: &key, stored: &text, empty: say("close.not_signed"), role: Role::Good };
    shown.note(named(ctx, area, buffer, (label, Context::team_role(team)), value));
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

fn named(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    label: line::Span<'_>,
    value: field::Value<'_>,
) -> field::Drawn {
    let below = ctx.tier == Tier::Room && area.height > 1;
    let width = if below { area.width } else { NAME.min(area.width / 2) };
    line::put(Rect { width, height: area.height.min(1), ..area }, buffer, ctx.theme, label.0, label.1);
    let place = if below { cells::below(area, 1) } else { cells::right_of(area, width + 1) };
    let typed = ctx.field.is_some_and(|field| field.key == *value.key) || ctx.drafts.contains_key(value.key);
    if typed || place.height > 1 {
        return field::draw(ctx, place, buffer, value);
    }
    // On one row a cut shows.
    let (text, role) =
        if value.stored.is_empty() { (value.empty, Role::Muted) } else { (value.stored, value.role) };
    line::put(place, buffer, ctx.theme, text, role);
    field::Drawn { rows: 1, ..field::Drawn::default() }
}
