//! `smarketing keys`: the live key table, the same rows as footer and help.

use super::{Outcome, exit::Exit, out};
use crate::{app, assets::words::say, text::pad_right};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print a Markdown table for each screen
    #[arg(long)]
    markdown: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    for (screen, rows) in app::key_table() {
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
