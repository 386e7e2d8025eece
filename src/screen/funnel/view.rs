//! Drawing the rows: what is assumed and who said so, what follows; below them the field while one is edited.

use super::{
    Column, Msg, State, entry, number_label,
    rows::{self, Line, Row},
};
use crate::{
    assets::words::{fill, say},
    capacity::{
        Ratio,
        funnel::{Known, Quantity, Traced},
    },
    domain::{
        assumption::{Input, find},
        feasibility::Source,
        funnel::{Funnel, Number, suggested, text},
    },
    screen::{Context, Field, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, list, paragraph, scroll, table::{self, Column as Width}},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Columns of a row: what and how much, who said so.
const ROW: &[Width] = &[Width::left(46), Width::rest()];
/// Columns of a stage: name, how many go on, what the goal takes, what the promise brings, who said so.
const STAGE: &[Width] = &[Width::left(14), Width::right(8), Width::right(10), Width::right(10), Width::rest()];
const SMALL_STAGE: &[Width] = &[Width::rest(), Width::right(7), Width::right(8), Width::right(8)];
/// Rows of the field, its rule included.
const PANEL: u16 = 5;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let funnel = Funnel::of(ctx.session);
    let mut page = Page { state, ctx, funnel: &funnel, shown: Shown::default() };
    let editing = ctx.field.and_then(|field| Some((field, entry::input_of(field)?)));
    let foot = match (&editing, page.is_small()) {
        (Some(_), _) => PANEL.min(area.height.saturating_sub(1)),
        (None, true) => 1,
        (None, false) => 0,
    };
    let body = Rect { height: area.height.saturating_sub(foot), ..area };
    page.rows(body, buffer);
    let place = Rect { y: body.bottom(), height: foot, ..area };
    match editing {
        Some((field, input)) => page.field(place, buffer, (field, &input)),
        None => page.foot(place, buffer),
    }
    page.shown
}

/// What an assumption comes to: the value in effect, its role, where it comes from.
struct Effective {
    value: String,
    role: Role,
    source: String,
}

struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    funnel: &'a Funnel,
    shown: Shown<Msg>,
}

impl Page<'_, '_> {
    fn is_small(&self) -> bool {
        self.ctx.tier == Tier::Room
    }

    fn rows(&mut self, area: Rect, buffer: &mut Buffer) {
        let session = self.ctx.session;
        let today = self.ctx.now.day_in(&session.zone);
        let source = rows::Source { session, funnel: self.funnel, today };
        let lines = rows::lines(source, self.state.selected, (self.is_small(), usize::from(area.height)));
        let chosen = |line: &Line| matches!(line, Line::Row(place, _) if *place == self.state.selected);
        let selected = lines.iter().position(chosen).unwrap_or(0);
        let in_view = scroll::window(selected, lines.len(), usize::from(area.height));
        let places: Vec<(usize, Rect)> =
            in_view.enumerate().map(|(place, index)| (index, cells::row(area, place))).collect();
        for (index, place) in &places {
            self.line(*place, buffer, &lines[*index]);
        }
        list::draw_more(area, buffer, self.ctx.theme, &places, lines.len());
    }

    fn line(&mut self, area: Rect, buffer: &mut Buffer, line: &Line) {
        let theme = self.ctx.theme;
        match line {
            Line::Head(block) => line::rule(area, buffer, theme, &self.head(*block)),
            Line::Columns => self.columns(area, buffer),
            Line::Remark(remark) => {
                let text = format!("! {remark}");
                line::put(cells::right_of(area, list::POINTER_WIDTH + 2), buffer, theme, &text, Role::Warn);
            }
            Line::Note(note) => {
                line::put(cells::right_of(area, list::POINTER_WIDTH + 2), buffer, theme, note, Role::Muted);
            }
            Line::Row(place, row) => {
                let chosen = *place == self.state.selected;
                let rest = list::pointer(area, buffer, theme, chosen && !matches!(row, Row::Stage(_)));
                match row {
                    Row::Input(input) => self.input(rest, buffer, (input, chosen)),
                    Row::Stage(stage) => self.stage(area, buffer, (*stage, chosen)),
                    Row::Number(number) => self.number(rest, buffer, (*number, chosen)),
                }
                self.shown.hits.push((area, Msg::Pick(*place)));
            }
        }
    }

    fn head(&self, block: rows::Block) -> String {
        match block {
            rows::Block::Goal => say("funnel.part.goal").to_owned(),
            rows::Block::Stages => {
                let stage = self.funnel.stages[self.funnel.hand_over].name.as_str();
                fill("funnel.part.stages", &[("stage", &stage)])
            }
            rows::Block::Value => say("funnel.part.value").to_owned(),
            rows::Block::People => say("funnel.part.people").to_owned(),
            rows::Block::Work => say("funnel.part.work").to_owned(),
        }
    }

