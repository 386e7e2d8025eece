//! Input: reads terminal events on a thread of its own and hands them on as plain values; it must not know what any of
//! them does.

use std::io::{self, IsTerminal};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::canvas;
use crate::keymap::{Chord, Key};
use crate::text::normalize_breaks;

/// One thing that came in from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key press.
    Chord(Chord),
    /// Pasted text, line breaks as `\n`.
    Paste(String),
    /// The window has a new size.
    Resize {
        /// Cells from left to right.
        width: u16,
        /// Cells from top to bottom.
        height: u16,
    },
    /// A click with the left button.
    Click {
        /// Cells from the left edge.
        column: u16,
        /// Rows from the top edge.
        row: u16,
    },
    /// The terminal is gone; nothing will come any more.
    Closed,
}

/// How often the reading thread looks up from an idle terminal. Seldom, where [`Reader::pause`] can wake it: crossterm
/// counts whole milliseconds and spins through what is left of the last one, every time.
const GLANCE: Duration = Duration::from_millis(if cfg!(unix) { 1000 } else { 50 });

/// How long a burst waits for its next event; only a terminal that pastes by typing needs it.
const BURST_GAP: Duration = Duration::from_millis(if PASTES_BY_TYPING { 5 } else { 0 });

/// The Windows console has no bracketed paste: a paste arrives as fast typing.
const PASTES_BY_TYPING: bool = cfg!(windows);

/// No more events than this are gathered before they are handed on.
const BURST_LIMIT: usize = 4096;

/// A burst of typing shorter than this is a person.
const SHORTEST_PASTE: usize = 4;

/// The thread that reads the terminal; it ends when nobody takes its input any more or the terminal is gone.
#[derive(Debug)]
pub struct Reader {
    gate: Arc<Gate>,
}

