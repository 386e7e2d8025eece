//! `smarketing show S --achieved`: one page of what both teams achieved over the whole chain of sessions.

use super::super::{Outcome, exit::Exit, out, world::World};
use crate::{
    domain::session::Session,
    export::{self, Playbook, Writes},
    store::{self, library},
};

pub(super) fn run(world: &World, session: &Session) -> Outcome {
    let before = before(world, session);
    let chain: Vec<&Session> = before.iter().chain([session]).collect();
    let format = export::find("md").expect("Markdown is one of the formats");
    let Writes::Document(write) = format.writes else { unreachable!("Markdown is a document format") };
    let page = write(&Playbook::achieved(session, &chain));
    out::line(String::from_utf8_lossy(&page).trim_end())?;
    Ok(Exit::Done)
}

/// The sessions it goes back to, the oldest first: each from its file, or else as the one after it keeps it.
fn before(world: &World, session: &Session) -> Vec<Session> {
    let mut chain: Vec<Session> = Vec::new();
    let mut next = session.clone();
    while let Some(id) = next.supersedes.take() {
        if id == session.id || chain.iter().any(|known| known.id == id) {
            break;
        }
        let path = library::find(id.as_str(), &world.places).ok().map(|found| found.path);
        let opened = path.and_then(|path| store::view(&path, &world.places).ok());
        let found = opened.map(|opened| opened.workshop.session().clone());
        let Some(found) = found.filter(|found| found.id == id).or(next.previous.take().map(|kept| *kept))
        else {
            break;
        };
        chain.push(found.clone());
        next = found;
    }
    chain.reverse();
    chain
}
