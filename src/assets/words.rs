//! Every sentence a person reads on screen, by key, from `assets/words.toml` or a team's own file over it.
//!
//! It must not decide what is said, only how: no numbers are formatted here, no key is built from pieces.

mod sections;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::AssetError;
use sections::Sections;

static OURS: Sections = Sections::of(include_str!("../../assets/words.toml"));
static GERMAN: Sections = Sections::of(include_str!("../../assets/words.de.toml"));
/// What a team's own file is called when it stands beside the settings.
pub const NAME: &str = "words.toml";

static IN_USE: OnceLock<InUse> = OnceLock::new();

/// Which words are said.
enum InUse {
    /// Those of `assets/words.toml`; the texts of the other data files stand there.
    Ours,
    /// Those of `assets/words.de.toml`; what it lacks is said in English.
    German,
    /// A complete set, with a team's own words in it.
    Whole(Words),
}

/// A complete set of sentences, one for every key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    sentences: BTreeMap<String, String>,
}

impl Words {
    /// Reads a team's own file; what it leaves out stays as in ours.
    pub fn parse(text: &str) -> Result<Self, AssetError> {
        Self::ours().with(text)
    }

    /// These words with those of a file over them; what it leaves out stays as it is.
    pub fn with(self, text: &str) -> Result<Self, AssetError> {
        let mut words = self;
        let theirs = flatten(text)?;
        let unknown: Vec<String> =
            theirs.keys().filter(|key| !words.sentences.contains_key(*key)).cloned().collect();
        if !unknown.is_empty() {
            return Err(AssetError::UnknownWords(unknown));
        }
        for (key, sentence) in theirs {
            let known = placeholders(&words.sentences[&key]);
            if let Some(extra) = placeholders(&sentence).difference(&known).next() {
                return Err(AssetError::UnknownPlaceholder { placeholder: (*extra).to_owned(), key });
            }
            words.sentences.insert(key, sentence);
        }
        Ok(words)
    }

    /// The sentences of `assets/words.toml` and the texts of the other data files.
    pub fn ours() -> Self {
        let mut sentences = flatten(OURS.text()).expect("assets/words.toml is valid, a test reads it");
        sentences.extend(super::texts());
        Self { sentences }
    }

    /// The German set that ships beside ours; what it lacks is said in English.
    pub fn german() -> Self {
        Self::parse(GERMAN.text()).expect("assets/words.de.toml is valid, a test reads it")
    }

    /// These words as a file that [`Words::with`] reads back: a section for each first part of a key.
    pub fn to_file(&self) -> String {
        let mut file = String::new();
        let mut section = "";
        for (key, sentence) in self.iter() {
            let (first, rest) = key.split_once('.').unwrap_or(("", key));
            if first != section {
                let apart = if file.is_empty() { "" } else { "\n" };
                file.extend([apart, "[", first, "]\n"]);
                section = first;
            }
            // A key that goes on behind a dot is quoted: beside a word, its parts would be a table of the same name.
            let quoted = if rest.contains('.') { format!("\"{rest}\"") } else { rest.to_owned() };
            file.extend([quoted.as_str(), " = ", &quoted_sentence(sentence), "\n"]);
        }
        file
    }

    /// The words in use, all of them.
    pub fn in_use() -> Self {
        match in_use() {
            InUse::Ours => Self::ours(),
            InUse::German => Self::german(),
            InUse::Whole(words) => words.clone(),
        }
    }

    /// The sentence of this key, if there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.sentences.get(key).map(String::as_str)
    }

    /// Every key and its sentence, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sentences.iter().map(|(key, sentence)| (key.as_str(), sentence.as_str()))
    }
}

/// Puts a team's own words in place of ours, once, before the first word is read.
pub fn install(words: Words) -> Result<(), AssetError> {
    use_from_now_on(InUse::Whole(words))
}

/// Puts the German set in place of ours, once, before the first word is read.
pub fn install_german() -> Result<(), AssetError> {
    use_from_now_on(InUse::German)
}

fn use_from_now_on(words: InUse) -> Result<(), AssetError> {
    IN_USE.set(words).map_err(|_| AssetError::WordsInUse)
}

fn in_use() -> &'static InUse {
    IN_USE.get_or_init(|| InUse::Ours)
}

/// The sentence of this key; a missing key shows itself.
pub fn say(key: &str) -> &'static str {
    find(key).unwrap_or_else(|| missing(key))
}

/// The sentence of this key, if there is one; the text of another data file only where it was replaced.
pub fn find(key: &str) -> Option<&'static str> {
    match in_use() {
        InUse::Ours => OURS.get(key),
        InUse::German => GERMAN.get(key).or_else(|| OURS.get(key)),
        InUse::Whole(words) => words.get(key),
    }
}

/// The sentence of this key with `{name}` replaced by the value of that name.
pub fn fill(key: &str, values: &[(&str, &dyn Display)]) -> String {
    fill_in(say(key), values)
}

/// The sentence `key.one` for 1 and `key.many` for every other number, `{n}` being the number.
pub fn count<N: Copy + Display + PartialEq + From<u8>>(key: &str, n: N) -> String {
    let form = if n == N::from(1) { "one" } else { "many" };
    fill(&format!("{key}.{form}"), &[("n", &n)])
}

/// The names between braces in a sentence.
pub fn placeholders(sentence: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = sentence;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        names.insert(name);
        rest = tail;
    }
    names
}

