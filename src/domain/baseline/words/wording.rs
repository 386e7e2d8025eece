//! How words about the other team read in sentences, the same on screen, in a document and on the command line.
//! Both denominators always stand together, and a share is never one of both directions.

use super::{Amount, Balance, Tag, Term, Written};
use crate::assets::words::{count, fill, say};
use crate::domain::baseline::team_name;
use crate::domain::people::Team;
use std::fmt::Display;

/// The word for a tag; none is called what it is: not tagged.
pub fn tag_word(tag: Option<Tag>) -> &'static str {
    match tag {
        Some(Tag::Negative) => say("words.negative"),
        Some(Tag::Neutral) => say("words.neutral"),
        Some(Tag::Positive) => say("words.positive"),
        None => say("words.untagged"),
    }
}

/// "Words Sales wrote about Marketing".
pub fn heading(team: Team) -> String {
    fill("words.wrote_about", &[("team", &team_name(team)), ("other", &team_name(team.other()))])
}

/// "Fewer than 5 people of Sales wrote a word: there is nothing to show."
pub fn too_few(team: Team) -> String {
    fill("words.too_few", &[("team", &team_name(team))])
}

impl Balance {
    /// "negative 13 of 18 mentions, 9 of 13 different words" for each tag, then what nobody tagged.
    pub fn sentences(&self) -> Vec<(Option<Tag>, String)> {
        let mut sentences = self.shares("words.share");
        if self.untagged.terms > 0 {
            let mentions = count("words.mentions", u64::from(self.untagged.mentions));
            let terms = count("words.terms", u64::from(self.untagged.terms));
            sentences.push((None, fill("words.not_tagged", &[("mentions", &mentions), ("terms", &terms)])));
        }
        sentences
    }

    /// The same in so few words that each fits a line of a small window.
    pub fn short_sentences(&self) -> Vec<(Option<Tag>, String)> {
        let mut sentences = self.shares("words.share_short");
        if self.untagged.terms > 0 {
            let Amount { mentions, terms } = self.untagged;
            let values: [(&str, &dyn Display); 2] = [("mentions", &mentions), ("terms", &terms)];
            sentences.push((None, fill("words.not_tagged_short", &values)));
        }
        sentences
    }

    fn shares(&self, key: &str) -> Vec<(Option<Tag>, String)> {
        let whole = self.tagged();
        let tags = Tag::ALL.into_iter().filter(|_| whole.terms > 0);
        tags.map(|tag| (Some(tag), share(key, tag, (self.get(Some(tag)), whole)))).collect()
    }
}

fn share(key: &str, tag: Tag, (part, whole): (Amount, Amount)) -> String {
    fill(
        key,
        &[
            ("tag", &tag_word(Some(tag))),
            ("mentions", &part.mentions),
            ("all_mentions", &whole.mentions),
            ("terms", &part.terms),
            ("all_terms", &whole.terms),
        ],
    )
}

impl Written {
    /// How many people wrote, and how many words are counted without being shown.
    pub fn foot(&self) -> String {
        let mut foot = count("words.wrote", u64::from(self.people_with_a_term.unwrap_or_default()));
        if self.waiting() > 0 {
            foot.push(' ');
            foot.push_str(&count("words.kept_back", self.waiting() as u64));
        }
        foot
    }

    /// The same in so few words that it fits a line of a small window.
    pub fn short_foot(&self) -> String {
        let waiting = self.waiting() as u64;
        if waiting > 0 { count("words.kept_back_short", waiting) } else { String::new() }
    }

    /// "ivory tower 3" for each of these words.
    pub fn listed<'a>(&self, terms: impl Iterator<Item = &'a Term>) -> Vec<String> {
        terms.map(|term| format!("{} {}", term.label, self.mentions(term))).collect()
    }
}
