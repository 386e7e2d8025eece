//! Every command line of the documents is run by a shell, with the real program, in a folder prepared for it.
//!
//! What the first line of a block says beside its language:
//! - `with=STATE`: a fresh folder in this state (`prepare` names them); without it the block goes on in the one before.
//! - `screen`: each command draws a screen; it is started in a terminal and must draw.
//! - `needs=PROGRAM`: run where that program is, told about where it is not.
//! - `not-run=REASON`: not run; the reasons are listed below.
//! - `file=NAME` on a block of another language: its text is put into the folder under this name.
//!
//! `# exit code 4` behind a command is checked; so is what a `console` block shows below it, where `...` stands for
//! any number of lines.

use crate::{
    blocks::{Block, blocks, prose},
    pages,
    pty::Home,
    read, root, updating, write,
};
use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Stdio},
};

/// Why a command line cannot be run here.
const NOT_RUN: [(&str, &str); 3] = [
    ("ci", "is a step of .ci/run"),
    ("installs", "changes the machine"),
    ("network", "needs another machine"),
];

/// One command line and what the document shows of its answer.
struct Line {
    /// Where it stands in the page, counted from 1.
    number: usize,
    /// The command as a shell takes it.
    command: String,
    /// The exit code that is stated.
    code: i32,
    /// The lines shown below it.
    shown: Vec<String>,
}

/// A folder with its home, and the moment its clock stands still at.
struct Folder {
    home: Home,
    now: &'static str,
}

impl Folder {
    /// A folder in the state of this name, with the practice company's survey in it.
    fn prepare(state: &str) -> Self {
        let mut folder = Self { home: Home::new(), now: "2026-03-10T12:00:00Z" };
        let demo = |name: &str| read(&root().join("assets/demo").join(name));
        for (name, file) in [
            ("answers.csv", "survey.csv"),
            ("map.toml", "survey_map.toml"),
            ("afternoon.jsonl", "script.jsonl"),
            ("weeks-after.jsonl", "after.jsonl"),
        ] {
            write(&folder.home.file(name), &demo(file));
        }
        let plan = "smarketing new 'Q1 alignment' --company Acme --zone Europe/Berlin --date 2026-03-12 --start 13:10 --yes";
        let held = "smarketing survey answers.csv --map map.toml --into last && smarketing apply last afternoon.jsonl";
        let (commands, now): (&[&str], _) = match state {
            "nothing" => (&[], folder.now),
            "planned" => (&[plan], folder.now),
            "closed" => (&[plan, held], "2026-03-24T09:00:00Z"),
            "reviewed" => (&[plan, held, "smarketing apply last weeks-after.jsonl"], "2026-05-27T09:00:00Z"),
            "quarters" => (&["smarketing demo --keep Smarketing >/dev/null"], "2026-08-27T09:00:00Z"),
            other => panic!("no state {other}"),
        };
        for command in commands {
            let (code, printed) = folder.run(command);
            assert_eq!(code, 0, "{command}\n{printed}");
        }
        folder.now = now;
        folder
    }

