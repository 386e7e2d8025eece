//! Where the parts of a window stand: one place for drawing and for screens that need to know their room.

use super::model::Model;
use crate::{
    effect::Place,
    screen::{Tier, aside},
};
use ratatui::layout::{Position, Rect, Size};

/// Content is no wider than this.
const WIDEST: u16 = 120;

/// The parts of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Everything that is drawn in: the window, or the middle of a very wide one.
    pub(super) window: Rect,
    /// Agenda and parking lot; empty while there is no room for them.
    pub(super) aside: Rect,
    body: Rect,
}

impl Layout {
    /// The parts of `area` for what the model shows.
    pub(super) fn of(model: &Model, area: Rect) -> Self {
        let tier = model.tier(area.as_size());
        let window = if tier == Tier::Wide || model.is_room_view() { centred(area) } else { area };
        let rows = Rect { y: window.y.saturating_add(1), height: window.height.saturating_sub(3), ..window };
        let body = Rect { x: rows.x.saturating_add(1), width: rows.width.saturating_sub(2), ..rows };
        let beside = tier == Tier::Wide && model.open.is_some() && has_aside(model.place());
        let width = if beside { aside::WIDTH } else { 0 };
        let aside = Rect { x: body.right().saturating_sub(width), width, ..body };
        Self { window, aside, body }
    }

    /// Where the screen at a place is drawn: an overlay over everything, the rest beside agenda and parking lot.
    pub(super) fn body(&self, place: &Place) -> Rect {
        if *place == Place::Blank {
            return self.window;
        }
        let aside = if place.is_overlay() || self.aside.is_empty() { 0 } else { self.aside.width + 1 };
        Rect { width: self.body.width.saturating_sub(aside), ..self.body }
    }

    /// The size the top screen of the model is drawn in.
    pub(super) fn room(model: &Model) -> Size {
        let window = Rect::from((Position::ORIGIN, model.window.size));
        let place = model.stack.last().map_or(&Place::Home, |layer| &layer.place);
        Self::of(model, window).body(place).as_size()
    }
}

/// The card at the end and every stage stand alone, the plots of the survey take the whole width, and what is not part of the session
/// has no agenda.
fn has_aside(place: &Place) -> bool {
    let alone = matches!(
        place,
        Place::Thanks
            | Place::Review
            | Place::Compare
            | Place::Numbers
            | Place::ReviewAt(_)
            | Place::Timeline(_)
            | Place::After
            | Place::NextSession
            | Place::Achieved
            | Place::Export
            | Place::Baseline
            | Place::Item(_)
            | Place::Keep(_)
    );
    place.is_in_session() && !alone && !place.is_stage()
}

fn centred(area: Rect) -> Rect {
    let width = area.width.min(WIDEST);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}
