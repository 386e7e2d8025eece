//! The manual: every command has its page, and programs that show pages have nothing to say against it.

use super::{
    Machine,
    completions::{printed, ran},
    fs,
};

/// Every command, as the help lists them.
pub(super) fn commands(machine: &Machine) -> Vec<String> {
    let help = machine.out(&["--help"]);
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> = names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|name| name != "help")
        .collect();
    assert!(names.len() > 20 && names.contains(&"man".to_owned()), "{names:?}");
    names
}

/// A page as a terminal shows it, without the marks of bold and underlined.
fn shown(machine: &Machine, file: &str) -> Option<String> {
    printed(machine, &["groff", "-man", "-Tascii", "-P-cbou", "-rLL=200n", "-ww", file])
}

#[test]
fn every_command_has_its_page_and_the_first_page_names_them_all() {
    let machine = Machine::new();
    let first = machine.out(&["man"]);
    let written = machine.out(&["man", "--to", "pages"]);
    assert_eq!(fs::read_to_string(machine.path("pages/smarketing.1")).unwrap(), first);
    assert!(first.contains("5 open in another window"), "{first}");
    let all = commands(&machine);
    assert_eq!(written.lines().count(), all.len() + 1, "{written}");
    for name in all {
        let plain = name.replace('-', "\\-");
        assert!(first.contains(&format!("smarketing\\-{plain}(1)")), "{name} is not on the first page");
        let page = fs::read_to_string(machine.path(&format!("pages/smarketing-{name}.1"))).unwrap();
        assert_eq!(page, machine.out(&["man", &name]));
        let help = machine.out(&[&name, "--help"]);
        let flags = help
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .filter(|word| word.starts_with("--"));
        for flag in flags.filter(|word| word.len() > 2) {
            assert!(page.contains(&flag.replace('-', "\\-")), "{name}: {flag} is not on its page");
        }
    }
    let run = machine.run(&["man", "exprot"]);
    assert!(run.code == Some(2) && run.err.contains("exprot"), "{}", run.err);
    machine.out(&["man", "--to", "pages"]);
}

#[cfg(unix)]
#[test]
fn everybody_may_read_the_pages() {
    let machine = Machine::new();
    machine.out(&["man", "--to", "pages"]);
    let metadata = fs::metadata(machine.path("pages/smarketing.1")).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions());
    assert_eq!(mode & 0o777, 0o644);
}

#[test]
fn pages_are_shown_without_a_warning() {
    let machine = Machine::new();
    for path in machine.out(&["man", "--to", "pages"]).lines() {
        if let Some(page) = shown(&machine, path) {
            assert!(!page.contains("warning") && page.contains("SYNOPSIS"), "{path}: {page}");
        }
        if let Some((_, complaints)) = ran(&machine, &["mandoc", "-T", "lint", "-W", "warning", path]) {
            // An empty line above a list of values is written twice by `clap_mangen`.
            let mut complaints =
                complaints.lines().filter(|line| !line.contains("skipping paragraph macro: br"));
            assert_eq!(complaints.next(), None, "{path}");
        }
    }
    let Some(page) = shown(&machine, "pages/smarketing-hours.1") else { return };
    assert!(page.contains("SMARKETING HOURS BETWEEN") && page.contains("smarketing(1)"), "{page}");
    let Some(page) = shown(&machine, "pages/smarketing-export.1") else { return };
    assert!(
        page.lines().any(|line| line.trim() == "smarketing export last --as docx,ics,csv -o out"),
        "{page}"
    );
}
