//! Typed fields seen as a flat list of slots: what a form shows, a sentence fills and an exporter prints.
//!
//! A topic's fields are plain structs; `record!` writes each once and derives from that one row both the
//! stored shape and its slots, so that a new field appears on screen and in every export by being declared.

pub mod chosen;
pub mod named;
mod value;

use crate::{assets::words::fill, domain::moment::Day};

/// Why typed text was not taken for a slot, with what to type instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// Not a whole number.
    #[error("{}", fill("refused.number", &[("typed", _0)]))]
    Number(String),
    /// Outside the range that makes sense.
    #[error("{}", fill("refused.between", &[("low", low), ("high", high), ("typed", typed)]))]
    Between {
        /// Smallest value taken.
        low: u64,
        /// Largest value taken.
        high: u64,
        /// What was typed.
        typed: String,
    },
    /// Not an amount with a unit.
    #[error("{}", fill("refused.limit", &[("typed", _0)]))]
    Limit(String),
    /// Not a share.
    #[error("{}", fill("refused.share", &[("typed", _0)]))]
    Share(String),
    /// Not a date.
    #[error("{}", fill("refused.day", &[("typed", _0)]))]
    Day(String),
    /// Not one of the choices.
    #[error("{}", fill("refused.choice", &[("choices", choices), ("typed", typed)]))]
    Choice {
        /// The choices, joined.
        choices: String,
        /// What was typed.
        typed: String,
    },
    /// Not a rhythm.
    #[error("{0}")]
    Rhythm(String),
    /// No such slot.
    #[error("{}", fill("refused.no_slot", &[("path", _0)]))]
    NoSlot(String),
}

/// What part a slot plays in the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Voted, and a hole while it is empty.
    Need,
    /// Voted.
    Room,
    /// Voted, folded away until asked for.
    More,
    /// Completed after the vote; without it the promise cannot be measured.
    Measure,
    /// Completed after the vote.
    Detail,
}

impl Part {
    /// The part of a slot inside a list or record of this part: nothing inside is more binding than what is around it.
    fn around(self, inner: Self) -> Self {
        match (self, inner) {
            (Self::More | Self::Measure | Self::Detail, Self::Room | Self::More)
            | (Self::Measure | Self::Detail, Self::Need) => self,
            // A row that is there needs its name, folded away or not.
            (_, inner) => inner,
        }
    }

    /// Whether changing it changes what was voted on.
    pub fn is_voted(self) -> bool {
        matches!(self, Self::Need | Self::Room | Self::More)
    }
}

/// How a slot is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line or more of free text.
    Text,
    /// Short texts, one a line.
    Lines,
    /// A whole number.
    Number,
    /// An amount with a unit of time.
    Limit,
    /// A share of a whole.
    Share,
    /// A date.
    Day,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// Something that happens to a lead, known or named.
    Event,
    /// A rhythm such as "every 2 weeks on Tuesday".
    Rhythm,
    /// Adds a row to the list it ends.
    AddRow,
}

/// One value of a topic's fields as a form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Where it lives: `within`, or `classes/0/within` in the first row of a list.
    pub path: String,
    /// Its key in the words file, without rows: `follow_up.classes.within`.
    pub name: String,
    /// The value as shown and as edited; empty when there is none.
    pub value: String,
    /// Its part in the agreement.
    pub part: Part,
    /// How it is edited.
    pub shape: Shape,
}

impl Slot {
    /// A room field without a value.
    pub fn is_hole(&self) -> bool {
        self.part == Part::Need && self.value.is_empty() && self.shape != Shape::AddRow
    }

    /// A detail without which the promise cannot be measured.
    pub fn is_unmeasured(&self) -> bool {
        self.part == Part::Measure && self.value.is_empty()
    }

    /// The value as documents have it: a day in full, everything else as it is kept.
    pub fn in_full(&self) -> String {
        self.day().map_or_else(|| self.value.clone(), Day::long)
    }

    /// The value as people read it, which can be typed back: a day by its name, everything else as it is kept.
    pub fn told(&self, today: Day) -> String {
        // Typed without its year, a day that has passed would be the next one of that name.
        let to_come = self.day().filter(|day| *day >= today);
        to_come.map_or_else(|| self.in_full(), |day| day.told(today))
    }

