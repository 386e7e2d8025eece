//! A file that was edited elsewhere while this machine's journal had changes for it: both as files, or only looked at.
//! It asks; the files are the business of `store`.

use super::{Flow, Plain, home};
use crate::{
    assets::words::{fill, say},
    effect::Place,
    store::{self, Opened},
};

/// Asks what is to be done, and goes through the file.
pub(super) fn ask(plain: &mut Plain<'_>, opened: Opened, place: Place) -> Flow<()> {
    let choices = vec![say("apart.both").to_owned(), say("apart.look").to_owned()];
    if plain.choose(say("apart.question"), choices, Some(0))? != 0 {
        return home::begin(plain, opened, place);
    }
    let (path, of) = (opened.path, (plain.now(), plain.new_id()));
    match store::apart::apart(&path, &plain.around.places, of) {
        Ok(apart) => {
            plain.tell(&apart.told())?;
            home::open_at(plain, &path, place, false)
        }
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))
        }
    }
}
