//! Going from screen to screen: overlays are laid over, other screens replace; entering a step starts its box.

use super::{
    global::Global,
    model::{Model, Press},
    update::{commit, notice, offer},
};
use crate::{
    assets::words::say,
    domain::{command::Command, draft::DraftKey, moment::Moment},
    effect::{Effect, Place},
    route,
};

/// Goes to a place.
pub(super) fn to(model: &mut Model, place: Place, now: Moment) -> Vec<Effect> {
    let typing = model.field.take();
    if model.top().place == place {
        return Vec::new();
    }
    if place.is_overlay() {
        if let Some(below) = model.stack.last_mut().filter(|_| place == Place::Help) {
            below.typing = typing;
        }
        model.push(place, now);
        focus_first(model, now);
        return Vec::new();
    }
    model.stack.retain(|layer| !layer.place.is_overlay());
    if place == Place::Home {
        let closed = model.open.is_some().then_some(Effect::CloseSession);
        close(model);
        model.stack.clear();
        model.push(Place::Home, now);
        // The list is read after the session was written.
        return closed.into_iter().chain([Effect::ListLibrary]).collect();
    }
    // What was renamed or taken away is no place to come back to.
    if let Some(open) = &model.open {
        let session = open.workshop.session();
        model.stack.retain(|layer| !route::is_gone(session, &layer.place));
    }
    // A stage is entered anew, never come back to; only for pairs it waits below with its clock and its counts.
    let waits = |layer: &Place| place.is_aside() && !layer.is_aside();
    model.stack.retain(|layer| !layer.place.is_stage() || waits(&layer.place));
    // Coming back to a screen that is still below does not pile it up twice.
    if let Some(index) = model.stack.iter().position(|layer| layer.place == place) {
        model.stack.truncate(index);
    }
    if place == Place::New {
        propose(model);
    }
    let mut effects = enter(model, &place, now);
    effects.extend(gathered(model, &place));
    model.push(place, now);
    focus_first(model, now);
    effects
}

/// Puts what is usual into the wizard, as if it had been answered; an answer that was given stays.
fn propose(model: &mut Model) {
    let usual = model.settings.usual.clone();
    let minutes = usual.minutes.map(|minutes| minutes.to_string());
    for (field, answer) in [("kept:minutes", minutes), ("kept:start", usual.start)] {
        if let Some(answer) = answer {
            model.drafts.entry(DraftKey::new("new", field)).or_insert(answer);
        }
    }
}

/// What a place shows that has to be gathered from other sessions first.
fn gathered(model: &Model, place: &Place) -> Option<Effect> {
    match place {
        // The dialog says which names are taken before anything is written.
        Place::Export => Some(Effect::ListExports),
        Place::Timeline(topic) => Some(Effect::Trace(Box::new(model.session().clone()), topic.clone())),
        _ => None,
    }
}

/// Shows the first place of a session that was opened: nothing from before it stays below, and a place beside the way
/// lies over the stop it belongs to.
pub(super) fn begin(model: &mut Model, place: Place, now: Moment) -> Vec<Effect> {
    model.stack.truncate(1);
    let stop = route::below(model.session(), &place);
    if let Some(stop) = stop.filter(|stop| *stop != place) {
        model.push(stop, now);
    }
    to(model, place, now)
}

/// Some screens open with a field to type in.
fn focus_first(model: &mut Model, now: Moment) {
    model.field = model.top().screen.first_field(&model.context(now, &[]));
}

/// Off the overlay, or to the screen before. Esc never leaves a session: at its first screen it does nothing.
pub(super) fn back(model: &mut Model, now: Moment) -> Vec<Effect> {
    model.field = None;
    let below = model.stack.len().checked_sub(2).map(|index| model.stack[index].place.clone());
    match below {
        Some(Place::Home) if model.open.is_some() && !model.top().place.is_overlay() => {
            notice(model, say("app.leave_with_q"), now);
            Vec::new()
        }
        Some(place) => {
            // What was only left for a while was entered before, and its box with it.
            let entered = model.top().place.is_overlay() || model.top().place.is_aside();
            model.stack.pop();
            // Whoever looked up a key goes on typing: the next letter must not become a command.
            model.field = model.stack.last_mut().and_then(|layer| layer.typing.take());
            refresh(model, now);
            if entered { Vec::new() } else { enter(model, &place, now) }
        }
        None => Vec::new(),
    }
}

