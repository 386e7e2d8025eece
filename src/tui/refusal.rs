//! Terminals we cannot draw on, found before anything is switched on; it must not try to make do.

use std::io::{self, IsTerminal};

/// Why there can be no screen, and what works without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Input or output is a file or a pipe.
    #[error(
        "this needs a terminal for input and output; \
         without one use \"smarketing show\", \"apply\", \"export\" or \"demo\" (see \"smarketing help\")"
    )]
    NotATerminal,
    /// The terminal says it can do nothing.
    #[error(
        "TERM is \"dumb\", so nothing can be drawn here; set TERM to what your terminal is, \
         or use \"smarketing show\", \"apply\" or \"export\""
    )]
    Dumb,
}

/// Refuses unless standard input and output are a terminal that can be drawn on.
pub fn refuse_unfit_terminal(term: Option<&str>) -> Result<(), Refusal> {
    check(io::stdin().is_terminal() && io::stdout().is_terminal(), term)
}

fn check(terminal: bool, term: Option<&str>) -> Result<(), Refusal> {
    match term {
        _ if !terminal => Err(Refusal::NotATerminal),
        Some("dumb") => Err(Refusal::Dumb),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_terminal_that_can_draw_will_do() {
        assert_eq!(check(true, Some("xterm-256color")), Ok(()));
        assert_eq!(check(true, None), Ok(()), "Windows sets no TERM");
        assert_eq!(check(true, Some("dumb")), Err(Refusal::Dumb));
        assert_eq!(check(false, Some("xterm")), Err(Refusal::NotATerminal));
        assert_eq!(check(false, Some("dumb")), Err(Refusal::NotATerminal));
    }

    #[test]
    fn a_refusal_names_what_works_without_a_screen() {
        for refusal in [Refusal::NotATerminal, Refusal::Dumb] {
            assert!(refusal.to_string().contains("smarketing show"), "{refusal}");
        }
    }
}
