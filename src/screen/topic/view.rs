//! Drawing a topic: phases, what each side says, our wording with its slots, and the panel of the phase.

use super::{
    Mode, Msg, State,
    editing::{self, row_key},
    panel,
    rows::{self, Row},
};
use crate::{
    assets::{topics, words::{fill, say}},
    domain::{
        draft::DraftKey,
        people::Team,
        sentence,
        topic::{Phase, Topic},
    },
    screen::{Context, Shown, Tier, field, status},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows a side's proposal gets while both are being merged, and afterwards.
const PROPOSAL_ROWS: (u16, u16) = (5, 2);
/// Cells a slot's label gets.
const LABEL: u16 = 24;

/// Draws the topic.
pub(super) fn draw(state: &State, ctx: &Context<'_>, topic: &Topic, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut page = Page { state, ctx, topic, shown: Shown::default(), rest: area };
    let panel_rows = panel::height(state, ctx, topic, area);
    page.phases(buffer);
    if !topic.given.is_empty() && ctx.tier > Tier::Room {
        let given = fill("common.given_by_leadership", &[("limit", &topic.given)]);
        page.line(buffer, &given, Role::Accent);
    }
    let below = Rect { y: area.bottom().saturating_sub(panel_rows), height: panel_rows, ..area };
    page.rest.height = below.y.saturating_sub(page.rest.y);
    if page.shows_proposals() {
        page.proposals(buffer);
    }
    page.wording(buffer);
    page.slots(buffer);
    let mut shown = page.shown;
    panel::draw(panel::Panel { state, ctx, topic }, below, buffer, &mut shown);
    shown
}

struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    topic: &'a Topic,
    shown: Shown<Msg>,
    rest: Rect,
}

impl Page<'_, '_> {
    fn take(&mut self, rows: u16) -> Rect {
        cells::take(&mut self.rest, rows)
    }

    fn line(&mut self, buffer: &mut Buffer, text: &str, role: Role) {
        let place = self.take(1);
        line::put(place, buffer, self.ctx.theme, text, role);
    }

    /// `√ propose  √ merge  ► vote  · decide`, and where the topic stands.
    fn phases(&mut self, buffer: &mut Buffer) {
        let place = self.take(1);
        let glyphs = self.ctx.theme.glyphs();
        let now = self.topic.phase();
        let settled = self.topic.decided.is_some();
        let names = [
            (Phase::Propose, say("phase.propose")),
            (Phase::Merge, say("phase.merge")),
            (Phase::Vote, say("phase.vote")),
            (Phase::Decide, say("phase.decide")),
        ];
        let mut texts = Vec::new();
        for (phase, name) in names {
            let (glyph, role) = if phase < now || settled {
                (glyphs.tick, Role::Muted)
            } else if phase == now {
                (glyphs.pointer, Role::Accent)
            } else {
                (glyphs.dot, Role::Muted)
            };
            texts.push((format!("{glyph} {name}  "), role));
        }
        let label = status::label(self.ctx, self.topic);
        let left: Vec<line::Span<'_>> = texts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        line::put_ends(place, buffer, self.ctx.theme, &left, &[(&label, status::role(self.topic))]);
    }

    /// In a small room view the proposals give way to the wording once there is one; where nobody brought any,
    /// they do so once there is something to vote on.
    fn shows_proposals(&self) -> bool {
        let editing = self.ctx.field.is_some_and(|field| field.name().starts_with("proposal"));
        let said = !self.topic.proposals.is_empty() || self.topic.phase() <= Phase::Merge;
        let chosen = self.state.focus < Team::BOTH.len();
        editing || (self.ctx.tier > Tier::Room && (said || chosen)) || !self.topic.is_worded()
    }

