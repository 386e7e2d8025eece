//! Before the room is asked: which statements, one of its own, how, and from how many answers on it is kept.

use super::Terms;
use crate::{
    assets::words::{count, fill, say},
    domain::baseline::{
        DEFAULT_THRESHOLD, LOWEST_THRESHOLD,
        asked::{self, WAYS, way_words},
    },
    plain::{
        Flow, Plain,
        menu::{self, Menu, Then},
    },
};
use std::cell::RefCell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Ask,
    Which,
    Own,
    Way,
    Threshold,
    Leave,
}

/// What is asked and how; nothing when nobody is asked after all.
pub(super) fn agree(plain: &mut Plain<'_>, terms: Terms) -> Flow<Option<Terms>> {
    let (terms, begins) = (RefCell::new(terms), RefCell::new(false));
    menu::run(
        plain,
        |_| Ok(offer(&terms.borrow())),
        |plain, action| {
            match action {
                Do::Ask => {
                    begins.replace(true);
                    return Ok(Then::Done);
                }
                Do::Leave => return Ok(Then::Done),
                Do::Which => which(plain, &mut terms.borrow_mut())?,
                Do::Own => own(plain, &mut terms.borrow_mut())?,
                Do::Way => way(plain, &mut terms.borrow_mut())?,
                Do::Threshold => threshold(plain, &mut terms.borrow_mut())?,
            }
            Ok(Then::Stay)
        },
    )?;
    Ok(begins.into_inner().then(|| terms.into_inner()))
}

fn offer(terms: &Terms) -> Menu<Do> {
    let ticked = terms.asked.iter().filter(|question| question.ticked).count();
    let kept = match &terms.agreed_by {
        Some(name) => fill("baseline.lowered", &[("n", &terms.threshold), ("name", name)]),
        None => fill("tally.threshold", &[("n", &terms.threshold)]),
    };
    Menu::new(kept)
        .row_if(ticked > 0, count("plain.ask_them", ticked as u64), Do::Ask)
        .row(say("plain.ask_which"), Do::Which)
        .row(say("plain.own_statement"), Do::Own)
        .row(fill("plain.way_is", &[("way", &way_words(terms.way).0)]), Do::Way)
        .row(say("plain.lower_threshold"), Do::Threshold)
        .row(say("plain.close_this"), Do::Leave)
        .usual(if ticked > 0 { &Do::Ask } else { &Do::Which })
}

/// Asks a statement, or leaves it out.
fn which(plain: &mut Plain<'_>, terms: &mut Terms) -> Flow<()> {
    let told = terms.asked.iter().map(|question| {
        let text = &question.text;
        if question.ticked { fill("plain.is_asked", &[("text", text)]) } else { text.clone() }
    });
    let chosen = plain.choose(say("plain.which_asked"), told.collect(), None)?;
    let question = &mut terms.asked[chosen];
    question.ticked = !question.ticked;
    Ok(())
}

fn own(plain: &mut Plain<'_>, terms: &mut Terms) -> Flow<()> {
    let Some(text) = plain.words(say("plain.own_statement_is"), "")? else { return Ok(()) };
    match asked::add_own(&mut terms.asked, &text) {
        Ok(()) => Ok(()),
        Err(refusal) => plain.tell(&refusal),
    }
}

fn way(plain: &mut Plain<'_>, terms: &mut Terms) -> Flow<()> {
    let words = WAYS.map(|way| {
        let (name, means) = way_words(way);
        fill("plain.field", &[("name", &name), ("value", &means)])
    });
    let usual = WAYS.iter().position(|way| *way == terms.way);
    terms.way = WAYS[plain.choose(say("plain.room_way"), words.to_vec(), usual)?];
    Ok(())
}

/// Who agreed for both teams to keep answers of fewer people; a dash asks for as many as usual again.
fn threshold(plain: &mut Plain<'_>, terms: &mut Terms) -> Flow<()> {
    let stored = terms.agreed_by.clone().unwrap_or_default();
    let Some(name) = plain.words(say("tally.who_agreed"), &stored)? else { return Ok(()) };
    let agreed = !name.is_empty();
    terms.threshold = if agreed { LOWEST_THRESHOLD } else { DEFAULT_THRESHOLD };
    terms.agreed_by = agreed.then_some(name);
    Ok(())
}
