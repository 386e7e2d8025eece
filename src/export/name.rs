//! Names for exported files that every file system takes: "acme-2026-03-12-playbook.md".

use super::{Format, Kind, Writes};
use crate::domain::session::Session;
use crate::text::clean_line;

/// The longest name in bytes, its extension included.
const LONGEST: usize = 100;

/// A name for the file of a document or of the data in this format.
pub fn file_name(session: &Session, kind: Kind, format: &Format) -> String {
    let holds = match format.writes {
        Writes::Document(_) => kind.name(),
        Writes::Data(files) => files.first().map_or("session", |file| file.holds),
    };
    named(session, holds, format.extension)
}

/// A name made of the company or else the session's name, its day and what is in it.
pub(super) fn named(session: &Session, holds: &str, extension: &str) -> String {
    let day = session
        .plan
        .date
        .or_else(|| session.closed_at.map(|at| at.day_in(&session.zone)))
        .map_or_else(String::new, |day| format!("{}-", day.iso()));
    let end = format!("-{day}{holds}.{extension}");
    let begin = [session.company.as_str(), &session.name, "session"]
        .into_iter()
        .map(|name| slug(name, LONGEST.saturating_sub(end.len())))
        .find(|slug| !slug.is_empty())
        .unwrap_or_default();
    format!("{begin}{end}")
}

/// Letters and digits in lower case with single dashes between, at most `longest` bytes; accents stay with their
/// letters, as one character where there is one for both.
///
/// What stands for a device on some systems (`con`, `nul`) is harmless here: a day or a word always follows it.
fn slug(name: &str, longest: usize) -> String {
    let mut slug = String::new();
    for character in clean_line(name).chars().flat_map(char::to_lowercase) {
        if is_accent(character) {
            // An accent without a letter has nothing to stand on.
            let Some(letter) = slug.chars().next_back().filter(|last| *last != '-') else { continue };
            if let Some(both) = composed(letter, character) {
                slug.pop();
                slug.push(both);
            } else {
                slug.push(character);
            }
        } else if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.len() > longest {
        slug.pop();
    }
    slug.trim_end_matches('-').to_owned()
}

/// Marks that stand on the letter before them, as some systems write accents.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Accents, and pairs of a small letter and the same letter under that accent: the letters of European languages.
const COMPOSED: [(char, &str); 12] = [
    ('\u{300}', "aàeèiìoòuùnǹ"),
    ('\u{301}', "aáeéiíoóuúyýcćnńsśzźlĺrŕgǵ"),
    ('\u{302}', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷ"),
    ('\u{303}', "aãoõnñiĩuũ"),
    ('\u{304}', "aāeēiīoōuū"),
    ('\u{306}', "aăgğuŭeĕoŏ"),
    ('\u{307}', "eėzżcċgġ"),
    ('\u{308}', "aäeëiïoöuüyÿ"),
    ('\u{30a}', "aåuů"),
    ('\u{30b}', "oőuű"),
    ('\u{30c}', "cčdďeěnňrřsštťzžlľgǧ"),
    ('\u{327}', "cçsştţgģkķlļnņrŗ"),
];

fn composed(letter: char, accent: char) -> Option<char> {
    let (_, pairs) = COMPOSED.iter().find(|(mark, _)| *mark == accent)?;
    let pairs: Vec<char> = pairs.chars().collect();
    pairs.chunks_exact(2).find(|pair| pair[0] == letter).map(|pair| pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Day;
    use crate::export::find;
    use proptest::prelude::*;

    fn named(company: &str, name: &str, day: Option<&str>) -> Session {
        let mut session = Session::new("s1".into(), name.to_owned(), "UTC".to_owned());
        company.clone_into(&mut session.company);
        session.plan.date = day.map(|day| Day::parse(day).unwrap());
        session
    }

    fn name(session: &Session) -> String {
        file_name(session, Kind::Playbook, find("md").unwrap())
    }

    #[test]
    fn company_day_and_document_make_the_name() {
        let session = named("Acme", "Q1 alignment", Some("2026-03-12"));
        assert_eq!(name(&session), "acme-2026-03-12-playbook.md");
        assert_eq!(file_name(&session, Kind::Record, find("md").unwrap()), "acme-2026-03-12-record.md");
        assert_eq!(
            file_name(&session, Kind::Playbook, find("json").unwrap()),
            "acme-2026-03-12-session.json"
        );
        assert_eq!(name(&named("", "Q1: alignment!", None)), "q1-alignment-playbook.md");
        assert_eq!(name(&named(" / ", "..", None)), "session-playbook.md");
        assert_eq!(name(&named("CON", "", None)), "con-playbook.md");
        assert_eq!(name(&named("Müller & Söhne", "", None)), "müller-söhne-playbook.md");
        assert_eq!(
            name(&named("Mu\u{308}ller A\u{30a}b", "", None)),
            "müller-åb-playbook.md",
            "one name, not two"
        );
        assert_eq!(name(&named("\u{301}x - \u{301}", "", None)), "x-playbook.md");
    }

    proptest! {
        #[test]
        fn any_name_is_one_plain_path_part(company in any::<String>(), title in ".{0,200}", dated in any::<bool>()) {
            let name = name(&named(&company, &title, dated.then_some("2026-03-12")));
            prop_assert!(name.len() <= LONGEST);
            prop_assert!(!name.starts_with(['.', '-', ' ']));
            prop_assert!(!name.chars().any(|c| c.is_control() || "/\\:*?\"<>| ".contains(c)), "{name:?}");
        }
    }
}
