//! The loop of a window that watches another one: keys and what is seen in, a frame when something changed.
//!
//! It opens no session and runs no effect but one: notes are handed to whoever keeps them.

use super::{
    Canvas, Clock, Crash, Guard, Input, Reader, install_panic_hook, refuse_unfit_terminal, watch_signals,
};
use crate::{
    app::{WatchEffect, WatchMsg, Watcher},
    assets::words::say,
    domain::moment::Moment,
    effect::{Notes, Seen},
    store::Follower,
};
use anyhow::Result;
use ratatui::{Terminal, layout::Size};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// How often the other window is looked at.
const GLANCE: Duration = Duration::from_millis(200);
/// Notes are kept this long after the first key that is not, so that a fast typist does not wait for the disk.
const SOON: Duration = Duration::from_millis(250);
/// After the disk refused, it is asked again this much later.
const AGAIN: Duration = Duration::from_secs(2);

/// What is looked at, and how.
pub struct Looking<Keep> {
    /// Follows the session.
    pub follower: Follower,
    /// The clock.
    pub clock: Clock,
    /// Keeps the notes it is given beside all others; why it could not.
    pub keep: Keep,
}

/// What reaches the loop.
enum Event {
    Input(Input),
    Seen(Box<Seen>),
    /// The terminal was taken away and given back.
    Redraw,
}

/// Notes that are not kept yet, and how they are; also in reach of the thread that hears signals.
struct Notebook<Keep> {
    unkept: Notes,
    /// When they are to be kept.
    due: Option<Instant>,
    keep: Keep,
}

impl<Keep: FnMut(&Notes) -> Result<(), String>> Notebook<Keep> {
    fn new(keep: Keep) -> Self {
        Self { unkept: Notes::new(), due: None, keep }
    }

    fn note(&mut self, key: String, text: String, now: Instant) {
        self.unkept.insert(key, text);
        self.due.get_or_insert(now + SOON);
    }

    /// Keeps what is not kept; what the disk refused stays here until it takes it.
    fn flush(&mut self, now: Instant) -> Result<(), String> {
        if self.unkept.is_empty() {
            return Ok(());
        }
        self.due = Some(now + AGAIN);
        (self.keep)(&self.unkept)?;
        self.unkept.clear();
        self.due = None;
        Ok(())
    }
}

type Shared<Keep> = Arc<Mutex<Notebook<Keep>>>;

/// Shows a window in the terminal until it is left; `window` is given the size and what is seen at first.
pub fn watch<W, Keep>(looking: Looking<Keep>, window: impl FnOnce(Size, Seen, Moment) -> W) -> Result<()>
where
    W: Watcher,
    Keep: FnMut(&Notes) -> Result<(), String> + Send + 'static,
{
    refuse_unfit_terminal(std::env::var("TERM").ok().as_deref())?;
    let Looking { follower, clock, keep } = looking;
    let notebook = Arc::new(Mutex::new(Notebook::new(keep)));
    let (sender, events) = mpsc::channel();
    let last = Arc::clone(&notebook);
    let save = move |_: &Crash| {
        // Whoever holds the notes now may be the one that failed: nobody waits for it.
        if let Ok(mut notes) = last.try_lock() {
            drop(notes.flush(monotonic()));
        }
    };
    install_panic_hook(save, |_| say("watch.crashed").to_owned());
    let (kept, resumed) = (Arc::clone(&notebook), sender.clone());
    // Whoever is told to end has nobody left to tell that it failed.
    watch_signals(move || drop(flush(&kept)), move || drop(resumed.send(Event::Redraw)))?;
    let guard = Guard::enter(false)?;
    let typed = sender.clone();
    let _reader = Reader::start(move |input| typed.send(Event::Input(input)).is_ok())?;
    let mut screen = Terminal::new(Canvas::default())?;
    let window = window(screen.size()?, follower.seen().clone(), Moment::new(clock.now()));
    follow(follower, sender);
    let mut shown = Shown { window, clock, events, notebook: Arc::clone(&notebook), refused: false };
    let ended = shown.turn(&mut screen);
    let kept = flush(&notebook);
    drop(guard);
    ended.and(kept.map_err(anyhow::Error::msg))
}

fn flush<Keep: FnMut(&Notes) -> Result<(), String>>(notebook: &Shared<Keep>) -> Result<(), String> {
    notebook.lock().unwrap_or_else(PoisonError::into_inner).flush(monotonic())
}

#[expect(
    clippy::disallowed_methods,
    reason = "notes are kept a while after a key, whatever the clock on the wall says"
)]
fn monotonic() -> Instant {
    Instant::now()
}

/// Looks at the session on a thread of its own; ends with the loop.
fn follow(mut follower: Follower, sender: Sender<Event>) {
    thread::spawn(move || {
        loop {
            thread::sleep(GLANCE);
            let Some(seen) = follower.look().cloned() else { continue };
            if sender.send(Event::Seen(Box::new(seen))).is_err() {
                return;
            }
        }
    });
}

