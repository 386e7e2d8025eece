//! The message line: what it says, what a click on it means, and whether it is there and free. It must not change what
//! there is to say.

use super::{
    global::Global,
    model::{Model, Press, Saved},
    view,
};
use crate::{assets::words::fill, effect::Place, theme::Role};

/// What the line says, and what a click on it means; that something is not saved goes before everything else.
pub(super) fn said(model: &Model) -> Option<(String, Role, Press)> {
    if let Some(Saved::Not(why)) = model.open.as_ref().map(|open| &open.saved) {
        let text = fill("app.not_saved", &[("why", why)]);
        return Some((text, Role::Alarm, Press::Run(Global::SaveElsewhere)));
    }
    let mark = || model.window.marks.says().map(|text| (text.to_owned(), Role::Accent, Press::Dismiss));
    model.notice.as_ref().map(|notice| (notice.text.clone(), Role::Accent, notice.press)).or_else(mark)
}

/// Whether the line is drawn and says nothing: what is said now is seen.
pub(super) fn is_free(model: &Model) -> bool {
    let is_drawn = model.top().place != Place::Blank && !view::is_too_small(model.window.size);
    is_drawn && said(model).is_none()
}
