//! Words each team uses for the other: who agreed to it, what each team wrote as counts, and how it was tagged.
//!
//! The two directions are never added up, a word that one person wrote is shown only once it was accepted, and no
//! order of writing is kept. Shares are derived each time they are shown.

pub mod wording;

use super::DEFAULT_THRESHOLD;
use crate::assets::terms::{self, Leaning};
use crate::assets::words::{fill, say};
use crate::domain::command::Command;
use crate::domain::people::{PerTeam, Team};
use crate::text::phrase::{LONGEST_PHRASE, folded, singulars};
use serde::{Deserialize, Serialize};

/// A team has no more different words than this about the other.
pub const MOST_TERMS: usize = 10_000;

/// Words about the other team: off until both team leads agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Who agreed for each team.
    #[serde(default)]
    pub agreed_by: PerTeam<Option<String>>,
    /// What each team wrote about the other; none where nobody was asked.
    #[serde(default)]
    pub written_by: PerTeam<Option<Written>>,
}

/// What to do next with the words about each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask both leads.
    Agree,
    /// Read what the teams wrote.
    Import,
    /// Leave it out: too few people wrote a word.
    TooFew,
    /// Tag the words that are not tagged yet: so many.
    Tag(u32),
    /// Show a direction to the room.
    Show,
}

/// What one team wrote about the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// People who wrote at least one word; none where they were too few to say even that.
    pub people_with_a_term: Option<u32>,
    /// The different words, most often written first, then by the alphabet.
    #[serde(default)]
    pub terms: Vec<Term>,
}

/// One word or short phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its number among the words of this team.
    pub id: u32,
    /// The spelling most people used.
    pub label: String,
    /// People who wrote it; a person counts once.
    pub mentions: u32,
    /// How it was tagged; none until somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
    /// May be shown although one person wrote it.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub accepted: bool,
    /// Other words that count as this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Merged>,
}

/// A word that counts as another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merged {
    /// Its own spelling.
    pub label: String,
    /// People who wrote it.
    pub mentions: u32,
}

/// What a word was tagged as; it belongs to the whole phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// An unkind word.
    Negative,
    /// Neither.
    Neutral,
    /// A kind word.
    Positive,
}

impl Tag {
    /// All tags, the unkind first.
    pub const ALL: [Self; 3] = [Self::Negative, Self::Neutral, Self::Positive];
}

/// How much was written: mentions are people times words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// People times words.
    pub mentions: u32,
    /// Different words.
    pub terms: u32,
}

/// What was written, by tag; what nobody tagged is never called neutral.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// Tagged negative.
    pub negative: Amount,
    /// Tagged neutral.
    pub neutral: Amount,
    /// Tagged positive.
    pub positive: Amount,
    /// Not tagged yet.
    pub untagged: Amount,
}

/// Why words cannot enter a session, without quoting any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsProblem {
    /// Too few people wrote any.
    #[error("{}", say("rejected.words_problem.not_sealed"))]
    NotSealed,
    /// A word without text, or one that is a text.
    #[error("{}", fill("rejected.words_problem.length", &[("most", &LONGEST_PHRASE)]))]
    Length,
    /// More mentions than people.
    #[error("{}", say("rejected.words_problem.too_many_mentions"))]
    TooManyMentions,
    /// Merged or accepted before anybody saw it.
    #[error("{}", say("rejected.words_problem.decided_before"))]
    DecidedBefore,
    /// Too many of them.
    #[error("{}", fill("rejected.words_problem.too_many", &[("most", &MOST_TERMS)]))]
    TooMany,
}

impl Words {
    /// Whether both team leads agreed.
    pub fn is_open(&self) -> bool {
        self.agreed_by.both(Option::is_some)
    }

    /// Whether nothing was ever said about it.
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// The command that attaches what both teams wrote with their survey: none unless both leads agreed and somebody
    /// was asked.
    pub fn attach(&self, written_by: &PerTeam<Option<Written>>, threshold: u32) -> Option<Command> {
        let sealed = |team: Team| written_by.get(team).clone().map(|written| written.sealed(threshold));
        let asked = Team::BOTH.iter().any(|team| written_by.get(*team).is_some());
        (self.is_open() && asked).then(|| Command::AttachWords { written_by: Box::new(PerTeam::of(sealed)) })
    }

    /// What a team wrote, once both agreed.
    pub fn by(&self, team: Team) -> Option<&Written> {
        self.written_by.get(team).as_ref().filter(|_| self.is_open())
    }

    /// What a team wrote, once both agreed, where there is something to look at.
    pub fn said_by(&self, team: Team) -> Option<&Written> {
        self.by(team).filter(|written| !written.terms.is_empty())
    }

    /// What to do next.
    pub fn next(&self) -> Next {
        if !self.is_open() {
            return Next::Agree;
        }
        if Team::BOTH.iter().all(|team| self.by(*team).is_none()) {
            return Next::Import;
        }
        let mut said = Team::BOTH.into_iter().filter_map(|team| self.said_by(team)).peekable();
        if said.peek().is_none() {
            return Next::TooFew;
        }
        match said.map(|written| written.balance().untagged.terms).sum() {
            0 => Next::Show,
            untagged => Next::Tag(untagged),
        }
    }
}

impl Written {
    /// What may be kept: nothing of too few people, and no order but that of the counts.
    #[must_use]
    pub fn sealed(mut self, threshold: u32) -> Self {
        let fewest = threshold.max(DEFAULT_THRESHOLD);
        if self.people_with_a_term.is_none_or(|people| people < fewest) {
            return Self::default();
        }
        self.sort();
        self
    }

