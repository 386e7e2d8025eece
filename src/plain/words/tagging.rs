//! Tagging what one team wrote, for the facilitator alone: words of one person are among them, so that a question comes
//! before the first is said.

use super::{heading, written_by};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::words::{Tag, Term, Written, wording::tag_word},
        command::Command,
        people::Team,
    },
    plain::{
        Flow, Leave, Plain,
        menu::{self, Menu, Then},
        status,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Done,
    OneByOne,
    Word(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum With {
    Leave,
    Tag(Option<Tag>),
    Accept(bool),
    Merge,
}

/// Every word of one direction, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>, team: Team) -> Flow<()> {
    plain.tell(say("words.eyes"))?;
    if !plain.yes(say("plain.words.alone"), false)? {
        return Ok(());
    }
    menu::run(
        plain,
        |plain| {
            let written = written(plain, team)?;
            let untagged = written.balance().untagged.terms;
            let row = |term: &Term| (row(&written, term), Do::Word(term.id));
            Ok(Menu::new(heading(team))
                .row(say("plain.close_this"), Do::Done)
                .row_if(untagged > 0, count("plain.words.one_by_one", u64::from(untagged)), Do::OneByOne)
                .rows(written.terms.iter().map(row))
                .usual(if untagged > 0 { &Do::OneByOne } else { &Do::Done }))
        },
        |plain, action| {
            match action {
                Do::Done => return Ok(Then::Done),
                Do::OneByOne => one_by_one(plain, team)?,
                Do::Word(id) => word(plain, team, id)?,
            }
            Ok(Then::Stay)
        },
    )
}

fn written(plain: &Plain<'_>, team: Team) -> Flow<Written> {
    written_by(&plain.session(), team).cloned().ok_or(Leave::Back)
}

/// "ivory tower: 3 mentions, negative".
fn row(written: &Written, term: &Term) -> String {
    let mentions = count("words.mentions", u64::from(written.mentions(term)));
    let hidden = if term.is_shown() { "" } else { say("words.hidden") };
    let how = [mentions.as_str(), tag_word(term.tag), hidden];
    let how = how.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    fill("plain.words.word", &[("word", &term.label), ("how", &how)])
}

/// The words without a tag, one after the other.
fn one_by_one(plain: &mut Plain<'_>, team: Team) -> Flow<()> {
    let written = written(plain, team)?;
    for id in written.terms.iter().filter(|term| term.tag.is_none()).map(|term| term.id) {
        word(plain, team, id)?;
    }
    Ok(())
}

/// One word, asked once.
fn word(plain: &mut Plain<'_>, team: Team, id: u32) -> Flow<()> {
    let words = written(plain, team)?;
    // Merged into another one by now.
    let Some(noted) = words.term(id) else { return Ok(()) };
    let mut offered = Menu::new(about(&words, noted))
        .rows(Tag::ALL.map(|tag| (tag_word(Some(tag)).to_owned(), With::Tag(Some(tag)))))
        .row_if(noted.tag.is_some(), say("words.keys.untag"), With::Tag(None))
        .row_if(noted.mentions <= 1 && !noted.accepted, say("plain.words.accept"), With::Accept(true))
        .row_if(noted.mentions <= 1 && noted.accepted, say("plain.words.keep_back"), With::Accept(false))
        .row_if(words.terms.len() > 1, say("plain.words.merge"), With::Merge)
        .row(say("plain.words.leave"), With::Leave)
        .usual(&With::Leave);
    if let (None, Some(tag)) = (noted.tag, noted.suggestion()) {
        offered = offered.usual(&With::Tag(Some(tag)));
    }
    let rows = offered.rows.iter().map(|(words, _)| words.clone()).collect();
    let chosen = plain.choose(&offered.question, rows, offered.usual)?;
    let command = match offered.rows[chosen].1 {
        With::Leave => return Ok(()),
        With::Tag(tag) => Command::TagWord { by: team, word: id, tag },
        With::Accept(accepted) => Command::AcceptWord { by: team, word: id, accepted },
        With::Merge => {
            let others: Vec<&Term> = words.terms.iter().filter(|other| other.id != id).collect();
            let labels = others.iter().map(|other| other.label.clone()).collect();
            let into = others[plain.choose(say("plain.words.merge_with"), labels, None)?].id;
            Command::MergeWords { by: team, word: id, into }
        }
    };
    plain.change(command).map(drop)
}

/// What there is to say about a word.
fn about(written: &Written, term: &Term) -> String {
    let mut said = vec![status::sentence(&row(written, term))];
    if let (None, Some(tag)) = (term.tag, term.suggestion()) {
        said.push(fill("plain.words.suggestion", &[("tag", &tag_word(Some(tag)))]));
    }
    if !term.merged.is_empty() {
        let labels: Vec<&str> = term.merged.iter().map(|merged| merged.label.as_str()).collect();
        let counted = count("words.with", labels.len() as u64);
        said.push(format!("{counted} {}. {}", labels.join(", "), say("words.counted_twice")));
    }
    said.join(" ")
}
