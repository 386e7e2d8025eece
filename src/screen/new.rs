//! Planning a session: six questions, one on screen at a time, each with an answer that Enter takes.
//!
//! It makes no file: at the end it asks for one. Half a plan is kept while somebody is away.

mod answers;
mod view;

use super::{
    Context, Field, Outcome, Shown,
    person::{self, Typed},
};
use crate::{
    assets::templates,
    domain::{blueprint::length, cadence::TimeOfDay, moment::Day, people::Group, slot::Value},
    effect::Effect,
    keymap::Binding,
};
use answers::{Answers, key};
use ratatui::{buffer::Buffer, layout::Rect};

/// The question on screen and the answers so far.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    question: Question,
    /// The chosen row of the question: a field, an option, a person.
    focus: usize,
    answers: Answers,
    /// The group of whoever is added without one.
    group: Group,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    /// For whom, and its name.
    Name,
    /// How long.
    Length,
    /// Which day and when.
    Time,
    /// Who comes.
    People,
    /// The survey now or later.
    Survey,
    /// All of it, and go.
    Confirm,
}

impl Question {
    const ALL: [Self; 6] =
        [Self::Name, Self::Length, Self::Time, Self::People, Self::Survey, Self::Confirm];
}

/// What can be done in the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The next question; after the last the session is made.
    Next,
    /// The question before; nothing is checked on the way back.
    Previous,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Write in the chosen row.
    Edit,
    /// Take the chosen person off again.
    Remove,
    /// The next or previous group of the chosen person, or of whoever is added.
    Group(bool),
    /// Leave; the answers are kept.
    Leave,
}

const CHOICE: u32 = 1;
const FIELDS: u32 = 2;
const PEOPLE: u32 = 4;
const CONFIRM: u32 = 8;
/// There is a question before this one.
const LATER: u32 = 16;
/// The options are lengths.
const LENGTH: u32 = 32;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Next, "new.keys.create").when(CONFIRM).hint(1),
    Binding::new("enter tab", Msg::Next, "new.keys.next").when(CHOICE).hint(1),
    Binding::new("enter tab", Msg::Next, "new.keys.next").when(FIELDS).hint(1),
    Binding::new("enter tab", Msg::Next, "new.keys.next").when(PEOPLE).hint(1),
    Binding::new("up k", Msg::Up, "new.keys.choose").when(CHOICE).hint(2),
    Binding::new("down j space", Msg::Down, "new.keys.choose").when(CHOICE).hint(2),
    Binding::new("e", Msg::Edit, "new.keys.other").when(CHOICE | LENGTH).hint(4),
    Binding::new("e", Msg::Edit, "new.keys.write").when(FIELDS).hint(2),
    Binding::new("up k", Msg::Up, "new.keys.choose").when(FIELDS).hint(5),
    Binding::new("down j", Msg::Down, "new.keys.choose").when(FIELDS).hint(5),
    Binding::new("n e +", Msg::Edit, "new.keys.add").when(PEOPLE).hint(2),
    Binding::new("left", Msg::Group(false), "new.keys.group").when(PEOPLE).hint(4),
    Binding::new("right", Msg::Group(true), "new.keys.group").when(PEOPLE).hint(4),
    Binding::new("delete backspace", Msg::Remove, "new.keys.remove").when(PEOPLE).hint(5),
    Binding::new("up k", Msg::Up, "new.keys.choose").when(PEOPLE).hint(6),
    Binding::new("down j", Msg::Down, "new.keys.choose").when(PEOPLE).hint(6),
    Binding::new("backtab", Msg::Previous, "new.keys.previous").when(LATER).hint(3),
    Binding::new("esc", Msg::Leave, "new.keys.leave").hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[CHOICE | FIELDS | PEOPLE | CONFIRM];

