//! Drawing a topic: phases, what each side says, our wording with its slots, and the panel of the phase.

use super::{
    Mode, Msg, State,
    editing::{self, row_key},
    panel,
    rows::{self, Row},
};
use crate::{
    assets::{
        topics,
        words::{fill, say},
    },
    domain::{
        draft::{DraftKey, SPELLING, WORDING},
        people::Team,
        sentence::{self, is_said},
        slot::{Shape, Slot},
        topic::{Author, Phase, Topic},
    },
    screen::{Context, Shown, Tier, field, status},
    theme::Role,
    widget::{cells, line, list},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows a side's proposal gets while both are being merged, and afterwards.
const PROPOSAL_ROWS: (u16, u16) = (5, 2);
/// Cells a slot's label gets.
const LABEL: u16 = 24;

/// Draws the topic.
pub(super) fn draw(
    state: &State,
    ctx: &Context<'_>,
    topic: &Topic,
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let rows = state.rows(topic);
    let chosen = state.focus.index(&rows);
    let mut page = Page { state, ctx, topic, shown: Shown::default(), rest: area, rows, chosen };
    let panel_rows = panel::height(state, ctx, topic, area);
    page.phases(buffer);
    if !topic.given.is_empty() && ctx.tier > Tier::Room {
        let given = fill("common.given_by_leadership", &[("limit", &topic.given)]);
        page.line(buffer, &given, Role::Accent);
    }
    let below = Rect { y: area.bottom().saturating_sub(panel_rows), height: panel_rows, ..area };
    page.rest.height = below.y.saturating_sub(page.rest.y);
    page.before(buffer);
    if page.shows_proposals() {
        page.proposals(buffer);
    }
    page.wording(buffer);
    page.slots(buffer);
    let mut shown = page.shown;
    panel::draw(panel::Panel { state, ctx, topic }, below, buffer, &mut shown);
    shown
}

/// What is being drawn, and what is left of its area.
pub(super) struct Page<'a, 'b> {
    pub(super) state: &'a State,
    pub(super) ctx: &'a Context<'b>,
    pub(super) topic: &'a Topic,
    pub(super) shown: Shown<Msg>,
    /// From the next row down to the panel.
    pub(super) rest: Rect,
    /// What can be chosen.
    pub(super) rows: Vec<Row>,
    /// Where the chosen row stands among it.
    pub(super) chosen: usize,
}

impl Page<'_, '_> {
    /// Cuts rows off the top of what is left.
    pub(super) fn take(&mut self, rows: u16) -> Rect {
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
        let settled = self.topic.is_answered();
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
        let wide = line::width(self.ctx.theme, &[(&texts.iter().map(|(text, _)| text.as_str()).collect::<String>(), Role::Text), (&label, Role::Text)]);
        if wide > usize::from(place.width) {
            // Where not all names fit, the phase it is in keeps its name.
            for ((text, _), (phase, _)) in texts.iter_mut().zip(&names) {
                if *phase != now || settled {
                    text.truncate(text.find(' ').map_or(text.len(), |end| end + 1));
                }
            }
        }
        let left: Vec<line::Span<'_>> = texts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        line::put_ends(place, buffer, self.ctx.theme, &left, &[(&label, status::role(self.topic))]);
    }

    /// In a small room view the proposals give way to the wording once there is one; where nobody brought any,
    /// they do so once there is something to vote on. A sentence is there from the start.
    fn shows_proposals(&self) -> bool {
        let editing = self.ctx.field.is_some_and(|field| field.name().starts_with("proposal"));
        let said = !self.topic.proposals.is_empty() || self.topic.phase() <= Phase::Merge;
        let chosen = matches!(self.rows.get(self.chosen), Some(Row::Proposal(_)));
        let worded = self.topic.is_worded() || is_said(&self.topic.fields);
        // Whoever merges has both in view; the smallest window shows how each begins.
        let wording = self.ctx.field.is_some_and(|field| field.name() == WORDING);
        editing
            || (wording && !self.topic.proposals.is_empty())
            || (self.ctx.tier > Tier::Room && said)
            || (chosen && (self.ctx.tier > Tier::Room || !self.topic.is_worded()))
            || !worded
    }

    fn proposals(&mut self, buffer: &mut Buffer) {
        let quiet = is_said(&self.topic.fields) && self.topic.proposals.is_empty();
        let wide =
            if self.topic.phase() <= Phase::Merge && !quiet { PROPOSAL_ROWS.0 } else { PROPOSAL_ROWS.1 };
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
        self.mixed(buffer);
    }

    /// What a mixed group brings, below both sides, once there is something.
    fn mixed(&mut self, buffer: &mut Buffer) {
        let ctx = self.ctx;
        let row = Row::Proposal(Author::Mixed);
        let key = row_key(self.topic, &row);
        let edited = ctx.field.is_some_and(|field| field.key == key);
        let stored = self.topic.proposal(Author::Mixed).map_or("", |proposal| proposal.text.as_str());
        if stored.is_empty() && !edited {
            return;
        }
        let place = self.take(if edited { 3 } else { 1 }.min(self.rest.height / 2));
        let index = self.rows.iter().position(|other| *other == row);
        let chosen = index == Some(self.chosen);
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let head = [
            (pointer, Role::Accent),
            (ctx.mark(Team::Sales), Role::Sales),
            (ctx.mark(Team::Marketing), Role::Marketing),
            (" ", Role::Text),
            (say("topic.mixed_says"), Role::Title),
        ];
        let used = line::put_spans(place, buffer, ctx.theme, &head);
        let value = field::Value { key: &key, stored, empty: "", role: Role::Text };
        let drawn = field::draw(ctx, cells::right_of(place, used + 1), buffer, value);
        self.shown.note(drawn);
        self.shown.hits.extend(index.map(|index| (place, Msg::Pick(index))));
    }

    fn proposal(&mut self, buffer: &mut Buffer, column: Rect, index: usize, team: Team) {
        let ctx = self.ctx;
        let chosen = self.chosen == index;
        let head = match team {
            Team::Sales => say("topic.sales_says"),
            Team::Marketing => say("topic.marketing_says"),
        };
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let spans = [
            (pointer, Role::Accent),
            (ctx.mark(team), Context::team_role(team)),
            (" ", Role::Text),
            (head, Context::team_role(team)),
        ];
        line::put_spans(cells::row(column, 0), buffer, ctx.theme, &spans);
        let row = Row::Proposal(team.into());
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
        let index = self.rows.iter().position(|row| *row == Row::Wording).unwrap_or(0);
        let head = match self.topic.revision {
            0 => say("topic.our_wording").to_owned(),
            _ if self.topic.is_as_carried() => say("topic.our_wording_carried").to_owned(),
            number => fill("topic.our_wording_draft", &[("n", &number)]),
        };
        let rule = self.take(1);
        line::rule(rule, buffer, ctx.theme, &head);
        if let Some(owner) = &self.topic.owner {
            let name = fill("topic.owner", &[("name", &ctx.session.name_of(&owner.person))]);
            let used = line::width(ctx.theme, &[(&head, Role::Title)]) as u16 + 5;
            let place = cells::right_of(Rect { width: rule.width.saturating_sub(1), ..rule }, used);
            line::put_right(place, buffer, ctx.theme, &format!(" {name} "), Role::Muted);
        }
        self.shown.hits.push((rule, Msg::Pick(index)));
        let spelling = editing::key(self.topic, SPELLING);
        let key = if ctx.field.is_some_and(|field| field.key == spelling) {
            spelling
        } else {
            row_key(self.topic, &Row::Wording)
        };
        let pieces = sentence::sentence(&self.topic.fields);
        if !pieces.is_empty() {
            self.said(buffer, &pieces);
        }
        if self.has_prose(&key) {
            self.prose(buffer, &key, self.chosen == index, !pieces.is_empty());
        }
        if pieces.is_empty() {
            let remarks = self.remarks_shown(self.most_remarks(0));
            self.remarks(buffer, &remarks);
        }
    }

    /// Whether words stand beside the sentence, or are about to.
    fn has_prose(&self, key: &DraftKey) -> bool {
        let chosen = self.rows.get(self.chosen) == Some(&Row::Wording);
        let open = self.ctx.field.is_some_and(|field| field.key == *key);
        let untouched = self.topic.text.is_empty() && self.draft(key).is_none();
        !untouched || chosen || open || !is_said(&self.topic.fields)
    }

    /// Half-typed text of a field while words are being written: what is voted on or decided is what was taken over.
    pub(super) fn draft(&self, key: &DraftKey) -> Option<&String> {
        let writing = self.state.mode(self.topic) == Mode::Write && !self.topic.is_answered();
        self.ctx.drafts.get(key).filter(|_| writing)
    }

    /// Draws a value, with its half-typed text only while words are being written.
    fn value(&self, place: Rect, buffer: &mut Buffer, value: field::Value<'_>) -> field::Drawn {
        let open = self.ctx.field.is_some_and(|field| field.key == *value.key);
        if open || self.draft(value.key).is_some() {
            return field::draw(self.ctx, place, buffer, value);
        }
        field::draw_stored(self.ctx, place, buffer, value)
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
        let drawn = self.value(cells::right_of(place, 2), buffer, value);
        let used = self.shown.note(drawn);
        self.take(used);
    }

    fn slot_rows_wanted(&self) -> u16 {
        self.listed_count().min(self.rest.height / 2)
    }

    fn listed_count(&self) -> u16 {
        self.rows.iter().filter(|row| matches!(row, Row::Slot(_))).count() as u16
    }

    /// The slots with rows of their own, and where they stand among all rows.
    fn listed(&self) -> Vec<(usize, Slot)> {
        let slot = |(index, row): (usize, &Row)| match row {
            Row::Slot(slot) => Some((index, slot.clone())),
            _ => None,
        };
        self.rows.iter().enumerate().filter_map(slot).collect()
    }

    /// Rows wanted below the sentence.
    pub(super) fn rows_below(&self) -> u16 {
        let voting = matches!(self.state.mode(self.topic), Mode::Fingers | Mode::Consent);
        let listed = if voting { 0 } else { self.listed_count() };
        listed + u16::from(self.has_prose(&row_key(self.topic, &Row::Wording)))
    }

    /// The typed fields as rows, scrolled so that the chosen one is in view.
    fn slots(&mut self, buffer: &mut Buffer) {
        let slots = self.listed();
        let voting = matches!(self.state.mode(self.topic), Mode::Fingers | Mode::Consent);
        if slots.is_empty() || self.rest.height == 0 || voting {
            return;
        }
        if usize::from(self.rest.height) > slots.len().min(2) {
            self.take(1);
        }
        let selected = slots.iter().position(|(index, _)| *index == self.chosen).unwrap_or(0);
        let places = list::places(self.rest, selected, slots.len(), 1);
        for (index, place) in &places {
            let (row, slot) = &slots[*index];
            let last = place.y + 1 == self.rest.bottom();
            let room =
                Rect { height: if last { 1 } else { (self.rest.bottom() - place.y).min(3) }, ..*place };
            self.slot(buffer, room, *row, slot);
        }
        list::draw_more(self.rest, buffer, self.ctx.theme, &places, slots.len());
    }

    fn slot(&mut self, buffer: &mut Buffer, place: Rect, index: usize, slot: &Slot) {
        let ctx = self.ctx;
        let chosen = self.chosen == index;
        let key = row_key(self.topic, &Row::Slot(slot.clone()));
        let edited = ctx.field.is_some_and(|field| field.key == key);
        let place = if edited { place } else { Rect { height: 1, ..place } };
        if edited {
            line::clear(place, buffer, ctx.theme);
        }
        let label = rows::label(slot);
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let role = if chosen { Role::Accent } else { Role::Muted };
        line::put_spans(
            Rect { width: LABEL, height: 1, ..place },
            buffer,
            ctx.theme,
            &[(pointer, Role::Accent), (" ", Role::Text), (&label, role)],
        );
        let empty = match slot {
            slot if slot.shape == Shape::AddRow => "",
            slot if slot.is_hole() => say("topic.hole"),
            slot if slot.is_unmeasured() => say("topic.unmeasured"),
            _ => "",
        };
        let hidden = self.topic.hides(slot);
        let one_line = if hidden { say("topic.hidden").to_owned() } else { slot.told(ctx.today()).replace('\n', ", ") };
        let value = field::Value { key: &key, stored: &one_line, empty, role: Role::Text };
        let right = cells::right_of(place, LABEL + 1);
        let drawn = if self.topic.hides_half_typed(&slot.path) {
            field::draw_stored(ctx, right, buffer, value)
        } else {
            self.value(right, buffer, value)
        };
        self.shown.note(drawn);
        self.shown.hits.push((Rect { height: 1, ..place }, Msg::Pick(index)));
    }
}
