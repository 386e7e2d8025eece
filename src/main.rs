//! The `smarketing` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    smarketing::cli::run()
}
