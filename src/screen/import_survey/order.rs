//! Putting the labels of one question in order, lowest first, by picking them one after the other.
//! A label that stands for "could not say" has no place in the order.

use super::{Msg, Outcome, State, label_key};
use crate::{
    assets::words::say,
    screen::{Context, Field},
    text,
};

/// An order in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// The column, as the `match` of a map says it.
    pub(super) heading: String,
    /// The labels as they were found.
    labels: Vec<String>,
    /// The place of each label; `None` while it has none.
    places: Vec<Option<Place>>,
    /// The label the pointer is on.
    chosen: usize,
    /// What was done, for taking it back: positions of labels.
    done: Vec<usize>,
}

/// Where a label belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On the scale, counted from 1, the lowest.
    Point(usize),
    /// Not on the scale: somebody could not say.
    CannotSay,
}

impl Order {
    /// Nothing in order yet.
    pub(super) fn new(heading: String, labels: Vec<String>) -> Self {
        let places = vec![None; labels.len()];
        Self { heading, labels, places, chosen: 0, done: Vec::new() }
    }

    /// The labels with their places, and the one the pointer is on.
    pub(super) fn lines(&self) -> (impl Iterator<Item = (&str, Option<Place>)>, usize) {
        let labels = self.labels.iter().map(String::as_str).zip(self.places.iter().copied());
        (labels, self.chosen)
    }

    /// Adds a label that could be chosen although nobody did.
    pub(super) fn add(&mut self, label: &str) {
        self.labels.push(label.to_owned());
        self.places.push(None);
        self.chosen = self.labels.len() - 1;
    }

    /// Whether a label is there already.
    pub(super) fn has(&self, label: &str) -> bool {
        self.labels.iter().any(|known| text::fold(known) == text::fold(label))
    }

    /// The labels in order, lowest first, and those that say "could not say".
    pub(super) fn result(&self) -> (Vec<String>, Vec<String>) {
        let mut points: Vec<(usize, String)> = Vec::new();
        let mut cannot_say = Vec::new();
        for (label, place) in self.labels.iter().zip(&self.places) {
            match place {
                Some(Place::Point(point)) => points.push((*point, label.clone())),
                Some(Place::CannotSay) => cannot_say.push(label.clone()),
                None => {}
            }
        }
        points.sort_unstable();
        (points.into_iter().map(|(_, label)| label).collect(), cannot_say)
    }

    fn step(&mut self, msg: &Msg) {
        let last = self.labels.len().saturating_sub(1);
        match msg {
            Msg::Up => self.chosen = self.chosen.saturating_sub(1),
            Msg::Down => self.chosen = (self.chosen + 1).min(last),
            Msg::Pick(line) => {
                self.chosen = (*line).min(last);
                self.step(&Msg::Next);
            }
            Msg::Next => {
                let points = self.places.iter().filter(|place| matches!(place, Some(Place::Point(_))));
                let next = points.count() + 1;
                self.put(Place::Point(next));
            }
            Msg::CannotSay => self.put(Place::CannotSay),
            Msg::TakeBack => {
                if let Some(label) = self.done.pop() {
                    self.places[label] = None;
                    self.chosen = label;
                }
            }
            _ => {}
        }
    }

    /// Gives the chosen label its place and goes on to the next one without.
    fn put(&mut self, place: Place) {
        if self.places.get(self.chosen).is_some_and(Option::is_none) {
            self.places[self.chosen] = Some(place);
            self.done.push(self.chosen);
            let count = self.labels.len();
            let after = (1..count).map(|step| (self.chosen + step) % count);
            self.chosen = after.into_iter().find(|label| self.places[*label].is_none()).unwrap_or(self.chosen);
        }
    }

    fn is_whole(&self) -> bool {
        self.places.iter().all(Option::is_some)
    }
}

impl State {
    /// Takes a key while labels are put in order; the last label ends it.
    pub(super) fn put_in_order(&mut self, msg: &Msg, ctx: &Context<'_>) -> Outcome {
        let Some(order) = &mut self.order else { return Outcome::none() };
        match msg {
            Msg::CloseOrder => {
                self.order = None;
                return Outcome::none();
            }
            Msg::AddLabel => return Outcome::edit(Field::line(ctx, label_key(), "")),
            _ => {}
        }
        order.step(msg);
        if !order.is_whole() {
            return Outcome::none();
        }
        let order = self.order.take().expect("it is there: this is its key");
        self.ordered(&order)
    }

    /// Takes a label that nobody chose.
    pub(super) fn add_label(&mut self, label: &str) -> Result<Outcome, String> {
        let Some(order) = &mut self.order else { return Ok(Outcome::none()) };
        if label.is_empty() {
            return Err(say("import_survey.no_label").to_owned());
        }
        if order.has(label) {
            return Err(say("import_survey.label_twice").to_owned());
        }
        order.add(label);
        Ok(Outcome::none())
    }
}