    fn day(&self) -> Option<Day> {
        Day::parse(&self.value).ok().filter(|_| self.shape == Shape::Day)
    }

    /// The row this slot stands in, as the list's name and the row's index.
    pub fn row(&self) -> Option<(&str, usize)> {
        let mut parts = self.path.split('/');
        let list = parts.next()?;
        let index = parts.next()?.parse().ok()?;
        Some((list, index))
    }
}

/// Where a walk over slots stands: the path so far, the name so far, the part inherited from the list around it.
#[derive(Clone, Debug)]
pub struct Trail {
    path: String,
    name: String,
    part: Part,
}

impl Trail {
    /// The start of a walk over the fields of `kind`.
    pub fn new(kind: &str) -> Self {
        Self { path: String::new(), name: kind.to_owned(), part: Part::Room }
    }

    /// One field down; what stands in a list of details is a detail, whatever its row calls it.
    #[must_use]
    pub fn field(&self, name: &str, part: Part) -> Self {
        let part = if part.is_voted() && !self.part.is_voted() { self.part } else { part };
        Self {
            path: join(&self.path, name, '/'),
            name: join(&self.name, name, '.'),
            part: self.part.around(part),
        }
    }

    fn row(&self, index: &str) -> Self {
        Self { path: join(&self.path, index, '/'), name: self.name.clone(), part: self.part }
    }

    fn slot(self, value: String, shape: Shape) -> Slot {
        Slot { path: self.path, name: self.name, value, part: self.part, shape }
    }
}

/// Without `format!`: every picture of a form walks over all of its slots, and this was a tenth of it.
fn join(left: &str, right: &str, between: char) -> String {
    let mut joined = String::with_capacity(left.len() + between.len_utf8() + right.len());
    joined.push_str(left);
    if !left.is_empty() {
        joined.push(between);
    }
    joined.push_str(right);
    joined
}

/// A struct of slots; written by `record!`.
pub trait Record: Clone + PartialEq + Default {
    /// Appends every slot of this record.
    fn slots(&self, trail: &Trail, out: &mut Vec<Slot>);
    /// Reads `input` into the slot at `path`.
    fn set(&mut self, path: &[&str], input: &str) -> Result<(), SlotError>;
}

/// One field of a record: a single value, a nested record, or rows of records.
pub trait Field {
    /// Appends the slots of this field.
    fn slots(&self, trail: Trail, out: &mut Vec<Slot>);
    /// Reads `input` into the slot at `path` below this field.
    fn set(&mut self, path: &[&str], input: &str) -> Result<(), SlotError>;
}

/// A value of one slot, shown as text and read from text.
pub trait Value: Sized + Default {
    /// How it is edited.
    const SHAPE: Shape;
    /// The value as shown and as edited; empty for none.
    fn show(&self) -> String;
    /// Reads text that is not blank.
    fn read(input: &str) -> Result<Self, SlotError>;
}

macro_rules! field_of_value {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::domain::slot::Field for $type {
            fn slots(&self, trail: $crate::domain::slot::Trail, out: &mut Vec<$crate::domain::slot::Slot>) {
                $crate::domain::slot::slot_of(self, trail, out);
            }

            fn set(&mut self, path: &[&str], input: &str) -> Result<(), $crate::domain::slot::SlotError> {
                $crate::domain::slot::set_value(self, path, input)
            }
        }
    )*};
}
pub(crate) use field_of_value;

/// Appends the one slot of a value.
pub fn slot_of<V: Value>(value: &V, trail: Trail, out: &mut Vec<Slot>) {
    out.push(trail.slot(value.show(), V::SHAPE));
}

/// Reads `input` into a value; blank text empties it.
pub fn set_value<V: Value>(value: &mut V, path: &[&str], input: &str) -> Result<(), SlotError> {
    if !path.is_empty() {
        return Err(SlotError::NoSlot(path.join("/")));
    }
    *value = if input.trim().is_empty() { V::default() } else { V::read(input)? };
    Ok(())
}

impl<T: Record> Field for T {
    fn slots(&self, trail: Trail, out: &mut Vec<Slot>) {
        Record::slots(self, &trail, out);
    }

