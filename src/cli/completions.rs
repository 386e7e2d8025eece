//! `smarketing completions`: what a shell needs to complete commands, flags and names of files. Made from the definitions
//! of the command line; it knows no session.

use super::{Outcome, exit::Exit, out};
use clap::{Arg, Command, CommandFactory, builder::PossibleValue};
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
    let script = String::from_utf8(script).expect("a script is made of names and help, which are text");
    out::bytes(with_lists(script, shell, &program).as_bytes())?;
    Ok(Exit::Done)
}

/// The script, with what follows a comma completed too: the generator knows words, but no lists of words.
fn with_lists(script: String, shell: shells::Shell, program: &Command) -> String {
    let takes_list = |argument: &&Arg| argument.get_value_delimiter() == Some(',');
    let lists = program.get_subcommands().flat_map(|command| command.get_arguments().filter(takes_list));
    lists.fold(script, |script, argument| {
        let values = argument.get_possible_values();
        let words: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let all = words.join(" ");
        match shell {
            shells::Shell::Bash => script.replace(
                &format!(r#"$(compgen -W "{all}" -- "${{cur}}")"#),
                &format!(r#"$(compgen -P "${{cur%"${{cur##*,}}"}}" -W "{all}" -- "${{cur##*,}}")"#),
            ),
            shells::Shell::Zsh => {
                script.replace(&format!(":({all})'"), &format!(":_sequence compadd - {all}'"))
            }
            shells::Shell::Fish => {
                let each: Vec<String> = words.iter().map(|word| format!("{word}\\t''")).collect();
                let one = format!(r#"-a "{}""#, each.join("\n"));
                script.replace(
                    &one,
                    &format!(r#"-a "(__fish_complete_list , 'string split \" \" \"{all}\"')""#),
                )
            }
            _ => script,
        }
    })
}
