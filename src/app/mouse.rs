//! The mouse: what a click on anything that was drawn means, and who has the mouse.

use super::{
    editing,
    model::{Model, Press},
    navigate,
    update::{notice, press, run, send},
};
use crate::{
    assets::words::say,
    domain::moment::Moment,
    effect::{Effect, Place},
    keymap::{Chord, Key},
};
use ratatui::layout::Position;

/// Innermost first: the field, the screen on top, the rows around it; beside an overlay a click closes it.
pub(super) fn click(model: &mut Model, at: Position, now: Moment) -> Vec<Effect> {
    if model.top().place == Place::Blank {
        return navigate::back(model, now);
    }
    if editing::click(model, at) {
        return Vec::new();
    }
    let drawn = &model.drawn;
    if let Some((_, msg)) = drawn.hits.iter().find(|(area, _)| area.contains(at)) {
        return send(model, msg.clone(), now);
    }
    if let Some((_, pressed)) = drawn.presses.iter().find(|(area, _)| area.contains(at)) {
        let pressed = *pressed;
        return match pressed {
            Press::Key(chord) => press(model, chord, now),
            Press::Run(command) => run(model, command, now),
            Press::Dismiss => {
                model.notice = None;
                Vec::new()
            }
        };
    }
    if drawn.overlay.is_some_and(|area| !area.contains(at)) { close_overlay(model, now) } else { Vec::new() }
}

/// As Esc does, and once more where the first one only ended the typing.
fn close_overlay(model: &mut Model, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    let place = model.top().place.clone();
    for _ in 0..2 {
        if model.top().place == place {
            effects.extend(press(model, Chord::plain(Key::Esc), now));
        }
    }
    effects
}

/// Leaves the mouse to the terminal, so that text can be selected, or takes clicks again.
pub(super) fn switch(model: &mut Model, now: Moment) -> Vec<Effect> {
    let takes = !model.settings.mouse;
    model.settings.mouse = takes;
    notice(model, say(if takes { "app.mouse_on" } else { "app.mouse_off" }), now);
    vec![Effect::CaptureMouse(takes)]
}
