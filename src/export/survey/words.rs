//! Words about the other team, for a program and for people: both denominators, each direction for itself.
//! Without `full` nothing of too few people is said, and no word that only one person wrote.

use crate::domain::baseline::words::{
    Amount, Balance, Tag, Term, Written,
    wording::{heading, tag_word, too_few},
};
use crate::domain::people::{PerTeam, Team};
use crate::text::{clean_line, wrap};
use serde::Serialize;

/// What both teams wrote, by who wrote it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Terms {
    words_written_by: WrittenBy,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct WrittenBy {
    marketing: Option<TeamTerms>,
    sales: Option<TeamTerms>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
struct TeamTerms {
    people_with_a_term: Option<u32>,
    mentions: Option<u32>,
    terms: Option<u32>,
    counts: Option<Counts>,
    negative_share_mentions: Option<f64>,
    negative_share_terms: Option<f64>,
    /// Word, mentions and tag.
    table: Vec<(String, u32, Option<Tag>)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Counts {
    negative: Part,
    neutral: Part,
    positive: Part,
    untagged: Part,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Part {
    mentions: u32,
    terms: u32,
}

impl Terms {
    /// The report of what was written; none where nobody was asked.
    pub(super) fn of(words: &PerTeam<Option<Written>>, threshold: u32, full: bool) -> Option<Self> {
        let report = |team: Team| {
            let written = words.get(team).as_ref()?;
            Some(TeamTerms::of(&allowed(written, threshold, full), full))
        };
        let words_written_by = WrittenBy { marketing: report(Team::Marketing), sales: report(Team::Sales) };
        let asked = words_written_by.marketing.is_some() || words_written_by.sales.is_some();
        asked.then_some(Self { words_written_by })
    }
}

impl TeamTerms {
    fn of(written: &Written, full: bool) -> Self {
        let Some(people) = written.people_with_a_term else { return Self::default() };
        let balance = written.balance();
        Self {
            people_with_a_term: Some(people),
            mentions: Some(balance.all().mentions),
            terms: Some(balance.all().terms),
            counts: Some(Counts::of(&balance)),
            negative_share_mentions: balance.negative_share_mentions(),
            negative_share_terms: balance.negative_share_terms(),
            table: rows(written, full)
                .map(|term| (term.label.clone(), written.mentions(term), term.tag))
                .collect(),
        }
    }
}

impl Counts {
    fn of(balance: &Balance) -> Self {
        let part = |amount: Amount| Part { mentions: amount.mentions, terms: amount.terms };
        Self {
            negative: part(balance.negative),
            neutral: part(balance.neutral),
            positive: part(balance.positive),
            untagged: part(balance.untagged),
        }
    }
}

/// Both directions in lines of at most `columns` cells, one after the other; nothing where nobody was asked.
pub fn words_table(words: &PerTeam<Option<Written>>, threshold: u32, columns: usize, full: bool) -> String {
    let mut lines = Vec::new();
    for team in [Team::Marketing, Team::Sales] {
        let Some(written) = words.get(team) else { continue };
        let written = allowed(written, threshold, full);
        lines.extend([String::new(), heading(team)]);
        if written.people_with_a_term.is_none() {
            lines.extend(wrap(&too_few(team), columns));
            continue;
        }
        lines.extend(written.balance().sentences().into_iter().map(|(_, sentence)| format!("  {sentence}")));
        for tag in [Some(Tag::Negative), Some(Tag::Neutral), Some(Tag::Positive), None] {
            let listed = written.listed(rows(&written, full).filter(|term| term.tag == tag));
            if !listed.is_empty() {
                let list = clean_line(&format!("{}: {}", tag_word(tag), listed.join(", ")));
                lines.extend(wrap(&list, columns.saturating_sub(2)).iter().map(|line| format!("  {line}")));
            }
        }
        let foot = if full { String::new() } else { written.foot() };
        lines.extend(wrap(&foot, columns).into_iter().filter(|line| !line.is_empty()));
    }
    lines.iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn allowed(written: &Written, threshold: u32, full: bool) -> Written {
    if full { written.clone() } else { written.clone().sealed(threshold) }
}

fn rows(written: &Written, full: bool) -> impl Iterator<Item = &Term> {
    written.terms.iter().filter(move |term| full || term.is_shown())
}
