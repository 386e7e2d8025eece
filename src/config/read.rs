//! From TOML text to settings; every refusal names the line and the key.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Choice, ConfigError, Settings, Written, choose};

/// Every key a config file may have.
pub(super) const NAMES: &[&str] = &[
    "dir",
    "theme",
    "room_theme",
    "ascii",
    "color",
    "bell",
    "calm",
    "mouse",
    "language",
    "words",
    "length",
    "start",
    "zone",
    "silent_minutes",
    "keys",
];

/// Minutes somebody may write in silence.
const SILENT: std::ops::RangeInclusive<u32> = 1..=30;

/// What was meant by a setting that does not exist: the nearest one, or any of them.
pub(super) fn meant(key: &str) -> String {
    match super::nearest(key, NAMES.iter().copied()) {
        Some(name) => format!("did you mean \"{name}\"?"),
        None => format!("settings are {}", NAMES.join(", ")),
    }
}

/// One key with its value, and the text both stand in.
struct Entry<'text> {
    text: &'text str,
    key: String,
    value: &'text Spanned<DeValue<'text>>,
}

/// Reads the text of a config file.
pub fn parse(text: &str) -> Result<Settings, ConfigError> {
    let table = DeTable::parse(text).map_err(|error| ConfigError::Syntax {
        line: line_of(text, &error.span().unwrap_or_default()),
        message: error.message().to_owned(),
    })?;
    let mut settings = Settings::default();
    for (key, value) in table.get_ref() {
        let entry = Entry { text, key: key.get_ref().to_string(), value };
        match entry.key.as_str() {
            "dir" => settings.dir = Some(entry.string("a folder in quotes")?),
            "theme" => settings.theme = entry.choice()?,
            "room_theme" => settings.room_theme = entry.choice()?,
            "ascii" => settings.ascii = Some(entry.flag()?),
            "color" => settings.color = entry.choice()?,
            "bell" => settings.bell = entry.choice()?,
            "calm" => settings.calm = entry.flag()?,
            "mouse" => settings.mouse = entry.flag()?,
            "length" => settings.length = Some(entry.written("a length in quotes, such as \"3h\"")?),
            "start" => settings.start = Some(entry.written("a time in quotes, such as \"13:10\"")?),
            "zone" => {
                settings.zone = Some(entry.written("a time zone in quotes, such as \"Europe/Berlin\"")?);
            }
            "silent_minutes" => settings.silent_minutes = Some(entry.minutes()?),
            "language" => settings.language = entry.choice()?,
            "words" => settings.words = Some(entry.string("a file name in quotes")?),
            "keys" => entry.keys(&mut settings.keys)?,
            _ => return Err(ConfigError::Unknown { line: line_of(text, &key.span()), key: entry.key }),
        }
    }
    Ok(settings)
}

