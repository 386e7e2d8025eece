//! Columns of one question: the choices of a select-all question, or of a single choice with a column each.
//!
//! They are told from the rows of a grid by what is in them: whoever ticked one left the name of the choice or a
//! mark. They become one item only where nobody in any file ticked two and the choices are a known scale.

use super::column::{Answer, Column};
use super::family::{NO, YES};
use super::file::FileRead;
use super::heading::{Heading, Role};
use super::map::{ItemKind, Map, MapItem};
use super::scale::is_known_order;
use crate::domain::people::PerTeam;
use crate::import::fold::fold;
use std::collections::BTreeMap;

/// Columns of one file with the same question and different rows.
#[derive(Debug)]
pub(super) struct Block {
    /// Their positions among the columns that are read.
    pub columns: Vec<usize>,
    /// Somebody filled more than one of them.
    pub several: bool,
}

/// The blocks among these columns.
pub(super) fn of(headings: &[Heading], read: &[usize]) -> Vec<Block> {
    let mut blocks: Vec<(Question, Block)> = Vec::new();
    for (position, index) in read.iter().enumerate() {
        let heading = &headings[*index];
        if heading.row.is_none() {
            continue;
        }
        let question = question(heading);
        match blocks.last_mut().filter(|(last, _)| *last == question) {
            Some((_, block)) => block.columns.push(position),
            None => blocks.push((question, Block { columns: vec![position], several: false })),
        }
    }
    blocks.into_iter().map(|(_, block)| block).filter(|block| block.columns.len() > 1).collect()
}

/// A question, and its turn among questions with the same text.
type Question = (String, usize);

fn question(heading: &Heading) -> Question {
    (fold(&heading.question), heading.turn.max(1))
}

impl Block {
    /// Takes one person's answers; 0 stands for none.
    pub(super) fn note(&mut self, codes: &[u16]) {
        if !self.several {
            self.several = self.columns.iter().filter(|position| codes[**position] != 0).nth(1).is_some();
        }
    }
}

/// Makes one column of the columns of each question with choices.
pub(super) fn fold_choices(columns: &mut [Column], files: &[FileRead], map: &Map) {
    let mut questions: BTreeMap<Question, (Vec<usize>, bool)> = BTreeMap::new();
    for file in files {
        for block in &file.tally.blocks {
            let places = block.columns.iter().map(|position| file.places[file.tally.read[*position]]);
            let places: Vec<usize> = places.collect();
            let (known, several) = questions.entry(question(&columns[places[0]].heading)).or_default();
            known.extend(places);
            *several |= block.several;
        }
    }
    for file in files {
        join_team_columns(columns, file);
    }
    for (mut places, several) in questions.into_values() {
        places.sort_unstable();
        places.dedup();
        places.retain(|place| !is_field_for_another(&columns[*place]));
        let told_apart = map.items.iter().any(|item| {
            let wanted = fold(&item.matches);
            places.iter().any(|place| fold(&columns[*place].heading.name()) == wanted)
        });
        let ticked = places.iter().any(|place| !columns[*place].answers.is_empty());
        if !told_apart && places.len() > 1 && ticked && places.iter().all(|place| columns[*place].is_choice())
        {
            fold_question(columns, &places, several, map);
        }
    }
}

/// Where each team has its own column, they are one.
fn join_team_columns(columns: &mut [Column], file: &FileRead) {
    let mut places: Vec<usize> = file.team_columns.iter().map(|index| file.places[*index]).collect();
    places.sort_unstable();
    if let [main, others @ ..] = places.as_slice()
        && !others.is_empty()
    {
        columns[*main].heading = Heading::with_row(&columns[*main].heading.question, None);
        for place in others {
            columns[*place].part_of = Some(*main);
        }
    }
}

/// A column for what people wrote who ticked "Other".
fn is_field_for_another(column: &Column) -> bool {
    let row = fold(column.heading.row.as_deref().unwrap_or_default());
    let of_another =
        ["other", "sonstiges", "andere", "autre", "otro"].iter().any(|start| row.starts_with(start));
    of_another && !column.is_choice()
}

fn fold_question(columns: &mut [Column], places: &[usize], several: bool, map: &Map) {
    let main = places[0];
    let choice = |place: &usize| columns[*place].heading.row.clone().unwrap_or_default();
    let choices: Vec<String> = places.iter().map(choice).collect();
    let question = &columns[main].heading.question;
    let heading = Heading { role: Role::Question, ..Heading::with_row(question, None) };
    let declared = |item: &MapItem| {
        let is_scale = matches!(item.kind(), Some(ItemKind::Likert | ItemKind::YesNo | ItemKind::Numeric));
        is_scale && heading.answers_to(&fold(&item.matches))
    };
    let is_item = !several && (is_known_order(&choices) || map.items.iter().any(declared));
    let answers: Vec<Answer> =
        places.iter().zip(&choices).map(|(place, choice)| columns[*place].ticked(choice)).collect();
    let is_team = places.iter().any(|place| columns[*place].is_team);
    for place in places {
        columns[*place].part_of = Some(main);
    }
    let column = &mut columns[main];
    column.part_of = None;
    column.heading = heading;
    column.is_team = is_team;
    column.is_select_all = !is_item;
    column.answers = if is_item { answers } else { Vec::new() };
}

impl Column {
    /// Whether nothing is in it but the name of its choice or a mark.
    pub(super) fn is_choice(&self) -> bool {
        !self.open && self.answers.iter().all(|answer| self.is_tick(answer) || self.is_no_tick(answer))
    }

    /// A column for one choice of a select-all question, alone: something is in it, and only its own name or a mark.
    pub(super) fn is_tick_box(&self) -> bool {
        matches!(self.answers.as_slice(), [only] if self.is_tick(only))
    }

    fn is_tick(&self, answer: &Answer) -> bool {
        const MARKS: [&str; 6] = ["x", "1", "checked", "selected", "ticked", "✓"];
        let folded = answer.folded.as_str();
        MARKS.contains(&folded)
            || (self.source.ticks_with_yes && YES.contains(&folded))
            || self.heading.choice_names().iter().any(|name| name == folded)
    }

    fn is_no_tick(&self, answer: &Answer) -> bool {
        self.source.ticks_with_yes && NO.contains(&answer.folded.as_str())
    }

    /// Everybody who ticked this choice, as one answer.
    fn ticked(&self, choice: &str) -> Answer {
        let mut people = PerTeam::<u32>::default();
        let (mut files, mut first) = (0, (0, 0));
        for answer in self.answers.iter().filter(|answer| self.is_tick(answer)) {
            people.sales += answer.people.sales;
            people.marketing += answer.people.marketing;
            files |= answer.files;
            first = answer.first;
        }
        Answer { text: choice.to_owned(), folded: fold(choice), people, files, first }
    }
}