/// On along the workshop, or back.
pub(super) fn along(model: &mut Model, forward: bool, now: Moment) -> Vec<Effect> {
    if model.top().place.is_overlay() {
        return back(model, now);
    }
    let leave = Press::Run(Global::Forward);
    if leaves_a_vote(model) && model.notice.as_ref().is_none_or(|notice| notice.press != leave) {
        offer(model, say("app.vote_open"), leave, now);
        return Vec::new();
    }
    if let Some(place) = route::neighbour(model.session(), &model.place().clone(), forward) {
        return to(model, place, now);
    }
    notice(model, say(if forward { "app.nothing_after" } else { "app.nothing_before" }), now);
    Vec::new()
}

/// A clicker must not walk out of a vote by one press too many.
fn leaves_a_vote(model: &Model) -> bool {
    let open = |id| model.session().topic(id).is_some_and(|topic| topic.open_round().is_some());
    model.place().topic().is_some_and(open)
}

/// Leaves: a live session asks first, anything else just goes.
pub(super) fn leave(model: &mut Model, now: Moment) -> Vec<Effect> {
    match &model.open {
        Some(open) if open.read_only.is_none() && open.workshop.session().closed_at.is_none() => {
            to(model, Place::Leave, now)
        }
        None if *model.place() == Place::Home => vec![Effect::Quit],
        Some(_) | None => to(model, Place::Home, now),
    }
}

/// Forgets the open session.
fn close(model: &mut Model) {
    model.open = None;
    model.drafts.clear();
    model.field = None;
}

/// Screens that show ids look again after undo, redo and closing an overlay.
pub(super) fn refresh(model: &mut Model, now: Moment) {
    if route::is_gone(model.session(), model.place()) {
        let session = model.session();
        let place = match model.place() {
            Place::Calendar(_) => route::calendars(session),
            // A break that was taken back leads to what it interrupted.
            Place::Rest | Place::Energiser => session
                .agenda
                .current()
                .and_then(|entry| route::place_of(session, entry))
                .unwrap_or_else(|| route::first_stop(session.step)),
            _ => route::first_stop(session.step),
        };
        to(model, place, now);
    }
}

/// Entering a step or topic is recorded and starts its box, in a session that is running.
fn enter(model: &mut Model, place: &Place, now: Moment) -> Vec<Effect> {
    // Opening hours are set up at any time; looking at them starts no clock.
    if matches!(place, Place::Calendars | Place::Calendar(_)) {
        return Vec::new();
    }
    let session = model.session();
    let writable = model.open.as_ref().is_some_and(|open| open.read_only.is_none());
    if !writable || session.closed_at.is_some() {
        return Vec::new();
    }
    let interlude = route::begins(session, place, now);
    if !interlude.is_empty() {
        return commit(model, interlude, now)
            .map_or_else(|_| Vec::new(), |effect| effect.into_iter().collect());
    }
    let Some(step) = route::step_of(session, place) else { return Vec::new() };
    let topic = place.topic();
    let mut batch = Vec::new();
    if session.step != step {
        batch.push(Command::EnterStep { step });
    }
    let next = session.agenda.box_for(step, topic).map(|entry| entry.id.clone());
    if let Some(id) = next.filter(|id| session.agenda.current.as_ref() != Some(id)) {
        batch.push(Command::EnterBox { id });
    }
    if batch.is_empty() {
        return Vec::new();
    }
    commit(model, batch, now).map_or_else(|_| Vec::new(), |effect| effect.into_iter().collect())
}
