//! The real program in plain lines, fed by a pipe, in a folder of its own.

use std::{
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

/// A folder with everything the program would keep elsewhere.
pub struct Home(tempfile::TempDir);

impl Home {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for a test"))
    }

    /// Where its sessions are.
    pub fn sessions(&self) -> PathBuf {
        self.0.path().join("sessions")
    }

    /// The program, to be fed by a pipe; its clock begins at a fixed moment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smarketing"));
        command.arg("--dir").arg(self.sessions()).args(arguments).env_clear();
        for (name, folder) in [("HOME", "home"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")] {
            command.env(name, self.0.path().join(folder));
        }
        command.env("SMARKETING_NOW", "from 2026-03-12T12:00:00Z").env("TZ", "UTC");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// What the program says to these lines, and how it ends.
    pub fn says(&self, arguments: &[&str], script: &str) -> String {
        let output = self.ends(arguments, script);
        let said = String::from_utf8(output.stdout).expect("text");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{:?}: {errors}\n{said}", output.status);
        assert!(said.chars().all(|c| c == '\n' || !c.is_control()), "a control character in {said:?}");
        said
    }

    /// How the program ends when it is fed these lines.
    pub fn ends(&self, arguments: &[&str], script: &str) -> Output {
        let mut child = self.command(arguments).spawn().expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("the program reads");
        child.wait_with_output().expect("the program ends")
    }
}

/// The six questions of a short session with two people on each side.
pub const PLANNED: &str = "Acme\nQ1 alignment\n1\n\n\nDana Keller, sales, team lead\nTom, sales\nAna, marketing, team lead\n\
                       Bo, marketing\nRuth, leadership\n\n\n\n";
