//! What matters most in a company: the points each team gave, how far they are apart, and the agreed column.
//!
//! Every number is typed by somebody: no weight is ever moved to make a total come out.

mod blind;
mod changes;
mod lines;
mod view;

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{draft::DraftKey, fields::Fields, ids::TopicId, market::Market, sentence, session::Step, topic::Topic},
    effect::Place,
    keymap::{Binding, Edit},
};
use lines::Row;
use ratatui::{buffer::Buffer, layout::Rect};

/// The table with its chosen cell.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    topic: TopicId,
    /// The chosen row: an attribute, or a company tried.
    row: usize,
    column: Column,
    /// What of two hidden columns may be seen.
    seen: blind::Seen,
    /// The agreed points of which it was said that they do not make 100.
    warned: Option<u32>,
}

/// Whose points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Those Sales gave.
    Sales,
    /// Those Marketing gave.
    Marketing,
    /// The agreed ones.
    Agreed,
}

impl Column {
    const ALL: [Self; 3] = [Self::Sales, Self::Marketing, Self::Agreed];

    /// Its slot in an attribute.
    fn slot(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::Marketing => "marketing",
            Self::Agreed => "agreed",
        }
    }

    /// The next or previous one, around the ends.
    fn beside(self, forward: bool) -> Self {
        Self::ALL[(self as usize + if forward { 1 } else { Self::ALL.len() - 1 }) % Self::ALL.len()]
    }
}

/// What can be done with the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The column to the right.
    NextColumn,
    /// The column to the left.
    PreviousColumn,
    /// One point more or less.
    Nudge(i8),
    /// Type points, or tick an attribute of a company tried.
    Digit(u8),
    /// Type into the chosen cell.
    Write,
    /// Change the name in the chosen row.
    Rename,
    /// It counts, must be there, must not be there.
    Role,
    /// A new attribute.
    Add,
    /// Try a company on the weights.
    Try,
    /// Take the chosen row away.
    Remove,
    /// A clicked row.
    Pick(usize),
    /// A clicked cell.
    PickCell(usize, Column),
    /// Both columns before both teams have all their points, or hidden again.
    ShowEarly,
    /// Open the vote on the topic's screen.
    Vote,
}

