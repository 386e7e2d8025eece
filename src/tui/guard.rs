//! Terminal modes: sets them on the way in and undoes exactly those, in reverse, on whatever way out comes first.
//!
//! The list of what is set is one for the process, because a panic hook and a signal thread must undo it without
//! holding the [`Guard`]. It must not draw; but every picture goes through [`write_frame`], which falls silent before
//! the modes are undone, so that no late frame lands on the user's shell.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

/// One thing switched on, to be switched off again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    RawInput,
    OwnScreen,
    BracketedPaste,
    Mouse,
    HiddenCursor,
}

/// What the program wants, and which of it is set at this moment.
struct Held {
    wanted: Vec<Mode>,
    set: Vec<Mode>,
}

static HELD: Mutex<Held> = Mutex::new(Held { wanted: Vec::new(), set: Vec::new() });
static SILENT: AtomicBool = AtomicBool::new(true);

/// The terminal in our modes; dropping it gives the terminal back as it was.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw input, own screen, bracketed paste, hidden cursor, and clicks if `mouse`.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        let all = [Mode::RawInput, Mode::OwnScreen, Mode::BracketedPaste, Mode::Mouse, Mode::HiddenCursor];
        let mut held = held();
        held.wanted = all.into_iter().filter(|mode| mouse || *mode != Mode::Mouse).collect();
        // From here on dropping undoes whatever was set, also when one of the modes fails.
        let guard = Self(());
        let set = held.set_wanted(&mut io::stdout());
        drop(held);
        set.map(|()| guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Undoes every mode that is set, for good; calling it again does nothing.
pub fn restore() {
    stop_drawing();
    let mut held = held();
    held.wanted.clear();
    held.undo(&mut io::stdout());
}

/// Restores, but gives up on a terminal that takes no more output; `false` if that happened.
///
/// Even then input is out of raw mode, which needs no output.
pub fn restore_within(limit: Duration) -> bool {
    let (done, wait) = mpsc::channel();
    let spawned = thread::Builder::new().name("restore".to_owned()).spawn(move || {
        restore();
        // Nobody waits any more once the limit has passed.
        let _ = done.send(());
    });
    let restored = spawned.is_ok() && wait.recv_timeout(limit).is_ok();
    if !restored {
        // Best effort on the way out: there is nobody left to tell.
        let _ = disable_raw_mode();
    }
    restored
}

/// Lets nothing more be drawn; never waits, so that it works while a draw hangs on a blocked terminal.
pub fn stop_drawing() {
    SILENT.store(true, Ordering::SeqCst);
}

/// Gives the terminal back for a while, to another program or to the shell.
pub(super) fn suspend() {
    stop_drawing();
    held().undo(&mut io::stdout());
}

/// Takes the terminal again after [`suspend`]; nothing happens if it was not suspended or is restored for good.
pub(super) fn resume() -> io::Result<()> {
    let mut held = held();
    if held.set.is_empty() { held.set_wanted(&mut io::stdout()) } else { Ok(()) }
}

/// Sets every mode anew, because whoever stopped and continued the process may have changed them; not while it is
/// suspended, when the terminal is somebody else's.
#[cfg(unix)]
pub(super) fn refresh() -> io::Result<()> {
    let mut held = held();
    if held.set.is_empty() {
        return Ok(());
    }
    held.undo(&mut io::stdout());
    held.set_wanted(&mut io::stdout())
}

/// Takes clicks, or leaves the mouse to the terminal, so that text on the screen can be selected with it.
pub(super) fn capture_mouse(wanted: bool) -> io::Result<()> {
    held().take_mouse(wanted, &mut io::stdout())
}

fn held() -> MutexGuard<'static, Held> {
    // A panic while the list was held leaves a list that is still right: each mode is noted after it is set.
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Held {
    fn set_wanted(&mut self, out: &mut impl Write) -> io::Result<()> {
        for mode in self.wanted.clone() {
            mode.switch_on(out)?;
            self.set.push(mode);
        }
        SILENT.store(self.wanted.is_empty(), Ordering::SeqCst);
        Ok(())
    }

    /// Wants clicks from now on or not; nothing is switched while the terminal is somebody else's.
    fn take_mouse(&mut self, wanted: bool, out: &mut impl Write) -> io::Result<()> {
        let is_ours = !self.set.is_empty();
        self.wanted.retain(|mode| *mode != Mode::Mouse);
        if wanted {
            self.wanted.push(Mode::Mouse);
        }
        match self.set.iter().position(|mode| *mode == Mode::Mouse) {
            Some(index) if !wanted => self.set.remove(index).switch_off(out),
            None if wanted && is_ours => {
                self.set.push(Mode::Mouse);
                Mode::Mouse.switch_on(out)
            }
            _ => Ok(()),
        }
    }

    fn undo(&mut self, out: &mut impl Write) {
        while let Some(mode) = self.set.pop() {
            // A mode that cannot be undone (the terminal is gone) must not keep the others from being undone.
            let _ = mode.switch_off(out);
        }
    }
}

/// Reports of clicks and the wheel, in the numbering that works beyond column 223; crossterm's own command asks for
/// every movement as well, which would wake the program all the time.
const CLICKS_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const CLICKS_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

impl Mode {
    fn switch_on(self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::RawInput => enable_raw_mode(),
            Self::OwnScreen => execute!(out, EnterAlternateScreen),
            Self::BracketedPaste => execute!(out, EnableBracketedPaste),
            Self::Mouse if cfg!(windows) => execute!(out, crossterm::event::EnableMouseCapture),
            Self::Mouse => out.write_all(CLICKS_ON).and_then(|()| out.flush()),
            Self::HiddenCursor => execute!(out, Hide),
        }
    }

    fn switch_off(self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::RawInput => disable_raw_mode(),
            Self::OwnScreen => execute!(out, LeaveAlternateScreen),
            Self::BracketedPaste => execute!(out, DisableBracketedPaste),
            Self::Mouse if cfg!(windows) => execute!(out, crossterm::event::DisableMouseCapture),
            Self::Mouse => out.write_all(CLICKS_OFF).and_then(|()| out.flush()),
            Self::HiddenCursor => execute!(out, Show),
        }
    }
}

