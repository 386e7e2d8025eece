//! Settings as the text of a config file, with a comment for each: what `smarketing config` prints.
//!
//! Reading it gives the same settings again. What is not set stands there as a comment with an example.

use super::{Choice, Settings, Written};

/// One setting in the file.
struct Row {
    name: &'static str,
    /// What it does; values to choose from are added to it.
    comment: &'static str,
    /// What may stand there, where it is one of a few words.
    words: fn() -> Vec<&'static str>,
    /// Its value as TOML; `None` while it is not set.
    value: fn(&Settings) -> Option<String>,
    /// What could stand there, for one that is not set.
    example: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        name: "dir",
        comment: "Folder for session files; ~ is your home folder.",
        words: Vec::new,
        value: |settings| settings.dir.as_deref().map(quoted),
        example: "\"~/Documents/Smarketing\"",
    },
    Row {
        name: "theme",
        comment: "Colours of the screens.",
        words: words::<super::Theme>,
        value: |settings| Some(chosen(settings.theme)),
        example: "",
    },
    Row {
        name: "room_theme",
        comment: "Colours of the room view and of the mirror.",
        words: words::<super::Theme>,
        value: |settings| Some(chosen(settings.room_theme)),
        example: "",
    },
    Row {
        name: "ascii",
        comment: "Plain ASCII instead of drawing characters; not set, the locale decides.",
        words: Vec::new,
        value: |settings| settings.ascii.map(|ascii| ascii.to_string()),
        example: "true",
    },
    Row {
        name: "color",
        comment: "Whether to use colour at all.",
        words: words::<super::Color>,
        value: |settings| Some(chosen(settings.color)),
        example: "",
    },
    Row {
        name: "bell",
        comment: "What happens when a timebox ends.",
        words: words::<super::Bell>,
        value: |settings| Some(chosen(settings.bell)),
        example: "",
    },
    Row {
        name: "calm",
        comment: "Timers show whole minutes until the last two: true or false.",
        words: Vec::new,
        value: |settings| Some(settings.calm.to_string()),
        example: "",
    },
    Row {
        name: "mouse",
        comment: "Clicks are taken; false leaves the mouse to the terminal, to select text with.",
        words: Vec::new,
        value: |settings| Some(settings.mouse.to_string()),
        example: "",
    },
    Row {
        name: "language",
        comment: "Language of the screens and of what is written.",
        words: words::<super::Language>,
        value: |settings| Some(chosen(settings.language)),
        example: "",
    },
    Row {
        name: "words",
        comment: "File with your own words over those of the language; not set, words.toml beside this file, if there.",
        words: Vec::new,
        value: |settings| settings.words.as_deref().map(quoted),
        example: "\"~/words.toml\"",
    },
    Row {
        name: "length",
        comment: "How long a new session is: 3h, 90m, 2h30, half-day.",
        words: Vec::new,
        value: |settings| written(settings.length.as_ref()),
        example: "\"3h\"",
    },
    Row {
        name: "start",
        comment: "When a new session starts.",
        words: Vec::new,
        value: |settings| written(settings.start.as_ref()),
        example: "\"13:10\"",
    },
    Row {
        name: "zone",
        comment: "Time zone of a new session; not set, that of this machine.",
        words: Vec::new,
        value: |settings| written(settings.zone.as_ref()),
        example: "\"Europe/Berlin\"",
    },
    Row {
        name: "silent_minutes",
        comment: "Minutes of writing in silence; without it each topic takes its own.",
        words: Vec::new,
        value: |settings| settings.silent_minutes.map(|minutes| minutes.to_string()),
        example: "3",
    },
];

const HEAD: &str = "\
# Settings of smarketing. A flag on the command line and the environment go before what stands here.
# What stands behind a # is not set.
";

const KEYS: &str = "\
# Your own keys for an action, in place of the built-in ones: its name, and its keys with a space between.
# \"smarketing keys --names\" prints every name with its keys. Enter, Esc, Tab and the arrows of a text field stay.
[keys]
# \"topic.keys.reveal\" = \"r ctrl+r\"
";

/// The whole file with these settings in it.
pub fn print(settings: &Settings) -> String {
    let mut text = HEAD.to_owned();
    for row in ROWS {
        let words: Vec<String> = (row.words)().into_iter().map(quoted).collect();
        let choice = if words.is_empty() { String::new() } else { format!(" One of {}.", words.join(", ")) };
        let line = match (row.value)(settings) {
            Some(value) => format!("{} = {value}", row.name),
            None => format!("# {} = {}", row.name, row.example),
        };
        text.extend(["\n# ", row.comment, &choice, "\n", &line, "\n"]);
    }
    text.push('\n');
    text.push_str(KEYS);
    for (label, keys) in &settings.keys {
        text.extend([&quoted(label), " = ", &quoted(&keys.text), "\n"]);
    }
    text
}

fn words<C: Choice>() -> Vec<&'static str> {
    C::ALL.iter().map(|row| row.0).collect()
}

fn chosen<C: Choice>(value: C) -> String {
    let word = C::ALL.iter().find(|row| row.1 == value).map_or("", |row| row.0);
    quoted(word)
}

fn written(value: Option<&Written>) -> Option<String> {
    value.map(|value| quoted(&value.text))
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => quoted.extend([format!("\\u{:04X}", character as u32)]),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Bell, Color, Language, Theme, parse, read::NAMES};

    fn without_lines(mut settings: Settings) -> Settings {
        let own = [&mut settings.length, &mut settings.start, &mut settings.zone];
        let all = own.into_iter().flatten().chain(settings.keys.values_mut());
        all.for_each(|written| written.line = 0);
        settings
    }

    #[test]
    fn what_is_printed_reads_as_the_same_settings() {
        assert_eq!(parse(&print(&Settings::default())), Ok(Settings::default()));
        let of = |text: &str| Some(Written { text: text.to_owned(), line: 0 });
        let settings = Settings {
            dir: Some("~/a \"b\" \\ c".to_owned()),
            theme: Theme::RoomDark,
            room_theme: Theme::Contrast,
            ascii: Some(false),
            color: Color::Always,
            bell: Bell::Off,
            calm: true,
            mouse: false,
            language: Language::German,
            words: Some("mine.toml".to_owned()),
            length: of("90m"),
            start: of("9:30"),
            zone: of("UTC"),
            silent_minutes: Some(5),
            keys: [("topic.keys.reveal".to_owned(), Written { text: "\" ctrl+r".to_owned(), line: 0 })]
                .into(),
        };
        assert_eq!(parse(&print(&settings)).map(without_lines), Ok(settings));
    }

    #[test]
    fn every_setting_has_a_comment_and_what_is_not_set_an_example() {
        let text = print(&Settings::default());
        for name in NAMES.iter().filter(|name| **name != "keys") {
            let at = text.find(&format!("\n{name} = ")).or_else(|| text.find(&format!("\n# {name} = ")));
            let before = &text[..at.unwrap_or_else(|| panic!("{name} is not printed"))];
            assert!(before.lines().next_back().is_some_and(|line| line.starts_with("# ")), "{name}");
        }
        let examples =
            text.replace("\n# dir", "\ndir").replace("\n# zone", "\nzone").replace("\n# start", "\nstart");
        let examples = examples.replace("\n# length", "\nlength").replace("\n# ascii", "\nascii");
        let examples = examples.replace("\n# words", "\nwords").replace("\n# \"topic", "\n\"topic");
        let settings = parse(&examples).expect("every example can be used");
        assert_eq!((settings.ascii, settings.keys.len()), (Some(true), 1));
    }
}
