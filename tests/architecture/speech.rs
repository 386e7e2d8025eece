//! English that would be said in every language: what a person reads comes from the words, so the code holds no
//! sentences. What does hold some is listed here with the reason.

use crate::problem::Problem;
use crate::source::{Source, literal_length};

/// Words of which one stands in nearly every English sentence, and in no key, path or format.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "are", "be", "by", "can", "cannot", "does", "for", "has", "in", "is", "it", "its",
    "must", "no", "not", "of", "or", "than", "that", "the", "there", "this", "to", "with", "without",
];

/// Where sentences may stand: the beginning of a path, and why.
const MAY_SPEAK: &[(&str, &str)] = &[
    ("src/app/global.rs", "keys that clash, told before the language is known"),
    ("src/assets/", "data files of the program and of a team, read before their words are in use"),
    ("src/capacity/", "a pure leaf, which may not know the words: bounds of a form for scripts"),
    ("src/cli.rs", "help of the command line"),
    ("src/cli/capacity.rs", "help of the command line"),
    ("src/cli/capacity/flags.rs", "help of the command line, and its refusals"),
    ("src/cli/capacity/volume.rs", "help of the command line, and its refusals"),
    ("src/cli/completions.rs", "help of the command line"),
    ("src/cli/config.rs", "the settings file, which is written in English"),
    ("src/cli/due.rs", "refusals of the command line"),
    ("src/cli/exit.rs", "help of the command line"),
    ("src/cli/export.rs", "help of the command line, and its refusals"),
    ("src/cli/hours.rs", "help of the command line"),
    ("src/cli/hours/lines.rs", "answers to programs"),
    ("src/cli/keys.rs", "the key table of the documents"),
    ("src/cli/man.rs", "help of the command line"),
    ("src/cli/open.rs", "refusals of the command line"),
    ("src/cli/prep.rs", "refusals of the command line"),
    ("src/cli/sessions.rs", "references to sessions on the command line"),
    ("src/cli/settings.rs", "settings, read before the language is known"),
    ("src/cli/survey.rs", "refusals of the command line"),
    ("src/cli/world.rs", "settings, read before the language is known"),
    ("src/config", "settings, read before the language is known"),
    ("src/domain/assumption/text.rs", "words that may be typed"),
    ("src/domain/event.rs", "events as files and people write them"),
    ("src/domain/extra.rs", "what a reader of JSON expects"),
    ("src/domain/history.rs", "what a reader of JSON expects"),
    ("src/domain/market.rs", "a choice as files and people write it"),
    ("src/domain/slot/named.rs", "what a reader of JSON expects"),
    ("src/hours/", "a pure leaf, which may not know the words: calendar files"),
    ("src/import/people.rs", "words of an attendance list"),
    ("src/import/survey/family", "labels that survey tools write"),
    ("src/import/survey/heading", "headings that survey tools write"),
    ("src/import/table/text.rs", "a row that is no sentence"),
    ("src/keymap/", "key settings, read before the language is known"),
    ("src/stats/", "a pure leaf: worked examples, and what its callers must keep to"),
    ("src/store/", "what is wrong inside a damaged file"),
    ("src/tui/", "a terminal or an environment that cannot be used, told before the language is known"),
];

/// Calls whose sentence only a developer reads, as they end before it.
const DEVELOPERS: &[&str] = &["expect(", "reason=", "unreachable!(", "panic!("];

/// A string literal, and the code before it without white space.
struct Literal {
    line: usize,
    text: String,
    before: String,
}

/// Sentences in the code of a file that may hold none, its tests apart.
pub fn sentences(source: &Source) -> Vec<Problem> {
    let may = |(path, _): &(&str, &str)| source.path.starts_with(path);
    if source.path.contains("fixture") || MAY_SPEAK.iter().any(may) {
        return Vec::new();
    }
    let found = literals(source).into_iter().filter(|literal| {
        let statement = literal.before.rsplit([';', '{', '}']).next().unwrap_or_default();
        let for_developers =
            DEVELOPERS.iter().any(|call| literal.before.ends_with(call)) || statement.contains("assert");
        literal.line <= source.lines_before_tests() && !for_developers && is_sentence(&literal.text)
    });
    found
        .map(|literal| {
            let what = format!("{:?} is English in every language: say it in the words", literal.text);
            source.problem(literal.line, what)
        })
        .collect()
}

