//! The config file: printed, read, and refused with file and line.

use super::Machine;
use std::fs;

const FILE: &str = ".config/smarketing/config.toml";

fn configured(text: &str) -> Machine {
    let machine = Machine::new();
    fs::create_dir_all(machine.path(".config/smarketing")).unwrap();
    machine.write(FILE, text);
    machine
}

#[test]
fn config_prints_a_file_that_can_be_used_as_it_is() {
    let machine = Machine::new();
    let printed = machine.out(&["config"]);
    let first = printed.lines().next().unwrap();
    assert!(first.contains(FILE) && first.contains("not there"), "{first}");
    assert!(printed.contains("\nbell = \"sound\"\n") && printed.contains("\n[keys]\n"), "{printed}");
    assert_eq!(machine.out(&["config", "--path"]).trim(), machine.path(FILE).display().to_string());
    let defaults = machine.out(&["config", "--default"]);
    let machine = configured(&defaults);
    assert!(machine.out(&["config"]).ends_with(&defaults));
    machine.write(FILE, "bell = \"off\"\nlength = \"90m\"\n[keys]\n\"topic.keys.reveal\" = \"ctrl+r\"\n");
    let printed = machine.out(&["config"]);
    for line in ["bell = \"off\"", "length = \"90m\"", "\"topic.keys.reveal\" = \"ctrl+r\""] {
        assert!(printed.lines().any(|printed| printed == line), "{line}\n{printed}");
    }
    assert!(machine.out(&["config", "--energisers"]).contains("[[energiser]]"));
}

#[test]
fn a_mistake_names_file_and_line_and_nothing_is_opened() {
    for (text, said) in [
        ("\ncalm = 7\n", "line 2: \"calm\" must be true or false"),
        ("blel = \"off\"\n", "line 1: there is no setting \"blel\"; did you mean \"bell\"?"),
        ("calm = true\nlength = \"long\"\n", "line 2: \"length\": Type a length"),
        ("start = \"25:00\"\n", "line 1: \"start\": Type a time"),
        ("\nlanguage = \"fr\"\n", "line 2: \"language\" must be one of \"en\", \"de\""),
        ("\n\nzone = \"Mars/Base\"\n", "line 3: \"zone\": there is no time zone"),
        (
            "[keys]\n\"topic.keys.revael\" = \"r\"\n",
            "line 2: there is no action \"topic.keys.revael\"; did you mean \"topic.keys.reveal\"?",
        ),
        (
            "[keys]\n\"topic.keys.reveal\" = \"alt+r\"\n",
            "line 2: \"topic.keys.reveal\": \"alt+r\" is not a key",
        ),
        ("[keys]\n\n\"topic.keys.edit\" = \"v\"\n", "line 3: v stands for both"),
        ("[keys]\n\"home.keys.new\" = \"q\"\n", "line 2: q stands for both"),
        ("[keys]\n\"global.keys.blank\" = \"e\"\n", "line 2: e stands for both"),
    ] {
        let machine = configured(text);
        let run = machine.run(&["open", "last"]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{text}\n{}", run.err);
        assert!(run.err.contains(said) && run.err.contains("config.toml"), "{said}\n{}", run.err);
        assert_eq!(machine.run(&["config", "--path"]).code, Some(0), "the file can still be found");
    }
}

#[test]
fn own_keys_are_the_ones_that_are_printed() {
    let machine = configured("[keys]\n\"global.keys.blank\" = \"f9\"\n\"home.keys.new\" = \"ctrl+n\"\n");
    let keys = machine.out(&["keys"]);
    assert!(keys.contains("F9") && keys.contains("Ctrl+N"), "{keys}");
    let names = machine.out(&["keys", "--names"]);
    assert!(names.contains("\"home.keys.new\" = \"ctrl+n\"  # new"), "{names}");
    let machine = configured(&format!("[keys]\n{}", distinct(&machine.out(&["keys", "--names"]))));
    assert_eq!(machine.run(&["list"]).code, Some(0), "{}", machine.run(&["list"]).err);
    assert_eq!(machine.out(&["keys"]), keys, "every printed name can be put into the settings");
}

/// A name stands with every screen that has it.
fn distinct(names: &str) -> String {
    let mut seen = std::collections::BTreeSet::new();
    let first: Vec<&str> = names.lines().filter(|line| seen.insert(line.split(" = ").next())).collect();
    first.join("\n")
}

#[test]
fn a_new_session_takes_what_is_usual() {
    let machine = configured("length = \"90m\"\nstart = \"9:30\"\nzone = \"America/New_York\"\n");
    let id = machine.out(&["new", "Q1", "--yes"]);
    let session: serde_json::Value =
        serde_json::from_str(&machine.out(&["show", id.trim(), "--json"])).unwrap();
    let text = session.to_string();
    assert!(text.contains("America/New_York") && text.contains("09:30"), "{text}");
}

#[test]
fn a_language_has_its_words_and_a_team_its_own_over_them() {
    let machine = configured("language = \"de\"\n[keys]\n\"global.keys.blank\" = \"f9\"\n");
    let said = || machine.run(&["list"]).err;
    assert!(said().contains("Noch keine Sitzungen"), "{}", said());
    assert!(machine.out(&["config"]).contains("\nlanguage = \"de\"\n"));
    machine.write(".config/smarketing/words.toml", "[cli]\nno_sessions = \"Leer: {folder}\"\n");
    assert!(said().starts_with("Leer: "), "{}", said());
    let words = machine.out(&["config", "--words"]);
    assert!(
        words.contains("\nno_sessions = \"Leer: {folder}\"\n")
            && words.contains("\"order.help\" = \"hilfe\"")
    );
    machine.write(".config/smarketing/words.toml", &words.replace("\"Leer: {folder}\"", "\"Keine\""));
    assert_eq!(said().trim(), "Keine", "what is printed can be used");
    machine.write(".config/smarketing/words.toml", "[cli]\nno_sesions = \"Keine\"\n");
    let run = machine.run(&["list"]);
    assert!(
        run.code == Some(2) && run.err.contains("words.toml") && run.err.contains("no_sesions"),
        "{}",
        run.err
    );
    assert!(run.err.contains("config --words"), "{}", run.err);
}
