//! Whole sessions of the library, read to look through them: for words, or for one topic across them. Changes that
//! only a journal has are seen too; nothing is written.

use super::{in_parallel, list};
use crate::domain::{search, search::Wanted, session::Session};
use crate::effect::{Findings, FoundIn, Listed};
use crate::store::error::StoreError;
use crate::store::places::Places;
use crate::store::{journal, load, open};
use crate::text::fold;
use serde::{
    Deserializer,
    de::{Error as _, IgnoredAny, MapAccess, Visitor},
};
use std::{borrow::Cow, fmt};

/// Looks for words in every session, newest first; a file with nothing of its own is not looked through twice.
pub fn search(wanted: &Wanted, places: &Places) -> Result<Findings, StoreError> {
    let rows: Vec<Listed> = list(places)?.into_iter().filter(|row| !row.is_spare()).collect();
    let hits = in_parallel(&rows, |row| session(row, places).map(|session| search::search(&session, wanted)));
    let mut findings = Findings::default();
    for (session, hits) in rows.into_iter().zip(hits) {
        match hits {
            None if session.foreign => {}
            None => findings.unread += 1,
            Some(hits) if hits.is_empty() => {}
            Some(hits) => findings.found.push(FoundIn { session, hits }),
        }
    }
    Ok(findings)
}

/// Every session of the library once, with what was read of it; none for a file that cannot be read.
pub fn all(places: &Places) -> Result<Vec<(Listed, Option<Session>)>, StoreError> {
    let rows: Vec<Listed> = list(places)?.into_iter().filter(|row| !row.is_spare() && !row.foreign).collect();
    let sessions = in_parallel(&rows, |row| session(row, places));
    Ok(rows.into_iter().zip(sessions).collect())
}

/// The sessions that may have a topic of this one: those of its company and of the chain it is in.
pub fn related(to: &Session, places: &Places) -> Result<Vec<Session>, StoreError> {
    let rows: Vec<Listed> =
        list(places)?.into_iter().filter(|row| !row.is_spare() && row.problem.is_none()).collect();
    let mut chain = vec![to.id.clone()];
    chain.extend(to.supersedes.clone());
    // Each round finds the neighbours of those found before.
    loop {
        let before = chain.len();
        for row in &rows {
            let Some(id) = &row.id else { continue };
            let follows = row.supersedes.as_ref().is_some_and(|earlier| chain.contains(earlier));
            if chain.contains(id) || follows {
                let both = [Some(id), row.supersedes.as_ref()];
                let new: Vec<_> = both.into_iter().flatten().filter(|id| !chain.contains(id)).collect();
                chain.extend(new.into_iter().cloned());
            }
        }
        if chain.len() == before {
            break;
        }
    }
    let company = fold(&to.company);
    let is_related = |row: &Listed| {
        let same_company = !company.is_empty() && fold(&row.company) == company;
        row.id.as_ref().is_some_and(|id| *id != to.id && (same_company || chain.contains(id)))
    };
    let rows: Vec<Listed> = rows.into_iter().filter(is_related).collect();
    Ok(in_parallel(&rows, |row| session(row, places)).into_iter().flatten().collect())
}

/// The session of a row, with what its journal adds if it has one.
fn session(row: &Listed, places: &Places) -> Option<Session> {
    let id = row.id.as_ref()?;
    let journals = journal::of_session(places, id).unwrap_or_default();
    if journals.is_empty() {
        return state(&load::text(&row.path).ok()?);
    }
    open::view(&row.path, places).ok().map(|opened| opened.workshop.session().clone())
}

/// The state in the text of a session file. The reading stops behind it: the history is most of a file.
fn state(text: &str) -> Option<Session> {
    struct State<'a>(&'a mut Option<Session>);
    impl<'de> Visitor<'de> for State<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a session file")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                if key == "state" {
                    *self.0 = Some(map.next_value()?);
                    return Err(A::Error::custom("the rest does not matter"));
                }
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }
    let mut found = None;
    let text = text.trim_start_matches('\u{feff}');
    // The end of the reading is an error to the reader; what was found says whether it is one to us.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(State(&mut found));
    found
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;
    use crate::import::practice;
    use crate::store::format::Document;
    use crate::store::sample;

    fn shelf() -> (tempfile::TempDir, Places) {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        std::fs::create_dir_all(&places.sessions).unwrap();
        (folder, places)
    }

    fn put(places: &Places, name: &str, id: &str, company: &str, follows: Option<&str>) -> Session {
        let workshop = practice::finished(id.into());
        let mut document = Document::of(&workshop, &[]);
        document.base = None;
        document.log.clear();
        document.state.company = company.to_owned();
        document.state.supersedes = follows.map(Into::into);
        std::fs::write(places.sessions.join(name), document.to_text().unwrap()).unwrap();
        document.state
    }

    #[test]
    fn every_session_is_looked_through_once_and_files_that_cannot_be_read_are_counted() {
        let (_folder, places) = shelf();
        put(&places, "a.json", "a", "Acme", None);
        put(&places, "b.json", "b", "Globex", None);
        let copy = std::fs::read(places.sessions.join("a.json")).unwrap();
        std::fs::write(places.sessions.join("a (1).json"), &copy).unwrap();
        std::fs::write(places.sessions.join("cut.json"), &copy[..copy.len() / 3]).unwrap();
        std::fs::write(places.sessions.join("foreign.json"), "{}").unwrap();
        let findings = search(&Wanted::read("buying SIGNALS"), &places).unwrap();
        let found: Vec<&str> = findings.found.iter().map(|found| found.session.company.as_str()).collect();
        assert_eq!((found, findings.unread), (vec!["Acme", "Globex"], 1));
        assert!(findings.found[0].hits.iter().any(|hit| hit.title == "Lead"), "{findings:?}");
        let nothing = search(&Wanted::read("zebra crossing"), &places).unwrap();
        assert_eq!((nothing.found.len(), nothing.unread), (0, 1));
    }

    #[test]
    fn the_chain_and_the_company_are_related() {
        let (_folder, places) = shelf();
        let first = put(&places, "a.json", "a", "Acme", None);
        put(&places, "b.json", "b", "Acme Holding", Some("a"));
        let last = put(&places, "c.json", "c", "Acme Group", Some("b"));
        put(&places, "d.json", "d", "ACME", None);
        put(&places, "e.json", "e", "Globex", None);
        let ids = |session: &Session| {
            let mut ids: Vec<String> =
                related(session, &places).unwrap().iter().map(|session| session.id.to_string()).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&first), ["b", "c", "d"]);
        assert_eq!(ids(&last), ["a", "b"]);
    }

    #[test]
    fn a_state_is_read_without_what_follows_it() {
        let workshop = practice::finished("a".into());
        let text = Document::of(&workshop, &[]).to_text().unwrap();
        assert_eq!(state(&text).as_ref(), Some(workshop.session()));
        let cut = &text[..text.rfind("\"log\"").unwrap()];
        assert_eq!(state(cut).as_ref(), Some(workshop.session()));
        assert_eq!(state(&text[..text.len() / 9]), None);
        assert_eq!(state("[]"), None);
    }
}