    fn set(&mut self, path: &[&str], input: &str) -> Result<(), SlotError> {
        Record::set(self, path, input)
    }
}

impl<T: Record> Field for Vec<T> {
    fn slots(&self, trail: Trail, out: &mut Vec<Slot>) {
        for (index, row) in self.iter().enumerate() {
            row.slots(&trail.row(&index.to_string()), out);
        }
        out.push(trail.row("+").slot(String::new(), Shape::AddRow));
    }

    /// `+` adds a row whose first slot is the input, `+/within` one whose slot of that name is; a row's own path
    /// with an empty input removes it, with "up" or "down" moves it.
    fn set(&mut self, path: &[&str], input: &str) -> Result<(), SlotError> {
        let missing = || SlotError::NoSlot(path.join("/"));
        let (first, rest) = path.split_first().ok_or_else(missing)?;
        if *first == "+" {
            let mut row = T::default();
            let mut slots = Vec::new();
            row.slots(&Trail::new(""), &mut slots);
            let first = slots.first().filter(|_| !input.trim().is_empty());
            match first {
                _ if !rest.is_empty() => row.set(rest, input)?,
                Some(slot) => row.set(&slot.path.split('/').collect::<Vec<_>>(), input)?,
                None => {}
            }
            self.push(row);
            return Ok(());
        }
        let index: usize = first.parse().map_err(|_| missing())?;
        let row = self.get_mut(index).ok_or_else(missing)?;
        match (rest.is_empty(), input) {
            (false, _) => row.set(rest, input),
            (true, "") => {
                self.remove(index);
                Ok(())
            }
            (true, "up") if index > 0 => {
                self.swap(index, index - 1);
                Ok(())
            }
            (true, "down") if index + 1 < self.len() => {
                self.swap(index, index + 1);
                Ok(())
            }
            (true, "up" | "down") => Ok(()),
            (true, _) => Err(missing()),
        }
    }
}

/// Declares an enum of a few words that a slot offers as choices.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// The words offered.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl crate::domain::slot::Value for Option<$name> {
            const SHAPE: crate::domain::slot::Shape = crate::domain::slot::Shape::Choice($name::WORDS);

            fn show(&self) -> String {
                match self {
                    None => String::new(),
                    $(Some($name::$variant) => $word.to_owned()),+
                }
            }

            fn read(input: &str) -> Result<Self, crate::domain::slot::SlotError> {
                match crate::domain::slot::chosen::ours(input, $name::WORDS).as_str() {
                    $($word => Ok(Some($name::$variant)),)+
                    _ => Err(crate::domain::slot::chosen::refused(input, $name::WORDS)),
                }
            }
        }

        crate::domain::slot::field_of_value!(Option<$name>);
    };
}
pub(crate) use choice;

/// Declares a record: `part name: Type` rows become a stored struct and its slots in the same order.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $part:ident $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")] pub $field: $type),+
        }

        impl crate::domain::slot::Record for $name {
            fn slots(&self, trail: &crate::domain::slot::Trail, out: &mut Vec<crate::domain::slot::Slot>) {
                $(crate::domain::slot::Field::slots(
                    &self.$field,
                    trail.field(stringify!($field), $crate::domain::slot::record!(@part $part)),
                    out,
                );)+
            }

            fn set(&mut self, path: &[&str], input: &str) -> Result<(), crate::domain::slot::SlotError> {
                let (first, rest) = path
                    .split_first()
                    .ok_or_else(|| crate::domain::slot::SlotError::NoSlot(String::new()))?;
                match *first {
                    $(stringify!($field) => crate::domain::slot::Field::set(&mut self.$field, rest, input),)+
                    other => Err(crate::domain::slot::SlotError::NoSlot(other.to_owned())),
                }
            }
        }
    };
    (@part need) => { crate::domain::slot::Part::Need };
    (@part room) => { crate::domain::slot::Part::Room };
    (@part more) => { crate::domain::slot::Part::More };
    (@part measure) => { crate::domain::slot::Part::Measure };
    (@part detail) => { crate::domain::slot::Part::Detail };
}
pub(crate) use record;

/// Whether a value is its type's default, which the file leaves out.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests;
