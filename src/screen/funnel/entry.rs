//! Typing an assumption: its value, then who said so. What is offered is never taken by itself.

use super::{Column, rows::Row};
use crate::{
    assets::words::say,
    capacity::{
        Form, Ratio,
        form::{Discipline, Routing},
        funnel::Trouble,
    },
    domain::{
        assumption::{Assumption, Input, Value, find},
        command::Command,
        draft::DraftKey,
        funnel::{Funnel, Number, suggested, suggested_by},
        session::Session,
    },
    keymap::Edit,
    screen::{Context, Field, Outcome},
};

/// The screen's name among drafts.
const SCREEN: &str = "funnel";
const VALUE: &str = "value:";
const BY: &str = "by:";
const RATE: &str = "rate:";

/// The assumption that Enter changes in a row.
pub(super) fn input(row: &Row, column: Column, funnel: &Funnel) -> Option<Input> {
    match row {
        Row::Input(input) => Some(input.clone()),
        Row::Stage(stage) if column == Column::Rate => funnel.rates().get(*stage).cloned(),
        Row::Stage(_) | Row::Number(_) => None,
    }
}

/// The number whose origin Enter shows in a row.
pub(super) fn number(row: &Row, column: Column, funnel: &Funnel) -> Option<Number> {
    match row {
        Row::Input(_) => None,
        Row::Number(number) => Some(*number),
        Row::Stage(stage) => match column {
            // Nobody goes on from the last stage: its row has only what it takes and what it gets.
            Column::Rate if *stage + 1 < funnel.stages.len() => None,
            Column::Rate | Column::Needed => Some(Number::Needed(*stage)),
            Column::Brings => funnel.stages.get(*stage)?.brings.as_ref().map(|_| Number::Brings(*stage)),
        },
    }
}

/// The assumption without which a number cannot be computed.
pub(super) fn missing(funnel: &Funnel, trouble: &Trouble) -> Option<Input> {
    match trouble {
        Trouble::Missing(quantity) | Trouble::OutOfRange(quantity) => funnel.input_of(quantity),
        Trouble::TooLarge(_) => None,
    }
}

/// Why nobody has to say this: the goal is in customers, or in revenue.
pub(super) fn instead(session: &Session, input: &Input) -> Option<&'static str> {
    let said = |other: &Input| find(&session.assumptions, other).is_some();
    match input {
        Input::RevenueTarget if said(&Input::Customers) => Some("funnel.customers_count"),
        Input::Customers if said(&Input::RevenueTarget) => Some("funnel.revenue_counts"),
        _ => None,
    }
}

/// Whether somebody still has to say it: nothing else says so, and it is not only for what a lead is worth.
pub(super) fn is_open(ctx: &Context<'_>, funnel: &Funnel, input: &Input) -> bool {
    let answered = match input {
        Input::LeadsPerMonth => funnel.promised.is_ok(),
        Input::CustomerRevenue | Input::PromisedValue => true,
        _ => usual(input).is_some(),
    };
    let said = find(&ctx.session.assumptions, input).is_some();
    !said && !answered && instead(ctx.session, input).is_none()
}

/// What is usual where nobody says otherwise.
pub(super) fn usual(input: &Input) -> Option<Value> {
    let form = Form::default();
    let share = |share: f64| Ratio::new((share * 10_000.0).round() as i128, 10_000).map(Value::Number);
    match input {
        Input::Contact => share(form.contact),
        Input::WeekendShare => share(form.weekend_share),
        Input::Absent => share(form.absent),
        Input::GapHours => share(form.gap_hours),
        Input::Routing => Some(Value::Routing(form.routing)),
        Input::Discipline => Some(Value::Discipline(form.discipline)),
        _ => None,
    }
}

/// The draft key of a value.
pub(super) fn value_key(input: &Input) -> DraftKey {
    DraftKey::new(SCREEN, format!("{VALUE}{}", name(input)))
}

/// The draft key of who said so.
pub(super) fn by_key(input: &Input) -> DraftKey {
    DraftKey::new(SCREEN, format!("{BY}{}", name(input)))
}

fn name(input: &Input) -> String {
    match input {
        Input::Rate(stage) => format!("{RATE}{stage}"),
        other => other.name().to_owned(),
    }
}

/// The assumption a field belongs to.
pub(super) fn input_of(field: &Field) -> Option<Input> {
    let name = field.name().strip_prefix(VALUE).or_else(|| field.name().strip_prefix(BY))?;
    if let Some(stage) = name.strip_prefix(RATE) {
        return Some(Input::Rate(stage.to_owned()));
    }
    Input::FUNNEL.into_iter().chain(Input::EFFORT).find(|input| input.name() == name)
}

