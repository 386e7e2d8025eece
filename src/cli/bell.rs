//! The bell of the plain lines: it sounds at the time it was last set for, while the conversation waits for an answer.
//! It decides nothing: when a box ends, and whether the bell is muted, is said by whoever sets it.

use crate::domain::moment::Moment;
use std::{
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

/// What is set for a time, or for none.
pub(super) type Setting = Box<dyn Fn(Option<Moment>)>;

/// A bell with a thread of its own, which ends with whoever sets it.
pub(super) fn start(now: impl Fn() -> Moment + Send + 'static, ring: impl Fn() + Send + 'static) -> Setting {
    let (sender, wanted) = mpsc::channel();
    thread::spawn(move || wait(&wanted, &now, &ring));
    // A bell that is gone is not missed: it is said in words, too, that the time is over.
    Box::new(move |at| _ = sender.send(at))
}

fn wait(wanted: &Receiver<Option<Moment>>, now: &dyn Fn() -> Moment, ring: &dyn Fn()) {
    let mut due: Option<Moment> = None;
    loop {
        let heard = match due {
            None => wanted.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(at) => {
                let seconds = u64::try_from(at.seconds_since(now())).unwrap_or(0);
                wanted.recv_timeout(Duration::from_secs(seconds))
            }
        };
        match heard {
            Ok(at) => due = at,
            Err(RecvTimeoutError::Timeout) => {
                // A second of the clock may not be over yet when its time is.
                if due.take_if(|at| at.seconds_since(now()) <= 0).is_some() {
                    ring();
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Moment {
        Moment::parse("2026-03-12T12:00:00Z").expect("a time")
    }

    /// A bell whose clock stands still, and what is heard of it.
    fn bell() -> (Setting, Receiver<()>) {
        let (sender, heard) = mpsc::channel();
        (start(noon, move || _ = sender.send(())), heard)
    }

    #[test]
    fn it_rings_once_at_its_time() {
        let (set, heard) = bell();
        set(Some(noon()));
        heard.recv_timeout(Duration::from_secs(10)).expect("it rings");
        drop(set);
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Err(RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_later_time_and_none_take_its_place() {
        let (set, heard) = bell();
        set(Some(noon().plus_seconds(3600)));
        set(None);
        drop(set);
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Err(RecvTimeoutError::Disconnected));
    }
}
