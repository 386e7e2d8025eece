//! Finding words in everything two teams ever agreed, proposed or objected to, with what stands around them. It reads
//! one session; which sessions are read is decided elsewhere. Closing sentences and words about each other stay out.

use crate::domain::{
    ids::TopicId,
    objection::Objection,
    people::Team,
    sentence,
    session::Session,
    slot::Shape,
    status::Status,
    topic::{Author, Topic},
};
use crate::text::Folded;
use std::ops::Range;

/// Characters shown on either side of what was found.
const AROUND: usize = 48;

/// What is looked for: words, and phrases in quotes, that all have to be there.
#[derive(Clone, Debug)]
pub struct Wanted {
    parts: Vec<Folded>,
}

impl Wanted {
    /// Reads what somebody typed: `budget "sales ready"`.
    pub fn read(typed: &str) -> Self {
        let mut parts = Vec::new();
        for (index, piece) in typed.split(['"', '\u{201c}', '\u{201d}', '\u{201e}']).enumerate() {
            if index % 2 == 1 {
                parts.push(Folded::of(piece));
            } else {
                parts.extend(piece.split_whitespace().map(Folded::of));
            }
        }
        parts.retain(|part| !part.is_empty());
        Self { parts }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Where the first of the words stands, when at least one does and the heading has those that are missing.
    fn stands_in(&self, text: &str, heading: &Folded) -> Option<Excerpt> {
        let folded = Folded::of(text);
        let mut first: Option<Range<usize>> = None;
        for part in &self.parts {
            match folded.find(part) {
                Some(range) if first.as_ref().is_none_or(|first| range.start < first.start) => {
                    first = Some(range);
                }
                Some(_) => {}
                None => {
                    heading.find(part)?;
                }
            }
        }
        first.map(|range| Excerpt::around(text, range))
    }
}

/// What was found, with the words before and after it, all on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words before.
    pub before: String,
    /// What was found, as it was written.
    pub found: String,
    /// The words after.
    pub after: String,
}

impl Excerpt {
    fn around(text: &str, range: Range<usize>) -> Self {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let start = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
        let end = after.char_indices().nth(AROUND).map(|(at, _)| at);
        let before = match start {
            None => on_one_line(before),
            // Not from the middle of a word.
            Some(at) => {
                let cut = &before[at..];
                let whole = cut.find(char::is_whitespace).map_or(cut, |space| &cut[space..]);
                format!("...{}", on_one_line(whole))
            }
        };
        let after = match end {
            None => on_one_line(after),
            Some(at) => {
                let cut = &after[..at];
                let whole = cut.rfind(char::is_whitespace).map_or(cut, |space| &cut[..=space]);
                format!("{}...", on_one_line(whole))
            }
        };
        Self { before, found: on_one_line(&text[range]), after }
    }

    /// All of it in one.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.found, self.after)
    }
}

/// White space of any kind as single spaces; one at either end is kept.
fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let space = |is: bool| if is { " " } else { "" };
    if words.is_empty() {
        return space(!text.is_empty()).to_owned();
    }
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{}{}", space(before), words.join(" "), space(after))
}

/// In what words of a session something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The title of a topic.
    Title,
    /// What is or was agreed: the wording, the sentence of a promise.
    Wording,
    /// A detail of a promise or a definition that its sentence does not say.
    Detail,
    /// What leadership gave beforehand.
    Given,
    /// A wording that was voted on and replaced.
    EarlierWording,
    /// What one side brought.
    Proposal(Author),
    /// Why a team objected, or what would have made it acceptable.
    Objection(Team),
    /// A reservation that was noted.
    Reservation(Team),
    /// What leadership is asked.
    Question,
    /// What leadership answered.
    Answer,
    /// Why something was decided: a rule passed over, a word taken back, an agreement ended.
    Reason,
    /// Something a person took on.
    Action,
    /// An item of the parking lot.
    Parked,
    /// How the teams work together on the day.
    WorkingAgreement,
    /// A win the teams shared at a numbers check.
    Win,
}

impl Place {
    /// Its name in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Wording => "wording",
            Self::Detail => "detail",
            Self::Given => "given",
            Self::EarlierWording => "earlier_wording",
            Self::Proposal(_) => "proposal",
            Self::Objection(_) => "objection",
            Self::Reservation(_) => "reservation",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Reason => "reason",
            Self::Action => "action",
            Self::Parked => "parked",
            Self::WorkingAgreement => "working_agreement",
            Self::Win => "win",
        }
    }

    /// Its key in the words file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "found.title",
            Self::Wording => "found.wording",
            Self::Detail => "found.detail",
            Self::Given => "found.given",
            Self::EarlierWording => "found.earlier_wording",
            Self::Proposal(_) => "found.proposal",
            Self::Objection(_) => "found.objection",
            Self::Reservation(_) => "found.reservation",
            Self::Question => "found.question",
            Self::Answer => "found.answer",
            Self::Reason => "found.reason",
            Self::Action => "found.action",
            Self::Parked => "found.parked",
            Self::WorkingAgreement => "found.working_agreement",
            Self::Win => "found.win",
        }
    }

    /// Whose words they are, where one team said them.
    pub fn team(self) -> Option<Team> {
        match self {
            Self::Proposal(Author::Sales) => Some(Team::Sales),
            Self::Proposal(Author::Marketing) => Some(Team::Marketing),
            Self::Objection(team) | Self::Reservation(team) => Some(team),
            _ => None,
        }
    }
}

