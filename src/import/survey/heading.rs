//! What the header of a column says: a question, a row of a grid, or something no answer is in.
//! Judged by whole headers only; a header that merely contains such a word is still a question.

mod headers;

use crate::import::fold::{fold, plain, unguarded};
use headers::{ASIDE, ATTRIBUTE, COMPLETION, RESPONDENT, TEAM, TEAM_WORDS};
use std::collections::HashMap;

/// The header of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// The header as it stands in the file, on one line.
    pub text: String,
    /// The question.
    pub question: String,
    /// The row of a grid.
    pub row: Option<String>,
    /// The name the tool gave the column, where it is not the question.
    pub code: Option<String>,
    /// Its turn among columns of this file with the same question and row; 0 where there is no other.
    pub turn: usize,
    /// Another column of this file has the same header.
    pub is_repeated: bool,
    /// What the column is for.
    pub role: Role,
}

/// A header on one line, without markup, a formula's guard and the names of answers piped into it.
pub(super) fn header_text(header: &str) -> String {
    let text = plain(unguarded(header.trim()));
    without_piping(&without_piping(&text, "{{", "}}"), "${", "}")
}

fn without_piping(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((_, tail)) = after.split_once(close) else { break };
        out.push_str(before);
        out.push_str("...");
        rest = tail;
    }
    out + rest
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// May hold answers.
    Question,
    /// Tells one person's answers from another's.
    Respondent,
    /// Says whether a person came to the end: with one of these words they did not.
    Completion(&'static [&'static str]),
    /// Filled in by whoever sent the survey out: no item, but it may say the team.
    Attribute,
    /// A time, an address, a name: never looked at.
    Aside,
}

impl Heading {
    /// Reads a header of the form `Question` or `Question [Row]`.
    pub(super) fn of(header: &str) -> Self {
        let text = header_text(header);
        let (question, row) = match text.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            Some((question, row)) if !row.trim().is_empty() && !row.contains(']') => {
                (question.trim().to_owned(), Some(row.trim().to_owned()))
            }
            _ => (text.clone(), None),
        };
        Self { role: role(&fold(&text)), text, question, row, code: None, turn: 0, is_repeated: false }
    }

    /// A question and, for a grid, its row, which the tool keeps apart.
    pub(super) fn with_row(question: &str, row: Option<&str>) -> Self {
        let (question, row) = (header_text(question), row.map(header_text).filter(|row| !row.is_empty()));
        let text = match &row {
            Some(row) => format!("{question} [{row}]").trim_start().to_owned(),
            None => question.clone(),
        };
        let role = if row.is_some() { Role::Question } else { role(&fold(&text)) };
        Self { text, question, row, code: None, turn: 0, is_repeated: false, role }
    }

    /// The same heading for a column that is for something else.
    pub(super) fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Numbers the columns of one file that say the same.
    pub(super) fn number_turns(headings: &mut [Self]) {
        let mut turns: HashMap<String, Vec<usize>> = HashMap::new();
        let mut texts: HashMap<String, usize> = HashMap::new();
        for (index, heading) in headings.iter().enumerate() {
            turns.entry(heading.key()).or_default().push(index);
            *texts.entry(fold(&heading.text)).or_default() += 1;
        }
        for heading in &mut *headings {
            heading.is_repeated = texts[&fold(&heading.text)] > 1;
        }
        for same in turns.values().filter(|same| same.len() > 1) {
            for (turn, index) in (1..).zip(same) {
                headings[*index].turn = turn;
            }
        }
    }

    /// Whether a map's `match` means this column.
    pub(super) fn answers_to(&self, folded: &str) -> bool {
        let row = self.row.as_ref().map(|row| fold(&format!("{} [{row}]", self.question)));
        fold(&self.text) == folded
            || fold(&self.question) == folded
            || row.is_some_and(|row| row == folded)
            || self.code.as_ref().is_some_and(|code| fold(code) == folded)
            || (self.is_repeated && fold(&self.name()) == folded)
    }

    /// What to call this column so that no other is meant.
    pub(super) fn name(&self) -> String {
        match (self.is_repeated, &self.code) {
            (false, _) => self.text.clone(),
            (true, Some(code)) => code.clone(),
            (true, None) => format!("{} ({})", self.text, self.turn),
        }
    }

    /// What people agreed or disagreed with: the row of a grid, or the question.
    pub(super) fn statement(&self) -> &str {
        self.row.as_deref().unwrap_or(&self.question)
    }

    /// Whether this is a usual way to ask for the team.
    pub(super) fn asks_for_team(&self) -> bool {
        TEAM.contains(&fold(&self.question).trim_end_matches(['?', ':']).trim_end())
    }

    /// Whether its values may say the team.
    pub(super) fn may_say_the_team(&self) -> bool {
        matches!(self.role, Role::Question | Role::Attribute)
    }

    /// Whether the header has a word for teams in it.
    pub(super) fn speaks_of_teams(&self) -> bool {
        let folded = fold(&self.text);
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| TEAM_WORDS.contains(&word))
    }

    /// What makes this column the same one in another file.
    pub(super) fn key(&self) -> String {
        let row = self.row.as_deref().map(fold).unwrap_or_default();
        format!("{}\u{1}{row}", fold(&self.question))
    }

    /// The parts of the header that can name a choice of a select-all question.
    pub(super) fn choice_names(&self) -> Vec<String> {
        let mut names = vec![fold(&self.text)];
        names.extend(self.row.as_deref().map(fold));
        if let Some((before, after)) = self.text.split_once(':') {
            names.extend([fold(before), fold(after)]);
        }
        names
    }
}