impl State {
    /// The wizard as it was left, at the question it was left at.
    pub fn new(ctx: &Context<'_>) -> Self {
        let asked = ctx.drafts.get(&key("kept:question")).and_then(|number| number.parse::<usize>().ok());
        let question = asked.and_then(|number| Question::ALL.get(number)).copied().unwrap_or(Question::Name);
        let answers = Answers::remembered(ctx);
        let mut state = Self { question, focus: 0, answers, group: Group::Sales };
        state.focus = state.first_row();
        state
    }

    /// The field the question opens with.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        let stored = match (self.question, self.focus) {
            (Question::Name, 0) => ("company", self.answers.company.clone()),
            (Question::Name, _) => ("name", self.answers.name.clone()),
            (Question::Time, 0) => ("date", self.answers.date.map(Day::long).unwrap_or_default()),
            (Question::Time, _) => ("start", self.answers.start.clone()),
            (Question::People, _) => return Some(Field::text(ctx, key("add"), "")),
            (Question::Length | Question::Survey | Question::Confirm, _) => return None,
        };
        Some(Field::line(ctx, key(stored.0), &stored.1))
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        let kind = match self.question {
            Question::Name | Question::Time => FIELDS,
            Question::Length | Question::Survey => CHOICE,
            Question::People => PEOPLE,
            Question::Confirm => CONFIRM,
        };
        kind + u32::from(self.question != Question::Name) * LATER
            + u32::from(self.question == Question::Length) * LENGTH
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        view::title(self, ctx)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Next if self.question == Question::Confirm => {
                return Outcome::effect(Effect::Create(self.answers.plan(ctx)));
            }
            Msg::Next if self.asks_for_other_length() => {
                return Outcome::edit(Field::line(ctx, key("length"), ""));
            }
            Msg::Next => return self.go(self.question as usize + 1, false, ctx),
            Msg::Previous => return self.go((self.question as usize).saturating_sub(1), true, ctx),
            Msg::Leave => return Outcome { keep: self.kept(), ..Outcome::back() },
            Msg::Up => self.choose(self.focus.saturating_sub(1)),
            Msg::Down => self.choose(self.focus + 1),
            Msg::Pick(row) => {
                self.choose(row);
                let field = self.first_field(ctx).filter(|_| self.question != Question::People);
                return self.answered().and_edit(field);
            }
            Msg::Edit if self.question == Question::Length => {
                self.choose(templates::all().len());
                return Outcome::edit(Field::line(ctx, key("length"), ""));
            }
            Msg::Edit => return self.first_field(ctx).map_or_else(Outcome::none, Outcome::edit),
            Msg::Remove if self.focus < self.answers.people.len() => {
                self.answers.people.remove(self.focus);
                self.choose(self.focus);
            }
            Msg::Remove => {}
            Msg::Group(forward) => {
                let chosen = self.answers.people.get_mut(self.focus).map(|person| &mut person.group);
                let group = chosen.unwrap_or(&mut self.group);
                *group = person::beside(*group, forward);
            }
        }
        self.answered()
    }

    /// Takes an answer and goes on; an error says what to type instead.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim();
        match field.name() {
            "company" => text.clone_into(&mut self.answers.company),
            "name" => text.clone_into(&mut self.answers.name),
            "date" if text.is_empty() => self.answers.date = None,
            "date" => {
                self.answers.date = Some(Day::read(text, ctx.today()).map_err(|error| error.to_string())?);
            }
            "start" if text.is_empty() => self.answers.start.clear(),
            "start" => self.answers.start = TimeOfDay::read(text).map_err(|error| error.to_string())?.0,
            "length" => self.answers.minutes = length::read(text).map_err(|error| error.to_string())?,
            _ => return self.accept_people(text, ctx),
        }
        Ok(self.onward(ctx))
    }

    /// The next or previous field, or question when this one has no more.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        // Accepting went on to a question without a field already.
        if !ctx.field.is_some_and(|field| self.asks_for(field)) {
            return Outcome::none();
        }
        if forward {
            return self.onward(ctx);
        }
        if self.focus > 0 && self.question != Question::Length {
            self.focus -= 1;
            let field = self.first_field(ctx).filter(|_| self.has_fields());
            return self.answered().and_edit(field);
        }
        self.go((self.question as usize).saturating_sub(1), true, ctx)
    }

    /// Draws the question.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    /// Everybody typed; nothing typed goes on to the next question.
    fn accept_people(&mut self, text: &str, ctx: &Context<'_>) -> Result<Outcome, String> {
        let taken: Vec<&str> = self.answers.people.iter().map(|person| person.name.as_str()).collect();
        let people: Vec<Typed> = person::read_all(text, self.group, &taken)?;
        let Some(last) = people.last() else { return Ok(self.onward(ctx)) };
        self.group = last.group;
        self.answers.people.extend(people);
        self.focus = self.first_row();
        Ok(self.answered().and_edit(Some(Field::fresh(key("add")))))
    }

    /// Whether a field belongs to the question on screen.
    fn asks_for(&self, field: &Field) -> bool {
        let question = match field.name() {
            "company" | "name" => Question::Name,
            "length" => Question::Length,
            "date" | "start" => Question::Time,
            _ => Question::People,
        };
        question == self.question
    }

    fn has_fields(&self) -> bool {
        matches!(self.question, Question::Name | Question::Time)
    }

    /// The second field, or the next question.
    fn onward(&mut self, ctx: &Context<'_>) -> Outcome {
        if self.has_fields() && self.focus == 0 {
            self.focus = 1;
            return self.answered().and_edit(self.first_field(ctx));
        }
        self.go(self.question as usize + 1, false, ctx)
    }

    /// Asks another question; coming back ends at its last field.
    fn go(&mut self, question: usize, back: bool, ctx: &Context<'_>) -> Outcome {
        let last = Question::ALL.len() - 1;
        let came_back = back && question < self.question as usize;
        self.question = Question::ALL[question.min(last)];
        self.focus = if came_back && self.has_fields() { 1 } else { self.first_row() };
        self.answered().and_edit(self.first_field(ctx))
    }

    /// The row a question opens with: the answer that stands.
    fn first_row(&self) -> usize {
        match self.question {
            Question::Length => self.length_row(),
            Question::Survey => usize::from(self.answers.survey_now),
            Question::People => self.answers.people.len(),
            Question::Name | Question::Time | Question::Confirm => 0,
        }
    }

    fn rows(&self) -> usize {
        match self.question {
            Question::Length => templates::all().len() + 1,
            Question::Name | Question::Time | Question::Survey => 2,
            Question::People => self.answers.people.len() + 1,
            Question::Confirm => 1,
        }
    }

    /// Choosing an option answers with it.
    fn choose(&mut self, row: usize) {
        self.focus = row.min(self.rows() - 1);
        match self.question {
            Question::Length => {
                if let Some(template) = templates::all().get(self.focus) {
                    self.answers.minutes = template.minutes;
                }
            }
            Question::Survey => self.answers.survey_now = self.focus == 1,
            _ => {}
        }
    }

    /// The template of exactly this length, or the row for any other.
    fn length_row(&self) -> usize {
        let minutes = self.answers.minutes;
        let fits = templates::all().iter().position(|template| template.minutes == minutes);
        fits.unwrap_or(templates::all().len())
    }

    /// The row for any other length is chosen, and no such length was typed yet.
    fn asks_for_other_length(&self) -> bool {
        self.question == Question::Length && self.focus == templates::all().len() && self.length_row() != self.focus
    }

    fn kept(&self) -> Vec<(crate::domain::draft::DraftKey, String)> {
        let mut kept = self.answers.keep();
        kept.push((key("kept:question"), (self.question as usize).to_string()));
        kept
    }

    fn answered(&self) -> Outcome {
        Outcome { keep: self.kept(), ..Outcome::none() }
    }
}

#[cfg(test)]
mod tests;
