//! One message in, effects out. The only place where a command is committed.

use super::{
    asked, asleep, bell, copied, editing, global,
    global::Global,
    marks,
    model::{Drawn, Model, Notice, Press, Saved},
    mouse, navigate, practice, results,
};
use crate::{
    assets::words::{fill, say},
    domain::{command::Command, history::Entry, moment::Moment, rejected::Rejected},
    effect::{Done, Effect, Place},
    keymap::Chord,
    screen::{self, Go, Outcome},
};
use ratatui::layout::{Position, Size};

/// What happens to the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A key.
    Key(Chord),
    /// Pasted text: one insertion.
    Paste(String),
    /// A click.
    Click(Position),
    /// The window has another size.
    Resize(Size),
    /// Time went by.
    Tick,
    /// The machine slept from then until now.
    Slept {
        /// The last moment it was awake before.
        since: Moment,
    },
    /// An effect came back.
    Done(Done),
    /// The last frame showed this.
    Drawn(Drawn),
}

/// Seconds a notice stays.
const NOTICE_SECONDS: i64 = 8;

/// Takes a message at the instant `now`.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    let mut effects = handle(model, msg, now);
    let room = model.room();
    let is_read_aloud = model.stack.last().is_some_and(|layer| layer.screen.is_read_aloud());
    if let Some(open) = &mut model.open {
        open.was_read_aloud |= is_read_aloud;
    }
    if let Some(open) = model.open.as_mut().filter(|open| open.read_only.is_none() && open.room != room) {
        open.room = room.clone();
        effects.push(Effect::Show(room));
    }
    effects.extend(asked::ask(model, now));
    effects.extend(bell::look(model, now));
    effects.extend(marks::look(model));
    effects
}

fn handle(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    if model.notice.as_ref().is_some_and(|notice| notice.until < now) {
        model.notice = None;
    }
    if matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Click(_)) {
        model.window.marks.pressed();
    }
    match msg {
        Msg::Key(chord) => leaving_words_behind(model, |model| press(model, chord, now)),
        Msg::Paste(text) => editing::paste(model, &text),
        Msg::Click(at) => leaving_words_behind(model, |model| mouse::click(model, at, now)),
        Msg::Resize(size) => {
            model.window.size = size;
            Vec::new()
        }
        Msg::Tick => editing::draft_due(model, now),
        Msg::Slept { since } => asleep::slept(model, since, now),
        Msg::Done(done) => results::take(model, done, now),
        Msg::Drawn(drawn) => {
            model.note_drawn(drawn);
            Vec::new()
        }
    }
}

