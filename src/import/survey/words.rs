//! Words about the other team, gathered while rows are counted: who wrote what is known only until the file is read.
//! A person counts a word once, a plural folds onto a singular that somebody used, and no order of writing comes out.

use super::heading::{Heading, NO_IDS, Role, is_one_of};
use super::map::{ItemKind, Map, Tag};
use crate::assets::questions;
use crate::domain::baseline::words::{MOST_TERMS, Term, Written};
use crate::domain::people::{PerTeam, Team};
use crate::import::fold::{fold, unguarded};
use crate::text::clean_line;
use crate::text::phrase::{LONGEST_PHRASE, folded, phrases, singulars};
use csv::ByteRecord;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Everything both teams wrote, over all files.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The columns of the file being read, each with whom its words describe.
    columns: Vec<(usize, About)>,
    /// Where the file being read says whose row it is, and the rows by their person.
    respondent: Option<usize>,
    rows: HashMap<u64, usize>,
    /// The different spellings met, by their number.
    numbers: HashMap<String, u32>,
    spellings: Vec<String>,
    writers: Vec<Writer>,
    asked: PerTeam<bool>,
    left_out: LeftOut,
}

/// What could not be counted as words.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Texts too long for a word.
    pub texts: u32,
    /// Words that came after too many different ones.
    pub beyond: u32,
    /// People who wrote into a column about their own team.
    pub own_team: u32,
}

/// Whom the words of a column describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// The team the writer is not on.
    TheOther,
    /// One team, whoever writes.
    Team(Team),
}

/// One person, for as long as the files are read.
#[derive(Debug, Clone)]
struct Writer {
    team: Team,
    spellings: Vec<u32>,
}

/// The words of both teams, each about the other; none where nobody was asked.
pub type TeamsWords = PerTeam<Option<Written>>;

impl Gathered {
    /// Begins a file: which of its columns hold words, and which one says whose row it is.
    pub(super) fn begin(&mut self, headings: &[Heading], map: &Map) {
        self.rows.clear();
        self.respondent = headings.iter().position(|heading| heading.role == Role::Respondent);
        self.columns = headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.role == Role::Question)
            .filter_map(|(index, heading)| Some((index, about(heading, map)?)))
            .collect();
    }

    /// Takes the words of one person's row; a later row of the same person replaces an earlier one.
    pub(super) fn row(&mut self, row: &ByteRecord, team: Team) {
        if self.columns.is_empty() {
            return;
        }
        let mut writer = Writer { team, spellings: Vec::new() };
        for (index, about) in self.columns.clone() {
            let cell = String::from_utf8_lossy(row.get(index).unwrap_or_default());
            let cell = unguarded(cell.trim());
            if about == About::Team(team) {
                self.left_out.own_team += u32::from(phrases(cell).next().is_some());
                continue;
            }
            *self.asked.get_mut(team) = true;
            for phrase in phrases(cell) {
                writer.spellings.extend(self.number(phrase));
            }
        }
        self.writers.push(writer);
        if let Some(person) = self.person(row) {
            let position = self.writers.len() - 1;
            if let Some(earlier) = self.rows.insert(person, position) {
                self.writers[earlier].spellings.clear();
            }
        }
    }

    fn person(&self, row: &ByteRecord) -> Option<u64> {
        let id = row.get(self.respondent?)?.trim_ascii();
        if is_one_of(id, NO_IDS) {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        Some(hasher.finish())
    }

    fn number(&mut self, phrase: &str) -> Option<u32> {
        if phrase.chars().count() > LONGEST_PHRASE {
            self.left_out.texts += 1;
            return None;
        }
        if let Some(number) = self.numbers.get(phrase) {
            return Some(*number);
        }
        if self.spellings.len() == MOST_TERMS {
            self.left_out.beyond += 1;
            return None;
        }
        let number = self.spellings.len() as u32;
        self.numbers.insert(phrase.to_owned(), number);
        self.spellings.push(clean_line(phrase));
        Some(number)
    }

    /// What was left out so far.
    pub(super) fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// The words of each team, counted, and tagged as the map says.
    pub(super) fn finish(self, map: &Map) -> TeamsWords {
        let nothing: BTreeSet<String> = map.na.iter().map(|word| folded(word)).collect();
        PerTeam::of(|team| {
            let writers: Vec<&[u32]> = self
                .writers
                .iter()
                .filter(|writer| writer.team == team)
                .map(|writer| writer.spellings.as_slice())
                .collect();
            self.asked.get(team).then(|| count(&writers, &self.spellings, (&nothing, &map.tags)))
        })
    }
}