/// What stands in the field of a value: what was said, or what the goal suggests.
pub(super) fn stored(ctx: &Context<'_>, input: &Input) -> String {
    match find(&ctx.session.assumptions, input) {
        Some(said) => input.show(said.value),
        None => suggested(ctx.session, input).unwrap_or_default(),
    }
}

/// The field of a value, marked as a whole: the first key typed replaces it.
pub(super) fn value_field(ctx: &Context<'_>, input: &Input) -> Field {
    let mut field = Field::line(ctx, value_key(input), &stored(ctx, input));
    field.editor.input(Edit::SelectAll);
    field
}

fn by_field(ctx: &Context<'_>, said: &Assumption) -> Field {
    let mut field = Field::line(ctx, by_key(&said.what), &said.by);
    field.editor.input(Edit::SelectAll);
    field
}

/// Who is taken to have said a new value: the goal for its own number, else whoever spoke last.
pub(super) fn speaker(ctx: &Context<'_>, input: &Input, value: Value) -> String {
    let suggested = suggested(ctx.session, input).and_then(|typed| input.read(&typed).ok());
    if suggested == Some(value) {
        return suggested_by().to_owned();
    }
    last_speaker(ctx)
}

/// Who spoke last; nobody before anything was said.
pub(super) fn last_speaker(ctx: &Context<'_>) -> String {
    let people = ctx.session.assumptions.iter().filter(|said| !said.by.is_empty() && said.by != suggested_by());
    people.max_by_key(|said| said.at).map_or_else(String::new, |said| said.by.clone())
}

/// What accepting a field means.
pub(super) fn accept(field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
    let Some(what) = input_of(field) else { return Ok(Outcome::none()) };
    let said = find(&ctx.session.assumptions, &what);
    let typed = field.value().trim();
    if field.name().starts_with(BY) {
        let said = said.ok_or_else(|| say("funnel.value_first").to_owned())?;
        if said.by == typed {
            return Ok(Outcome::none());
        }
        let value = Some(said.value);
        return Ok(Outcome::command(Command::Assume { what, value, by: typed.to_owned() }));
    }
    if typed.is_empty() {
        let back = || Outcome::command(Command::Assume { what: what.clone(), value: None, by: String::new() });
        return Ok(said.map_or_else(Outcome::none, |_| back()));
    }
    let value = what.read(typed).map_err(|error| error.to_string())?;
    if said.is_some_and(|said| said.value == value) {
        return Ok(Outcome::none());
    }
    let by = speaker(ctx, &what, value);
    Ok(Outcome::command(Command::Assume { what, value: Some(value), by }))
}

/// The field after or before this one: value, who said so, the next value.
pub(super) fn beside(ctx: &Context<'_>, funnel: &Funnel, field: &Field, forward: bool) -> Option<Field> {
    let input = input_of(field)?;
    let said = find(&ctx.session.assumptions, &input);
    match (field.name().starts_with(BY), forward, said) {
        (false, true, Some(said)) => return Some(by_field(ctx, said)),
        (true, false, _) => return Some(value_field(ctx, &input)),
        _ => {}
    }
    let inputs: Vec<Input> = super::rows::all(ctx.session, funnel)
        .iter()
        .filter_map(|(_, row)| self::input(row, Column::Rate, funnel))
        .collect();
    let at = inputs.iter().position(|other| *other == input)?;
    let next = if forward { at + 1 } else { at.checked_sub(1)? };
    inputs.get(next).map(|input| value_field(ctx, input))
}

/// The words and names that can be chosen in a field.
pub(super) fn choices(ctx: &Context<'_>, field: &Field) -> Vec<String> {
    let Some(input) = input_of(field) else { return Vec::new() };
    if field.name().starts_with(BY) {
        let names = ctx.session.people.iter().map(|person| person.name.clone());
        return names.chain([suggested_by().to_owned()]).collect();
    }
    let values = match input {
        Input::Routing => vec![Value::Routing(Routing::Pooled), Value::Routing(Routing::RoundRobin)],
        Input::Discipline => {
            vec![Value::Discipline(Discipline::ByDueTime), Value::Discipline(Discipline::FirstTouchPriority)]
        }
        _ => Vec::new(),
    };
    values.into_iter().map(|value| input.show(value)).collect()
}

/// The field with the next or previous of its choices typed into it.
pub(super) fn chosen(ctx: &Context<'_>, down: bool) -> Option<Field> {
    let mut field = ctx.field?.clone();
    let choices = choices(ctx, &field);
    let last = choices.len().checked_sub(1)?;
    let at = choices.iter().position(|choice| *choice == field.value());
    let next = match (at, down) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) => (at + 1) % choices.len(),
        (Some(at), false) => at.checked_sub(1).unwrap_or(last),
    };
    field.editor.set_text(&choices[next]);
    field.error = None;
    Some(field)
}
