//! The loop of a window that watches another one: keys and what is seen in, a frame when something changed.
//!
//! It opens no session and runs no effect but one: notes are handed to whoever keeps them.

use super::{Clock, Guard, Input, Output, Reader, install_panic_hook, refuse_unfit_terminal, watch_signals};
use crate::{
    app::{WatchEffect, WatchMsg, Watcher},
    assets::words::say,
    domain::moment::Moment,
    effect::{Notes, Seen},
    store::Follower,
};
use anyhow::Result;
use ratatui::{Terminal, backend::CrosstermBackend, layout::Size};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

/// How often the other window is looked at.
const GLANCE: Duration = Duration::from_millis(200);
/// Notes are kept this long after a key, so that a fast typist does not wait for the disk.
const SOON: Duration = Duration::from_millis(250);

/// What is looked at, and how.
pub struct Looking<Keep> {
    /// Follows the session.
    pub follower: Follower,
    /// The clock.
    pub clock: Clock,
    /// Keeps notes; why it could not.
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
    unkept: Option<Notes>,
    keep: Keep,
}

impl<Keep: FnMut(&Notes) -> Result<(), String>> Notebook<Keep> {
    fn flush(&mut self) -> Result<(), String> {
        self.unkept.take().map_or(Ok(()), |notes| (self.keep)(&notes))
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
    let notebook = Arc::new(Mutex::new(Notebook { unkept: None, keep }));
    let (sender, events) = mpsc::channel();
    install_panic_hook(|_| {}, |_| say("watch.crashed").to_owned());
    let (kept, resumed) = (Arc::clone(&notebook), sender.clone());
    // Whoever is told to end has nobody left to tell that it failed.
    watch_signals(move || drop(flush(&kept)), move || drop(resumed.send(Event::Redraw)))?;
    let guard = Guard::enter(false)?;
    let typed = sender.clone();
    let _reader = Reader::start(move |input| typed.send(Event::Input(input)).is_ok())?;
    let mut screen = Terminal::new(CrosstermBackend::new(Output::default()))?;
    let window = window(screen.size()?, follower.seen().clone(), Moment::new(clock.now()));
    follow(follower, sender);
    let mut shown = Shown { window, clock, events, notebook: Arc::clone(&notebook) };
    let ended = shown.turn(&mut screen);
    let kept = flush(&notebook);
    drop(guard);
    ended.and(kept.map_err(anyhow::Error::msg))
}

fn flush<Keep: FnMut(&Notes) -> Result<(), String>>(notebook: &Shared<Keep>) -> Result<(), String> {
    notebook.lock().unwrap_or_else(PoisonError::into_inner).flush()
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
}

impl<W: Watcher, Keep: FnMut(&Notes) -> Result<(), String>> Shown<W, Keep> {
    fn turn(&mut self, screen: &mut Terminal<CrosstermBackend<Output>>) -> Result<()> {
        loop {
            let (window, now) = (&self.window, self.now());
            screen.draw(|frame| {
                let area = frame.area();
                if let Some(cursor) = window.view(area, frame.buffer_mut(), now) {
                    frame.set_cursor_position(cursor);
                }
            })?;
            let unkept = self.notebook.lock().unwrap_or_else(PoisonError::into_inner).unkept.is_some();
            let patience = if unkept { SOON } else { self.patience() };
            let event = match self.events.recv_timeout(patience) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => {
                    self.keep();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!("every source of input has ended"),
            };
            let waiting: Vec<Event> = self.events.try_iter().collect();
            for event in std::iter::once(event).chain(waiting) {
                if matches!(event, Event::Redraw) {
                    screen.clear()?;
                } else if self.take(event) {
                    return Ok(());
                }
            }
        }
    }

    /// Handles one event; `true` when the window is left.
    fn take(&mut self, event: Event) -> bool {
        let msg = match event {
            Event::Redraw | Event::Input(Input::Click { .. }) => return false,
            Event::Seen(seen) => WatchMsg::Seen(seen),
            Event::Input(Input::Chord(chord)) => WatchMsg::Key(chord),
            Event::Input(Input::Paste(text)) => WatchMsg::Paste(text),
            Event::Input(Input::Resize { width, height }) => WatchMsg::Resize(Size::new(width, height)),
            Event::Input(Input::Closed) => return true,
        };
        let now = self.now();
        let effects = self.window.take(msg, now);
        effects.into_iter().any(|effect| match effect {
            WatchEffect::Leave => true,
            WatchEffect::Keep(notes) => {
                self.notebook.lock().unwrap_or_else(PoisonError::into_inner).unkept = Some(notes);
                false
            }
        })
    }

    fn keep(&mut self) {
        if let Err(why) = flush(&self.notebook) {
            let now = self.now();
            self.window.take(WatchMsg::NotKept(why), now);
        }
    }

    /// How long the picture stays true: to the next second while a clock runs, else to the next minute.
    fn patience(&self) -> Duration {
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
