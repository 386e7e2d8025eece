//! From a key to the end of the picture, and the bytes of it, through a pseudo-terminal, while the session is saved.

use super::{
    sessions,
    table::{Report, Spread, milliseconds},
    window::{Home, Paint},
};
use smarketing::domain::session::Step;
use std::time::Duration;

/// Keys on each screen.
const KEYS: usize = 300;
/// After a screen was opened it may still be busy.
const OPENED: Duration = Duration::from_millis(250);

/// A busy screen: its step, how to get there, the keys that take turns on it.
struct Scene {
    name: &'static str,
    step: Step,
    before: &'static [&'static str],
    keys: &'static [&'static str],
}

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const ENTER: &str = "\r";
const BACK: &str = "\x7f";

const SCENES: &[Scene] = &[
    Scene {
        name: "vote on a topic",
        step: Step::Definitions,
        before: &[ENTER, "v"],
        keys: &["4", "5", BACK, BACK],
    },
    Scene { name: "baseline", step: Step::Baseline, before: &[], keys: &[DOWN, UP] },
    Scene { name: "a promise and what follows", step: Step::Sla, before: &[ENTER], keys: &[DOWN, UP] },
    Scene { name: "agenda", step: Step::Sla, before: &["a"], keys: &[DOWN, UP] },
    Scene {
        name: "typing a wording",
        step: Step::Definitions,
        before: &[ENTER, "e"],
        keys: &["p", "l", "a", "n", " ", BACK, BACK, BACK, BACK, BACK],
    },
];

/// Window sizes and the milliseconds half of all keys may take.
const SIZES: [((u16, u16), f64); 2] = [((80, 24), 1.0), ((200, 50), 3.0)];

pub fn run(report: &mut Report) {
    for (size, most) in SIZES {
        for scene in SCENES {
            let paints = pressed(scene, size);
            let (width, height) = size;
            let what = format!("{}, {width}x{height}", scene.name);
            if paints.len() < KEYS {
                report.without(&what, &format!("{} silent", KEYS - paints.len()));
            }
            let took = paints.iter().map(|paint| milliseconds(paint.took)).collect();
            report.spread(&what, "ms", &Spread::of(took), Some(most));
            let bytes = paints.iter().map(|paint| paint.bytes as f64).collect();
            report.spread(
                &format!("  written for a key, {width}x{height}"),
                "bytes",
                &Spread::of(bytes),
                None,
            );
        }
    }
}

fn pressed(scene: &Scene, size: (u16, u16)) -> Vec<Paint> {
    let home = Home::of_size(size);
    let path = sessions::write(&sessions::up_to(scene.step), &home.sessions());
    let mut window = home.open(&["open", &path.to_string_lossy(), "--step", scene.step.name()]);
    window.settle(OPENED);
    for key in scene.before {
        window.send(key);
        window.settle(OPENED);
    }
    (0..KEYS).filter_map(|turn| window.press(scene.keys[turn % scene.keys.len()])).collect()
}
