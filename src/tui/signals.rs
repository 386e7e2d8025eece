//! Signals: a thread of its own that saves, gives the terminal back and ends the process, and being stopped and
//! continued.
//!
//! It must not depend on the event loop (an unterminated paste deafens that) nor on the terminal (which may be gone or
//! blocked).

use std::io;

use super::events::Reader;
use super::guard;

#[cfg(unix)]
pub use unix::watch;

/// Gives the terminal back, stops the process like Ctrl+Z in other programs, and takes the terminal again after `fg`.
///
/// The screen must be drawn anew afterwards, at the size it then has. Without job control nothing but that happens.
pub fn suspend(reader: &Reader) -> io::Result<()> {
    run_outside(reader, || {
        #[cfg(unix)]
        // Left at its default action: then the kernel knows not to stop a process that nobody could continue.
        signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)?;
        Ok(())
    })
}

/// Gives the terminal back while another program (an editor) runs in it; the screen must be drawn anew afterwards.
pub fn run_outside<T>(reader: &Reader, program: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    reader.pause();
    guard::suspend();
    let result = program();
    let resumed = guard::resume();
    reader.resume();
    resumed.and(result)
}

/// Where signals do not exist a closed window ends the process; the journal has everything then.
#[cfg(not(unix))]
pub fn watch(_save: impl FnMut() + Send + 'static, _resumed: impl Fn() + Send + 'static) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    use crate::tui::guard;

    /// How long saving may take. With restoring on top the process ends within a second, whatever hangs.
    const SAVING: Duration = Duration::from_millis(600);
    const RESTORING: Duration = Duration::from_millis(250);

    /// Starts the signal thread: TERM, HUP, INT and QUIT call `save` and end the process with 128 plus their number;
    /// after being stopped and continued the modes are set again and `resumed` asks for a full redraw.
    pub fn watch(save: impl FnMut() + Send + 'static, resumed: impl Fn() + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT])?;
        let mut save = Some(save);
        let run = move || {
            for signal in signals.forever() {
                if signal != SIGCONT {
                    end(signal, save.take());
                } else if guard::refresh().is_ok() {
                    resumed();
                }
            }
        };
        thread::Builder::new().name("signals".to_owned()).spawn(run).map(drop)
    }

    fn end(signal: i32, save: Option<impl FnMut()>) -> ! {
        let status = 128 + signal;
        // Saving to a folder that hangs must not keep the process alive; the journal already has what was acknowledged.
        let watchdog = thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
            thread::sleep(SAVING);
            guard::restore_within(RESTORING);
            low_level::exit(status);
        });
        guard::stop_drawing();
        if watchdog.is_ok()
            && let Some(mut save) = save
        {
            // A panic while saving was logged by the hook; the terminal still has to be given back.
            let _ = catch_unwind(AssertUnwindSafe(&mut save));
        }
        guard::restore_within(RESTORING);
        // Not `std::process::exit`: that waits for the lock of a standard output somebody may hang on.
        low_level::exit(status)
    }
}