/// One pass from left to right, so that a value which itself contains braces is never filled in again.
fn fill_in(sentence: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            rest = &rest[before.len()..];
            break;
        };
        match values.iter().find(|(given, _)| *given == name) {
            Some((_, value)) => filled.push_str(&value.to_string()),
            None => filled.push_str(&rest[before.len()..rest.len() - tail.len()]),
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

fn flatten(text: &str) -> Result<BTreeMap<String, String>, AssetError> {
    let table: toml::Table = toml::from_str(text)
        .map_err(|error| AssetError::Unreadable { file: NAME, what: error.to_string() })?;
    let mut sentences = BTreeMap::new();
    collect("", table, &mut sentences)?;
    Ok(sentences)
}

fn collect(prefix: &str, table: toml::Table, into: &mut BTreeMap<String, String>) -> Result<(), AssetError> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::String(sentence) => {
                into.insert(key, sentence);
            }
            toml::Value::Table(inner) => collect(&key, inner, into)?,
            other => {
                let what = format!("{key} must be text, it is {}", other.type_str());
                return Err(AssetError::Unreadable { file: NAME, what });
            }
        }
    }
    Ok(())
}

/// A sentence as TOML writes it, on one line.
fn quoted_sentence(sentence: &str) -> String {
    let escaped = sentence.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// A missing key lives as long as the program, once each, because `say` promises `'static`.
fn missing(key: &str) -> &'static str {
    static SHOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = shown.get(key) {
        return known;
    }
    let kept: &'static str = Box::leak(key.to_owned().into_boxed_str());
    shown.insert(kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_readable_and_every_plural_has_both_forms() {
        let words = Words::ours();
        for (key, sentence) in words.iter() {
            assert!(!sentence.trim().is_empty(), "{key} says nothing");
            assert_eq!(sentence.matches('{').count(), placeholders(sentence).len(), "{key}: braces");
            if let Some(stem) = key.strip_suffix(".one") {
                assert!(words.get(&format!("{stem}.many")).is_some(), "{key} has no .many");
            }
            if let Some(stem) = key.strip_suffix(".many") {
                assert!(words.get(&format!("{stem}.one")).is_some(), "{key} has no .one");
            }
        }
    }

    #[test]
    fn a_teams_own_file_replaces_some_words_and_keeps_the_rest() {
        let words = Words::parse("[team]\nsales = \"Vertrieb\"\n").unwrap();
        assert_eq!(words.get("team.sales"), Some("Vertrieb"));
        assert_eq!(words.get("team.marketing"), Words::ours().get("team.marketing"));
    }

    #[test]
    fn the_texts_of_data_files_can_be_replaced_too() {
        let words = Words::parse("[topic.lead]\ntitle = \"Interessent\"\n").unwrap();
        assert_eq!(words.get("topic.lead.title"), Some("Interessent"));
        assert_eq!(words.get("ask.gap"), Some("Tell us about one time this showed."));
        let keys = |words: &Words| words.iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>();
        assert_eq!(keys(&words), keys(&Words::ours()));
        let twice = crate::assets::texts()
            .iter()
            .find(|(key, _)| flatten(OURS.text()).unwrap().contains_key(key))
            .cloned();
        assert_eq!(twice, None, "a key of a data file is also in words.toml");
    }

    #[test]
    fn unknown_words_are_named() {
        let refused = Words::parse("[team]\nslaes = \"Vertrieb\"\n[tema]\nx = \"y\"\n").unwrap_err();
        assert_eq!(refused.to_string(), "unknown words: team.slaes, tema.x");
    }

    #[test]
    fn a_replaced_sentence_may_drop_a_value_but_not_invent_one() {
        assert!(Words::parse("[common]\nof = \"{n}\"\n").is_ok());
        let refused = Words::parse("[common]\nof = \"{n} von {gesamt}\"\n").unwrap_err();
        assert_eq!(refused.to_string(), "common.of: there is no {gesamt} to fill in here");
    }

    #[test]
    fn words_written_as_a_file_read_back() {
        for words in
            [Words::ours(), Words::german(), Words::parse("[team]\nsales = 'a \"b\" \\c'\n").unwrap()]
        {
            assert_eq!(Words::parse(&words.to_file()), Ok(words));
        }
    }

    #[test]
    fn a_teams_own_file_lies_over_the_german_set() {
        let words = Words::german().with("[team]\nsales = \"Verkauf\"\n").unwrap();
        assert_eq!(words.get("team.sales"), Some("Verkauf"));
        assert_eq!(words.get("team.leadership"), Some("Leitung"));
    }

    #[test]
    fn a_word_that_is_no_text_is_refused() {
        let refused = Words::parse("[team]\nsales = 3\n").unwrap_err();
        assert_eq!(refused.to_string(), "words.toml: team.sales must be text, it is integer");
    }

    #[test]
    fn values_are_filled_in_once() {
        let value = "{b}";
        assert_eq!(fill_in("{a}, {b} {", &[("a", &value), ("b", &2)]), "{b}, 2 {");
        assert_eq!(fill_in("{nobody} knows", &[]), "{nobody} knows");
    }

    #[test]
    fn plurals_pick_their_form() {
        assert_eq!(count("common.people", 1), "1 person");
        assert_eq!(count("common.people", 0_usize), "0 people");
        assert_eq!(count("common.people", 11_u64), "11 people");
    }

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(say(&["not", "there"].join(".")), "not.there");
    }

    #[test]
    fn words_in_use_cannot_be_replaced() {
        say("team.sales");
        assert_eq!(install(Words::ours()), Err(AssetError::WordsInUse));
    }
}
