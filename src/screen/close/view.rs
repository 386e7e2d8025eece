//! Drawing the close: counts, the parts by name, the list of the part.

use super::{
    Msg, Part, Share, State, accept,
    rows::{self, Row},
    signature,
};
use crate::{
    assets::{
        prep,
        words::{fill, say},
    },
    domain::{
        check::{self, Kind},
        remaining,
        status::Status,
    },
    screen::{Context, Shown, Tier, agreed, field},
    text::{self, fit_with},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// Cells that a long word leaves empty at the end of a line.
const LOST: usize = 12;
/// Cells a name gets; a longer label has more.
const NAME: u16 = 24;

/// The cells everything agreed is read in.
pub(super) fn reading_room(ctx: &Context<'_>) -> Size {
    let head = head_rows(ctx, Part::ReadBack, ctx.room.width);
    Size::new(ctx.room.width, ctx.room.height.saturating_sub(head))
}

/// What the room is asked for in a part, in one sentence.
fn question(part: Part) -> &'static str {
    match part {
        Part::Open => say("close.ask_open"),
        Part::Actions => say("close.ask_actions"),
        Part::ReadBack => say("close.ask_read_back"),
        Part::Sign => prep::prep().signoff(),
        Part::Sentences => say("close.ask_sentences"),
    }
}

/// Rows above the list: counts, parts, the question, and a blank one where there is room.
fn head_rows(ctx: &Context<'_>, part: Part, width: u16) -> u16 {
    let question = paragraph::height(ctx.theme, &[(question(part), Role::Title)], width) as u16;
    2 + question + u16::from(ctx.tier > Tier::Room)
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
    let body = cells::below(area, head_rows(ctx, state.part, area.width));
    if let Some(share) = state.asking {
        asking(share, ctx, cells::below(area, 3), buffer);
        return shown;
    }
    paragraph::draw_text(cells::below(area, 2), buffer, ctx.theme, (question(state.part), Role::Title));
    match state.part {
        Part::ReadBack => {
            let reading = agreed::read_back(ctx);
            if reading.is_empty() {
                paragraph::draw_text(body, buffer, ctx.theme, (say("so_far.empty"), Role::Muted));
            }
            reading.draw(ctx, body, buffer, state.top);
        }
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
        (Part::ReadBack, say("close.part_read_back")),
        (Part::Sign, say("close.part_sign")),
        (Part::Sentences, say("close.part_sentences")),
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
fn asking(share: Share, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let shares = remaining::shares(ctx.session, &share.commands(ctx));
    let names: Vec<&str> = shares.iter().map(|(name, _)| name.as_str()).collect();
    let (names, date) = (names.join(say("close.and")), ctx.told(remaining::takers(ctx.session, ctx.today()).by));
    let question = match share {
        Share::LeftOut => "close.left_out_question",
        Share::Rest => "close.rest_question",
    };
    let text = fill(question, &[("names", &names), ("date", &date)]);
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
            Row::Open(open) => {
                let role = if index == selected { Role::Selected } else { Role::Text };
                let text = open.sentence(ctx.session, ctx.today());
                listed(ctx, inner, buffer, (&text, role));
            }
            Row::Action(id) => action(ctx, inner, buffer, id),
            Row::Person(id) => {
                let label = ctx.session.name_of(id).to_owned();
                let said = ctx.session.sentences.iter().find(|sentence| sentence.person == *id);
                let stored = said.map_or("", |sentence| sentence.text.as_str());
                let key = accept::sentence_key(id);
                let value =
                    field::Value { key: &key, stored, empty: say("close.says_nothing"), role: Role::Text };
                shown.note(named(ctx, inner, buffer, (&label, Role::Muted), value).0);
            }
            Row::Team(team) => signature::draw(ctx, inner, buffer, *team, shown),
        }
        shown.hits.push((place, Msg::Pick(index)));
    }
}

/// A sentence of the list in the rows it has; a cut shows.
fn listed(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, (text, role): line::Span<'_>) {
    if paragraph::height(ctx.theme, &[(text, role)], area.width) <= usize::from(area.height) {
        paragraph::draw_text(area, buffer, ctx.theme, (text, role));
        return;
    }
    // Lines end with whole words, so that less than all cells are filled.
    let cells = (usize::from(area.width) * usize::from(area.height)).saturating_sub(LOST * usize::from(area.height.saturating_sub(1)));
    let cut = fit_with(text, cells, ctx.theme.glyphs().ellipsis);
    paragraph::draw_text(area, buffer, ctx.theme, (&cut, role));
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

/// A label with a value beside it, below it in a small window; answers with what is left below the value too.
pub(super) fn named(
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    label: line::Span<'_>,
    value: field::Value<'_>,
) -> (field::Drawn, Rect) {
    let below = ctx.tier == Tier::Room && area.height > 1;
    let wanted = NAME.max(text::width(label.0) as u16);
    let width = if below { area.width } else { wanted.min(area.width / 2) };
    line::put(Rect { width, height: area.height.min(1), ..area }, buffer, ctx.theme, label.0, label.1);
    let place = if below { cells::below(area, 1) } else { cells::right_of(area, width + 1) };
    let typed = ctx.field.is_some_and(|field| field.key == *value.key) || ctx.drafts.contains_key(value.key);
    if typed || place.height > 1 {
        let drawn = field::draw(ctx, place, buffer, value);
        return (drawn, cells::below(place, drawn.rows));
    }
    // On one row a cut shows.
    let (text, role) =
        if value.stored.is_empty() { (value.empty, Role::Muted) } else { (value.stored, value.role) };
    line::put(place, buffer, ctx.theme, text, role);
    (field::Drawn { rows: 1, ..field::Drawn::default() }, cells::below(place, 1))
}
