//! `smarketing exit-codes`: what the exit codes mean.

use super::{Outcome, exit::Exit, out};

pub(super) fn run() -> Outcome {
    for (exit, meaning) in Exit::ALL {
        out::line(&format!("{:>3}  {meaning}", exit.code()))?;
    }
    Ok(Exit::Done)
}