/// Lets the reading thread rest while another program reads the same terminal.
#[derive(Debug, Default)]
struct Gate {
    state: Mutex<GateState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct GateState {
    closed: bool,
    /// The thread stands before the gate, or has ended: it does not touch the terminal.
    resting: bool,
}

impl Reader {
    /// Starts reading; `send` is given every input and says whether there is still somebody to take it.
    pub fn start(send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<Self> {
        let gate = Arc::new(Gate::default());
        let passing = Arc::clone(&gate);
        let mut size = canvas::size_of_window().ok().map(|size| (size.width, size.height));
        thread::Builder::new().name("input".to_owned()).spawn(move || {
            let passing = Passing(passing);
            passing.0.pass();
            while next_burst()
                .into_iter()
                .filter(|input| is_news(input, &mut size))
                .all(|input| goes_on_after(input, &send))
            {
                passing.0.pass();
            }
        })?;
        Ok(Self { gate })
    }

    /// Stops reading; when this returns the thread does not touch the terminal.
    pub fn pause(&self) {
        let mut state = self.gate.state();
        state.closed = true;
        wake();
        while !state.resting {
            state = self.gate.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Goes on reading.
    pub fn resume(&self) {
        self.gate.state().closed = false;
        self.gate.changed.notify_all();
    }
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, GateState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while the gate is closed.
    fn pass(&self) {
        let mut state = self.state();
        while state.closed {
            state.resting = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.resting = false;
    }
}

/// Held by the reading thread; its end, a panic included, leaves nobody waiting at the gate.
struct Passing(Arc<Gate>);

impl Drop for Passing {
    fn drop(&mut self) {
        self.0.state().resting = true;
        self.0.changed.notify_all();
    }
}

/// Wakes a thread that waits for input: a window said to have a new size is input. Without it the thread wakes after
/// its glance.
fn wake() {
    #[cfg(unix)]
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

/// Whether an input says something: a size the window had before comes of our own waking.
fn is_news(input: &Input, size: &mut Option<(u16, u16)>) -> bool {
    match *input {
        Input::Resize { width, height } => size.replace((width, height)) != Some((width, height)),
        _ => true,
    }
}

fn goes_on_after(input: Input, send: &impl Fn(Input) -> bool) -> bool {
    let last = input == Input::Closed;
    send(input) && !last
}

/// What came in since the last time, or nothing after a glance.
fn next_burst() -> Vec<Input> {
    let mut burst = Vec::new();
    let mut wait = GLANCE;
    while burst.len() < BURST_LIMIT {
        match event::poll(wait).and_then(|ready| ready.then(event::read).transpose()) {
            Ok(Some(event)) => burst.extend(inputs(event)),
            // A terminal that was hung up has nothing to read for ever; asking what it is tells the difference.
            Ok(None) if burst.is_empty() && !io::stdin().is_terminal() => burst.push(Input::Closed),
            Ok(None) => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => burst.push(Input::Closed),
        }
        if burst.last() == Some(&Input::Closed) {
            break;
        }
        wait = BURST_GAP;
    }
    let burst = last_of_sizes(burst);
    if PASTES_BY_TYPING { typed_pastes(burst) } else { burst }
}

/// What one terminal event means to us; most mean one input, some none, some two.
fn inputs(event: Event) -> Vec<Input> {
    match event {
        Event::Key(key) => chords(key).into_iter().map(Input::Chord).collect(),
        Event::Paste(text) => vec![Input::Paste(normalize_breaks(&text))],
        Event::Resize(width, height) => vec![Input::Resize { width, height }],
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                vec![Input::Click { column: mouse.column, row: mouse.row }]
            }
            MouseEventKind::ScrollUp => vec![Input::Chord(Chord::plain(Key::Up))],
            MouseEventKind::ScrollDown => vec![Input::Chord(Chord::plain(Key::Down))],
            _ => Vec::new(),
        },
        Event::FocusGained | Event::FocusLost => Vec::new(),
    }
}

/// Reads a key event; with Alt it is what a shell would take it for, or else Esc and the key.
///
/// Terminals send Alt as Esc before the key, so a slow line can turn Esc and a key into Alt and that key. Nothing here
/// is bound to Alt, so both presses are meant; only the editing keys that every shell knows (and that macOS sends for
/// Option and an arrow) stay one.
fn chords(key: KeyEvent) -> Vec<Chord> {
    let windows_right_alt = key.modifiers.contains(KeyModifiers::CONTROL) && cfg!(windows);
    if !key.modifiers.contains(KeyModifiers::ALT) || windows_right_alt {
        return Chord::from_event(key).into_iter().collect();
    }
    let without = KeyEvent { modifiers: key.modifiers.difference(KeyModifiers::ALT), ..key };
    if without.kind != KeyEventKind::Press || key.code == KeyCode::Esc {
        return Chord::from_event(without).into_iter().collect();
    }
    let word = match key.code {
        KeyCode::Char('b') | KeyCode::Left => Some(Key::Left),
        KeyCode::Char('f') | KeyCode::Right => Some(Key::Right),
        KeyCode::Char('d') | KeyCode::Delete => Some(Key::Delete),
        KeyCode::Backspace => Some(Key::Backspace),
        _ => None,
    };
    match word {
        Some(word) => vec![Chord::ctrl(word)],
        None if cfg!(windows) => Vec::new(),
        None => [Some(Chord::plain(Key::Esc)), Chord::from_event(without)].into_iter().flatten().collect(),
    }
}

/// Of sizes that came one after the other only the last one counts: a window being dragged sends dozens.
fn last_of_sizes(burst: Vec<Input>) -> Vec<Input> {
    let mut kept: Vec<Input> = Vec::with_capacity(burst.len());
    for input in burst {
        if matches!(input, Input::Resize { .. }) && matches!(kept.last(), Some(Input::Resize { .. })) {
            kept.pop();
        }
        kept.push(input);
    }
    kept
}

/// Turns runs of typing with an Enter inside into pastes.
///
/// An Enter at the very end of a run is only part of it if there was another one before: a person may type a word and
/// accept it faster than the line delivers it.
fn typed_pastes(burst: Vec<Input>) -> Vec<Input> {
    let mut out = Vec::with_capacity(burst.len());
    let mut run: Vec<Chord> = Vec::new();
    for input in burst {
        match input {
            Input::Chord(chord) if typed(chord).is_some() => run.push(chord),
            other => {
                end_run(&mut run, &mut out);
                out.push(other);
            }
        }
    }
    end_run(&mut run, &mut out);
    out
}

fn end_run(run: &mut Vec<Chord>, out: &mut Vec<Input>) {
    let inside =
        run.split_last().is_some_and(|(_, before)| before.iter().any(|chord| chord.key == Key::Enter));
    if inside && run.len() >= SHORTEST_PASTE {
        out.push(Input::Paste(run.drain(..).filter_map(typed).collect()));
    } else {
        out.extend(run.drain(..).map(Input::Chord));
    }
}

/// The character a chord stands for when it came from a paste.
fn typed(chord: Chord) -> Option<char> {
    match chord.key {
        Key::Char(character) if !chord.ctrl => Some(character),
        Key::Enter => Some('\n'),
        Key::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::MouseEvent;

    use super::*;
    use crate::keymap::parse_keys;

    fn keys(text: &str) -> Vec<Input> {
        parse_keys(text).unwrap().into_iter().map(Input::Chord).collect()
    }

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Vec<Input> {
        inputs(Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn enter_inside_a_burst_is_text() {
        assert_eq!(typed_pastes(keys("one<enter>two")), [Input::Paste("one\ntwo".to_owned())]);
        assert_eq!(typed_pastes(keys("one<enter>two<enter>")), [Input::Paste("one\ntwo\n".to_owned())]);
        assert_eq!(typed_pastes(keys("a<tab>b<enter>c")), [Input::Paste("a\tb\nc".to_owned())]);
    }

    #[test]
    fn enter_at_the_end_of_a_word_and_slow_typing_are_keys() {
        for text in ["Acme<enter>", "a<enter>b", "<enter><enter>", "<enter>", "one two", "<ctrl+c><ctrl+c>"] {
            assert_eq!(typed_pastes(keys(text)), keys(text), "{text}");
        }
    }

    #[test]
    fn a_command_key_ends_the_run() {
        let mut expected = vec![Input::Paste("a\nbc".to_owned())];
        expected.extend(keys("<esc>q"));
        assert_eq!(typed_pastes(keys("a<enter>bc<esc>q")), expected);
    }

    #[test]
    fn of_a_resize_storm_the_last_size_counts() {
        let size = |width| Input::Resize { width, height: 24 };
        let mut burst = vec![size(1), size(2)];
        burst.extend(keys("a"));
        burst.extend([size(3), size(4)]);
        let mut expected = vec![size(2)];
        expected.extend(keys("a"));
        expected.push(size(4));
        assert_eq!(last_of_sizes(burst), expected);
    }

    #[test]
    fn a_size_the_window_had_is_no_input() {
        let mut known = Some((80, 24));
        let sizes = [(80, 24), (100, 24), (100, 24), (80, 24)];
        let news = sizes.map(|(width, height)| is_news(&Input::Resize { width, height }, &mut known));
        assert_eq!(news, [false, true, false, true]);
        assert!(is_news(&Input::Closed, &mut known));
    }

    #[test]
    fn pastes_have_one_kind_of_line_break() {
        let paste = Event::Paste("a\r\nb\rc\n".to_owned());
        assert_eq!(inputs(paste), [Input::Paste("a\nb\nc\n".to_owned())]);
    }

    #[test]
    fn clicks_and_the_wheel() {
        let mouse = |kind| {
            inputs(Event::Mouse(MouseEvent { kind, column: 7, row: 3, modifiers: KeyModifiers::NONE }))
        };
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), [Input::Click { column: 7, row: 3 }]);
        assert_eq!(mouse(MouseEventKind::Up(MouseButton::Left)), []);
        assert_eq!(mouse(MouseEventKind::ScrollDown), keys("<down>"));
    }

    #[test]
    fn releases_and_focus_are_no_input() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::ALT, KeyEventKind::Release);
        assert_eq!(inputs(Event::Key(release)), []);
        assert_eq!(inputs(Event::FocusLost), []);
    }

    #[cfg(unix)]
    #[test]
    fn esc_and_a_key_in_one_read_are_both_meant() {
        assert_eq!(pressed(KeyCode::Char('q'), KeyModifiers::ALT), keys("<esc>q"));
        assert_eq!(pressed(KeyCode::Char('B'), KeyModifiers::ALT | KeyModifiers::SHIFT), keys("<esc>B"));
        assert_eq!(pressed(KeyCode::Enter, KeyModifiers::ALT), keys("<esc><enter>"));
        assert_eq!(pressed(KeyCode::Esc, KeyModifiers::ALT), keys("<esc>"));
    }

    #[test]
    fn word_keys_of_shells_stay_one() {
        assert_eq!(pressed(KeyCode::Char('b'), KeyModifiers::ALT), keys("<ctrl+left>"));
        assert_eq!(pressed(KeyCode::Right, KeyModifiers::ALT), keys("<ctrl+right>"));
        assert_eq!(pressed(KeyCode::Backspace, KeyModifiers::ALT), keys("<ctrl+backspace>"));
    }

    #[test]
    fn a_closed_gate_holds_the_thread_until_it_opens() {
        let gate = Arc::new(Gate::default());
        let reader = Reader { gate: Arc::clone(&gate) };
        let (passed, count) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            let passing = Passing(gate);
            while passed.send(()).is_ok() {
                passing.0.pass();
            }
        });
        count.recv().unwrap();
        reader.pause();
        while count.try_recv().is_ok() {}
        assert!(count.recv_timeout(Duration::from_millis(20)).is_err(), "nothing passes a closed gate");
        reader.resume();
        assert!(count.recv_timeout(Duration::from_secs(5)).is_ok());
        drop(count);
        thread.join().unwrap();
        reader.pause();
    }
}
