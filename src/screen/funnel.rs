//! The numbers behind the promises: what is assumed, with who said so and when, and what follows from it.
//!
//! It computes nothing: [`crate::domain::funnel`] does. Every computed number opens the chain it comes from.

mod entry;
mod rows;
mod view;

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{
        assumption::find,
        command::Command,
        funnel::{Funnel, Number, text},
        session::Step,
    },
    effect::Place,
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};
use rows::{Block, Row};

/// The chosen row and, among the stages, the chosen column.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    selected: usize,
    column: Column,
}

/// A column of the table of stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// How many go on to the next stage.
    Rate,
    /// What the goal takes a month.
    Needed,
    /// What Marketing's promise brings a month.
    Brings,
}

impl Column {
    const ALL: [Self; 3] = [Self::Rate, Self::Needed, Self::Brings];
}

/// What can be done with the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The next part of the screen.
    NextPart,
    /// The part before.
    PreviousPart,
    /// The column to the left.
    Left,
    /// The column to the right.
    Right,
    /// Change what is assumed, or ask where a number comes from.
    Open,
    /// Take an assumption back.
    TakeBack,
    /// A clicked row.
    Pick(usize),
}

const WRITABLE: u32 = 1;
const STAGE: u32 = 2;
const SAID: u32 = 4;
const COMPUTED: u32 = 8;
const INPUT: u32 = 16;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "funnel.keys.choose").hint(4),
    Binding::new("down j", Msg::Down, "funnel.keys.choose").hint(4),
    Binding::new("enter", Msg::Open, "funnel.keys.change").when(INPUT | WRITABLE).hint(1),
    Binding::new("enter", Msg::Open, "funnel.keys.origin").when(COMPUTED).hint(1),
    Binding::new("tab", Msg::NextPart, "funnel.keys.part").hint(2),
    Binding::new("backtab", Msg::PreviousPart, "funnel.keys.part"),
    Binding::new("left", Msg::Left, "funnel.keys.column").when(STAGE).hint(3),
    Binding::new("right", Msg::Right, "funnel.keys.column").when(STAGE).hint(3),
    Binding::new("delete", Msg::TakeBack, "funnel.keys.take_back").when(SAID | WRITABLE).hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[COMPUTED | INPUT];

impl State {
    /// The first row that has to be said and was not is chosen.
    pub fn new(ctx: &Context<'_>) -> Self {
        let funnel = Funnel::of(ctx.session);
        let unsaid = |row: &(Block, Row)| {
            let input = entry::input(&row.1, Column::Rate, &funnel);
            input.is_some_and(|input| entry::is_open(ctx, &funnel, &input))
        };
        let selected = rows::all(ctx.session, &funnel).iter().position(unsaid).unwrap_or(0);
        Self { selected, column: Column::Rate }
    }