/// Errors of files that may hold no sentence whose text stands in the code, however short it is.
pub fn error_texts(source: &Source) -> Vec<Problem> {
    let may = |(path, _): &(&str, &str)| source.path.starts_with(path);
    if MAY_SPEAK.iter().any(may) {
        return Vec::new();
    }
    let found = literals(source).into_iter();
    let found = found.filter(|literal| literal.before.ends_with("#[error(") && says_something(&literal.text));
    found
        .map(|literal| source.problem(literal.line, "an error says itself in the words".to_owned()))
        .collect()
}

/// Paths of the list that name no file any more.
pub fn gone(sources: &[Source]) -> Vec<&'static str> {
    let is_there = |path: &str| sources.iter().any(|source| source.path.starts_with(path));
    MAY_SPEAK.iter().map(|(path, _)| *path).filter(|path| !is_there(path)).collect()
}

fn literals(source: &Source) -> Vec<Literal> {
    let text: Vec<char> = source.raw.chars().collect();
    let (mut found, mut before, mut line, mut at) = (Vec::new(), String::new(), 1, 0);
    while at < text.len() {
        let length = literal_length(&text, at).max(1);
        let piece: String = text[at..at + length].iter().collect();
        match piece.find('"') {
            Some(quote) if length > 1 && !piece.starts_with(['/', '\'']) => {
                let inner = piece[quote + 1..].trim_end_matches(['"', '#']);
                found.push(Literal { line, text: inner.to_owned(), before: before.clone() });
                before.push('_');
            }
            _ if length > 1 && piece.starts_with('/') => {}
            _ => before.extend(piece.chars().filter(|character| !character.is_whitespace())),
        }
        line += piece.matches('\n').count();
        at += length;
    }
    found
}

/// Two words or more, one of them such as only sentences have.
fn is_sentence(text: &str) -> bool {
    // What begins like an object is an example of a file; what stands in braces is a value.
    let said = text.split_whitespace().filter(|word| !text.starts_with('{') && !word.contains('{'));
    let words = said.map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()).to_lowercase());
    let words: Vec<String> = words.collect();
    let letters = |word: &&String| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let speaks = words.iter().any(|word| FUNCTION_WORDS.contains(&word.as_str()));
    speaks && words.iter().filter(letters).count() > 1
}

/// Whether anything but the values it is given stands in a format.
fn says_something(format: &str) -> bool {
    let mut depth = 0_usize;
    format.chars().any(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && character.is_alphabetic()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(check: fn(&Source) -> Vec<Problem>, raw: &str) -> Vec<usize> {
        check(&Source::new("src/import/x.rs", raw)).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn a_sentence_in_the_code_is_found() {
        let raw =
            "// it is a comment\nlet what = \"it is no calendar\";\nformat!(\n    r#\"the \"{x}\" here\"#\n)";
        assert_eq!(lines(sentences, raw), [2, 4]);
        assert_eq!(
            lines(sentences, "let a = '\"'; say(\"not_a.key\");\nlet b = \"this row is too long\";"),
            [2]
        );
        assert_eq!(lines(sentences, "#[cfg(test)]\nmod tests { const A: &str = \"it is fine\"; }"), []);
    }

    #[test]
    fn keys_formats_and_words_for_developers_pass() {
        for raw in [
            "Binding::new(\"pgdn space\", Msg::Down, \"x.keys.down\")",
            "fill(\"import.no_date\", &[(\"typed\", &typed)])",
            "found.expect(\"every path is in the list\")",
            "#[expect(dead_code, reason = \"it is used by the other\")]",
            "format!(\"{name}: {values} ({n})\")",
        ] {
            assert_eq!(lines(sentences, raw), [], "{raw}");
        }
    }

    #[test]
    fn an_error_with_a_text_of_its_own_is_found() {
        assert_eq!(
            lines(error_texts, "#[error(\"{}\", say(\"a.b\"))]\n#[error(\"{0}\")]\n#[error(\"gone: {0}\")]"),
            [3]
        );
    }
}
