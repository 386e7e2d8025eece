//! What a person should know about how a survey was understood: one sentence each, in a fixed order.
//! A sentence that quotes a cell is shown once and not kept: a cell may be somebody's own words.

use super::column::Column;
use super::item;
use super::scale::{Code, Left, Scale};
use super::tally::Tally;
use super::words::LeftOut;
use crate::assets::words::{count, fill, say};
use crate::domain::baseline::words::MOST_TERMS;
use crate::domain::baseline::{DEFAULT_THRESHOLD, Wave};
use crate::domain::people::Team;
use crate::import::fold::fold;
use crate::stats::Kind;
use crate::text::phrase::LONGEST_PHRASE;
use std::collections::BTreeMap;
use std::fmt::Display;

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
            let rows = count("import.notes.rows", tally.not_counted);
            let told: [(&str, &dyn Display); 3] = [("file", &name), ("rows", &rows), ("values", &values)];
            self.quote(fill("import.notes.neither", &told));
        }
        let (too_long, line) = tally.too_long;
        if too_long > 0 {
            let rows = count("import.notes.cells", too_long);
            let told: [(&str, &dyn Display); 3] = [("file", &name), ("rows", &rows), ("line", &line)];
            self.told_elsewhere(fill("import.notes.too_long", &told));
        }
        let incomplete = tally.excluded - too_long;
        if incomplete > 0 {
            let rows = count("import.notes.rows_were", incomplete);
            self.say([fill("import.notes.incomplete", &[("file", &name), ("rows", &rows)])]);
        }
        if tally.repeated > 0 {
            let rows = count("import.notes.rows_were", tally.repeated);
            self.say([fill("import.notes.repeated", &[("file", &name), ("rows", &rows)])]);
        }
        if tally.repetition_unknown {
            self.say([fill("import.notes.not_compared", &[("file", &name)])]);
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
            let (question, answers) = (column.quoted(), list(&unreadable));
            self.quote(fill("import.notes.invalid", &[("question", &question), ("answers", &answers)]));
        }
        if fold(&column.heading.text).contains("(reversed)") && !reversed {
            self.say([fill("import.notes.reversed", &[("question", &column.quoted())])]);
        } else if scale.kind == Kind::Likert && !reversed && item::sounds_bad(column) {
            self.say([fill("survey.sounds_bad", &[("question", &column.quoted())])]);
        }
    }

    /// What could not be counted as words.
    pub(super) fn of_words(&mut self, left_out: LeftOut) {
        let LeftOut { texts, beyond, own_team } = left_out;
        if texts > 0 {
            self.say([fill("import.notes.long_words", &[("n", &texts), ("most", &LONGEST_PHRASE)])]);
        }
        if beyond > 0 {
            self.say([fill("import.notes.many_words", &[("n", &beyond), ("most", &MOST_TERMS)])]);
        }
        if own_team > 0 {
            self.say([fill("import.notes.own_team", &[("n", &own_team)])]);
        }
    }

    /// What the numbers of people mean for what can be shown.
    pub(super) fn of_wave(&mut self, wave: &Wave) {
        for (team, name) in [(Team::Marketing, say("team.marketing")), (Team::Sales, say("team.sales"))] {
            let answered = *wave.respondents.get(team);
            let threshold = wave.threshold;
            let told: [(&str, &dyn Display); 3] =
                [("team", &name), ("n", &answered), ("threshold", &threshold)];
            if answered == 0 {
                self.say([fill("import.notes.nobody", &[("team", &name)])]);
            } else if answered < threshold {
                self.say([fill("import.notes.too_few", &told)]);
            } else if answered == threshold {
                self.say([fill("import.notes.just_enough", &told)]);
            }
            if let Some(people) = wave.people.get(team).filter(|people| *people < answered) {
                let told: [(&str, &dyn Display); 3] =
                    [("team", &name), ("people", &people), ("n", &answered)];
                self.say([fill("import.notes.head_count", &told)]);
            }
        }
        if wave.threshold < DEFAULT_THRESHOLD {
            self.say([fill("import.notes.threshold", &[("n", &wave.threshold)])]);
        }
        if wave.items.is_empty() {
            self.say([say("import.notes.no_question").to_owned()]);
        }
    }

    /// All sentences, those that may be kept, and those that nothing else says.
    pub(super) fn into_sentences(mut self) -> Sentences {
        for (guess, columns) in std::mem::take(&mut self.guesses) {
            // It may say what nobody chose: beside the sides of few answers that can tell every one of them.
            let text = fill("import.notes.read_as", &[("guess", &guess), ("questions", &list(&columns))]);
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
            self.told_elsewhere(fill("import.notes.asides", &[("columns", &columns)]));
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
    let key = match left {
        Left::Ignored => return None,
        Left::BareNumbers => {
            let told: [(&str, &dyn Display); 2] = [("columns", &names), ("first", &columns[0])];
            return Some(fill("import.notes.numbers", &told));
        }
        Left::Words => "import.notes.words",
        Left::Empty => "import.notes.empty",
        Left::Choices => "import.notes.choices",
        Left::ListsOfChoices => "import.notes.lists",
        Left::FreeText => "import.notes.free_text",
        Left::UnknownLabels => "import.notes.labels",
        Left::ScalesDiffer => "import.notes.scales",
    };
    Some(fill(key, &[("columns", &names)]))
}

fn list(names: &[String]) -> String {
    let shown = names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST_NAMES) {
        Some(more) if more > 0 => fill("import.notes.more", &[("shown", &shown), ("n", &more)]),
        _ => shown,
    }
}

/// A cell in quotation marks, cut where it is long.
fn cell(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.trim().is_empty() {
        return say("import_survey.blank").to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let dots = if cut.len() < text.len() { "..." } else { "" };
    format!("\"{cut}{dots}\"")
}
