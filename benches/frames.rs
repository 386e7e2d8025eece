//! What it takes to draw one picture of a busy screen into a buffer, without any terminal.

use super::{
    sessions,
    table::{Report, Spread},
};
use ratatui::{buffer::Buffer, layout::Rect};
use smarketing::{
    app::{self, play::Play},
    domain::session::Step,
    effect::Place,
};

/// Pictures of each screen.
const RUNS: usize = 500;

pub fn run(report: &mut Report) {
    for (width, height) in [(80, 24), (200, 50)] {
        for (name, step, place, keys) in [
            ("vote on a topic", Step::Definitions, Place::Topic("goal".into()), "v"),
            ("baseline", Step::Baseline, Place::Baseline, ""),
            ("promises", Step::Practices, Place::Promises, ""),
            ("agenda", Step::Sla, Place::Topics(Step::Sla), "a"),
            ("typing a wording", Step::Definitions, Place::Topic("goal".into()), "eplan"),
            ("home", Step::Sla, Place::Home, ""),
        ] {
            let mut play = Play::resumed(sessions::up_to(step), place, width, height);
            play.keys(keys);
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            let spread = Spread::of_work(RUNS, || app::view(&play.model, area, &mut buffer, play.now()));
            report.spread(&format!("drawing {name}, {width}x{height}"), "ms", &spread, None);
        }
    }
}