    fn row(&self, ctx: &Context<'_>, funnel: &Funnel) -> (Block, Row) {
        let rows = rows::all(ctx.session, funnel);
        rows[self.selected.min(rows.len() - 1)].clone()
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let funnel = Funnel::of(ctx.session);
        let (_, row) = self.row(ctx, &funnel);
        let input = entry::input(&row, self.column, &funnel);
        let said = input.as_ref().is_some_and(|input| find(&ctx.session.assumptions, input).is_some());
        let computed = entry::number(&row, self.column, &funnel).is_some();
        u32::from(ctx.is_live()) * WRITABLE
            + u32::from(matches!(row, Row::Stage(_))) * STAGE
            + u32::from(said) * SAID
            + u32::from(computed) * COMPUTED
            + u32::from(input.is_some()) * INPUT
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        fill("funnel.title", &[("n", &(Step::Sla as usize))])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let funnel = Funnel::of(ctx.session);
        let rows = rows::all(ctx.session, &funnel);
        let last = rows.len() - 1;
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::NextPart => self.selected = rows::beside(&rows, self.selected, true),
            Msg::PreviousPart => self.selected = rows::beside(&rows, self.selected, false),
            Msg::Left => self.column = Column::ALL[(self.column as usize).saturating_sub(1)],
            Msg::Right => self.column = Column::ALL[(self.column as usize + 1).min(Column::ALL.len() - 1)],
            Msg::Pick(row) if row == self.selected => return self.open(ctx, &funnel),
            Msg::Pick(row) => self.selected = row.min(last),
            Msg::Open => return self.open(ctx, &funnel),
            Msg::TakeBack => {
                let input = entry::input(&rows[self.selected].1, self.column, &funnel);
                let said = input.filter(|input| find(&ctx.session.assumptions, input).is_some());
                return said.map_or_else(Outcome::none, |what| {
                    Outcome::command(Command::Assume { what, value: None, by: String::new() })
                });
            }
        }
        Outcome::none()
    }

    /// Opens the field of an assumption, or where a number comes from; where one cannot be computed, what is missing.
    fn open(&mut self, ctx: &Context<'_>, funnel: &Funnel) -> Outcome {
        let (_, row) = self.row(ctx, funnel);
        if let Some(input) = entry::input(&row, self.column, funnel) {
            return if ctx.is_live() { Outcome::edit(entry::value_field(ctx, &input)) } else { Outcome::none() };
        }
        let Some(number) = entry::number(&row, self.column, funnel) else { return Outcome::none() };
        match funnel.number(number) {
            Ok(_) => Outcome::to(Place::Origin(number)),
            Err(trouble) => self.go_to_missing(ctx, funnel, &trouble),
        }
    }

    fn go_to_missing(&mut self, ctx: &Context<'_>, funnel: &Funnel, trouble: &crate::capacity::funnel::Trouble) -> Outcome {
        let input = entry::missing(funnel, trouble);
        if let Some(place) = input.as_ref().and_then(|input| rows::place_of(ctx.session, funnel, input)) {
            (self.selected, self.column) = (place, Column::Rate);
        }
        Outcome::say(text::trouble(trouble))
    }

    /// Takes a value or a name.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let outcome = entry::accept(field, ctx)?;
        let funnel = Funnel::of(ctx.session);
        let edited = entry::input_of(field).and_then(|input| rows::place_of(ctx.session, &funnel, &input));
        let last = rows::all(ctx.session, &funnel).len() - 1;
        self.selected = edited.map_or(self.selected, |place| (place + 1).min(last));
        Ok(outcome)
    }

    /// From a value to who said so, and on to the next assumption.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let Some(field) = ctx.field else { return Outcome::none() };
        let funnel = Funnel::of(ctx.session);
        let Some(next) = entry::beside(ctx, &funnel, field, forward) else { return Outcome::none() };
        if let Some(place) = entry::input_of(&next).and_then(|input| rows::place_of(ctx.session, &funnel, &input)) {
            self.selected = place;
        }
        Outcome::edit(next)
    }

    /// Up and Down go through names, and through words where there are only two to choose from.
    pub fn choose(&mut self, down: bool, ctx: &Context<'_>) -> Option<Outcome> {
        entry::chosen(ctx, down).map(Outcome::edit)
    }

    /// Draws the rows.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }
}

/// What a number is called on this screen.
fn number_label(funnel: &Funnel, number: Number) -> String {
    let stage = |index: usize| funnel.stages.get(index).map_or("", |stage| stage.name.as_str());
    match number {
        Number::Needed(index) | Number::Brings(index) => stage(index).to_owned(),
        Number::Deals => say("funnel.number.deals").to_owned(),
        Number::Short => say("funnel.number.short").to_owned(),
        Number::Won => say("funnel.number.won").to_owned(),
        Number::Revenue => say("funnel.number.revenue").to_owned(),
        Number::LeadValue => {
            fill("funnel.number.lead_value", &[("stage", &stage(funnel.hand_over))])
        }
        Number::LeadsForValue => say("funnel.number.leads_for_value").to_owned(),
        Number::LeadsPerRep => say("funnel.number.leads_per_rep").to_owned(),
        Number::HoursNeeded => say("funnel.number.hours_needed").to_owned(),
        Number::HoursAvailable => say("funnel.number.hours_available").to_owned(),
        Number::HoursShort => say("funnel.number.hours_short").to_owned(),
        Number::AttemptCapacity => say("funnel.number.attempt_capacity").to_owned(),
        Number::AttemptsAffordable => say("funnel.number.attempts_affordable").to_owned(),
        Number::LeadsAffordable => say("funnel.number.leads_affordable").to_owned(),
        Number::RepsNeeded => say("funnel.number.reps_needed").to_owned(),
    }
}

#[cfg(test)]
mod tests;