/// One place at which everything that was looked for stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The topic, for words that belong to one.
    pub topic: Option<TopicId>,
    /// Its title; empty for words that belong to none.
    pub title: String,
    /// Where the topic stands.
    pub status: Option<Status>,
    /// In what words.
    pub place: Place,
    /// The words.
    pub excerpt: Excerpt,
}

/// Every place of a session at which all of it stands, topic by topic, agreed words before all others.
pub fn search(session: &Session, wanted: &Wanted) -> Vec<Hit> {
    let mut hits = Hits { wanted, found: Vec::new() };
    if wanted.is_empty() {
        return hits.found;
    }
    for topic in &session.topics {
        hits.topic(topic);
    }
    for action in &session.actions {
        let text = [action.when.as_str(), action.what.as_str()].join(" ");
        hits.beside(session, action.topic.as_ref(), Place::Action, text.trim());
    }
    for item in &session.parking {
        hits.beside(session, item.topic.as_ref(), Place::Parked, &item.text);
    }
    for agreement in &session.working_agreements {
        hits.beside(session, None, Place::WorkingAgreement, agreement);
    }
    for check in &session.numbers {
        hits.beside(session, None, Place::Win, &check.win);
    }
    hits.found
}

struct Hits<'a> {
    wanted: &'a Wanted,
    found: Vec<Hit>,
}

impl Hits<'_> {
    fn topic(&mut self, topic: &Topic) {
        let said = sentence::in_full(topic);
        let mut texts: Vec<(Place, String)> = vec![(Place::Wording, said.clone())];
        if !said.contains(&topic.text) {
            texts.push((Place::Wording, topic.text.clone()));
        }
        texts.push((Place::Given, topic.given.clone()));
        let slots = topic.told(&topic.fields).slots();
        let details = slots.iter().filter(|slot| slot.shape != Shape::AddRow && !said.contains(&slot.value));
        texts.extend(details.map(|slot| (Place::Detail, slot.value.clone())));
        texts.extend(decided(topic));
        for objection in &topic.objections {
            texts.push((Place::Objection(objection.team), objected(objection)));
        }
        for noted in &topic.reservations {
            texts.push((Place::Reservation(noted.team), noted.note.clone()));
        }
        for proposal in topic.proposals.iter().rev() {
            texts.push((Place::Proposal(proposal.by), proposal.text.clone()));
        }
        for revision in topic.revisions.iter().rev() {
            let said = sentence::plain(&sentence::sentence(&revision.fields));
            let text = [said.as_str(), revision.text.as_str()].join(" ");
            texts.push((Place::EarlierWording, text.trim().to_owned()));
        }
        let heading = Folded::of(&topic.title);
        let before = self.found.len();
        for (place, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            if let Some(excerpt) = self.wanted.stands_in(&text, &heading) {
                self.add(Some(topic), place, excerpt);
            }
        }
        let title = || self.wanted.stands_in(&topic.title, &Folded::of(""));
        if before == self.found.len()
            && let Some(excerpt) = title()
        {
            self.add(Some(topic), Place::Title, excerpt);
        }
    }

    /// Words beside a topic, or of none.
    fn beside(&mut self, session: &Session, topic: Option<&TopicId>, place: Place, text: &str) {
        let topic = topic.and_then(|id| session.topic(id));
        let heading = Folded::of(topic.map_or("", |topic| topic.title.as_str()));
        if let Some(excerpt) = self.wanted.stands_in(text, &heading) {
            self.add(topic, place, excerpt);
        }
    }

    fn add(&mut self, topic: Option<&Topic>, place: Place, excerpt: Excerpt) {
        self.found.push(Hit {
            topic: topic.map(|topic| topic.id.clone()),
            title: topic.map_or_else(String::new, |topic| topic.title.clone()),
            status: topic.map(|topic| topic.status.clone()),
            place,
            excerpt,
        });
    }
}

/// What was said when it was decided.
fn decided(topic: &Topic) -> Vec<(Place, String)> {
    let mut texts = Vec::new();
    match &topic.status {
        Status::ToLeadership(asked) => {
            for text in [&asked.question, &asked.sales, &asked.marketing] {
                texts.push((Place::Question, text.clone()));
            }
        }
        Status::DecidedByLeadership(answer) => texts.push((Place::Answer, answer.answer.clone())),
        Status::Retired { reason }
        | Status::OutsideControl { reason }
        | Status::Questioned { reason, .. } => {
            texts.push((Place::Reason, reason.clone()));
        }
        _ => {}
    }
    texts.extend(topic.decided.iter().map(|decided| (Place::Reason, decided.overridden.clone())));
    texts
}

/// The name of somebody who asked to be named is part of what was said.
fn objected(objection: &Objection) -> String {
    let parts = [&objection.reason, &objection.acceptable_if, &objection.named];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests;
