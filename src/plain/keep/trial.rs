//! What if: numbers that are tried on the promises and kept nowhere, until somebody takes them over.

use super::{INPUTS, input_row, sentences};
use crate::{
    assets::words::{fill, say},
    domain::{
        assumption::{self, Input},
        command::Command,
        history::Workshop,
        moment::Moment,
        session::Session,
    },
    plain::{
        Flow, Plain,
        menu::{self, Menu, Then},
    },
};
use std::cell::RefCell;

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Done,
    Try(Input),
    Take,
    Forget,
}

/// Numbers are tried until they are taken over or left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let tried: RefCell<Vec<Command>> = RefCell::default();
    menu::run(
        plain,
        |plain| Ok(offer(&with(&plain.session(), &tried.borrow(), plain.now()), plain, &tried.borrow())),
        |plain, action| {
            match action {
                Do::Done => return Ok(Then::Done),
                Do::Forget => {
                    tried.borrow_mut().clear();
                }
                Do::Take => {
                    let batch = tried.borrow().clone();
                    take(plain, batch)?;
                    return Ok(Then::Done);
                }
                Do::Try(input) => {
                    let session = with(&plain.session(), &tried.borrow(), plain.now());
                    let command = ask(plain, &session, input)?;
                    tried.borrow_mut().extend(command);
                }
            }
            let session = with(&plain.session(), &tried.borrow(), plain.now());
            plain.tell_all(sentences(&session))?;
            Ok(Then::Stay)
        },
    )
}

fn offer(session: &Session, plain: &Plain<'_>, tried: &[Command]) -> Menu<Do> {
    let some = !tried.is_empty();
    Menu::new(say("plain.try_number"))
        .row(say("plain.close_this"), Do::Done)
        .rows(INPUTS.into_iter().map(|input| (input_row(session, &input), Do::Try(input))))
        .row_if(some && plain.is_live(), say("plain.take_tried"), Do::Take)
        .row_if(some, say("plain.forget_tried"), Do::Forget)
        .usual(&Do::Done)
}

/// The session as it would be.
fn with(session: &Session, tried: &[Command], now: Moment) -> Session {
    let mut workshop = Workshop::new(session.clone());
    for command in tried {
        // What was read as a value is one; were it refused, the number before would be counted on.
        let _ = workshop.commit(vec![command.clone()], now);
    }
    workshop.session().clone()
}

fn ask(plain: &mut Plain<'_>, session: &Session, input: Input) -> Flow<Option<Command>> {
    let stored = assumption::find(&session.assumptions, &input);
    let shown = stored.map_or_else(String::new, |said| input.show(said.value));
    let question = fill("plain.assume", &[("what", &input.label()), ("wanted", &input.kind().wanted())]);
    loop {
        let Some(typed) = plain.words(&question, &shown)? else { return Ok(None) };
        if typed.is_empty() {
            return Ok(Some(Command::Assume { what: input, value: None, by: String::new() }));
        }
        match input.read(&typed) {
            Ok(value) => {
                return Ok(Some(Command::Assume { what: input, value: Some(value), by: String::new() }));
            }
            Err(error) => plain.tell(&error.to_string())?,
        }
    }
}

/// What was tried counts from now on, with who says so.
fn take(plain: &mut Plain<'_>, mut batch: Vec<Command>) -> Flow<()> {
    let name = plain.words(say("plain.said_by"), "")?.unwrap_or_default();
    for command in &mut batch {
        if let Command::Assume { value: Some(_), by, .. } = command {
            by.clone_from(&name);
        }
    }
    if plain.commit(batch)? { plain.tell(say("plain.tried_taken")) } else { Ok(()) }
}
