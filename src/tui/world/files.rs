//! Reading surveys, writing documents and the crash log: what effects do with files, through the store.

use crate::{
    assets::words::fill,
    domain::{
        ids::{SessionId, TopicId},
        moment::Moment,
        search::Wanted,
        session::Session,
        timeline,
    },
    effect::{Done, ExportOrder, Exports, Shelving},
    export,
    import::survey::Request,
    store::{self, Places, disk::RealDisk, writer},
    tui::{Clock, Crash},
};
use std::{
    ops::RangeInclusive,
    path::{Path, PathBuf},
    time::Instant,
};

/// The writer's two clocks.
#[expect(clippy::disallowed_methods, reason = "tui reads the clock; the store is given it")]
pub(super) fn writer_clock(clock: Clock) -> writer::Clock {
    let begun = Instant::now();
    writer::Clock {
        now: Box::new(move || Moment::new(clock.now())),
        elapsed: Box::new(move || begun.elapsed()),
    }
}

/// Keeps what was copied in a file too, and says where, with the home folder as `~`.
pub(super) fn keep_copied(state: &Path, text: &str) -> Done {
    let kept = store::copied::keep(state, text).map_err(|error| error.to_string());
    Done::Copied(kept.map(|path| store::places::short(&path)))
}

/// Reads survey files and says what was understood; nothing is stored.
pub(super) fn read_survey(mut request: Request) -> Done {
    let paths = request.files.iter_mut().map(|(path, _)| path).chain(&mut request.map);
    paths.for_each(|path| *path = store::places::expanded(path));
    match store::input::survey(&request) {
        Ok(read) => Done::Survey(Box::new(read)),
        Err(error) => Done::SurveyRefused(format!("{error}. {}", error.advice())),
    }
}

/// Renames, copies or throws away a session's file; the id is for a copy.
pub(super) fn shelve(path: &Path, work: Shelving, places: &Places, (now, id): (Moment, SessionId)) -> Done {
    match store::shelf::shelve(path, &work, places, (now, id)) {
        Ok(path) => Done::Shelved(work, path),
        Err(error) => super::failed(&error),
    }
}

/// Looks for words in every session.
pub(super) fn search(typed: &str, places: &Places) -> Done {
    match store::library::search(&Wanted::read(typed), places) {
        Ok(findings) => Done::Found(Box::new(findings)),
        Err(error) => super::failed(&error),
    }
}

/// Gathers a topic from every session it was on.
pub(super) fn trace(session: &Session, topic: &TopicId, places: &Places) -> Done {
    match store::library::related(session, places) {
        Ok(others) => Done::Traced(timeline::timeline(session, topic, &others)),
        Err(error) => super::failed(&error),
    }
}

/// Reads the holidays of a calendar file; nothing is stored.
pub(super) fn read_holidays(path: &Path, years: &RangeInclusive<i16>) -> Done {
    match store::input::holidays(&store::places::expanded(path), years) {
        Ok(read) => Done::Holidays(read),
        Err(error) => Done::HolidaysRefused(format!("{error}. {}", error.advice())),
    }
}

/// Reads the survey of another session; its file is only looked at.
pub(super) fn read_earlier(path: &Path, places: &Places) -> Done {
    match store::view(path, places) {
        Ok(opened) => match opened.workshop.session().as_earlier() {
            Some(earlier) => Done::Earlier(Box::new(earlier)),
            None => Done::Failed(fill(
                "remeasured.none_there",
                &[("name", &opened.workshop.session().full_name())],
            )),
        },
        Err(error) => super::failed(&error),
    }
}

/// Reads another session to compare with; its file is only looked at.
pub(super) fn read_past(path: &Path, places: &Places) -> Done {
    match store::view(path, places) {
        Ok(opened) => Done::Past(Box::new(opened.workshop.session().clone())),
        Err(error) => super::failed(&error),
    }
}

/// Where documents go, and what is there already.
pub(super) fn exports(folder: PathBuf) -> Done {
    let names = store::save::taken(&folder);
    Done::Exports(Exports { folder, names })
}

/// Writes documents beside the sessions; a file that is there is never overwritten. Everything is rendered before the
/// first file is written.
pub(super) fn export(order: &ExportOrder, session: &Session, folder: &Path) -> Done {
    let usual = if order.full { export::Kind::Record } else { export::Kind::Playbook };
    let pieces = export::pieces(order.wanted.iter().map(String::as_str), usual).unwrap_or_default();
    let mut rendered = Vec::new();
    for piece in &pieces {
        match piece.bytes(session, &order.context) {
            Ok(bytes) => rendered.push((piece.file_name(session), piece.extension(), bytes)),
            Err(error) => return Done::Failed(error.to_string()),
        }
    }
    // That of a practice session is made with its first document.
    if let Err(error) = store::save::private_folder(folder) {
        return super::failed(&error);
    }
    let mut written = Vec::new();
    for (name, extension, bytes) in rendered {
        let stem = name.strip_suffix(extension).unwrap_or(&name).trim_end_matches('.');
        match store::save::save_new(&RealDisk, folder, stem, extension, &bytes) {
            Ok(saved) => written.push(saved.path),
            Err(error) => return super::failed(&error),
        }
    }
    Done::Exported(written)
}

/// Where crashes are written down.
pub(super) fn crash_log_path(state: &Path) -> PathBuf {
    state.join("crash.log")
}

/// Writes a crash down: thread, words and place, never what was on screen.
pub(super) fn log_crash(state: &Path, crash: &Crash, at: Moment) {
    let Crash { thread, what, place } = crash;
    let line = format!("{at} {} {thread} at {place}: {what}\n", env!("CARGO_PKG_VERSION"));
    // A crash log that cannot be written must not stop the way out.
    let _ = store::log::append(&crash_log_path(state), &line);
}
