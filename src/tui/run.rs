//! The loop: input and results in, `app::update`, effects out, a frame when something changed.
//!
//! It waits on one channel. Nothing is drawn on a tick of its own: only when a message came, when a clock on screen
//! shows another second or minute, and when half-typed text is due on disk. Whenever it waited in vain it says that
//! time went by.

use super::{
    Canvas, Clock, Guard, Input, Reader, install_panic_hook, refuse_unfit_terminal, watch_signals,
    world::{Start, World},
};
use crate::{
    app::{self, Model, Msg, Settings},
    domain::moment::Moment,
    effect::{Done, Effect},
    sleep::Sleep,
};
use anyhow::Result;
use ratatui::{
    Terminal,
    layout::{Position, Size},
};
use std::{
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

/// What reaches the loop.
#[derive(Debug)]
pub(super) enum Event {
    /// From the terminal.
    Input(Input),
    /// An effect came back.
    Done(Done),
    /// The terminal was taken away and given back: draw everything anew.
    Redraw,
}

/// Half-typed text goes to disk this long after its first unsaved key.
const DRAFT: Duration = Duration::from_millis(250);
/// Events that are already there are taken together before a frame is drawn.
const TOGETHER: usize = 512;

type Screen = Terminal<Canvas>;

/// Runs the program in the terminal until it is left.
pub fn run(start: Start, settings: Settings, clock: Clock) -> Result<()> {
    refuse_unfit_terminal(std::env::var("TERM").ok().as_deref())?;
    let (sender, events) = mpsc::channel();
    let world = World::new(start, clock, sender.clone());
    let log = world.crash_log();
    let farewell = world.farewell();
    install_panic_hook(log, farewell);
    let saving = world.saver();
    let resumed = sender.clone();
    watch_signals(saving, move || drop(resumed.send(Event::Redraw)))?;
    let guard = Guard::enter(settings.mouse)?;
    let reader = Reader::start(move |input| sender.send(Event::Input(input)).is_ok())?;
    let mut screen = Terminal::new(Canvas::default())?;
    let mut session = Loop {
        model: Model::new(settings, screen.size()?, now(clock)),
        world,
        reader,
        clock,
        events,
        draft_since: None,
        began: monotonic(),
        sleep: Sleep::default(),
    };
    let ended = session.turn(&mut screen);
    session.world.finish();
    drop(guard);
    ended
}

fn now(clock: Clock) -> Moment {
    Moment::new(clock.now())
}

/// The clock that stands still while the machine sleeps, on systems that have one.
#[expect(clippy::disallowed_methods, reason = "sleep shows only against a clock that does not go on in it")]
fn monotonic() -> Instant {
    Instant::now()
}

struct Loop {
    model: Model,
    world: World,
    reader: Reader,
    clock: Clock,
    events: Receiver<Event>,
    /// When the first key of the unsaved half-typed text was pressed, counted from the beginning: a clock on the wall
    /// that is set back would make it wait.
    draft_since: Option<Duration>,
    /// When the loop began, by the monotonic clock.
    began: Instant,
    sleep: Sleep,
}

impl Loop {
    fn turn(&mut self, screen: &mut Screen) -> Result<()> {
        for effect in self.world.first() {
            self.perform(effect, screen)?;
        }
        // What is there already belongs into the first picture.
        let mut events: Vec<Event> = self.events.try_iter().collect();
        loop {
            for event in events {
                if self.take(event, screen)? {
                    return Ok(());
                }
            }
            self.keep_draft(screen)?;
            self.draw(screen)?;
            events = self.wait()?;
            // Before anything else: what is pressed on waking up must find the clock paused.
            self.note_sleep(screen)?;
            if events.is_empty() {
                self.tell(Msg::Tick, screen)?;
            }
        }
    }

    /// Draws a frame; what it showed answers the next click.
    fn draw(&mut self, screen: &mut Screen) -> Result<()> {
        let mut drawn = None;
        let (model, now) = (&self.model, now(self.clock));
        screen.draw(|frame| {
            let area = frame.area();
            let picture = app::view(model, area, frame.buffer_mut(), now);
            if let Some(cursor) = picture.cursor {
                frame.set_cursor_position(cursor);
            }
            drawn = Some(picture.drawn);
        })?;
        if let Some(drawn) = drawn {
            self.model.note_drawn(drawn);
        }
        Ok(())
    }

    /// Waits for the next event, or until the picture is out of date; takes all that are there together.
    fn wait(&self) -> Result<Vec<Event>> {
        let first = match self.events.recv_timeout(self.patience()) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => return Ok(Vec::new()),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("every source of input has ended"),
        };
        let mut events = vec![first];
        events.extend(self.events.try_iter().take(TOGETHER));
        Ok(events)
    }

    /// How long the picture stays true: to the next second while a clock runs, else to the next minute.
    fn patience(&self) -> Duration {
        let now = self.clock.now();
        let into_second = Duration::from_nanos(now.subsec_nanosecond().unsigned_abs().into());
        let second = Duration::from_secs(1).saturating_sub(into_second);
        let clock = self.model.session().agenda.running_since.is_some();
        let running = clock || self.model.counts_down(Moment::new(now));
        let until_tick = if running {
            second
        } else {
            second + Duration::from_secs(59 - now.as_second().rem_euclid(60).unsigned_abs())
        };
        match self.draft_since {
            Some(since) => until_tick.min((since + DRAFT).saturating_sub(self.began.elapsed())),
            None => until_tick,
        }
    }

    /// Handles one event; `true` when the program is over.
    fn take(&mut self, event: Event, screen: &mut Screen) -> Result<bool> {
        let msg = match event {
            Event::Redraw => {
                screen.clear()?;
                return Ok(false);
            }
            Event::Done(done) => Msg::Done(done),
            Event::Input(Input::Chord(chord)) => Msg::Key(chord),
            Event::Input(Input::Paste(text)) => Msg::Paste(text),
            Event::Input(Input::Click { column, row }) => Msg::Click(Position::new(column, row)),
            Event::Input(Input::Resize { width, height }) => Msg::Resize(Size::new(width, height)),
            Event::Input(Input::Closed) => return Ok(true),
        };
        self.tell(msg, screen)
    }

    /// Hands a message to the program and carries out what it answers; `true` when the program is over.
    fn tell(&mut self, msg: Msg, screen: &mut Screen) -> Result<bool> {
        // The next key may be for another field: what was drawn last tells the editor its room.
        let effects = app::update(&mut self.model, msg, now(self.clock));
        for effect in effects {
            if self.perform(effect, screen)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Tells the program when the machine slept since the last look.
    fn note_sleep(&mut self, screen: &mut Screen) -> Result<()> {
        if let Some(since) = self.sleep.look(self.clock.now(), self.began.elapsed()) {
            self.tell(Msg::Slept { since: Moment::new(since) }, screen)?;
        }
        Ok(())
    }

    fn keep_draft(&mut self, screen: &mut Screen) -> Result<()> {
        if !self.model.has_draft_due() {
            self.draft_since = None;
            return Ok(());
        }
        let now = self.began.elapsed();
        let since = *self.draft_since.get_or_insert(now);
        if now >= since + DRAFT {
            self.draft_since = None;
            self.tell(Msg::Tick, screen)?;
        }
        Ok(())
    }

    /// Carries out an effect; those that need the terminal here, all others in the world.
    fn perform(&mut self, effect: Effect, screen: &mut Screen) -> Result<bool> {
        match effect {
            Effect::Quit => return Ok(true),
            Effect::Suspend => {
                super::suspend(&self.reader)?;
                screen.clear()?;
            }
            Effect::EditOutside(text) => {
                let edited = super::run_outside(&self.reader, || super::outside::edit(&text));
                screen.clear()?;
                let done =
                    edited.map_or_else(|error| Done::Failed(super::outside::sentence(&error)), Done::Edited);
                self.take(Event::Done(done), screen)?;
            }
            Effect::Copy(text) => {
                super::outside::copy(&text)?;
                self.world.perform(Effect::Copy(text));
            }
            Effect::Ring => super::outside::ring()?,
            Effect::CaptureMouse(wanted) => super::guard::capture_mouse(wanted)?,
            other => self.world.perform(other),
        }
        Ok(false)
    }
}
