//! What a panic does: on the interface thread the terminal is given back and one sentence printed; any other thread's
//! panic is handed to the log, and the screen stays. It must not decide what is logged or said.

use std::io::Write as _;
use std::panic;
use std::thread;
use std::time::Duration;

use super::guard;
use crate::text::clean;

/// How long a blocked terminal may hold up the way out.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is known of a panic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crash {
    /// Name of the thread it happened on.
    pub thread: String,
    /// What the panic says.
    pub what: String,
    /// File, line and column.
    pub place: String,
}

/// Installs the hook; call it on the interface thread.
///
/// `log` is given every panic and must save what it can; `farewell` writes the sentence the user reads.
pub fn install(
    log: impl Fn(&Crash) + Send + Sync + 'static,
    farewell: impl Fn(&Crash) -> String + Send + Sync + 'static,
) {
    let interface = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let crash = describe(info);
        if thread::current().id() != interface {
            log(&crash);
            return;
        }
        guard::stop_drawing();
        log(&crash);
        guard::restore_within(PATIENCE);
        // stderr may be closed; there is nothing left to do about that here.
        let _ = writeln!(std::io::stderr(), "{}", clean(&farewell(&crash)));
    }));
}

fn describe(info: &panic::PanicHookInfo<'_>) -> Crash {
    Crash {
        thread: thread::current().name().unwrap_or("unnamed").to_owned(),
        what: info.payload_as_str().unwrap_or("no message").to_owned(),
        place: info.location().map(ToString::to_string).unwrap_or_default(),
    }
}