    /// Runs a command line in a shell; its exit code, and what it printed on both streams.
    fn run(&self, line: &str) -> (i32, String) {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{{ {line}\n}} 2>&1")]).current_dir(self.home.path()).env_clear();
        for (name, value) in self.variables() {
            command.env(name, value);
        }
        let output = command.stdin(Stdio::null()).output().expect("there is a shell");
        let printed = String::from_utf8(output.stdout).expect("a command prints text");
        let place = self.home.path().display().to_string();
        (output.status.code().expect("no signal ended it"), printed.replace(&place, "/home/you"))
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let program = Path::new(env!("CARGO_BIN_EXE_smarketing")).parent().expect("it lies in a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let inside = |name: &str| self.home.file(name).display().to_string();
        let mut all = vec![
            ("PATH", format!("{}:{path}", program.display())),
            ("HOME", self.home.path().display().to_string()),
            ("XDG_CONFIG_HOME", inside(".config")),
            ("XDG_STATE_HOME", inside(".state")),
            ("XDG_DATA_HOME", inside(".data")),
            ("XDG_CACHE_HOME", inside(".cache")),
            ("SMARKETING_DIR", inside("Smarketing")),
            ("SMARKETING_NOW", self.now.to_owned()),
            ("SMARKETING_SEED", "1".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
        ];
        for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
            all.push((name, "you@example.org".to_owned()));
        }
        all
    }

    /// Starts a command line in a terminal and waits until it has drawn a screen.
    fn draw(&self, line: &str) {
        let mut words = vec!["-i".to_owned()];
        words.extend(self.variables().into_iter().map(|(name, value)| format!("{name}={value}")));
        words.extend(["TERM=xterm-256color", "sh", "-c", line].map(str::to_owned));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let terminal = self.home.start_program(Path::new("/usr/bin/env"), &words, 100, 30);
        terminal.wait_until(&format!("a screen of {line}"), |screen| {
            screen.alternate_screen() && !screen.contents().trim().is_empty()
        });
    }
}

/// The command lines of a block.
fn lines(block: &Block) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    let mut going_on = false;
    for (number, text) in (block.line + 1..).zip(&block.lines) {
        let command = match block.language.as_str() {
            "console" => text.strip_prefix("$ ").or_else(|| text.strip_prefix("> ").filter(|_| going_on)),
            "crontab" => schedule(text),
            _ => Some(text.as_str()).filter(|text| !text.is_empty() && !text.starts_with('#')),
        };
        match command {
            Some(command) if going_on => {
                let last = all.last_mut().expect("a line goes on from one before");
                last.command = format!("{}\n{command}", last.command);
            }
            Some(command) => {
                let (_, code) = command.split_once("# exit code ").unwrap_or(("", "0"));
                let code = code.trim().parse().expect("an exit code is a number");
                all.push(Line { number, command: command.to_owned(), code, shown: Vec::new() });
            }
            None if block.language == "console" => {
                let last =
                    all.last_mut().unwrap_or_else(|| panic!("{}: an answer to nothing", block.place()));
                last.shown.push(text.clone());
            }
            None => {}
        }
        going_on = command.is_some_and(|command| command.ends_with('\\'));
    }
    all
}

/// The command of a line of cron, as the shell gets it.
fn schedule(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..5 {
        rest = rest.trim_start().split_once(' ')?.1;
    }
    assert!(!rest.contains('%'), "cron reads % as the end of a line: {text}");
    Some(rest)
}

/// Whether lines are as shown, where `...` stands for any of them.
fn as_shown(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "..." => {
            (0..=printed.len()).any(|from| as_shown(rest, &printed[from..]))
        }
        Some((first, rest)) => {
            printed.split_first().is_some_and(|(one, more)| one == first && as_shown(rest, more))
        }
    }
}