struct Shown<W, Keep> {
    window: W,
    clock: Clock,
    events: Receiver<Event>,
    notebook: Shared<Keep>,
    /// The disk refused the notes, and it is said on screen.
    refused: bool,
}

impl<W: Watcher, Keep: FnMut(&Notes) -> Result<(), String>> Shown<W, Keep> {
    fn turn(&mut self, screen: &mut Terminal<Canvas>) -> Result<()> {
        loop {
            let (window, now) = (&self.window, self.now());
            screen.draw(|frame| {
                let area = frame.area();
                if let Some(cursor) = window.view(area, frame.buffer_mut(), now) {
                    frame.set_cursor_position(cursor);
                }
            })?;
            let first = match self.events.recv_timeout(self.patience()) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!("every source of input has ended"),
            };
            let waiting: Vec<Event> = self.events.try_iter().collect();
            for event in first.into_iter().chain(waiting) {
                match event {
                    Event::Redraw => screen.clear()?,
                    Event::Input(Input::Closed) => return Ok(()),
                    event => {
                        if self.take(event) && self.may_leave() {
                            return Ok(());
                        }
                    }
                }
            }
            if self.due().is_some_and(|due| due <= monotonic()) {
                self.keep();
            }
        }
    }

    fn due(&self) -> Option<Instant> {
        self.notebook.lock().unwrap_or_else(PoisonError::into_inner).due
    }

    /// Not while notes would be lost that nobody was told about.
    fn may_leave(&mut self) -> bool {
        let told = self.refused;
        self.keep();
        told || !self.refused
    }

    /// Handles one event; `true` when the window is left.
    fn take(&mut self, event: Event) -> bool {
        let msg = match event {
            Event::Redraw | Event::Input(Input::Click { .. } | Input::Closed) => return false,
            Event::Seen(seen) => WatchMsg::Seen(seen),
            Event::Input(Input::Chord(chord)) => WatchMsg::Key(chord),
            Event::Input(Input::Paste(text)) => WatchMsg::Paste(text),
            Event::Input(Input::Resize { width, height }) => WatchMsg::Resize(Size::new(width, height)),
        };
        let now = self.now();
        let effects = self.window.take(msg, now);
        effects.into_iter().any(|effect| match effect {
            WatchEffect::Leave => true,
            WatchEffect::Keep { key, text } => {
                let mut notes = self.notebook.lock().unwrap_or_else(PoisonError::into_inner);
                notes.note(key, text, monotonic());
                false
            }
        })
    }

    fn keep(&mut self) {
        let kept = flush(&self.notebook);
        self.refused = kept.is_err();
        let now = self.now();
        self.window.take(kept.map_or_else(WatchMsg::NotKept, |()| WatchMsg::Kept), now);
    }

    /// How long the picture stays true, and notes may wait.
    fn patience(&self) -> Duration {
        let picture = self.picture();
        self.due().map_or(picture, |due| due.saturating_duration_since(monotonic()).min(picture))
    }

    /// How long the picture stays true: to the next second while a clock runs, else to the next minute.
    fn picture(&self) -> Duration {
        let now = self.clock.now();
        let into_second = Duration::from_nanos(now.subsec_nanosecond().unsigned_abs().into());
        let second = Duration::from_secs(1).saturating_sub(into_second);
        let minute = Duration::from_secs(59 - now.as_second().rem_euclid(60).unsigned_abs());
        if self.window.ticks(Moment::new(now)) { second } else { second + minute }
    }

    fn now(&self) -> Moment {
        Moment::new(self.clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_disk_refuses_once_is_kept_the_next_time() {
        let (mut asked, mut disk) = (0, Notes::new());
        let mut notes = Notebook::new(|changed: &Notes| {
            asked += 1;
            if asked == 1 {
                return Err("disk full".to_owned());
            }
            disk.extend(changed.clone());
            Ok(())
        });
        let begin = monotonic();
        assert_eq!((notes.flush(begin), notes.due), (Ok(()), None), "nothing to keep");
        notes.note("topic/lead".to_owned(), "a".to_owned(), begin);
        notes.note("topic/lead".to_owned(), "ask Kim".to_owned(), begin + SOON / 2);
        assert_eq!(notes.due, Some(begin + SOON), "further keys do not put it off");
        assert_eq!(notes.flush(begin + SOON), Err("disk full".to_owned()));
        assert_eq!(notes.due, Some(begin + SOON + AGAIN));
        notes.note("close".to_owned(), "thank Ben".to_owned(), begin + SOON);
        assert_eq!(notes.flush(begin + SOON + AGAIN), Ok(()));
        assert_eq!((notes.due, notes.unkept.len()), (None, 0));
        notes.flush(begin + SOON + AGAIN).unwrap();
        drop(notes);
        assert_eq!(asked, 2, "what is kept is not kept again");
        let kept = [("close", "thank Ben"), ("topic/lead", "ask Kim")];
        assert_eq!(disk, kept.map(|(key, text)| (key.to_owned(), text.to_owned())).into());
    }
}