/// Whether a column nobody spoke of asks for words, as the question bank does.
pub(super) fn asks_for_words(heading: &Heading) -> bool {
    questions::open_by_text(heading.statement()).is_some()
}

/// Whom the words of a column describe, if it holds words: as the map says, else as the question bank asks.
fn about(heading: &Heading, map: &Map) -> Option<About> {
    let said =
        map.items.iter().rev().find(|item| item.kind().is_some() && heading.answers_to(&fold(&item.matches)));
    if let Some(item) = said {
        let about = item.terms_about.map_or(About::TheOther, About::Team);
        return (item.kind() == Some(ItemKind::Terms)).then_some(about);
    }
    let question = questions::open_by_text(heading.statement())?;
    Some(About::Team(match question.about {
        questions::About::Sales => Team::Sales,
        questions::About::Marketing => Team::Marketing,
    }))
}

/// Counts what one team wrote.
fn count(
    writers: &[&[u32]],
    spellings: &[String],
    (nothing, tags): (&BTreeSet<String>, &BTreeMap<String, Tag>),
) -> Written {
    let used: BTreeSet<u32> = writers.iter().flat_map(|writer| writer.iter().copied()).collect();
    let folded_tags: BTreeMap<String, Tag> = tags.iter().map(|(word, tag)| (folded(word), *tag)).collect();
    let keys: BTreeMap<u32, String> =
        used.iter().map(|number| (*number, folded(&spellings[*number as usize]))).collect();
    let known: BTreeSet<&str> =
        keys.values().map(String::as_str).chain(folded_tags.keys().map(String::as_str)).collect();
    let meant: BTreeMap<u32, String> = keys
        .iter()
        .map(|(number, key)| (*number, singular(key, &known)))
        .filter(|(_, key)| !nothing.contains(key))
        .collect();
    let mut people: BTreeMap<&str, u32> = BTreeMap::new();
    let mut written: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut people_with_a_term = 0;
    for writer in writers {
        let own: BTreeSet<u32> = writer.iter().copied().filter(|number| meant.contains_key(number)).collect();
        let terms: BTreeSet<&str> = own.iter().map(|number| meant[number].as_str()).collect();
        people_with_a_term += u32::from(!terms.is_empty());
        for term in terms {
            *people.entry(term).or_default() += 1;
        }
        for number in own {
            *written.entry((&meant[&number], &spellings[number as usize])).or_default() += 1;
        }
    }
    let mut result = Written { people_with_a_term: Some(people_with_a_term), terms: Vec::new() };
    result.terms.extend(people.iter().map(|(key, mentions)| Term {
        id: 0,
        label: label(key, &written),
        mentions: *mentions,
        tag: tag(key, &folded_tags, &known),
        accepted: false,
        merged: Vec::new(),
    }));
    result.sort();
    result
}

/// The spelling most people used; of equals the first by the alphabet.
fn label(key: &str, written: &BTreeMap<(&str, &str), u32>) -> String {
    let spellings = written.range((key, "")..).take_while(|((other, _), _)| *other == key);
    let most = spellings.min_by_key(|((_, spelling), people)| (Reverse(**people), *spelling));
    most.map_or_else(|| key.to_owned(), |((_, spelling), _)| (*spelling).to_owned())
}

/// The tag of a word: its own, else that of a plural that folds onto it.
fn tag(key: &str, tags: &BTreeMap<String, Tag>, known: &BTreeSet<&str>) -> Option<Tag> {
    tags.get(key)
        .or_else(|| tags.iter().find(|(word, _)| singular(word, known) == key).map(|(_, tag)| tag))
        .copied()
}

/// The singular of a phrase, if somebody used it or tagged it; else the phrase.
fn singular(key: &str, known: &BTreeSet<&str>) -> String {
    let mut key = key.to_owned();
    // Each step is a shorter word or one that ends in "man": there is no way back to a plural.
    while let Some(one) = singulars(&key).into_iter().find(|one| known.contains(one.as_str())) {
        key = one;
    }
    key
}

#[cfg(test)]
mod tests;