    fn proposals(&mut self, buffer: &mut Buffer) {
        let wide = if self.topic.phase() <= Phase::Merge { PROPOSAL_ROWS.0 } else { PROPOSAL_ROWS.1 };
        let editing = self.ctx.field.is_some_and(|field| field.name().starts_with("proposal"));
        let rows = if editing { PROPOSAL_ROWS.0 + 1 } else { wide };
        let place = self.take((rows + 1).min(self.rest.height / 2));
        let half = place.width / 2;
        for (index, team) in Team::BOTH.into_iter().enumerate() {
            let column = Rect {
                x: place.x + index as u16 * (half + 1),
                width: if index == 0 { half.saturating_sub(1) } else { place.width.saturating_sub(half + 1) },
                ..place
            };
            self.proposal(buffer, column, index, team);
        }
        let middle = Rect { x: place.x + half.saturating_sub(1), width: 1, ..place };
        line::vertical_rule(middle, buffer, self.ctx.theme);
    }

    fn proposal(&mut self, buffer: &mut Buffer, column: Rect, index: usize, team: Team) {
        let ctx = self.ctx;
        let chosen = self.state.focus == index;
        let head = match team {
            Team::Sales => say("topic.sales_says"),
            Team::Marketing => say("topic.marketing_says"),
        };
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let spans =
            [(pointer, Role::Accent), (ctx.mark(team), Context::team_role(team)), (" ", Role::Text), (head, Context::team_role(team))];
        line::put_spans(cells::row(column, 0), buffer, ctx.theme, &spans);
        let row = Row::Proposal(team);
        let stored = self.topic.proposal(team.into()).map_or("", |proposal| proposal.text.as_str());
        let key = row_key(self.topic, &row);
        let absent = *ctx.session.attendance().get(team) == 0;
        let empty = if absent { say("topic.team_absent") } else { say("topic.no_proposal") };
        let value = field::Value { key: &key, stored, empty, role: Role::Text };
        let body = cells::right_of(cells::below(column, 1), 1);
        let drawn = field::draw(ctx, body, buffer, value);
        self.shown.note(drawn);
        self.shown.hits.push((column, Msg::Pick(index)));
    }

    /// The rule, then the prose; a promise's sentence is filled from its slots.
    fn wording(&mut self, buffer: &mut Buffer) {
        let ctx = self.ctx;
        let index = rows::wording_row(self.topic, self.state.more);
        let head = match self.topic.revision {
            0 => say("topic.our_wording").to_owned(),
            number => fill("topic.our_wording_draft", &[("n", &number)]),
        };
        let rule = self.take(1);
        line::rule(rule, buffer, ctx.theme, &head);
        self.shown.hits.push((rule, Msg::Pick(index)));
        let chosen = self.state.focus == index;
        let spelling = editing::key(self.topic, "spelling");
        let key = if ctx.field.is_some_and(|field| field.key == spelling) { spelling } else { row_key(self.topic, &Row::Wording) };
        let filled = sentence::sentence(&self.topic.fields);
        if !filled.is_empty() {
            self.sentence(buffer, &filled);
        }
        let untouched = self.topic.text.is_empty() && !ctx.drafts.contains_key(&key);
        if untouched && !filled.is_empty() && !chosen && ctx.field.is_none_or(|field| field.key != key) {
            return;
        }
        self.prose(buffer, &key, chosen, !filled.is_empty());
    }

    fn prose(&mut self, buffer: &mut Buffer, key: &DraftKey, chosen: bool, has_sentence: bool) {
        let asset = topics::by_id(self.topic.id.as_str());
        let empty = match asset {
            _ if has_sentence => say("topic.more_words").to_owned(),
            Some(asset) => fill("topic.for_example", &[("example", &asset.example())]),
            None => say("topic.no_wording").to_owned(),
        };
        let room = self.rest.height.saturating_sub(self.slot_rows_wanted()).max(2).min(self.rest.height);
        let place = Rect { height: room, ..self.rest };
        let pointer = if chosen { self.ctx.theme.glyphs().pointer } else { " " };
        line::put(Rect { width: 1, height: 1, ..place }, buffer, self.ctx.theme, pointer, Role::Accent);
        let value = field::Value { key, stored: &self.topic.text, empty: &empty, role: Role::Title };
        let drawn = field::draw(self.ctx, cells::right_of(place, 2), buffer, value);
        let used = self.shown.note(drawn);
        self.take(used);
    }