const WRITABLE: u32 = 1;
const SOME: u32 = 2;
const COUNTS: u32 = 4;
const ATTRIBUTE: u32 = 8;
/// Two columns are hidden, or would be.
const BLIND: u32 = 16;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "weights.keys.choose").when(SOME).hint(5),
    Binding::new("down j", Msg::Down, "weights.keys.choose").when(SOME).hint(5),
    Binding::new("tab", Msg::NextColumn, "weights.keys.column").when(COUNTS).hint(2),
    Binding::new("backtab", Msg::PreviousColumn, "weights.keys.column").when(COUNTS),
    Binding::new("left -", Msg::Nudge(-1), "weights.keys.nudge").when(COUNTS | WRITABLE).hint(3),
    Binding::new("right +", Msg::Nudge(1), "weights.keys.nudge").when(COUNTS | WRITABLE).hint(3),
    Binding::new("0", Msg::Digit(0), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("1", Msg::Digit(1), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("2", Msg::Digit(2), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("3", Msg::Digit(3), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("4", Msg::Digit(4), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("5", Msg::Digit(5), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("6", Msg::Digit(6), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("7", Msg::Digit(7), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("8", Msg::Digit(8), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("9", Msg::Digit(9), "weights.keys.number").when(SOME | WRITABLE).hint(1),
    Binding::new("enter", Msg::Write, "weights.keys.write").when(SOME | WRITABLE),
    Binding::new("n", Msg::Add, "weights.keys.add").when(WRITABLE).hint(4),
    Binding::new("e", Msg::Rename, "weights.keys.rename").when(SOME | WRITABLE).hint(8),
    Binding::new("r", Msg::Role, "weights.keys.role").when(ATTRIBUTE | WRITABLE).hint(9),
    Binding::new("delete", Msg::Remove, "weights.keys.remove").when(SOME | WRITABLE).hint(10),
    Binding::new("s", Msg::Try, "weights.keys.try").when(WRITABLE).hint(6),
    Binding::new("h", Msg::ShowEarly, "weights.keys.show_early").when(BLIND).hint(6),
    Binding::new("v", Msg::Vote, "weights.keys.vote").when(WRITABLE).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The table, with the row chosen on which the teams are furthest apart.
    pub fn new(topic: TopicId, ctx: &Context<'_>) -> Self {
        let mut state = Self { topic, row: 0, column: Column::Agreed, seen: blind::Seen::default(), warned: None };
        if let Some((topic, market)) = state.find(ctx) {
            let begins = !market.is_split() && market.agreed_total() == 0 && !topic.status.ended_in_words();
            if begins || topic.hides_points(market) {
                state.column = blind::unfinished(market);
                return state;
            }
            state.seen = blind::Seen::at_first(topic, market);
            let furthest = market.furthest_apart().map(Row::Attribute);
            state.row = lines::rows(market).iter().position(|row| Some(*row) == furthest).unwrap_or(0);
        }
        state
    }

    fn find<'a>(&self, ctx: &Context<'a>) -> Option<(&'a Topic, &'a Market)> {
        let topic = ctx.session.topic(&self.topic)?;
        match &topic.fields {
            Fields::Market(market) => Some((topic, market)),
            _ => None,
        }
    }

    fn chosen(&self, market: &Market) -> Option<Row> {
        lines::rows(market).get(self.row).copied()
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let Some((topic, market)) = self.find(ctx) else { return 0 };
        let chosen = self.chosen(market);
        let counts = |row| matches!(row, Row::Attribute(index) if market.attributes[index].counts());
        u32::from(ctx.is_live()) * WRITABLE
            + u32::from(chosen.is_some()) * SOME
            + u32::from(chosen.is_some_and(counts)) * COUNTS
            + u32::from(matches!(chosen, Some(Row::Attribute(_)))) * ATTRIBUTE
            + u32::from(topic.hides_points(market)) * BLIND
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        let title = self.find(ctx).map_or("", |(topic, _)| topic.title.as_str());
        fill("weights.title", &[("n", &(Step::Definitions as usize)), ("title", &title)])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some((topic, market)) = self.find(ctx) else { return Outcome::back() };
        let last = lines::rows(market).len().saturating_sub(1);
        match msg {
            Msg::Up => self.row = self.row.min(last).saturating_sub(1),
            Msg::Down => self.row = (self.row + 1).min(last),
            Msg::NextColumn => self.turn_to(self.column.beside(true)),
            Msg::PreviousColumn => self.turn_to(self.column.beside(false)),
            Msg::Pick(row) => self.row = row,
            Msg::PickCell(row, column) => return self.pick(row, column, ctx, topic),
            Msg::ShowEarly => self.seen.turn_early(),
            Msg::Add => return Outcome::edit(Field::line(ctx, key(topic, "attributes/+"), "")),
            Msg::Try => return Outcome::edit(Field::line(ctx, key(topic, "tries/+"), "")),
            Msg::Vote if !topic.is_worded() => {
                return Outcome::to(Place::Topic(topic.id.clone())).and_say(say("weights.words_first"));
            }
            Msg::Vote => return self.vote(topic, market),
            Msg::Nudge(_) | Msg::Digit(_) | Msg::Write | Msg::Rename | Msg::Role | Msg::Remove => {
                return self.change(msg, ctx, topic, market);
            }
        }
        Outcome::none()
    }

    /// Opens the vote on the topic's screen; points that do not make 100 are pointed out before, once for each total.
    fn vote(&mut self, topic: &Topic, market: &Market) -> Outcome {
        let total = market.agreed_total();
        match sentence::remark(topic) {
            Some(remark) if self.warned.replace(total) != Some(total) => {
                Outcome::say(format!("{remark} {}", say("weights.vote_all_the_same")))
            }
            _ => Outcome::to(Place::Topic(topic.id.clone())).and_run("topic.keys.vote"),
        }
    }

    /// What changes the chosen row.
    fn change(&mut self, msg: Msg, ctx: &Context<'_>, topic: &Topic, market: &Market) -> Outcome {
        let Some(row) = self.chosen(market) else { return Outcome::none() };
        if matches!((msg, row), (Msg::Digit(_) | Msg::Write | Msg::Nudge(_), Row::Attribute(_))) {
            self.seen.typing(self.column, market);
        }
        let changed = match (msg, row) {
            (Msg::Write, _) => return Outcome::edit(self.field(ctx, topic, row)),
            (Msg::Rename, _) => return Outcome::edit(name_field(ctx, topic, market, row)),
            (Msg::Digit(digit), Row::Attribute(index)) if market.attributes[index].counts() => {
                let mut field = Field::line(ctx, self.cell(topic, index), "");
                field.editor.input(Edit::SelectAll);
                field.editor.input(Edit::Insert(char::from(b'0' + digit)));
                return Outcome::edit(field);
            }
            (Msg::Digit(digit), Row::Try(index)) => changes::ticked(market, index, usize::from(digit)),
            (Msg::Nudge(by), Row::Attribute(index)) => changes::nudged(market, index, self.column, by),
            (Msg::Role, Row::Attribute(index)) => changes::with_next_role(market, index),
            (Msg::Remove, Row::Attribute(index)) => market.clone().without(index),
            (Msg::Remove, Row::Try(index)) => changes::without_try(market, index),
            _ => return Outcome::none(),
        };
        let follows = lines::rows(&changed).iter().position(|other| *other == row);
        match changes::command(topic, changed.clone()) {
            Ok(outcome) => {
                self.row = follows.unwrap_or(self.row.saturating_sub(1));
                self.filled(outcome, (topic, market), &changed)
            }
            Err(refused) => Outcome::say(refused),
        }
    }

    /// Takes a name, points or the attributes of a company.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let Some((topic, market)) = self.find(ctx) else { return Ok(Outcome::none()) };
        let changed = changes::typed(market, field.name(), field.value())?;
        let added = changed.tries.len() > market.tries.len();
        let rows = lines::rows(&changed);
        let outcome = changes::command(topic, changed.clone())?;
        if changed.attributes.len() > market.attributes.len() {
            let newest = Row::Attribute(changed.attributes.len() - 1);
            self.row = rows.iter().position(|row| *row == newest).unwrap_or(self.row);
        } else if added {
            self.row = rows.len() - 1;
            let path = format!("tries/{}/has", changed.tries.len() - 1);
            return Ok(outcome.and_edit(Some(Field::line(ctx, key(topic, &path), ""))));
        } else if cell_of(field.name()).is_some() && matches!(rows.get(self.row + 1), Some(Row::Attribute(_))) {
            self.row += 1;
        }
        Ok(self.filled(outcome, (topic, market), &changed))
    }

    /// Tab in a number goes to the next team's, then to the next attribute.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let Some((topic, market)) = self.find(ctx) else { return Outcome::none() };
        let Some((index, column)) = ctx.field.and_then(|field| cell_of(field.name())) else {
            return Outcome::none();
        };
        let counted: Vec<Row> = lines::counted(market).map(Row::Attribute).collect();
        let place = counted.iter().position(|row| *row == Row::Attribute(index)).unwrap_or(0);
        if topic.hides_points(market) && !self.seen.is_early() {
            // One team's points from top to bottom: the cell beside belongs to the other team.
            let next = if forward { place + 1 } else { place.wrapping_sub(1) };
            let Some(row) = counted.get(next).copied() else { return Outcome::none() };
            (self.row, self.column) = (next, column);
            return Outcome::edit(self.field(ctx, topic, row));
        }
        let at = place * Column::ALL.len() + column as usize;
        let next = if forward { Some(at + 1) } else { at.checked_sub(1) };
        let cell = next.and_then(|next| counted.get(next / Column::ALL.len()).map(|row| (*row, next)));
        let Some((row, next)) = cell else { return Outcome::none() };
        self.column = Column::ALL[next % Column::ALL.len()];
        self.row = next / Column::ALL.len();
        Outcome::edit(self.field(ctx, topic, row))
    }

    /// Draws the table.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        match self.find(ctx) {
            Some((topic, market)) => view::draw(self, ctx, (topic, market), area, buffer),
            None => Shown::default(),
        }
    }

    /// Walking over a column shows nothing of it: only whoever types there sees it.
    fn turn_to(&mut self, column: Column) {
        if column != self.column {
            self.column = column;
            self.seen.walked();
        }
    }

    /// A clicked cell is chosen; a second click writes in it.
    fn pick(&mut self, row: usize, column: Column, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        let again = (self.row, self.column) == (row, column);
        self.row = row;
        self.turn_to(column);
        let Some((_, market)) = self.find(ctx).filter(|_| again && ctx.is_live()) else { return Outcome::none() };
        self.seen.typing(column, market);
        self.chosen(market).map_or_else(Outcome::none, |row| Outcome::edit(self.field(ctx, topic, row)))
    }

    fn cell(&self, topic: &Topic, index: usize) -> DraftKey {
        key(topic, &format!("attributes/{index}/{}", self.column.slot()))
    }

    /// What Enter opens in a row.
    fn field(&self, ctx: &Context<'_>, topic: &Topic, row: Row) -> Field {
        let Fields::Market(market) = &topic.fields else { return Field::line(ctx, key(topic, ""), "") };
        match row {
            Row::Attribute(index) if market.attributes[index].counts() => {
                let points = lines::points(&market.attributes[index], self.column);
                let stored = points.map_or_else(String::new, |points| points.to_string());
                let mut field = Field::line(ctx, self.cell(topic, index), &stored);
                // Marked as a whole: the first digit typed replaces it.
                field.editor.input(Edit::SelectAll);
                field
            }
            Row::Attribute(_) => name_field(ctx, topic, market, row),
            Row::Try(index) => {
                let key = key(topic, &format!("tries/{index}/has"));
                Field::line(ctx, key, &market.tries[index].has.join(" "))
            }
        }
    }
}

fn name_field(ctx: &Context<'_>, topic: &Topic, market: &Market, row: Row) -> Field {
    match row {
        Row::Attribute(index) => {
            Field::line(ctx, key(topic, &format!("attributes/{index}/name")), &market.attributes[index].name)
        }
        Row::Try(index) => {
            Field::line(ctx, key(topic, &format!("tries/{index}/company")), &market.tries[index].company)
        }
    }
}

/// The draft key of a slot; the topic's own screen edits the same ones.
fn key(topic: &Topic, path: &str) -> DraftKey {
    DraftKey::new(topic.id.as_str(), path)
}

/// The attribute and the column a field of points belongs to.
fn cell_of(path: &str) -> Option<(usize, Column)> {
    let (index, slot) = path.strip_prefix("attributes/")?.split_once('/')?;
    let column = Column::ALL.into_iter().find(|column| column.slot() == slot)?;
    Some((index.parse().ok()?, column))
}

#[cfg(test)]
mod tests;
