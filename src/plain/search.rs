//! Words in everything that was ever agreed, proposed or objected to: where they stand, and opening a session there.

use super::{
    Flow, Plain, home,
    menu::{self, Menu, Then},
};
use crate::{
    assets::words::{fill, say},
    domain::search::{Hit, Wanted},
    effect::{Listed, Place},
    store::library,
};

/// Asks for words, says where they stand, and opens a session there if somebody wants that.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let typed = plain.some_words(say("plain.search_for"))?;
    let found = match library::search(&Wanted::read(&typed), &plain.around.places) {
        Ok(found) => found.found,
        Err(error) => {
            let said = fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]);
            return plain.tell(&said);
        }
    };
    if found.is_empty() {
        return plain.tell(say("plain.nothing_found"));
    }
    let mut rows: Vec<(String, Option<(Listed, Place)>)> = Vec::new();
    for session in found {
        plain.tell(&session.session.full_name())?;
        plain.tell_all(session.hits.iter().map(hit))?;
        let topic = session.hits.iter().find_map(|hit| hit.topic.clone());
        let place = topic.map_or(Place::Review, Place::ReviewAt);
        rows.push((session.session.full_name(), Some((session.session, place))));
    }
    let offer = |_: &mut Plain<'_>| {
        let done = (say("plain.close_this").to_owned(), None);
        Ok(Menu::new(say("plain.search_open")).rows([done]).rows(rows.clone()).usual(&None))
    };
    menu::run(plain, offer, |plain, chosen| {
        if let Some((session, place)) = chosen {
            home::open_at(plain, &session.path, place, false)?;
        }
        Ok(Then::Done)
    })
}

/// "Lead, our wording: a company that ...".
fn hit(hit: &Hit) -> String {
    let place = say(hit.place.key());
    let place = if hit.title.is_empty() { place.to_owned() } else { format!("{}, {place}", hit.title) };
    let team = hit.place.team().map_or_else(String::new, |team| format!(", {}", super::team_name(team)));
    fill("plain.hit", &[("place", &format!("{place}{team}")), ("words", &hit.excerpt.text())])
}