    fn columns(&self, area: Rect, buffer: &mut Buffer) {
        let rest = cells::right_of(area, list::POINTER_WIDTH);
        let small = self.is_small();
        let needed = say(if small { "funnel.needed_short" } else { "funnel.needed" });
        let brings = say(if small { "funnel.brings_short" } else { "funnel.brings" });
        let names = ["", say("funnel.goes_on"), needed, brings, say("funnel.who")];
        let columns = if small { SMALL_STAGE } else { STAGE };
        table::draw_header(rest, buffer, self.ctx.theme, columns, &names[..columns.len()]);
    }

    /// One row: what, how much, and where it comes from.
    fn draw_row(&self, area: Rect, buffer: &mut Buffer, (label, shown, chosen): (&str, &Effective, bool)) {
        let role = |role: Role| if chosen { Role::Selected } else { role };
        let (left, right) = ([(label, role(Role::Text))], [(shown.value.as_str(), role(shown.role))]);
        let theme = self.ctx.theme;
        if self.is_small() {
            // The last column is for the signs that there is more.
            let area = Rect { width: area.width.saturating_sub(1), ..area };
            line::put_ends(area, buffer, theme, &left, &right);
            return;
        }
        let places = table::places(area, ROW);
        line::put_ends(places[0], buffer, theme, &left, &right);
        line::put(places[1], buffer, theme, &shown.source, role(Role::Muted));
    }

    fn input(&self, area: Rect, buffer: &mut Buffer, (input, chosen): (&Input, bool)) {
        let shown = effective(self.ctx, self.funnel, input);
        self.draw_row(area, buffer, (&input.label(), &shown, chosen));
    }

    fn number(&self, area: Rect, buffer: &mut Buffer, (number, chosen): (Number, bool)) {
        let label = number_label(self.funnel, number);
        match self.funnel.number(number) {
            Ok(traced) => {
                let (value, role) = answer(number, &traced);
                let source = text::sum(&traced).map_or_else(String::new, |sum| format!("= {sum}"));
                self.draw_row(area, buffer, (&label, &Effective { value, role, source }, chosen));
            }
            Err(trouble) => {
                let role = |role: Role| if chosen { Role::Selected } else { role };
                let text = if self.is_small() { "?".to_owned() } else { format!("? {}", text::trouble(&trouble)) };
                let area = Rect { width: area.width.saturating_sub(1), ..area };
                let (left, right) = ([(label.as_str(), role(Role::Text))], [(text.as_str(), role(Role::Hole))]);
                line::put_ends(area, buffer, self.ctx.theme, &left, &right);
            }
        }
    }

    fn stage(&self, area: Rect, buffer: &mut Buffer, (index, chosen): (usize, bool)) {
        let Some(stage) = self.funnel.stages.get(index) else { return };
        let theme = self.ctx.theme;
        let pointer = if chosen { theme.glyphs().pointer } else { " " };
        line::put(area, buffer, theme, pointer, Role::Accent);
        let rate = self.funnel.rates().get(index).cloned();
        let rate = rate.map(|input| effective(self.ctx, self.funnel, &input));
        let none = Effective { value: String::new(), role: Role::Muted, source: String::new() };
        let rate = rate.unwrap_or(none);
        let needed = monthly(Number::Needed(index), &stage.needed_a_month);
        let brings = stage.brings.as_ref().map_or_else(
            || (String::new(), Role::Muted),
            |brings| monthly(Number::Brings(index), brings),
        );
        let cell = |(text, role): (&str, Role), column: Column| {
            let here = chosen && self.state.column == column;
            if here { (format!("[{text}]"), Role::Selected) } else { (text.to_owned(), role) }
        };
        let cells = [
            (stage.name.clone(), if chosen { Role::Accent } else { Role::Text }),
            cell((&rate.value, rate.role), Column::Rate),
            cell((&needed.0, needed.1), Column::Needed),
            cell((&brings.0, brings.1), Column::Brings),
            (rate.source.clone(), Role::Muted),
        ];
        let columns = if self.is_small() { SMALL_STAGE } else { STAGE };
        let spans: Vec<line::Span<'_>> = cells.iter().map(|(text, role)| (text.as_str(), *role)).collect();
        table::draw_row(
            cells::right_of(area, list::POINTER_WIDTH),
            buffer,
            theme,
            columns,
            &spans[..columns.len()],
        );
    }

    /// Where the chosen value comes from, in a window too narrow to say it beside the value.
    fn foot(&self, area: Rect, buffer: &mut Buffer) {
        let (_, row) = self.state.row(self.ctx, self.funnel);
        let column = self.state.column;
        let text = match (entry::input(&row, column, self.funnel), entry::number(&row, column, self.funnel)) {
            (Some(input), _) => effective(self.ctx, self.funnel, &input).source,
            (None, Some(number)) => match self.funnel.number(number) {
                Ok(traced) => text::sum(&traced).map_or_else(|| text::named(&traced), |sum| format!("= {sum}")),
                Err(trouble) => format!("? {}", text::trouble(&trouble)),
            },
            (None, None) => String::new(),
        };
        line::put(area, buffer, self.ctx.theme, &text, Role::Muted);
    }

