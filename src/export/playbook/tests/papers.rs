//! The papers for the wall and for the inbox, of a session in which every field says something.

use super::*;
use crate::export::plain;

/// The paper as plain text.
fn paper(kind: Kind) -> String {
    let context = Context { last_at: Some(at(70)), ..Context::default() };
    String::from_utf8(plain::write(&Playbook::build_with(&session(), kind, &context))).unwrap()
}

#[test]
fn the_poster_has_nothing_that_does_not_hold() {
    let poster = paper(Kind::Poster);
    assert!(poster.contains("Title of lead (disagreement noted)"), "{poster}");
    assert!(!poster.contains("Own wording 3") && !poster.contains("Wording of practice"), "{poster}");
    assert!(!poster.contains("Dana"), "names are not for the wall: {poster}");
}

#[test]
fn a_summary_fits_25_lines_whatever_is_in_it() {
    let summary = paper(Kind::Summary);
    assert!(summary.lines().count() <= 25 && summary.contains("Title of goal"), "{summary}");
}

#[test]
fn a_summary_counts_what_is_open_as_its_tally_does() {
    let mut session = session();
    let told = |session: &Session| text(session, Kind::Summary);
    let open = session.topics.iter().filter(|topic| topic.status.is_unsettled()).count();
    let summary = told(&session);
    assert!(summary.contains(&format!("not closed, {open} topic")), "{summary}");
    assert!(summary.contains(&format!("{open} still open")), "{summary}");
    session.topics.retain(|topic| !topic.status.is_unsettled());
    let summary = told(&session);
    assert!(
        summary.contains("DRAFT: the session is not closed.") && !summary.contains("still open"),
        "{summary}"
    );
}

#[test]
fn no_paper_for_others_tells_how_anybody_voted_or_what_an_objection_said() {
    for kind in
        [Kind::Summary, Kind::Poster, Kind::Prep(Team::Sales), Kind::Prep(Team::Marketing), Kind::RunSheet]
    {
        let text = paper(kind);
        for secret in ["reason 1", "Named One", "unsure about", "overridden for", "at 3 or more"] {
            assert!(!text.contains(secret), "{kind:?} says {secret}\n{text}");
        }
    }
}
