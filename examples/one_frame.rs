//! The smallest program that does what any on ratatui does: takes the terminal, draws one line, waits for a key.
//!
//! The benches start it beside ours, to know what of a start is not ours to change.

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        event, execute,
        terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
    },
    text::Line,
};
use std::io::{self, stdout};

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let mut screen = Terminal::new(CrosstermBackend::new(stdout()))?;
    screen.draw(|frame| frame.render_widget(Line::from("smarketing"), frame.area()))?;
    event::read()?;
    execute!(stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}