    /// Puts the words into their one order and numbers them.
    pub fn sort(&mut self) {
        self.terms
            .sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.label.cmp(&b.label)).then(a.tag.cmp(&b.tag)));
        for (id, term) in (1..).zip(&mut self.terms) {
            term.id = id;
        }
    }

    /// Checks that this may be attached.
    pub fn check(&self) -> Result<(), WordsProblem> {
        let people = self.people_with_a_term.unwrap_or(0);
        if self.people_with_a_term.is_some_and(|people| people < DEFAULT_THRESHOLD) {
            return Err(WordsProblem::NotSealed);
        }
        if self.terms.len() > MOST_TERMS {
            return Err(WordsProblem::TooMany);
        }
        for term in &self.terms {
            let length = term.label.trim().chars().count();
            if !(1..=LONGEST_PHRASE).contains(&length) {
                return Err(WordsProblem::Length);
            }
            if !(1..=people).contains(&term.mentions) {
                return Err(WordsProblem::TooManyMentions);
            }
            if term.accepted || !term.merged.is_empty() {
                return Err(WordsProblem::DecidedBefore);
            }
        }
        Ok(())
    }

    /// The word with this number.
    pub fn term(&self, id: u32) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The word with this number, to change.
    pub fn term_mut(&mut self, id: u32) -> Option<&mut Term> {
        self.terms.iter_mut().find(|term| term.id == id)
    }

    /// People who wrote a word or one that was merged into it; somebody who wrote two of these counts for each, up to
    /// the number of people.
    pub fn mentions(&self, term: &Term) -> u32 {
        let all = term.merged.iter().fold(term.mentions, |sum, merged| sum.saturating_add(merged.mentions));
        all.min(self.people_with_a_term.unwrap_or(0))
    }

    /// The words a room may see.
    pub fn shown(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| term.is_shown())
    }

    /// How many words a room would see without a tag.
    pub fn untagged(&self) -> usize {
        self.shown().filter(|term| term.tag.is_none()).count()
    }

    /// How many words one person wrote that nobody accepted.
    pub fn waiting(&self) -> usize {
        self.terms.iter().filter(|term| !term.is_shown()).count()
    }

    /// Everything by tag, the words nobody sees included.
    pub fn balance(&self) -> Balance {
        let mut balance = Balance::default();
        for term in &self.terms {
            let amount = balance.get_mut(term.tag);
            amount.mentions += self.mentions(term);
            amount.terms += 1;
        }
        balance
    }

    /// Counts a word as another one; the spelling that more people used stays. Whether both were there.
    pub fn merge(&mut self, id: u32, into: u32) -> bool {
        let position = |id: u32| self.terms.iter().position(|term| term.id == id);
        let (Some(first), Some(second)) = (position(id), position(into)) else { return false };
        if first == second {
            return false;
        }
        let more = self.terms[first].mentions > self.terms[second].mentions;
        let (stays, goes) = if more { (first, second) } else { (second, first) };
        let gone = self.terms[goes].clone();
        let head = &mut self.terms[stays];
        head.tag = head.tag.or(gone.tag);
        head.merged.push(Merged { label: gone.label, mentions: gone.mentions });
        head.merged.extend(gone.merged);
        head.merged.sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.label.cmp(&b.label)));
        self.terms.remove(goes);
        true
    }
}

impl Term {
    /// Whether a room may see it: more than one person used this spelling, or the facilitator accepted it.
    pub fn is_shown(&self) -> bool {
        self.accepted || self.mentions > 1
    }

    /// What our own list would call it: a suggestion, never counted until somebody takes it.
    pub fn suggestion(&self) -> Option<Tag> {
        let key = folded(&self.label);
        let found = std::iter::once(key.clone()).chain(singulars(&key)).find_map(|key| terms::leaning(&key));
        found.map(|leaning| match leaning {
            Leaning::Negative => Tag::Negative,
            Leaning::Neutral => Tag::Neutral,
            Leaning::Positive => Tag::Positive,
        })
    }
}

impl Balance {
    /// What has this tag, or none.
    pub fn get(&self, tag: Option<Tag>) -> Amount {
        match tag {
            Some(Tag::Negative) => self.negative,
            Some(Tag::Neutral) => self.neutral,
            Some(Tag::Positive) => self.positive,
            None => self.untagged,
        }
    }

    fn get_mut(&mut self, tag: Option<Tag>) -> &mut Amount {
        match tag {
            Some(Tag::Negative) => &mut self.negative,
            Some(Tag::Neutral) => &mut self.neutral,
            Some(Tag::Positive) => &mut self.positive,
            None => &mut self.untagged,
        }
    }

    /// Everything that was tagged: what a share is a share of.
    pub fn tagged(&self) -> Amount {
        sum(&[self.negative, self.neutral, self.positive])
    }

    /// Everything.
    pub fn all(&self) -> Amount {
        sum(&[self.tagged(), self.untagged])
    }

    /// The negative share of the tagged mentions.
    pub fn negative_share_mentions(&self) -> Option<f64> {
        share(self.negative.mentions, self.tagged().mentions)
    }

    /// The negative share of the tagged different words.
    pub fn negative_share_terms(&self) -> Option<f64> {
        share(self.negative.terms, self.tagged().terms)
    }
}

fn sum(amounts: &[Amount]) -> Amount {
    amounts.iter().fold(Amount::default(), |sum, amount| Amount {
        mentions: sum.mentions + amount.mentions,
        terms: sum.terms + amount.terms,
    })
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
