//! A pseudo-terminal with a program in it: start, type, paste, resize, wait for what the screen shows, signal, kill.
//!
//! Screens are read through vt100, which counts width per code point: no joined emoji here.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use smarketing::keymap::{Chord, Key, parse_keys};

/// How long anything may take before a test gives up; far above what it needs, for machines under load.
const PATIENCE: Duration = Duration::from_secs(20);
/// A pause after Esc, so that the key after it is not read as one press with Alt.
const AFTER_ESC: Duration = Duration::from_millis(30);

/// A home directory of its own, so that a killed program can be started again on what it left behind.
pub struct Home {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl Home {
    /// An empty home where the clock stands still.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let home = Self { folder, variables: Vec::new() };
        home.with("SMARKETING_NOW", "2026-03-12T13:02:00Z").with("SMARKETING_SEED", "1").with("TZ", "UTC")
    }

    /// The same home with a variable set for everything started in it.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A place below the home.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Starts `smarketing` in a window of this size.
    pub fn start(&self, arguments: &[&str], width: u16, height: u16) -> Terminal {
        self.start_program(Path::new(env!("CARGO_BIN_EXE_smarketing")), arguments, width, height)
    }

    /// Starts any program in a window of this size.
    pub fn start_program(&self, program: &Path, arguments: &[&str], width: u16, height: u16) -> Terminal {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(self.path());
        for name in ["HOME", "USERPROFILE"] {
            command.env(name, self.path());
        }
        for (name, folder) in [
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_STATE_HOME", ".state"),
            ("XDG_DATA_HOME", ".data"),
            ("XDG_CACHE_HOME", ".cache"),
            ("SMARKETING_DIR", "Smarketing"),
        ] {
            command.env(name, self.file(folder));
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        Terminal::start(command, width, height)
    }
}

/// What the reading thread shares with the test.
struct Shown {
    screen: Mutex<vt100::Parser>,
    changed: Condvar,
    /// How often the bell was sounded.
    bells: AtomicUsize,
    /// Set to leave what the program writes in the terminal, until that is full.
    blocked: AtomicBool,
    /// Set to let go of the terminal.
    closed: AtomicBool,
}

const UNPOISONED: &str = "nothing panics while it holds the screen";

impl Shown {
    fn screen(&self) -> MutexGuard<'_, vt100::Parser> {
        self.screen.lock().expect(UNPOISONED)
    }
}

/// A window with a program running in it; the program is killed when this is dropped.
pub struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Shown>,
}

impl Terminal {
    fn start(command: CommandBuilder, width: u16, height: u16) -> Self {
        let pair = native_pty_system().openpty(size(width, height)).expect("a pseudo-terminal can be opened");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let shown = Arc::new(Shown {
            screen: Mutex::new(vt100::Parser::new(height, width, 0)),
            changed: Condvar::new(),
            bells: AtomicUsize::new(0),
            blocked: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        });
        let reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let writer = pair.master.take_writer().expect("the terminal can be written to");
        let reading = Arc::clone(&shown);
        thread::spawn(move || read_all(reader, &reading));
        Self { master: Some(pair.master), writer: Some(writer), child, shown }
    }

    /// Types a key string, as `smarketing::keymap::parse_keys` reads it.
    pub fn keys(&mut self, text: &str) {
        for chord in parse_keys(text).expect("the key string can be read") {
            self.send(&bytes(chord));
            if chord == Chord::plain(Key::Esc) {
                thread::sleep(AFTER_ESC);
            }
        }
    }