impl Entry<'_> {
    fn string(&self, expected: &str) -> Result<String, ConfigError> {
        let text = self.value.get_ref().as_str().filter(|text| !text.is_empty());
        text.map(str::to_owned).ok_or_else(|| self.refused(expected))
    }

    fn written(&self, expected: &str) -> Result<Written, ConfigError> {
        Ok(Written { text: self.string(expected)?, line: line_of(self.text, &self.value.span()) })
    }

    fn minutes(&self) -> Result<u32, ConfigError> {
        let number = self.value.get_ref().as_integer().and_then(|integer| integer.as_str().parse().ok());
        let expected = || format!("a whole number from {} to {}", SILENT.start(), SILENT.end());
        number.filter(|minutes| SILENT.contains(minutes)).ok_or_else(|| self.refused(&expected()))
    }

    fn flag(&self) -> Result<bool, ConfigError> {
        self.value.get_ref().as_bool().ok_or_else(|| self.refused("true or false"))
    }

    fn choice<C: Choice>(&self) -> Result<C, ConfigError> {
        self.value.get_ref().as_str().and_then(choose).ok_or_else(|| {
            let words: Vec<String> = C::ALL.iter().map(|row| format!("\"{}\"", row.0)).collect();
            self.refused(&format!("one of {}", words.join(", ")))
        })
    }

    /// Labels contain dots, so a label without quotes reaches us as tables in tables; both ways of writing are meant.
    fn keys(&self, into: &mut BTreeMap<String, Written>) -> Result<(), ConfigError> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.refused("a table, as in [keys]"))?;
        for (key, value) in table {
            let label = match self.key.strip_prefix("keys.") {
                Some(parent) => format!("{parent}.{}", key.get_ref()),
                None => key.get_ref().to_string(),
            };
            let entry = Entry { text: self.text, key: format!("keys.{label}"), value };
            if value.get_ref().is_table() {
                entry.keys(into)?;
            } else {
                into.insert(label, entry.written("chords in quotes, such as \"r ctrl+r\"")?);
            }
        }
        Ok(())
    }

    fn refused(&self, expected: &str) -> ConfigError {
        let line = line_of(self.text, &self.value.span());
        ConfigError::Value { line, key: self.key.clone(), expected: expected.to_owned() }
    }
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::{Bell, Color, Language, Theme};

    fn refusal(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn nothing_set_is_the_default() {
        assert_eq!(parse("# nothing\n"), Ok(Settings::default()));
    }

    #[test]
    fn everything_set() {
        let text = "dir = \"~/Workshops\"\ntheme = \"room-light\"\nroom_theme = \"contrast\"\nascii = true\ncolor = \"never\"\nbell = \"off\"\n\
                    calm = true\nmouse = false\nlanguage = \"de\"\nwords = \"mine.toml\"\nlength = \"90m\"\nstart = \"9:30\"\nzone = \"UTC\"\n\
                    silent_minutes = 4\n\n[keys]\n\"topic.keys.reveal\" = \"r ctrl+r\"\nhome.new = \"+\"\n";
        let keys = [("topic.keys.reveal", "r ctrl+r", 17), ("home.new", "+", 18)];
        let written = |text: &str, line| Written { text: text.to_owned(), line };
        let expected = Settings {
            dir: Some("~/Workshops".to_owned()),
            theme: Theme::RoomLight,
            room_theme: Theme::Contrast,
            ascii: Some(true),
            color: Color::Never,
            bell: Bell::Off,
            calm: true,
            mouse: false,
            language: Language::German,
            words: Some("mine.toml".to_owned()),
            length: Some(written("90m", 11)),
            start: Some(written("9:30", 12)),
            zone: Some(written("UTC", 13)),
            silent_minutes: Some(4),
            keys: keys.map(|(label, chords, line)| (label.to_owned(), written(chords, line))).into(),
        };
        assert_eq!(parse(text), Ok(expected));
    }

    #[test]
    fn every_name_is_read() {
        for name in NAMES {
            assert!(
                !matches!(parse(&format!("{name} = 0")), Ok(_) | Err(ConfigError::Unknown { .. })),
                "{name}"
            );
        }
    }

    #[test]
    fn mistakes_name_line_and_key() {
        assert_eq!(
            refusal("calm = true\n\nthme = \"auto\""),
            "line 3: there is no setting \"thme\"; did you mean \"theme\"?"
        );
        assert!(
            refusal("volume = 1")
                .starts_with("line 1: there is no setting \"volume\"; settings are dir, theme")
        );
        assert_eq!(
            refusal("silent_minutes = 0"),
            "line 1: \"silent_minutes\" must be a whole number from 1 to 30"
        );
        assert_eq!(
            refusal("\ntheme = \"dark\""),
            "line 2: \"theme\" must be one of \"auto\", \"room-light\", \"room-dark\", \"contrast\""
        );
        assert_eq!(refusal("\nlanguage = \"fr\""), "line 2: \"language\" must be one of \"en\", \"de\"");
        assert_eq!(refusal("calm = 1"), "line 1: \"calm\" must be true or false");
        assert_eq!(refusal("dir = \"\""), "line 1: \"dir\" must be a folder in quotes");
        assert_eq!(
            refusal("[keys]\nhome.keys.new = 3"),
            "line 2: \"keys.home.keys.new\" must be chords in quotes, such as \"r ctrl+r\""
        );
        assert!(refusal("calm = true\nbell =").starts_with("line 2: "), "{}", refusal("calm = true\nbell ="));
        assert!(refusal("calm = true\ncalm = true").starts_with("line 2: "));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_with_a_line_of_it(text in "[a-z=\"\\[\\]\\n .0-9]{0,60}") {
            if let Err(ConfigError::Syntax { line, .. } | ConfigError::Unknown { line, .. } | ConfigError::Value { line, .. }) = parse(&text) {
                prop_assert!((1..=1 + text.matches('\n').count()).contains(&line));
            }
        }
    }
}
