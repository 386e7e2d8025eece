//! What a person should know about how a survey was understood: one sentence each, in a fixed order.
//! A sentence that quotes a cell is shown once and not kept: a cell may be somebody's own words.

use super::column::Column;
use super::scale::{Code, Left, Scale};
use super::tally::Tally;
use super::words::LeftOut;
use crate::domain::baseline::words::MOST_TERMS;
use crate::domain::baseline::{DEFAULT_THRESHOLD, Wave};
use crate::domain::people::Team;
use crate::import::fold::fold;
use crate::text::phrase::LONGEST_PHRASE;
use std::collections::BTreeMap;

/// Sentences collected during one import.
#[derive(Debug, Default)]
pub(super) struct Notes {
    sentences: Vec<Sentence>,
    asides: Vec<String>,
    left: BTreeMap<Left, Vec<String>>,
    guesses: BTreeMap<String, Vec<String>>,
}

#[derive(Debug)]
struct Sentence {
    text: String,
    /// It quotes a cell.
    quotes: bool,
    /// Another part of the report says it too.
    elsewhere: bool,
}

/// All sentences of an import, and two choices of them.
pub(super) struct Sentences {
    /// All.
    pub all: Vec<String>,
    /// Those that quote no cell.
    pub kept: Vec<String>,
    /// Those that no other part of the report says.
    pub remarks: Vec<String>,
}

/// More names than this in one sentence help nobody.
const MOST_NAMES: usize = 12;

impl Notes {
    /// Adds sentences that quote no cell.
    pub(super) fn say(&mut self, sentences: impl IntoIterator<Item = String>) {
        let said = |text| Sentence { text, quotes: false, elsewhere: false };
        self.sentences.extend(sentences.into_iter().map(said));
    }

    /// Adds a sentence that quotes no cell and that another part of the report says too.
    pub(super) fn told_elsewhere(&mut self, text: String) {
        self.sentences.push(Sentence { text, quotes: false, elsewhere: true });
    }

    fn quote(&mut self, text: String) {
        self.sentences.push(Sentence { text, quotes: true, elsewhere: true });
    }

    /// What happened to the rows of one file.
    pub(super) fn of_file(&mut self, name: &str, tally: &Tally) {
        if tally.not_counted > 0 {
            let others = tally.team_values.iter().filter(|(_, team, _)| team.is_none());
            let values: Vec<String> =
                others.map(|(value, _, rows)| format!("{} ({rows})", cell(value))).collect();
            let values = list(&values);
            let rows = rows(tally.not_counted);
            self.quote(format!("{name}: {rows} of neither team, not counted: {values}."));
        }
        let (too_long, line) = tally.too_long;
        if too_long > 0 {
            self.told_elsewhere(format!(
                "{name}: {} more cells than the header and were left out, the first on line {line}.",
                has_have(too_long)
            ));
        }
        let incomplete = tally.excluded - too_long;
        if incomplete > 0 {
            self.say([format!("{name}: {} left out as incomplete or as a preview.", was_were(incomplete))]);
        }
        if tally.repeated > 0 {
            self.say([format!(
                "{name}: {} replaced by a later one with the same respondent id.",
                was_were(tally.repeated)
            )]);
        }
        if tally.repetition_unknown {
            self.say([format!(
                "{name}: rows after the first 100,000 were not compared for repeated respondent ids."
            )]);
        }
    }

    /// A column in which no answers are.
    pub(super) fn aside(&mut self, column: &Column) {
        if !column.is_team && !column.heading.text.is_empty() {
            self.asides.push(column.quoted());
        }
    }

    /// A column that holds no item.
    pub(super) fn left(&mut self, column: &Column, left: Left) {
        let name = match left {
            Left::UnknownLabels => {
                let labels: Vec<String> = column.answers.iter().map(|answer| cell(&answer.text)).collect();
                format!("{} ({})", column.quoted(), labels.join(", "))
            }
            _ => column.quoted(),
        };
        self.left.entry(left).or_default().push(name);
    }

    /// What was concluded about an item.
    pub(super) fn of_item(&mut self, column: &Column, scale: &Scale, reversed: bool) {
        if let Some(guess) = &scale.guess {
            self.guesses.entry(guess.clone()).or_default().push(column.quoted());
        }
        let unreadable: Vec<String> = column
            .answers
            .iter()
            .zip(&scale.codes)
            .filter(|(_, code)| **code == Code::Unreadable)
            .map(|(answer, _)| format!("{} ({})", cell(&answer.text), answer.total()))
            .collect();
        if !unreadable.is_empty() {
            self.quote(format!(
                "{}: not readable on its scale, counted as invalid: {}.",
                column.quoted(),
                list(&unreadable)
            ));
        }
        if fold(&column.heading.text).contains("(reversed)") && !reversed {
            self.say([format!(
                "{} says that it is reversed and was counted as it stands: add reversed = true to its [[item]] in the map.",
                column.quoted()
            )]);
        }
    }

