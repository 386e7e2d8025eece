//! The one thread that writes a session while people work on it. The screen hands over what changed and goes on;
//! what came of it arrives as a [`Report`]. An error never ends the thread: the next change tries again.

mod due;
mod keeper;
mod standing;

use super::disk::Disk;
use super::error::{ReadOnly, StoreError};
use super::open::{Access, Opened};
use super::places::Places;
use crate::assets::words::{fill, say};
use crate::domain::{
    draft::Draft,
    history::{Entry, Workshop},
    moment::Moment,
};
use crate::effect::Room;
use keeper::Keeper;
use std::fmt;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long [`Handle::flush`] waits: a program that is told to end has about a second.
const FLUSH: Duration = Duration::from_millis(900);

/// Something to write.
#[derive(Debug)]
pub enum Job {
    /// A change that was made, and the workshop with it.
    Entry(Entry, Box<Workshop>),
    /// Half-typed text; an empty one ends the draft.
    Draft(Draft),
    /// What a second window shows.
    Room(Room),
    /// Write the session file now.
    SnapshotNow,
    /// Write the session to another file, or into another folder, and go on there.
    SaveElsewhere(PathBuf),
    /// Write the session file and say whether everything is on disk.
    Flush(Sender<bool>),
    /// Write the session file, and end.
    Finish,
}

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Everything up to this entry is on disk, in the journal or in the file.
    Saved {
        /// The entry's number.
        seq: u64,
        /// When it was confirmed.
        at: Moment,
    },
    /// The session file has everything up to this entry.
    SnapshotSaved {
        /// The entry's number.
        seq: u64,
        /// When it was confirmed.
        at: Moment,
        /// Whether the folder could confirm that it is on the disk for good.
        confirmed: bool,
    },
    /// The session has another file now.
    Moved(PathBuf),
    /// Somebody else changed the file, which stays as it is; the session goes on in this one beside it.
    Parted(PathBuf),
    /// Something is not in the session file, and perhaps nowhere but in memory.
    Failed(Failure),
}

/// A write that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened, as one sentence.
    pub what: String,
    /// Why, in a few words.
    pub why: String,
    /// What to do, as one sentence.
    pub advice: String,
    /// Whether the journal has every change, so that even a crash would lose nothing.
    pub in_journal: bool,
}

impl Failure {
    fn new(error: &StoreError, in_journal: bool) -> Self {
        Self { what: error.to_string(), why: error.source.to_string(), advice: error.advice(), in_journal }
    }

    /// Nothing more is written: the thread that does it is gone.
    pub fn stopped() -> Self {
        let why = say("trouble.stopped").to_owned();
        let advice = say("trouble.do.stopped").to_owned();
        Self { what: fill("trouble.cannot_save", &[("why", &why)]), why, advice, in_journal: false }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.what, self.advice)
    }
}

/// The two clocks a writer needs, passed in like every other.
pub struct Clock {
    /// The time of day.
    pub now: Box<dyn Fn() -> Moment + Send>,
    /// How long it is since any fixed instant; it never stands still.
    pub elapsed: Box<dyn Fn() -> Duration + Send>,
}

/// What a writer is started with besides the session.
pub struct Setup {
    /// Where journals and locks are.
    pub places: Places,
    /// The disk to write on.
    pub disk: Arc<dyn Disk>,
    /// The clocks.
    pub clock: Clock,
    /// Where reports go.
    pub reports: Sender<Report>,
}

/// The thread that writes one session.
#[derive(Debug)]
pub struct Writer {
    handle: Handle,
    thread: JoinHandle<bool>,
}

/// Hands jobs to the writer from any thread.
#[derive(Clone, Debug)]
pub struct Handle {
    jobs: Sender<Job>,
}

impl Handle {
    /// Hands over a job without waiting; whether it was taken. A writer that has ended takes none.
    pub fn send(&self, job: Job) -> bool {
        self.jobs.send(job).is_ok()
    }

    /// Waits, for less than a second, until everything handed over is on disk; whether it is.
    pub fn flush(&self) -> bool {
        let (reply, answer) = mpsc::channel();
        self.send(Job::Flush(reply));
        answer.recv_timeout(FLUSH).unwrap_or(false)
    }
}

impl Writer {
    /// Starts writing a session that was opened to be changed; the lock is held until the writer ends.
    pub fn start(opened: Opened, setup: Setup) -> Result<Self, ReadOnly> {
        if let Access::ReadOnly(reason) = opened.access {
            return Err(reason);
        }
        let (jobs, queue) = mpsc::channel();
        let alarm = Alarm(setup.reports.clone());
        let thread = thread::spawn(move || {
            let _alarm = alarm;
            write(Keeper::new(opened, setup), &queue)
        });
        Ok(Self { handle: Handle { jobs }, thread })
    }

    /// A handle for other threads.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Hands over a job without waiting; whether it was taken.
    pub fn send(&self, job: Job) -> bool {
        self.handle.send(job)
    }

    /// Writes what is left, gives the lock back and ends; whether everything is in the session file.
    pub fn finish(self) -> bool {
        self.handle.send(Job::Finish);
        self.thread.join().unwrap_or(false)
    }
}

/// Says so when the thread dies of a mistake of its own: nobody is to believe that anything is still saved.
struct Alarm(Sender<Report>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Report::Failed(Failure::stopped()));
        }
    }
}

/// The life of the thread: one job after the other, and the session file when it is due.
fn write(mut keeper: Keeper, queue: &Receiver<Job>) -> bool {
    keeper.begin();
    loop {
        let next = match (queue.try_recv(), keeper.wait()) {
            (Ok(job), _) => Ok(job),
            (Err(TryRecvError::Disconnected), _) => Err(RecvTimeoutError::Disconnected),
            (Err(TryRecvError::Empty), wait) => {
                keeper.keep_version();
                wait.map_or_else(
                    || queue.recv().map_err(RecvTimeoutError::from),
                    |wait| queue.recv_timeout(wait),
                )
            }
        };
        match next {
            Ok(job) => {
                if let ControlFlow::Break(saved) = keeper.take(job) {
                    return saved;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return keeper.finish(),
            Err(RecvTimeoutError::Timeout) => {}
        }
        keeper.snapshot_if_due();
    }
}

#[cfg(test)]
mod tests;
