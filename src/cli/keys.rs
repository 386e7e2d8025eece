//! `smarketing keys`: the live key table, the same rows as footer and help.

use super::{Outcome, exit::Exit, out, world::World};
use crate::{app, assets::words::say, text::pad_right};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print a Markdown table for each screen
    #[arg(long)]
    markdown: bool,
    /// Print the name of each action with its keys, as [keys] of the settings takes them
    #[arg(long, conflicts_with = "markdown")]
    names: bool,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    if arguments.names {
        return names(world);
    }
    for (screen, rows) in app::live_key_table(&world.overrides) {
        if arguments.markdown {
            out::line(&format!("### {screen}\n\n| key | does |\n|---|---|"))?;
        } else {
            out::line(screen)?;
        }
        for row in rows.iter().filter(|row| !row.keys.is_empty()) {
            let does = say(row.label);
            if arguments.markdown {
                out::line(&format!("| {} | {does} |", row.keys.replace('|', "\\|")))?;
            } else {
                out::line(&format!("  {} {does}", pad_right(&row.keys, 20)))?;
            }
        }
        out::line("")?;
    }
    Ok(Exit::Done)
}

/// Lines that can be put into the settings as they are.
fn names(world: &World) -> Outcome {
    for (screen, rows) in app::named_keys(&world.overrides) {
        out::line(&format!("# {screen}"))?;
        for (label, keys) in rows {
            let keys = keys.replace('\\', "\\\\").replace('"', "\\\"");
            out::line(&format!("\"{label}\" = \"{keys}\"  # {}", say(label)))?;
        }
    }
    Ok(Exit::Done)
}