fn role(folded: &str) -> Role {
    if RESPONDENT.contains(&folded) {
        Role::Respondent
    } else if COMPLETION.contains(&folded) {
        Role::Completion(NOT_COMPLETED)
    } else if ATTRIBUTE.contains(&folded) || folded.starts_with("custom data ") {
        Role::Attribute
    } else if folded.is_empty() || ASIDE.contains(&folded) {
        Role::Aside
    } else {
        Role::Question
    }
}

/// Values of a completion column that say the person did not come to the end, or was only trying it out.
const NOT_COMPLETED: &[&str] = &[
    "partial",
    "incomplete",
    "started",
    "in progress",
    "abandoned",
    "disqualified",
    "deleted",
    "preview",
    "survey preview",
    "test",
    "survey test",
    "false",
];

/// Whether a cell is one of these words. It is asked for every row, so it makes no copy.
pub(super) fn is_one_of(cell: &[u8], words: &[&str]) -> bool {
    let cell = cell.trim_ascii();
    words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
}

/// Ids that many rows share because nobody was asked who they are.
pub(super) const NO_IDS: &[&str] = &["", "0", "-", "anonymous", "anonym", "anonyme", "anonimo", "n/a"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grids_have_a_question_and_a_row() {
        let heading = Heading::of("How much do you agree? [Leads arrive on time]");
        assert_eq!(heading.question, "How much do you agree?");
        assert_eq!(heading.row.as_deref(), Some("Leads arrive on time"));
        assert!(heading.answers_to(&fold("how much do you agree? [leads arrive on time]")));
        let untitled = Heading::of(" [Row only]");
        assert_eq!((untitled.question.as_str(), untitled.row.as_deref()), ("", Some("Row only")));
        assert_eq!(Heading::of("A list []").row, None);
    }

    #[test]
    fn only_whole_headers_are_asides() {
        assert_eq!(Heading::of("Submit Date (UTC)").role, Role::Aside);
        assert_eq!(Heading::of("#").role, Role::Respondent);
        assert_eq!(Heading::of("Response Type").role, Role::Completion(NOT_COMPLETED));
        assert_eq!(Heading::of("Collector ID").role, Role::Attribute);
        assert_eq!(Heading::of("We know each other by name").role, Role::Question);
        assert_eq!(Heading::of("The date of hand-over is clear").role, Role::Question);
    }

    #[test]
    fn markup_guards_and_piped_answers_are_taken_out_of_headers() {
        assert_eq!(
            Heading::of("'=Our <b>leads</b>,<br>{{field:7d95-61}} and ${q://QID3/ChoiceGroup}").text,
            "=Our leads , ... and ..."
        );
        assert_eq!(Heading::of("A {curly} $5 {{odd").text, "A {curly} $5 {{odd");
    }

    #[test]
    fn words_in_cells_are_found_without_a_copy() {
        assert!(is_one_of(b" Survey PREVIEW ", NOT_COMPLETED));
        assert!(!is_one_of(b"completed", NOT_COMPLETED) && is_one_of(b"", NO_IDS));
    }
}
