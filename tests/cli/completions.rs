//! What shells are told about the command line.

use super::{Machine, fs, manual::commands};
use std::process::{Command, Stdio};

/// A shell, the file its script goes into, and what makes it read one without running it.
const SHELLS: [(&str, &str, &[&str]); 4] = [
    ("bash", "smarketing.bash", &["bash", "-n"]),
    ("zsh", "_smarketing", &["zsh", "-n"]),
    ("fish", "smarketing.fish", &["fish", "--no-execute"]),
    ("powershell", "smarketing.ps1", &["pwsh", "-NoProfile", "-Command", READ]),
];

/// `PowerShell` has no flag for it.
const READ: &str = "[scriptblock]::Create((Get-Content -Raw smarketing.ps1)) | Out-Null; 'smarketing.ps1'";

/// Runs a program that may not be installed: whether it succeeded and what it printed, or nothing where it is not here.
pub(super) fn ran(machine: &Machine, words: &[&str]) -> Option<(bool, String)> {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).current_dir(machine.home.path()).env("HOME", machine.home.path());
    let Ok(output) = command.stdin(Stdio::null()).output() else {
        eprintln!("{} is not here, not asked", words[0]);
        return None;
    };
    let printed =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Some((output.status.success(), printed))
}

/// What a program printed that must succeed where it is installed.
pub(super) fn printed(machine: &Machine, words: &[&str]) -> Option<String> {
    let (succeeded, printed) = ran(machine, words)?;
    assert!(succeeded, "{words:?}: {printed}");
    Some(printed)
}

#[test]
fn each_shell_reads_its_script_and_finds_every_command_in_it() {
    let machine = Machine::new();
    let all = commands(&machine);
    for (shell, file, reads) in SHELLS {
        let script = machine.out(&["completions", shell]);
        for name in &all {
            assert!(script.contains(name.as_str()), "{shell} does not know {name}");
        }
        // Values are not among what PowerShell is told.
        let value = if shell == "powershell" { "theme" } else { "room-light" };
        for word in ["no-input", "agreed-only", value] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
        machine.write(file, &script);
        if let Some(complaint) = printed(&machine, &[reads, &[file]].concat()) {
            assert_eq!(complaint.trim_end().trim_end_matches(file), "", "{shell}");
        }
    }
    assert_eq!(machine.out(&["completions", "pwsh"]), machine.out(&["completions", "powershell"]));
    let run = machine.run(&["completions", "tcsh"]);
    assert!(run.code == Some(2) && run.err.contains("powershell"), "{}", run.err);
}

#[test]
fn bash_completes_a_command_a_flag_and_a_value() {
    let machine = Machine::new();
    machine.write("smarketing.bash", &machine.out(&["completions", "bash"]));
    let complete = |words: &str| {
        let line = format!(
            "source smarketing.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _smarketing smarketing \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        printed(&machine, &["bash", "--norc", "-c", &line])
    };
    for (words, offered) in [
        ("smarketing ex", "export exit-codes"),
        ("smarketing export --ag", "--agreed-only"),
        ("smarketing open --theme room", "room-light room-dark"),
        ("smarketing completions p", "powershell"),
        ("smarketing export --as do", "docx"),
        ("smarketing export --as docx,ht", "docx,html"),
        (
            "smarketing export --as docx,ht,",
            "docx,ht,docx docx,ht,html docx,ht,md docx,ht,txt docx,ht,ics docx,ht,csv docx,ht,json docx,ht,playbook docx,ht,record docx,ht,runsheet docx,ht,prep docx,ht,summary docx,ht,poster docx,ht,achieved",
        ),
        ("smarketing export --without nu", "numbers"),
        ("smarketing open --step ca", "cadence"),
        ("smarketing demo --step re", "review"),
    ] {
        if let Some(answer) = complete(words) {
            let sorted = |text: &str| {
                let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                words.sort();
                words
            };
            assert_eq!(sorted(&answer), sorted(offered), "{words}");
        }
    }
}

#[test]
fn fish_and_zsh_complete_after_a_comma_too() {
    let machine = Machine::new();
    machine.write("smarketing.fish", &machine.out(&["completions", "fish"]));
    let line = "source smarketing.fish; complete -C 'smarketing export --as docx,ht'; \
                complete -C 'smarketing open --step ca'";
    if let Some(offered) = printed(&machine, &["fish", "--no-config", "-c", line]) {
        let offered: Vec<&str> = offered.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(offered, ["docx,html", "cadence"]);
    }
    let zsh = machine.out(&["completions", "zsh"]);
    assert!(zsh.contains(":WHAT:_sequence compadd - docx html md "), "{zsh}");
    assert!(zsh.contains(":PART:_sequence compadd - unsettled survey "), "{zsh}");
}

#[test]
fn completions_need_nothing_of_the_machine() {
    let machine = Machine::new();
    for arguments in [["completions", "zsh"], ["man", "export"]] {
        let output = machine.command(&arguments).env_clear().stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 1000, "{output:?}");
    }
    fs::create_dir_all(machine.path(".config/smarketing")).unwrap();
    machine.write(".config/smarketing/config.toml", "a mistake");
    machine.out(&["man", "open"]);
}