fn is_here(program: &str) -> bool {
    let found =
        Command::new("sh").args(["-c", &format!("command -v {program}")]).stdout(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Why a line of a block is not run here, if so.
fn left_out(block: &Block, line: &Line) -> Option<String> {
    if line.command.starts_with("cargo test") {
        return Some("is what runs this test".to_owned());
    }
    if let Some(reason) = block.mark("not-run") {
        let (_, why) =
            NOT_RUN.iter().find(|(name, _)| *name == reason).unwrap_or_else(|| panic!("no reason {reason}"));
        return Some((*why).to_owned());
    }
    block
        .mark("needs")
        .filter(|program| !is_here(program))
        .map(|program| format!("needs {program}, not here"))
}

/// Runs one line; what is wrong with it, and what the document should show instead.
fn wrong(folder: &Folder, block: &Block, line: &Line) -> Option<(String, Vec<String>)> {
    let command = line.command.replace("cargo run --release --", "smarketing");
    if block.is("screen") {
        folder.draw(&command);
        return None;
    }
    let (code, printed) = folder.run(&command);
    let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
    let fits = line.shown.is_empty() || as_shown(&line.shown, &printed);
    (code != line.code || !fits).then(|| {
        let what =
            format!("{}:{}: {command}\nended with {code}:\n{}", block.page, line.number, printed.join("\n"));
        (what, printed.iter().map(|line| (*line).to_owned()).collect())
    })
}

#[test]
fn every_command_line_of_the_documents_runs_and_answers_as_shown() {
    let (mut failures, mut run, mut not_run) = (Vec::new(), 0, Vec::new());
    for path in pages() {
        let text = read(&path);
        let mut now: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut folder: Option<Folder> = None;
        let mut changed = Vec::new();
        for block in blocks(&path, &text) {
            let here = |state: &str| Some(Folder::prepare(state));
            folder = block.mark("with").map_or_else(|| folder.take(), here);
            if let Some(name) = block.mark("file") {
                let folder = folder.get_or_insert_with(|| Folder::prepare("nothing"));
                write(&folder.home.file(name), &block.text());
            }
            if !["sh", "console", "crontab"].contains(&block.language.as_str()) {
                continue;
            }
            let folder = folder.get_or_insert_with(|| Folder::prepare("nothing"));
            for line in lines(&block) {
                if let Some(why) = left_out(&block, &line) {
                    not_run.push(format!("{}:{}: {}: {why}", block.page, line.number, line.command));
                    continue;
                }
                run += 1;
                if let Some((what, printed)) = wrong(folder, &block, &line) {
                    failures.push(what);
                    changed.push((line, printed));
                }
            }
        }
        if updating() {
            let told = |line: &Line| !line.shown.is_empty() && !line.shown.contains(&"...".to_owned());
            for (line, printed) in changed.into_iter().rev().filter(|(line, _)| told(line)) {
                let from = line.number + line.command.lines().count() - 1;
                now.splice(from..from + line.shown.len(), printed);
            }
            write(&path, &(now.join("\n") + "\n"));
        }
    }
    println!("{run} command lines were run, {} were not:\n{}", not_run.len(), not_run.join("\n"));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert!(run > 60, "only {run} command lines were found");
    assert!(not_run.len() < 12, "too many are not run");
}

#[test]
fn no_command_line_hides_in_a_block_that_is_not_run() {
    for path in pages() {
        for block in blocks(&path, &read(&path)) {
            assert!(!block.language.is_empty(), "{}: a block says what it is", block.place());
            let runs = ["sh", "console", "crontab"].contains(&block.language.as_str());
            let hidden = |line: &&String| line.starts_with("smarketing ") || line.starts_with("$ ");
            let hidden = block.lines.iter().find(hidden).filter(|_| !runs);
            assert_eq!(hidden, None, "{}: mark it as sh or console", block.place());
        }
    }
}

/// Commands in the middle of a sentence: what stands between two backticks.
fn spoken(text: &str) -> Vec<String> {
    let prose = prose(text);
    let all =
        prose.split('`').skip(1).step_by(2).map(|span| span.split_whitespace().collect::<Vec<_>>().join(" "));
    all.filter(|span| span.starts_with("smarketing ")).collect()
}

#[test]
fn every_command_named_in_a_sentence_exists_with_its_flags() {
    let folder = Folder::prepare("nothing");
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let mut found = 0;
    for path in pages() {
        for span in spoken(&read(&path)) {
            let named = |word: &&str| {
                word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-')
            };
            let command = span.split(' ').nth(1).filter(named).unwrap_or_default().to_owned();
            let inner = span.split(' ').nth(2).filter(|_| ["hours", "capacity"].contains(&command.as_str()));
            let inner = inner.filter(named).unwrap_or_default();
            let command = format!("{command} {inner}");
            let help = helps.entry(command.clone()).or_insert_with(|| {
                let (code, help) = folder.run(&format!("smarketing {command} --help"));
                assert_eq!(code, 0, "{}: `{span}`: {help}", path.display());
                help
            });
            for flag in span.split(' ').filter(|word| word.starts_with("--")) {
                let there =
                    help.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(|word| word == flag);
                assert!(there, "{}: `{span}`: no {flag}", path.display());
            }
            found += 1;
        }
    }
    assert!(found > 20, "only {found} were found");
}

#[test]
fn lines_are_compared_as_the_documents_show_them() {
    let shown = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert!(as_shown(&shown(&["a", "...", "d"]), &["a", "b", "c", "d"]));
    assert!(as_shown(&shown(&["a", "..."]), &["a"]));
    assert!(!as_shown(&shown(&["a", "..."]), &["b"]));
    assert!(!as_shown(&shown(&["a"]), &["a", "b"]));
    assert!(!as_shown(&shown(&["...", "e"]), &["a", "b"]));
}
