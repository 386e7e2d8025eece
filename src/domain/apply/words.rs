//! Commands on the words the teams use for each other: both leads agree first, and either can end it.

use super::{Applied, required};
use crate::domain::{
    baseline::{
        team_name,
        words::{Term, Written},
    },
    command::Command,
    people::{PerTeam, Team},
    rejected::Rejected,
    session::Session,
};

pub(super) fn apply(session: &mut Session, command: &Command) -> Applied {
    match command {
        Command::AgreeToWords { team, by } => {
            *session.words.agreed_by.get_mut(*team) = Some(required("rejected.what.name_agreed", by)?);
        }
        Command::WithdrawFromWords { team } => {
            *session.words.agreed_by.get_mut(*team) = None;
            session.words.written_by = PerTeam::default();
        }
        Command::AttachWords { written_by } => {
            if !session.words.is_open() {
                return Err(Rejected::WordsNotAgreed);
            }
            for written in Team::BOTH.iter().filter_map(|team| written_by.get(*team).as_ref()) {
                written.check().map_err(Rejected::Words)?;
            }
            session.words.written_by = written_by.as_ref().clone();
        }
        Command::TagWord { by, word, tag } => term(session, *by, *word)?.tag = *tag,
        Command::AcceptWord { by, word, accepted } => term(session, *by, *word)?.accepted = *accepted,
        Command::MergeWords { by, word, into } => {
            term(session, *by, *word)?;
            term(session, *by, *into)?;
            if !written(session, *by)?.merge(*word, *into) {
                return Err(Rejected::Taken { what: "rejected.what.word", id: into.to_string() });
            }
        }
        _ => unreachable!("Session::apply sends only commands on words here"),
    }
    Ok(())
}

fn written(session: &mut Session, by: Team) -> Result<&mut Written, Rejected> {
    if !session.words.is_open() {
        return Err(Rejected::WordsNotAgreed);
    }
    let missing = Rejected::NotFound { what: "rejected.what.list_of_words", id: team_name(by).to_owned() };
    session.words.written_by.get_mut(by).as_mut().ok_or(missing)
}

fn term(session: &mut Session, by: Team, id: u32) -> Result<&mut Term, Rejected> {
    let missing = Rejected::NotFound { what: "rejected.what.word", id: id.to_string() };
    written(session, by)?.term_mut(id).ok_or(missing)
}