/// Writes a picture in one piece, and nothing once drawing has stopped.
pub fn write_frame(frame: &[u8]) -> io::Result<()> {
    // Held while writing, so that undoing the modes waits for the end of a frame.
    let _held = held();
    if SILENT.load(Ordering::SeqCst) { Ok(()) } else { write_out(frame) }
}

fn write_out(frame: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(frame)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VISIBLE: [Mode; 4] = [Mode::OwnScreen, Mode::BracketedPaste, Mode::Mouse, Mode::HiddenCursor];

    fn modes(screen: &vt100::Screen) -> (bool, bool, bool, bool) {
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        (screen.alternate_screen(), screen.bracketed_paste(), mouse, screen.hide_cursor())
    }

    #[test]
    fn every_mode_is_set_and_undone() {
        let mut terminal = vt100::Parser::default();
        let mut held = Held { wanted: VISIBLE.to_vec(), set: Vec::new() };
        let mut on = Vec::new();
        held.set_wanted(&mut on).unwrap();
        stop_drawing();
        terminal.process(&on);
        assert_eq!(modes(terminal.screen()), (true, true, true, true));
        let mut off = Vec::new();
        held.undo(&mut off);
        terminal.process(&off);
        assert_eq!(modes(terminal.screen()), (false, false, false, false));
        let mut again = Vec::new();
        held.undo(&mut again);
        assert!(again.is_empty(), "undoing twice writes nothing");
    }

    #[test]
    fn the_mouse_is_left_to_the_terminal_and_taken_again() {
        let mut terminal = vt100::Parser::default();
        let mut held = Held { wanted: VISIBLE.to_vec(), set: Vec::new() };
        let mut out = Vec::new();
        held.set_wanted(&mut out).unwrap();
        stop_drawing();
        held.take_mouse(false, &mut out).unwrap();
        terminal.process(&out);
        assert_eq!(modes(terminal.screen()), (true, true, false, true));
        out.clear();
        held.take_mouse(true, &mut out).unwrap();
        held.take_mouse(true, &mut out).unwrap();
        terminal.process(&out);
        assert_eq!(modes(terminal.screen()), (true, true, true, true));
        let mut off = Vec::new();
        held.undo(&mut off);
        terminal.process(&off);
        assert_eq!(modes(terminal.screen()), (false, false, false, false));
    }

    #[test]
    fn only_what_was_set_is_undone_and_in_reverse() {
        /// A terminal that goes away after so many writes.
        struct Failing(usize);
        impl Write for Failing {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 = self.0.checked_sub(1).ok_or(io::ErrorKind::BrokenPipe)?;
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut held = Held { wanted: VISIBLE.to_vec(), set: Vec::new() };
        assert!(held.set_wanted(&mut Failing(2)).is_err());
        assert_eq!(held.set, [Mode::OwnScreen, Mode::BracketedPaste]);
        let mut off = Vec::new();
        held.undo(&mut off);
        assert_eq!(String::from_utf8_lossy(&off), "\u{1b}[?2004l\u{1b}[?1049l");
    }
}