    /// What could not be counted as words.
    pub(super) fn of_words(&mut self, left_out: LeftOut) {
        let LeftOut { texts, beyond, own_team } = left_out;
        if texts > 0 {
            self.say([format!(
                "Words: {texts} longer than {LONGEST_PHRASE} characters left out, they are texts."
            )]);
        }
        if beyond > 0 {
            self.say([format!("Words: {beyond} left out, there are more than {MOST_TERMS} different ones.")]);
        }
        if own_team > 0 {
            self.say([format!("Words about the writer's own team are left out: {own_team} wrote some.")]);
        }
    }

    /// What the numbers of people mean for what can be shown.
    pub(super) fn of_wave(&mut self, wave: &Wave) {
        for (team, name) in [(Team::Marketing, "Marketing"), (Team::Sales, "Sales")] {
            let answered = *wave.respondents.get(team);
            let threshold = wave.threshold;
            if answered == 0 {
                self.say([format!("Nobody from {name} answered: there is nothing to compare.")]);
            } else if answered < threshold {
                self.say([format!(
                    "{name} has {answered} answers, fewer than {threshold}: every item is hidden."
                )]);
            } else if answered == threshold {
                self.say([format!(
                    "{name} has {answered} answers and the threshold is {threshold}: one blank hides an item."
                )]);
            }
            if let Some(people) = wave.people.get(team).filter(|people| *people < answered) {
                self.say([format!(
                    "{name} has {people} people but {answered} answers: check the head-count in the map."
                )]);
            }
        }
        if wave.threshold < DEFAULT_THRESHOLD {
            self.say([format!(
                "The threshold is {}, below the usual 5: both teams must agree to it.",
                wave.threshold
            )]);
        }
        if wave.items.is_empty() {
            self.say(["No question with a known scale was found.".to_owned()]);
        }
    }

    /// All sentences, those that may be kept, and those that nothing else says.
    pub(super) fn into_sentences(mut self) -> Sentences {
        for (guess, columns) in std::mem::take(&mut self.guesses) {
            // It may say what nobody chose: beside the sides of few answers that can tell every one of them.
            let text = format!("Read as {guess}: {}.", list(&columns));
            self.sentences.push(Sentence { text, quotes: true, elsewhere: true });
        }
        for (left, columns) in std::mem::take(&mut self.left) {
            let quotes = left == Left::UnknownLabels;
            if let Some(text) = left_out(left, &columns) {
                self.sentences.push(Sentence { text, quotes, elsewhere: true });
            }
        }
        if !self.asides.is_empty() {
            let columns = list(&self.asides);
            self.told_elsewhere(format!("Left out, not about the questions: {columns}."));
        }
        let those = |wanted: &dyn Fn(&Sentence) -> bool| -> Vec<String> {
            let sentences = self.sentences.iter().filter(|sentence| wanted(sentence));
            sentences.map(|sentence| sentence.text.clone()).collect()
        };
        Sentences {
            all: those(&|_| true),
            kept: those(&|sentence| !sentence.quotes),
            remarks: those(&|sentence| !sentence.elsewhere),
        }
    }
}

fn left_out(left: Left, columns: &[String]) -> Option<String> {
    let names = list(columns);
    let sentence = match left {
        Left::Ignored => return None,
        Left::Words => format!("Words about the other team, kept apart from the questions: {names}."),
        Left::Empty => format!("Left out, nobody gave an answer on a scale: {names}."),
        Left::Choices => format!("Left out, one column for each choice: {names}."),
        Left::ListsOfChoices => format!("Left out, several choices in one cell: {names}."),
        Left::FreeText => format!("Left out, free text: {names}."),
        Left::BareNumbers => format!(
            "Left out, numbers without known ends: {names}. Add to the map, with the real ends: \
             [[item]] match = {} points = [1, 5].",
            columns[0]
        ),
        Left::UnknownLabels => format!(
            "Left out, labels in no known order: {names}. Add an [[item]] to the map with match and with labels, \
             lowest first."
        ),
        Left::ScalesDiffer => format!(
            "Left out, the files use different scales: {names}. Add an [[item]] to the map whose labels fit both files."
        ),
    };
    Some(sentence)
}

fn list(names: &[String]) -> String {
    let shown = names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST_NAMES) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        _ => shown,
    }
}

/// A cell in quotation marks, cut where it is long.
fn cell(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.trim().is_empty() {
        return "(blank)".to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let dots = if cut.len() < text.len() { "..." } else { "" };
    format!("\"{cut}{dots}\"")
}

fn rows(count: u32) -> String {
    format!("{count} {}", if count == 1 { "row" } else { "rows" })
}

fn was_were(count: u32) -> String {
    format!("{} {}", rows(count), if count == 1 { "was" } else { "were" })
}

fn has_have(count: u32) -> String {
    format!("{} {}", rows(count), if count == 1 { "has" } else { "have" })
}