/// What was said on one screen does not go along to the next; what is said on the way there does, and what was said
/// goes back with whoever closes a screen right away.
fn leaving_words_behind(model: &mut Model, act: impl FnOnce(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    let (place, depth, said) = (model.top().place.clone(), model.stack.len(), model.notice.clone());
    let effects = act(model);
    let left = model.top().place != place && model.stack.len() >= depth;
    if left && model.notice == said {
        model.notice = None;
    }
    effects
}

/// Innermost first: the blank screen, the field, the screen, then what works everywhere.
pub(super) fn press(model: &mut Model, chord: Chord, now: Moment) -> Vec<Effect> {
    if model.top().place == Place::Blank {
        model.stack.pop();
        return Vec::new();
    }
    if model.field.is_some() {
        if let Some(effects) = editing::key(model, chord, now) {
            return effects;
        }
    } else {
        let ctx = model.context(now, &[]);
        if let Some(msg) = model.top().screen.resolve(chord, &ctx, &model.settings.overrides) {
            return send(model, msg, now);
        }
    }
    global::resolve(model, chord).map_or_else(Vec::new, |command| run(model, command, now))
}

/// Hands a message to the screen that has the keys and carries out what it answers.
pub(super) fn send(model: &mut Model, msg: screen::Msg, now: Moment) -> Vec<Effect> {
    let outcome = with_screen(model, now, |screen, ctx| screen.update(msg, ctx));
    carry_out(model, outcome, now)
}

/// Lets the top screen change its own state while it looks at the rest of the model.
pub(super) fn with_screen<T>(
    model: &mut Model,
    now: Moment,
    act: impl FnOnce(&mut screen::Screen, &screen::Context<'_>) -> T,
) -> T {
    let keys = model.listed_keys(now);
    let mut layer = model.top().clone();
    let answer = act(&mut layer.screen, &model.context(now, &keys));
    if let Some(top) = model.stack.last_mut() {
        *top = layer;
    }
    answer
}

/// Carries out an answer: commands, effects, then where to go.
pub(super) fn carry_out(model: &mut Model, outcome: Outcome, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !outcome.commands.is_empty() {
        match commit(model, outcome.commands, now) {
            Ok(effect) => effects.extend(effect),
            Err(refused) => {
                notice(model, refused, now);
                return effects;
            }
        }
    }
    for key in outcome.settled {
        effects.extend(editing::settle(model, &key, now));
    }
    model.drafts.extend(outcome.keep);
    effects.extend(outcome.effects);
    if let Some(text) = outcome.say {
        notice(model, text, now);
    }
    match outcome.go {
        Some(Go::To(place)) => effects.extend(navigate::to(model, place, now)),
        Some(Go::Back) => effects.extend(navigate::back(model, now)),
        Some(Go::Forward) => effects.extend(navigate::along(model, true, now)),
        Some(Go::Backward) => effects.extend(navigate::along(model, false, now)),
        None => {}
    }
    if let Some(field) = outcome.edit {
        editing::open(model, field);
    }
    if let Some(label) = outcome.run {
        effects.extend(run_named(model, &label, now));
    }
    effects
}

/// Runs an action by its name: one of the screen's, or one that works everywhere.
fn run_named(model: &mut Model, label: &str, now: Moment) -> Vec<Effect> {
    // An action chosen in the help ends the typing; its draft is kept.
    model.field = None;
    let msg = model.top().screen.named(label, &model.context(now, &[]));
    if let Some(msg) = msg {
        return send(model, msg, now);
    }
    if let Some(command) = global::named(model, label) {
        return run(model, command, now);
    }
    // The list names what a screen can do at all; some of it has its moment.
    notice(model, fill("app.not_now", &[("what", &say(label))]), now);
    Vec::new()
}

/// Commits a batch; the effect keeps it on disk, an error is the sentence to show.
pub(super) fn commit(model: &mut Model, batch: Vec<Command>, now: Moment) -> Result<Option<Effect>, String> {
    change(model, |workshop| workshop.commit(batch, now))
}

fn change(
    model: &mut Model,
    act: impl FnOnce(&mut crate::domain::history::Workshop) -> Result<Entry, Rejected>,
) -> Result<Option<Effect>, String> {
    let Some(open) = &mut model.open else { return Err(say("app.no_session").to_owned()) };
    if open.is_apart {
        return Err(say("apart.offer").to_owned());
    }
    if let Some(reason) = &open.read_only {
        return Err(fill("app.read_only", &[("reason", reason)]));
    }
    let session = open.workshop.session();
    let before = (session.baseline.clone(), session.earlier.clone());
    let entry = act(&mut open.workshop).map_err(|refused| refused.to_string())?;
    let session = open.workshop.session();
    if (&session.baseline, &session.earlier) != (&before.0, &before.1) {
        open.compare();
    }
    if open.saved == Saved::Practice {
        return Ok(None);
    }
    open.saved = Saved::Saving;
    Ok(Some(Effect::Record(entry, Box::new(open.workshop.clone()))))
}

/// Shows a sentence on the message line.
pub(super) fn notice(model: &mut Model, text: impl Into<String>, now: Moment) {
    offer(model, text, Press::Dismiss, now);
}

/// Shows a sentence on the message line; a click on it does what it offers.
pub(super) fn offer(model: &mut Model, text: impl Into<String>, press: Press, now: Moment) {
    model.notice = Some(Notice { text: text.into(), until: now.plus_seconds(NOTICE_SECONDS), press });
}

pub(super) fn run(model: &mut Model, command: Global, now: Moment) -> Vec<Effect> {
    match command {
        Global::Forward => navigate::along(model, true, now),
        Global::Backward => navigate::along(model, false, now),
        Global::Back => navigate::back(model, now),
        Global::Help => navigate::to(model, Place::Help, now),
        Global::Palette => navigate::to(model, Place::Palette, now),
        Global::Undo => step_history(model, false, now),
        Global::Redo => step_history(model, true, now),
        Global::Timer => navigate::to(model, Place::Timer, now),
        Global::Agenda => navigate::to(model, Place::Agenda, now),
        Global::Parking => navigate::to(model, Place::Parking, now),
        Global::GoTo => navigate::to(model, Place::GoTo, now),
        Global::SoFar => navigate::to(model, Place::SoFar, now),
        Global::Keep => navigate::to(model, Place::Keep(None), now),
        Global::Funnel => navigate::to(model, Place::Funnel, now),
        Global::RoomView => {
            model.window.room_view = !model.window.room_view;
            Vec::new()
        }
        Global::Blank => navigate::to(model, Place::Blank, now),
        Global::Export => navigate::to(model, Place::Export, now),
        Global::SaveElsewhere => navigate::to(model, Place::SaveElsewhere, now),
        Global::KeepBoth => {
            let apart = model.open.as_ref().filter(|open| open.is_apart);
            apart.map(|open| Effect::KeepBoth(open.path.clone())).into_iter().collect()
        }
        Global::Calendars => {
            let place = crate::route::calendars(model.session());
            navigate::to(model, place, now)
        }
        Global::After => navigate::to(model, Place::After, now),
        Global::Numbers => navigate::to(model, Place::Numbers, now),
        Global::Step(step) => navigate::to(model, crate::route::first_stop(step), now),
        Global::Cue => practice::cue(model, now),
        Global::Copy => copied::copy(model, now),
        Global::Mouse => mouse::switch(model, now),
        Global::Saved => {
            let text = saved_sentence(model);
            notice(model, text, now);
            Vec::new()
        }
        Global::Leave => navigate::leave(model, now),
        Global::Interrupt => interrupt(model, now),
        Global::Mute => {
            let text = bell::mute(model);
            notice(model, text, now);
            Vec::new()
        }
        Global::Suspend => vec![Effect::Suspend],
    }
}

/// Undo and redo, with a word on what changed.
fn step_history(model: &mut Model, redo: bool, now: Moment) -> Vec<Effect> {
    let changed = change(model, |workshop| if redo { workshop.redo(now) } else { workshop.undo(now) });
    match changed {
        Ok(effect) => {
            let text = history_sentence(model, redo);
            notice(model, text, now);
            navigate::refresh(model, now);
            effect.into_iter().collect()
        }
        Err(refused) => {
            notice(model, refused, now);
            Vec::new()
        }
    }
}

fn history_sentence(model: &Model, redo: bool) -> String {
    use crate::domain::history::What;
    let workshop = model.open.as_ref().map(|open| &open.workshop);
    let target = workshop.and_then(|workshop| workshop.log().last()).map(|entry| &entry.what);
    let batch = match target {
        Some(What::Undo(seq) | What::Redo(seq)) => workshop.and_then(|workshop| workshop.batch(*seq)),
        _ => None,
    };
    let what = batch.and_then(<[Command]>::first).map_or("", |command| say(&command.key()));
    fill(if redo { "app.redone" } else { "app.undone" }, &[("what", &what)])
}

fn saved_sentence(model: &Model) -> String {
    let zone = model.session().zone.clone();
    match model.open.as_ref().map(|open| &open.saved) {
        None | Some(Saved::Nothing) => say("app.saved_nothing").to_owned(),
        Some(Saved::Practice) => say("practice.mark").to_owned(),
        Some(Saved::Saving) => say("app.saving").to_owned(),
        Some(Saved::At(at)) => {
            fill("app.saved_always", &[("time", &at.in_zone(&zone).strftime("%H:%M:%S").to_string())])
        }
        Some(Saved::Not(why)) => fill("app.not_saved", &[("why", why)]),
    }
}

/// Ctrl+C leaves when pressed twice within a few seconds.
fn interrupt(model: &mut Model, now: Moment) -> Vec<Effect> {
    const SECONDS: i64 = 3;
    if model.due.leave.is_some_and(|until| now <= until) {
        return vec![Effect::Quit];
    }
    model.due.leave = Some(now.plus_seconds(SECONDS));
    notice(model, say("app.interrupt_again"), now);
    Vec::new()
}
