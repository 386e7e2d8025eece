//! A program in a pseudo-terminal, with the time at which every byte of it came.
//!
//! The reading thread only notes; nothing is understood until nobody is waiting.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read as _, Write},
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// No answer after this long is none.
const PATIENCE: Duration = Duration::from_secs(10);
/// A key that paints nothing is given up after this long.
const SILENCE: Duration = Duration::from_millis(100);
/// A picture of a program that does not mark its end has ended when nothing came for this long.
const GAP: Duration = Duration::from_millis(3);
/// What marks begin and end of a picture: synchronized output.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// A home folder of its own for the programs that are measured.
pub struct Home {
    folder: TempDir,
    size: (u16, u16),
}

impl Home {
    /// An empty one, for windows of this size.
    pub fn of_size(size: (u16, u16)) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), size }
    }

    /// An empty one, for windows of 80x24.
    pub fn new() -> Self {
        Self::of_size((80, 24))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where sessions are.
    pub fn sessions(&self) -> PathBuf {
        self.path().join("Smarketing")
    }

    /// Starts our program.
    pub fn open(&self, arguments: &[&str]) -> Window {
        let named = std::env::var_os("SMARKETING_BIN").map(PathBuf::from);
        let program = named.unwrap_or_else(|| env!("CARGO_BIN_EXE_smarketing").into());
        Window::open(&program, arguments, self)
    }
}

/// What came of a key.
pub struct Paint {
    /// From the key to the end of the picture.
    pub took: Duration,
    /// Bytes of it.
    pub bytes: usize,
}

/// A running program; dropping it kills it.
pub struct Window {
    // Held: a closed terminal would end the program.
    _terminal: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    opened: Instant,
}

impl Window {
    /// Starts a program; the clock runs from here.
    pub fn open(program: &Path, arguments: &[&str], home: &Home) -> Self {
        let (cols, rows) = home.size;
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, chunks) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 1 << 14];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let command = command(program, arguments, home);
        let opened = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self { _terminal: pair.master, keyboard, child, chunks, opened }
    }

    /// From the start until a word was on the screen; nothing where it never was.
    pub fn shows(&self, word: &str) -> Option<Duration> {
        let mut came = Vec::new();
        while let Ok((at, chunk)) = self.chunks.recv_timeout(PATIENCE) {
            came.extend(chunk);
            if came.windows(word.len()).any(|bytes| bytes == word.as_bytes()) {
                return Some(at - self.opened);
            }
        }
        None
    }

    /// Types without waiting.
    pub fn send(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).unwrap();
    }

    /// Waits until nothing has come for so long; the bytes and pieces that came.
    pub fn settle(&self, quiet: Duration) -> (usize, usize) {
        let (mut bytes, mut pieces) = (0, 0);
        while let Ok((_, chunk)) = self.chunks.recv_timeout(quiet) {
            bytes += chunk.len();
            pieces += 1;
        }
        (bytes, pieces)
    }

    /// Presses a key and waits for the picture; nothing where none comes.
    pub fn press(&mut self, key: &str) -> Option<Paint> {
        // What comes by itself is no answer to the key.
        self.settle(GAP);
        let pressed = Instant::now();
        self.send(key);
        let (mut came, mut last) = (Vec::new(), None);
        let wait = |came: &Vec<u8>| if came.is_empty() { SILENCE } else { GAP };
        while let Ok((at, chunk)) = self.chunks.recv_timeout(wait(&came)) {
            came.extend(chunk);
            last = Some(at);
            if came.starts_with(BEGIN) && came.windows(END.len()).any(|bytes| bytes == END) {
                break;
            }
        }
        last.map(|at| Paint { took: at - pressed, bytes: came.len() })
    }

    /// Its number.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Fails where it has ended, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(program: &Path, arguments: &[&str], home: &Home) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    command.cwd(home.path());
    command.env("HOME", home.path());
    command.env("USERPROFILE", home.path());
    command.env("SMARKETING_DIR", home.sessions());
    command.env("SMARKETING_NOW", "from 2026-03-12T14:05:00Z");
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command.env("TZ", "UTC");
    // Crates that benches compare with make the one that knows zones list this system's; as it ships, the program has
    // its own. A folder without zones spares the list.
    command.env("TZDIR", home.path());
    command
}