    /// The sentence of a promise, its chosen slot marked and its holes shown as holes.
    fn sentence(&mut self, buffer: &mut Buffer, pieces: &[sentence::Piece]) {
        let rows = rows::rows(self.topic, self.state.more);
        let chosen = rows.get(self.state.focus).and_then(Row::slot).map(|slot| slot.path.clone());
        let spans: Vec<line::Span<'_>> = pieces
            .iter()
            .map(|piece| {
                let role = match &piece.slot {
                    slot if slot.is_some() && *slot == chosen => Role::Selected,
                    _ if piece.hole => Role::Hole,
                    Some(_) => Role::Accent,
                    None => Role::Title,
                };
                (piece.text.as_str(), role)
            })
            .collect();
        let place = cells::right_of(self.rest, 2);
        let used = paragraph::draw(place, buffer, self.ctx.theme, paragraph::Paragraph { spans: &spans, skip: 0 });
        self.take(used);
    }

    fn slot_rows_wanted(&self) -> u16 {
        let slots = rows::rows(self.topic, self.state.more).iter().filter(|row| row.slot().is_some()).count();
        (slots as u16).min(self.rest.height / 2)
    }

    /// The typed fields as rows, scrolled so that the chosen one is in view.
    fn slots(&mut self, buffer: &mut Buffer) {
        let rows = rows::rows(self.topic, self.state.more);
        let first = rows.iter().position(|row| row.slot().is_some()).unwrap_or(rows.len());
        let slots = &rows[first..];
        if slots.is_empty() || self.rest.height < 2 || matches!(self.state.mode(self.topic), Mode::Fingers | Mode::Consent) {
            return;
        }
        self.take(1);
        let selected = self.state.focus.saturating_sub(first);
        for (index, place) in list::places(self.rest, selected, slots.len(), 1) {
            if let Row::Slot(slot) = &slots[index] {
                let last = place.y + 1 == self.rest.bottom();
                let room = Rect { height: if last { 1 } else { (self.rest.bottom() - place.y).min(3) }, ..place };
                self.slot(buffer, room, index + first, slot);
            }
        }
    }

    fn slot(&mut self, buffer: &mut Buffer, place: Rect, index: usize, slot: &crate::domain::slot::Slot) {
        use crate::domain::slot::Shape;
        let ctx = self.ctx;
        let chosen = self.state.focus == index;
        let key = row_key(self.topic, &Row::Slot(slot.clone()));
        let edited = ctx.field.is_some_and(|field| field.key == key);
        let place = if edited { place } else { Rect { height: 1, ..place } };
        if edited {
            line::clear(place, buffer, ctx.theme);
        }
        let label = sentence::label(&slot.name);
        let label = match (slot.shape, slot.row()) {
            (Shape::AddRow, _) => format!("+ {label}"),
            (_, Some((_, row))) => format!("{}. {label}", row + 1),
            _ => label.to_owned(),
        };
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let role = if chosen { Role::Accent } else { Role::Muted };
        line::put_spans(Rect { width: LABEL, height: 1, ..place }, buffer, ctx.theme, &[(pointer, Role::Accent), (" ", Role::Text), (&label, role)]);
        let empty = match slot {
            slot if slot.shape == Shape::AddRow => "",
            slot if slot.is_hole() => say("topic.hole"),
            slot if slot.is_unmeasured() => say("topic.unmeasured"),
            _ => "",
        };
        let one_line = slot.value.replace('\n', ", ");
        let value = field::Value { key: &key, stored: &one_line, empty, role: Role::Text };
        let drawn = field::draw(ctx, cells::right_of(place, LABEL + 1), buffer, value);
        self.shown.note(drawn);
        self.shown.hits.push((Rect { height: 1, ..place }, Msg::Pick(index)));
    }
}
