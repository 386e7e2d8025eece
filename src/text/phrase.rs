//! Words and short phrases people wrote, folded so that two spellings of one phrase become the same string.
//!
//! What a spelling is, and nothing more: no stemming, no spelling corrected, no synonyms joined. Of NFKC it covers
//! what is typed into forms: full-width forms, ligatures, joined-on accents of Latin letters, and spaces of any kind.

/// Longer than this it is a text and no word: nobody would say it aloud as one.
pub const LONGEST_PHRASE: usize = 60;

/// What people write when they have nothing to say, folded.
const NOTHING: &[&str] = &["", "n/a", "n a", "n.a", "na", "none", "nothing"];

/// Plurals that no ending shows.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("children", "child"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("wolves", "wolf"),
    ("thieves", "thief"),
    ("knives", "knife"),
    ("wives", "wife"),
    ("lives", "life"),
    ("leaves", "leaf"),
    ("halves", "half"),
    ("selves", "self"),
];

/// Letters that take an accent, the accent, and what both come to.
const ACCENTS: &[(char, &str, &str)] = &[
    ('\u{300}', "aeiou", "àèìòù"),
    ('\u{301}', "aeiouyncsz", "áéíóúýńćśź"),
    ('\u{302}', "aeiou", "âêîôû"),
    ('\u{303}', "ano", "ãñõ"),
    ('\u{308}', "aeiouy", "äëïöüÿ"),
    ('\u{30a}', "au", "åů"),
    ('\u{30c}', "cszern", "čšžěřň"),
    ('\u{327}', "cs", "çş"),
];

/// The phrases of one answer as they were written: parts between `;`, `,`, line ends and tabs, never between spaces
/// or at `/`.
pub fn phrases(answer: &str) -> impl Iterator<Item = &str> {
    let separators = [';', ',', '\n', '\r', '\t', '；', '，', '、'];
    answer
        .split(separators)
        .map(|phrase| phrase.trim_matches(is_edge))
        .filter(|phrase| says_something(phrase))
}

/// Whether a phrase is more than a dash or a "none".
pub fn says_something(phrase: &str) -> bool {
    !NOTHING.contains(&folded(phrase).as_str())
}

/// The phrase for comparison: lower case, plain quotes, spaces for hyphens, no punctuation around it.
pub fn folded(phrase: &str) -> String {
    let mut plain = String::with_capacity(phrase.len());
    for character in phrase.chars().map(half_width) {
        match character {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => plain.push('\''),
            '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push(' '),
            'ß' | 'ẞ' => plain.push_str("ss"),
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            '…' => plain.push_str("..."),
            other => other.to_lowercase().for_each(|small| join(&mut plain, small)),
        }
    }
    let trimmed = plain.trim_matches(is_edge);
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The singulars a folded phrase may be the plural of, likeliest first; whether one is meant only the other words show.
pub fn singulars(folded: &str) -> Vec<String> {
    let (before, last) = folded.rsplit_once(' ').map_or(("", folded), |(before, last)| (before, last));
    let mut endings: Vec<String> =
        IRREGULAR.iter().filter(|(plural, _)| *plural == last).map(|(_, one)| (*one).to_owned()).collect();
    let mut shorter = |ending: &str, instead: &str| {
        let stem = last.strip_suffix(ending).filter(|stem| !stem.is_empty());
        endings.extend(stem.map(|stem| format!("{stem}{instead}")));
    };
    if !last.ends_with("ss") {
        shorter("s", "");
    }
    shorter("es", "");
    shorter("ies", "y");
    shorter("men", "man");
    endings
        .into_iter()
        .map(|ending| if before.is_empty() { ending } else { format!("{before} {ending}") })
        .collect()
}

fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    }
}

/// Adds a character; an accent joins the letter before it.
fn join(text: &mut String, character: char) {
    let joined = ACCENTS.iter().find(|(accent, ..)| *accent == character).and_then(|(_, bare, accented)| {
        let letter = text.chars().next_back()?;
        accented.chars().nth(bare.chars().position(|other| other == letter)?)
    });
    match joined {
        Some(letter) => {
            text.pop();
            text.push(letter);
        }
        None => text.push(character),
    }
}

/// What a phrase does not begin or end with: spaces and punctuation, but not signs that mean something.
fn is_edge(character: char) -> bool {
    let sign = matches!(character, '+' | '#' | '%' | '$' | '&' | '@' | '<' | '>' | '=' | '^' | '|' | '~');
    character.is_whitespace()
        || character.is_control()
        || (character.is_ascii_punctuation() && !sign)
        || matches!(character, '…' | '–' | '—' | '•' | '·' | '¡' | '¿' | '«' | '»' | '\u{2018}'..='\u{201f}')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(answer: &str) -> Vec<&str> {
        phrases(answer).collect()
    }

    #[test]
    fn answers_are_split_at_marks_and_never_at_spaces() {
        assert_eq!(
            parts("ivory tower; party planners,\tslow\nnice"),
            ["ivory tower", "party planners", "slow", "nice"]
        );
        assert_eq!(parts("good/bad , - , n/a, N/A., na;None;nothing!; ,,"), ["good/bad"]);
        assert_eq!(parts("\"Lone wolves\"."), ["Lone wolves"]);
        assert_eq!(parts("  "), [""; 0]);
    }

    #[test]
    fn spellings_of_one_phrase_fold_to_the_same() {
        assert_eq!(folded(" Don\u{2019}t-Care_at  all! "), "don't care at all");
        assert_eq!(folded("ＩＶＯＲＹ　tower"), "ivory tower");
        assert_eq!(folded("cre\u{301}atif"), "créatif");
        assert_eq!(folded("CRÉATIF"), "créatif");
        assert_eq!(folded("o\u{fb03}ce"), "office");
        assert_eq!(folded("Groß"), folded("GROSS"));
        assert_eq!(folded("C++"), "c++");
        assert_eq!(folded("🙄"), "🙄");
        assert_ne!(folded("not helpful"), folded("helpful"));
    }

    #[test]
    fn plurals_offer_their_singulars() {
        assert_eq!(singulars("cowboys"), ["cowboy"]);
        assert_eq!(singulars("lone wolves"), ["lone wolf", "lone wolve", "lone wolv"]);
        assert_eq!(singulars("salesmen"), ["salesman"]);
        assert_eq!(singulars("agencies"), ["agencie", "agenci", "agency"]);
        assert_eq!(singulars("boss"), [""; 0]);
        assert_eq!(singulars("s"), [""; 0]);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(phrase in any::<String>()) {
            let once = folded(&phrase);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn case_marks_and_hyphens_change_nothing(word in "[a-z]{1,6}", other in "[a-z]{1,6}") {
            let plain = format!("{word} {other}");
            let written = format!(" \u{201c}{}-{other}!\u{201d} ", word.to_uppercase());
            prop_assert_eq!(folded(&written), plain);
        }

        #[test]
        fn no_phrase_is_empty_or_holds_a_mark(answer in any::<String>()) {
            for phrase in phrases(&answer) {
                prop_assert!(!folded(phrase).is_empty() && !phrase.contains([';', ',', '\n', '\t']));
            }
        }
    }
}
