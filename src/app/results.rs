//! What came back from the world.

use super::{
    asked, editing,
    global::Global,
    model::{Model, Open, Press, Saved},
    navigate,
    update::{notice, offer, send},
};
use crate::{
    assets::words::{fill, say},
    domain::moment::Moment,
    effect::{Done, Effect, Opened, Place, Room},
    import::{Imported, holidays::Holiday, survey::Understood},
    route, screen,
};
use std::path::{Path, PathBuf};

/// Takes the result of an effect.
pub(super) fn take(model: &mut Model, done: Done, now: Moment) -> Vec<Effect> {
    match done {
        Done::Library(sessions) => model.library = sessions,
        Done::Shelved(work, path) => notice(model, work.told(&path), now),
        Done::Found(findings) => {
            let msg = screen::found(&model.top().screen, *findings);
            return hand_over(model, msg, now);
        }
        Done::Traced(stands) => {
            let msg = screen::traced(&model.top().screen, stands);
            return hand_over(model, msg, now);
        }
        Done::Begin(place) => return navigate::to(model, place, now),
        Done::Opened(opened, place) => return show(model, *opened, place, now),
        Done::Saved { seq, at } => {
            if let Some(open) = model.open.as_mut().filter(|open| open.workshop.seq() <= seq) {
                open.saved = Saved::At(at);
            }
        }
        Done::NotSaved(why) => {
            if let Some(open) = &mut model.open {
                open.saved = Saved::Not(why);
            }
        }
        Done::Survey(read) => return survey(model, Ok(*read), now),
        Done::SurveyRefused(why) => return survey(model, Err(why), now),
        Done::Holidays(read) => return holidays(model, Ok(read), now),
        Done::HolidaysRefused(why) => return holidays(model, Err(why), now),
        Done::Earlier(earlier) => {
            let msg = screen::earlier_read(&model.top().screen, *earlier);
            return hand_over(model, msg, now);
        }
        Done::Past(session) => {
            let msg = screen::past_read(&model.top().screen, *session);
            return hand_over(model, msg, now);
        }
        Done::Simulated(simulated) => asked::answered(model, *simulated),
        Done::KeptBoth(apart) => notice(model, apart.told(), now),
        Done::Moved(path) => {
            if let Some(open) = &mut model.open {
                open.path = path;
            }
        }
        Done::Exports(there) => {
            let msg = screen::exports_listed(&model.top().screen, there);
            return hand_over(model, msg, now);
        }
        Done::Exported(paths) => return exported(model, &paths, now),
        Done::Copied(kept) => {
            let text = match kept {
                Ok(file) => fill("app.copied", &[("file", &file.display())]),
                Err(why) => fill("app.copied_only", &[("why", &why)]),
            };
            notice(model, text, now);
        }
        Done::Edited(text) => editing::replace(model, &text),
        Done::Failed(text) => notice(model, text, now),
    }
    Vec::new()
}

/// What a screen asked for goes to it; when it is gone nobody waits any more.
fn hand_over(model: &mut Model, msg: Option<screen::Msg>, now: Moment) -> Vec<Effect> {
    msg.map_or_else(Vec::new, |msg| send(model, msg, now))
}

/// Says where the documents are; the dialog lists them and looks again at what is there.
fn exported(model: &mut Model, paths: &[PathBuf], now: Moment) -> Vec<Effect> {
    let folder = paths.first().and_then(|path| path.parent()).unwrap_or(Path::new(""));
    let text = match paths {
        [one] => fill("app.exported", &[("file", &one.display())]),
        many => fill("app.exported_files", &[("n", &many.len()), ("folder", &folder.display())]),
    };
    notice(model, text, now);
    let names = paths.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    match screen::exports_written(&model.top().screen, names.collect()) {
        Some(msg) => send(model, msg, now).into_iter().chain([Effect::ListExports]).collect(),
        None => Vec::new(),
    }
}

/// A survey goes to the screen that asked for it; when that screen is gone, only a refusal is worth a word.
fn survey(model: &mut Model, read: Result<Understood, String>, now: Moment) -> Vec<Effect> {
    let refused = read.as_ref().err().cloned();
    if let Some(msg) = screen::survey_read(&model.top().screen, read) {
        return send(model, msg, now);
    }
    if let Some(why) = refused {
        notice(model, why, now);
    }
    Vec::new()
}

/// Holidays go to the screen that asked for them, as a survey does.
fn holidays(model: &mut Model, read: Result<Imported<Vec<Holiday>>, String>, now: Moment) -> Vec<Effect> {
    let refused = read.as_ref().err().cloned();
    if let Some(msg) = screen::holidays_read(&model.top().screen, read) {
        return send(model, msg, now);
    }
    if let Some(why) = refused {
        notice(model, why, now);
    }
    Vec::new()
}

/// Shows a session that was opened, where it stopped or where it was asked for.
fn show(model: &mut Model, opened: Opened, place: Place, now: Moment) -> Vec<Effect> {
    let Opened { workshop, drafts, path, read_only, is_apart, stood, recovered, mut cues } = opened;
    cues.reverse();
    let kept = workshop.last_at().map_or(Saved::Nothing, Saved::At);
    // A session without a file is the practice session.
    let saved = if path.as_os_str().is_empty() { Saved::Practice } else { kept };
    let (closed, completes) = (workshop.session().closed_at.is_some(), read_only.is_none());
    let step = workshop.session().step;
    model.drafts = drafts.into_iter().map(|draft| (draft.key(), draft.text)).collect();
    let mut open = Open {
        workshop,
        path,
        read_only,
        is_apart,
        comparison: None,
        remeasured: None,
        saved,
        cues,
        room: Room::default(),
        was_read_aloud: false,
    };
    open.compare();
    model.open = Some(open);
    let place = match place {
        Place::CheckIn if closed && completes => Place::After,
        Place::CheckIn if closed => Place::Review,
        Place::CheckIn => stood
            .filter(|place| route::is_where(model.session(), place))
            .unwrap_or_else(|| route::first_stop(step)),
        other => other,
    };
    let effects = navigate::begin(model, place, now);
    if model.open.as_ref().is_some_and(|open| !open.cues.is_empty()) {
        notice(model, say("practice.begin"), now);
    }
    if let Some(text) = recovered {
        notice(model, text, now);
    }
    if is_apart {
        offer(model, say("apart.offer"), Press::Run(Global::KeepBoth), now);
    }
    effects
}