    /// Pastes text the way terminals do.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")).as_bytes());
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("the window is open");
        writer.write_all(bytes).and_then(|()| writer.flush()).expect("the terminal takes input");
    }

    /// Gives the window another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.shown.screen().screen_mut().set_size(height, width);
        self.master.as_ref().expect("the window is open").resize(size(width, height)).expect("a new size");
    }

    /// Leaves what the program writes unread from now on.
    pub fn block_output(&mut self) {
        self.shown.blocked.store(true, Ordering::SeqCst);
    }

    /// Closes the window under the program.
    pub fn hang_up(&mut self) {
        // The reading thread holds a handle too and lets go after the next output: a new size makes the program draw.
        self.shown.closed.store(true, Ordering::SeqCst);
        let (rows, columns) = self.look(vt100::Screen::size);
        self.resize(columns - 1, rows);
        self.writer = None;
        self.master = None;
    }

    /// Waits until the screen is as wanted; fails showing the screen.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let screen = self.shown.screen();
        let waiting = |parser: &mut vt100::Parser| !wanted(parser.screen());
        let (screen, late) =
            self.shown.changed.wait_timeout_while(screen, PATIENCE, waiting).expect(UNPOISONED);
        let contents = screen.screen().contents();
        drop(screen);
        assert!(!late.timed_out(), "waited for {what} in vain; the screen shows\n{contents}");
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("\"{text}\""), |screen| screen.contents().contains(text));
    }

    /// What the screen shows now, line by line.
    pub fn text(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    /// Asks something of the screen as it is now.
    pub fn look<T>(&self, question: impl FnOnce(&vt100::Screen) -> T) -> T {
        question(self.shown.screen().screen())
    }

    /// How often the bell was sounded so far.
    pub fn bells(&self) -> usize {
        self.shown.bells.load(Ordering::SeqCst)
    }

    /// The terminal's own settings, such as echo and line editing.
    #[cfg(unix)]
    pub fn settings(&self) -> String {
        let master = self.master.as_ref().expect("the window is open");
        format!("{:?}", master.get_termios().expect("a terminal has settings"))
    }

    /// Sends a signal by its short name: `"KILL"`, `"TERM"`.
    #[cfg(unix)]
    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().expect("the program runs").to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &process]).status();
        assert!(sent.is_ok_and(|status| status.success()), "SIG{name} was sent");
    }

    /// Waits for the program to end.
    #[track_caller]
    pub fn exit_status(&mut self) -> ExitStatus {
        let pause = Duration::from_millis(5);
        let mut waited = Duration::ZERO;
        while waited < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status;
            }
            thread::sleep(pause);
            waited += pause;
        }
        panic!("the program did not end; the screen shows\n{}", self.text());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Fails if the program has ended, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

fn read_all(mut reader: Box<dyn Read + Send>, shown: &Shown) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        let bells = buffer[..count].split(|byte| *byte == 7).count() - 1;
        shown.bells.fetch_add(bells, Ordering::SeqCst);
        shown.screen().process(&buffer[..count]);
        shown.changed.notify_all();
        if shown.closed.load(Ordering::SeqCst) {
            return;
        }
        while shown.blocked.load(Ordering::SeqCst) {
            thread::park_timeout(Duration::from_millis(50));
        }
    }
}

/// What a terminal sends for a chord.
fn bytes(chord: Chord) -> Vec<u8> {
    let modifiers = 1 + u8::from(chord.shift) + 4 * u8::from(chord.ctrl);
    let cursor = |letter: char| match modifiers {
        1 => format!("\x1b[{letter}"),
        _ => format!("\x1b[1;{modifiers}{letter}"),
    };
    let numbered = |number: u8| match modifiers {
        1 => format!("\x1b[{number}~"),
        _ => format!("\x1b[{number};{modifiers}~"),
    };
    match (chord.key, chord.ctrl) {
        (Key::Char(' '), true) => "\0".to_owned(),
        (Key::Char(letter @ 'a'..='z'), true) => char::from(letter as u8 & 0x1f).to_string(),
        (Key::Char(character), false) => character.to_string(),
        (Key::Enter, false) => "\r".to_owned(),
        (Key::Esc, false) => "\x1b".to_owned(),
        (Key::Tab, false) => "\t".to_owned(),
        (Key::BackTab, false) => "\x1b[Z".to_owned(),
        (Key::Backspace, false) => "\x7f".to_owned(),
        (Key::Up, _) => cursor('A'),
        (Key::Down, _) => cursor('B'),
        (Key::Right, _) => cursor('C'),
        (Key::Left, _) => cursor('D'),
        (Key::Home, _) => cursor('H'),
        (Key::End, _) => cursor('F'),
        (Key::Insert, _) => numbered(2),
        (Key::Delete, _) => numbered(3),
        (Key::PageUp, _) => numbered(5),
        (Key::PageDown, _) => numbered(6),
        (Key::F(number @ 1..=4), false) => format!("\x1bO{}", char::from(b'O' + number)),
        (Key::F(number @ 5..=12), _) => numbered([15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5]),
        _ => panic!("no terminal sends {chord}"),
    }
    .into_bytes()
}
