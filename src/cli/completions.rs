//! `smarketing completions`: what a shell needs to complete commands, flags and names of files. Made from the definitions
//! of the command line; it knows no session.

use super::{Outcome, exit::Exit, out};
use clap::CommandFactory;
use clap_complete::shells;

const WHERE: &str = "\
The package puts these in place by itself. By hand, for example:
  smarketing completions bash > ~/.local/share/bash-completion/completions/smarketing
  smarketing completions zsh > ~/.zfunc/_smarketing
  smarketing completions fish > ~/.config/fish/completions/smarketing.fish
  smarketing completions powershell >> $PROFILE

For zsh, the folder has to be in fpath before compinit is called: fpath+=~/.zfunc";

/// What `completions` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = WHERE)]
pub(super) struct Arguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// A shell that can be taught.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell", alias = "pwsh")]
    Pwsh,
}

/// Runs `completions`.
pub(super) fn run(arguments: &Arguments) -> Outcome {
    let shell = match arguments.shell {
        Shell::Bash => shells::Shell::Bash,
        Shell::Zsh => shells::Shell::Zsh,
        Shell::Fish => shells::Shell::Fish,
        Shell::Pwsh => shells::Shell::PowerShell,
    };
    let mut program = super::Arguments::command();
    let name = program.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program, name, &mut script);
    out::bytes(&script)?;
    Ok(Exit::Done)
}