    /// The value, who said so, and what may be chosen or typed.
    fn field(&mut self, area: Rect, buffer: &mut Buffer, (edited, input): (&Field, &Input)) {
        let ctx = self.ctx;
        line::rule(area, buffer, ctx.theme, &input.label());
        let mut rest = cells::below(area, 1);
        let said = find(&ctx.session.assumptions, input);
        let stored = entry::stored(ctx, input);
        let by = said.map_or_else(|| entry::last_speaker(ctx), |said| said.by.clone());
        let wide = [say("funnel.value"), say("funnel.who")].map(crate::text::width);
        let label_width = wide.into_iter().max().unwrap_or(0) as u16 + 2;
        let fields = [
            (say("funnel.value"), entry::value_key(input), stored.as_str(), input.kind().wanted()),
            (say("funnel.who"), entry::by_key(input), by.as_str(), say("funnel.nobody_named")),
        ];
        for (label, key, stored, empty) in fields {
            line::put(rest, buffer, ctx.theme, label, Role::Muted);
            let value = field::Value { key: &key, stored, empty, role: Role::Field };
            let drawn = field::draw(ctx, cells::right_of(rest, label_width), buffer, value);
            rest = cells::below(rest, self.shown.note(drawn).max(1));
        }
        if edited.error.is_none() {
            let hint = hint(ctx, edited, input);
            paragraph::draw_text(rest, buffer, ctx.theme, (&hint, Role::Muted));
        }
    }
}

/// What may be typed or chosen.
fn hint(ctx: &Context<'_>, edited: &Field, input: &Input) -> String {
    let choices = entry::choices(ctx, edited);
    if !choices.is_empty() {
        return fill("funnel.choose_or_type", &[("choices", &choices.join(", "))]);
    }
    fill("funnel.type", &[("wanted", &input.kind().wanted())])
}

/// A count a month in a cell of the stages.
fn monthly(number: Number, known: &Known) -> (String, Role) {
    match known {
        Ok(traced) => (text::value(&traced.quantity, number.count(traced)), Role::Text),
        Err(_) => ("?".to_owned(), Role::Hole),
    }
}

/// A computed number as it is said aloud, and how it stands: what is short is marked, by sign and by word.
fn answer(number: Number, traced: &Traced) -> (String, Role) {
    let count = number.count(traced);
    let is_balance = matches!(number, Number::Short | Number::HoursShort);
    if !is_balance {
        return (text::value(&traced.quantity, count), Role::Title);
    }
    let without_sign = Ratio::ZERO.minus(count).map_or(count, |other| other.max(count));
    let shown = text::value(&traced.quantity, without_sign);
    if count.is_positive() {
        (fill("funnel.short_by", &[("n", &shown)]), Role::Warn)
    } else {
        (fill("funnel.to_spare", &[("n", &shown)]), Role::Good)
    }
}

/// The value that counts, and where it comes from: said, promised, usual, or nobody's yet.
fn effective(ctx: &Context<'_>, funnel: &Funnel, input: &Input) -> Effective {
    if let Some(said) = find(&ctx.session.assumptions, input) {
        let source = Source::Said { by: said.by.clone(), at: said.at };
        return Effective {
            value: input.show(said.value),
            role: Role::Title,
            source: source_short(ctx, &source),
        };
    }
    if let (Input::LeadsPerMonth, Ok(promised)) = (input, &funnel.promised) {
        let topic = promised.givens().first().map(|given| funnel.source(&given.quantity).clone());
        let source = topic.map_or_else(String::new, |source| source_short(ctx, &source));
        let value = text::value(&Quantity::LeadsPromised, promised.value);
        return Effective { value, role: Role::Text, source };
    }
    if let Some(usual) = entry::usual(input) {
        let source = format!("~ {}", say("funnel.usual"));
        return Effective { value: input.show(usual), role: Role::Muted, source };
    }
    if let Some(instead) = entry::instead(ctx.session, input) {
        return Effective { value: "-".to_owned(), role: Role::Muted, source: say(instead).to_owned() };
    }
    let source = match suggested(ctx.session, input) {
        Some(value) => fill("funnel.goal_says", &[("value", &value)]),
        None => say("funnel.nobody").to_owned(),
    };
    Effective { value: "?".to_owned(), role: Role::Hole, source }
}

/// Where a number comes from; of today only the time.
fn source_short(ctx: &Context<'_>, source: &Source) -> String {
    match source {
        Source::Said { by, at } if at.day_in(&ctx.session.zone) == ctx.today() => {
            let by = if by.is_empty() { say("funnel.nobody_named") } else { by };
            fill("funnel.said_today", &[("by", &by), ("time", &at.clock_in(&ctx.session.zone))])
        }
        other => text::source(ctx.session, other, ctx.today()),
    }
}
